export {
  type AssessOptions,
  assessOwnership,
  explainOutcome,
  type NotExcluded,
  type OwnershipResult,
  type Reached,
  type Reading,
  readingOf,
} from './assess.ts'
export { derivationOf, type Step } from './derive.ts'
export {
  type ConcealmentView,
  concealmentFindings,
  prepareConcealment,
} from './findings/concealment.ts'
export { dataQualityFindings } from './findings/data-quality.ts'
export {
  findingsOf,
  type OwnershipFindingOptions,
  ownershipFindings,
  prepareOwnership,
} from './findings/ownership.ts'
export { manySmallSuppliers, type SupplierOptions, type Supply } from './findings/suppliers.ts'
export type { OwnershipView } from './findings/view.ts'
export { buildOwnership, type OwnershipGraph } from './graph.ts'
export { type InterestKind, interestKind, interestKinds } from './interest.ts'
export { countsAsListed, type ListedParty } from './listed.ts'
export { networkGraphml } from './network/graphml.ts'
export { networkHtml } from './network/html.ts'
export {
  type NetworkEdge,
  type NetworkNode,
  type NetworkOptions,
  type NetworkPath,
  type NetworkView,
  networkOf,
} from './network/network.ts'
export {
  type OutcomeKind,
  outcomeKind,
  type Solved,
  type SolveOptions,
  solveOwnership,
} from './outcome.ts'
export { readBods } from './read/bods.ts'
export type { FileMeta } from './read/collect.ts'
export { readFtmOwnership } from './read/ftm.ts'
export {
  type OwnershipRow,
  type OwnershipRowReader,
  ownershipRowReader,
  readOwnershipRows,
} from './read/rows.ts'
export { partyId, readTransactionOwnership } from './read/transaction.ts'
export {
  describeTest,
  type OwnershipRule,
  type RuleName,
  type RuleStatus,
  ruleAsOf,
  ruleName,
  ruleNames,
} from './rule.ts'
export { describeShare, parsePercent, percentOf, type Share } from './share.ts'
export {
  joinOwnership,
  type OwnershipData,
  type OwnershipStatement,
  type StatementSource,
} from './statement.ts'
export type { Tip } from './tip.ts'
export { ownersToScreen, type Subject, subjectsIn } from './upstream.ts'
