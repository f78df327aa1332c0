export { ageOf, type CoverageRow, type ListAge, listCoverage } from './coverage.ts'
export { type Dataset, datasets } from './dataset.ts'
export { diffLists, type ExplainedDiff, explainDiff, type NamedRecord } from './diff.ts'
export { loadLists } from './load.ts'
export type {
  LoadedDataset,
  LoadedLists,
  LoadOptions,
  PassedOver,
  SeveralVersions,
} from './loaded.ts'
export {
  activeLists,
  type KnownOptions,
  listStatus,
  listVersions,
  type RecordedVersion,
} from './store/active.ts'
export { type StoreOptions, storeLists } from './store/keep.ts'
export type { ListStatus } from './store/status.ts'
export type { NetworkOptions } from './update/network.ts'
export { ownSources } from './update/own-sources.ts'
export { type ListSource, listSources } from './update/source.ts'
export {
  type UpdateOptions,
  type UpdateOutcome,
  type UpdateProgress,
  type UpdateResult,
  updateLists,
} from './update/update.ts'
