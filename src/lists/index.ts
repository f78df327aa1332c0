export { type Dataset, datasets } from './dataset.ts'
export { diffLists } from './diff.ts'
export { loadLists } from './load.ts'
export type { LoadedDataset, LoadedLists, LoadOptions } from './loaded.ts'
