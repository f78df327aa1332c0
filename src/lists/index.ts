export { type Dataset, datasets } from './dataset.ts'
export { diffLists } from './diff.ts'
export {
  type LoadedDataset,
  type LoadedLists,
  type LoadOptions,
  loadLists,
} from './load.ts'
