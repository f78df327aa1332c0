import { type Entity, TidewaiterError, type Transaction } from '../../model/index.ts'
import { parsePercent, unknownShare } from '../share.ts'
import type { OwnershipData } from '../statement.ts'
import { Collector } from './collect.ts'

/** Identifier of a transaction's party in the ownership data that is read from it. */
export function partyId(index: number): string {
  return `party ${index}`
}

/** Ownership as the columns of a transaction state it: parties with `ownerOf` and `percent`.
 *
 * The parties get the identifiers of `partyId`, so that two parties of one name stay two.
 *
 * @example
 * readTransactionOwnership({ parties: [
 *   { role: 'buyer', schema: 'Company', name: 'A', properties: { name: ['A'] } },
 *   { role: 'owner', schema: 'Person', name: 'X', properties: { name: ['X'] }, ownerOf: 0, percent: '50' },
 * ], items: [] }).statements[0] // { owner: 'party 1', owned: 'party 0', … }
 */
export function readTransactionOwnership(transaction: Transaction): OwnershipData {
  const collector = new Collector()
  const meta = { dataset: 'transaction', version: transaction.date ?? '' }
  for (const [i, { schema, properties }] of transaction.parties.entries()) {
    collector.addEntity({
      id: partyId(i),
      schema,
      properties,
      datasets: ['transaction'],
    } satisfies Entity)
  }
  for (const [i, party] of transaction.parties.entries()) {
    if (party.ownerOf === undefined) continue
    const source = { ...meta, record: `party ${i}` }
    if (party.ownerOf >= transaction.parties.length) {
      collector.remark(
        'ownership.unknown-id',
        `${party.name} is stated to own the party number ${party.ownerOf}, which the transaction does not have.`,
        source,
        { clears: 'Name the party that is owned.', effect: 'review' },
      )
      continue
    }
    let share = unknownShare
    try {
      share = parsePercent(party.percent ?? '')
    } catch (error) {
      if (!(error instanceof TidewaiterError)) throw error
      collector.remark(
        'ownership.percent-unreadable',
        `The share "${party.percent}" of ${party.name} cannot be read (${error.fault.reason}); it is treated as unknown.`,
        source,
        {
          facts: [{ field: 'percent', value: party.percent ?? '' }],
          clears: error.fault.remedy,
          effect: 'review',
        },
      )
    }
    collector.addStatement({
      owner: partyId(i),
      owned: partyId(party.ownerOf),
      kind: 'ownership',
      share,
      directness: 'direct',
      declaration: source.record,
      source,
    })
  }
  return collector.finish()
}
