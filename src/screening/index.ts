export { type Algorithm, algorithms } from './algorithms.ts'
export { buildIndex, type Index, type IndexOptions } from './build.ts'
export {
  type CompareOptions,
  type Comparison,
  compareParties,
} from './compare-parties.ts'
export { defaultFeatureWeights, type FeatureWeights } from './feature-weights.ts'
export { joinedRecords } from './resolve/joined-records.ts'
export type { Ground, Verdict } from './resolve/judge.ts'
export type { Join, JoinDecision, JoinedParty, Refusal, Resolution } from './resolve/resolution.ts'
export { judgeRecords, type ResolveOptions, resolveParties } from './resolve/resolve.ts'
export { type ScreenOptions, type ScreenResult, screen } from './screen.ts'
export { loadIndex, saveIndex } from './snapshot.ts'
export { loadTexts, packTexts, saveTexts, type Texts } from './texts.ts'
export { pairWeights, type WeightOptions } from './weight-options.ts'
