// The thread that `screen` starts for files with many rows.
require('./load.js').entry('decide-worker')
