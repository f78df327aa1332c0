export { type Classification, classify, type GoodsKnowledge } from './classify.ts'
export {
  type ComponentIndex,
  embeddedComponents,
  type FoundInClaim,
  indexComponents,
  type PartClaim,
  partFoundIn,
} from './components.ts'
export { type ControlReading, readControl, reasonWords } from './control.ts'
export { type DescribeKnowledge, describeCode, type GoodsAnswer } from './describe.ts'
export { type DescriptionReading, type GoodsWords, readDescription } from './description.ts'
export { type HsReading, readHs } from './hs.ts'
export {
  type GoodsKind,
  type KindReading,
  type TechnologyDomain,
  technologyDomains,
} from './kind.ts'
export { componentClaims, kindOfTable, nomenclatureLine } from './load.ts'
export { existsIn, type HsRevision, hsRevisions, readRevision } from './nomenclature.ts'
export type { GoodsObservation } from './observe.ts'
export { type HighPriority, highPriorityList, type UavCategory } from './priority.ts'
export { compareRevisions, type RevisionComparison } from './revisions.ts'
export { type CodeSuggestion, type NomenclatureLine, suggestCodes } from './suggest.ts'
export {
  type WeaponComponent,
  type WeaponSystem,
  weaponComponents,
  weaponNamed,
  weaponSystems,
  weaponsNaming,
} from './weapons.ts'
