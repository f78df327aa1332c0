import { describe, expect, test } from 'vitest'
import {
  buildAddressBook,
  type DecisionContext,
  decide,
  defaultPolicy,
  listedAddresses,
  orderLedger,
  transactionFromRow,
  understandHeader,
} from '../../src/decision/index.ts'
import { loadLists } from '../../src/lists/index.ts'
import { buildIndex, screen } from '../../src/screening/index.ts'
import { earlierOrders, expected, orders } from './sample.ts'

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

/** Every order with what the earlier ones say of it, as the demonstration decides them. */
function decided() {
  const ledger = orderLedger({ asOf: context.asOf, complete: true })
  const earlier = understandHeader(Object.keys(earlierOrders[0]!))
  for (const row of earlierOrders) ledger.add(transactionFromRow(earlier, cells(row)))
  return new Map(
    orders.map((row) => {
      const order = transactionFromRow(intake, cells(row))
      const history = ledger.historyOf(order)
      ledger.add(order)
      return [row.order_no, decide(history ? { ...order, history } : order, context)]
    }),
  )
}
const decisions = decided()

describe('an order of the sample', () => {
  test.each(expected)('$id is $outcome: $reason', ({ id, outcome }) => {
    expect(decisions.get(id)?.outcome).toBe(outcome)
  })

  test.each([
    ['S-042', 'RF32'],
    ['S-042', 'RF17'],
    ['S-043', 'RF20'],
    ['S-044', 'licence.arms-embargo'],
    ['S-045', 'licence.not-determined'],
    ['S-046', 'route.detour'],
    ['S-047', 'vessel.imo-invalid'],
    ['S-011', 'list.address'],
  ])('%s rests on %s', (id, rule) => {
    expect(decisions.get(id)?.findings.map((finding) => finding.rule)).toContain(rule)
  })
})
