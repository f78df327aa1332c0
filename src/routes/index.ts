export { type Embargo, embargoesOn } from './embargo.ts'
