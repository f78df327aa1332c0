export {
  type AddressBook,
  type AddressHit,
  buildAddressBook,
  type ListedAddress,
  listedAddresses,
} from './addresses/book.ts'
export type { AllowEntry } from './allow/entry.ts'
export type { DecisionContext, PartyScreen, SearchedList } from './context.ts'
export { decide } from './decide.ts'
export { describePolicy } from './describe-policy.ts'
export { digestOf } from './digest.ts'
export { type LedgerOptions, type OrderLedger, orderLedger } from './history/ledger.ts'
export { describeIntake, type Intake, understandHeader } from './intake/intake.ts'
export { transactionFromRow } from './intake/transaction.ts'
export { defaultPolicy, Policy, PolicyFile } from './policy.ts'
export { readPolicy } from './policy-file.ts'
export { type Replay, replay } from './replay.ts'
