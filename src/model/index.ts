export { check } from './check.ts'
export {
  Decision,
  DecisionSettings,
  NotEvaluated,
  Outcome,
  Version,
  Why,
} from './decision.ts'
export { Entity, Listing, Measure, Statement } from './entity.ts'
export { describePlace, type Fault, type Place, TidewaiterError } from './error.ts'
export { Area, Basis, Effect, Fact, Finding, Nexus, Source } from './finding.ts'
export {
  captionOf,
  compatibleSchemata,
  type FtmProperty,
  isA,
  isKnownSchema,
  schemaProperties,
} from './ftm.ts'
export { FileReport, ListDiff, LoadReport, Skipped } from './list.ts'
export { Contribution, evidenceFor, Joined, Match, scoreOf } from './match.ts'
export { ClaimRef, CorridorRisk } from './snapshot.ts'
export {
  Authorisation,
  Item,
  OrderHistory,
  Party,
  PartyRole,
  Payment,
  Route,
  Transaction,
} from './transaction.ts'
