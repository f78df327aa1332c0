import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = process.env.TIDEWAITER_SHARED ?? '../shared'

/** Folder of real lists, and whether it is there. */
export const sharedLists = (name: string): string => join(root, 'data/lists', name)
export const hasShared = existsSync(join(root, 'data/lists'))
/** Ends the title of a test that needs the real lists. */
export const whenShared = hasShared ? '' : ' (skipped: the shared data is not there)'
