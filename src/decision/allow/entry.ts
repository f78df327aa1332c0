/** An entry of the house's own allow list: a customer that was judged not to be a listed party. */
export interface AllowEntry {
  /** Its id in the list. */
  readonly id: string
  /** The list and its version, for the source of a finding. */
  readonly dataset: string
  readonly version: string
  readonly names: readonly string[]
  /** What else the customer is known by: all of it must be so in the order. */
  readonly properties: Readonly<Record<string, readonly string[]>>
  /** The listed records that the customer is not. */
  readonly records: readonly string[]
  readonly by: string
  /** ISO date of the judgement. */
  readonly on: string
  /** ISO date, the last day on which it counts. */
  readonly until: string
  readonly why: string
}
