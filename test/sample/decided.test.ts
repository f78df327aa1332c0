import { describe, expect, test } from 'vitest'
import {
  buildAddressBook,
  type DecisionContext,
  decide,
  defaultPolicy,
  listedAddresses,
  transactionFromRow,
  understandHeader,
} from '../../src/decision/index.ts'
import { loadLists } from '../../src/lists/index.ts'
import { buildIndex, screen } from '../../src/screening/index.ts'
import { expected, orders } from './sample.ts'

const path = new URL('../../data/sample/entities.ftm.json', import.meta.url).pathname
const lists = await loadLists([path])
const index = buildIndex(lists.entities)
const listings = new Map(lists.entities.map((entity) => [entity.id, entity.listings ?? []]))
const context: DecisionContext = {
  parties: {
    screen: (party, options) => screen(index, party, options),
    listingsOf: (id) => listings.get(id) ?? [],
  },
  lists: lists.datasets,
  addresses: buildAddressBook(listedAddresses(lists.entities)),
  policy: defaultPolicy,
  asOf: '2026-11-23',
}
const intake = understandHeader(Object.keys(orders[0]!))
const cells = (row: (typeof orders)[number]) =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value ?? '']))

describe('an order of the sample', () => {
  test.each(expected)('$id is $outcome: $reason', ({ id, outcome }) => {
    const order = orders.find((row) => row.order_no === id)!
    expect(decide(transactionFromRow(intake, cells(order)), context).outcome).toBe(outcome)
  })
})
