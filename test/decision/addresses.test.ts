import { describe, expect, test } from 'vitest'
import { buildAddressBook, decide, listedAddresses } from '../../src/decision/index.ts'
import type { Entity, Listing } from '../../src/model/index.ts'
import { contextOf, listing, order, party, screenOf } from './invented.ts'

const alone: Entity = {
  id: 'zz-address-1',
  schema: 'Address',
  properties: {
    full: ['Room 1318-19, 13F, Harbour Plaza, 610 Lantern Road, Mong Kok, Kowloon, Hong Kong'],
    country: ['hk'],
  },
  datasets: ['zz_list'],
}
const named: Entity = {
  id: 'zz-firm',
  schema: 'Company',
  properties: { name: ['Listed Firm'], address: ['Flat 5, 12 Willow Street, Limassol, Cyprus'] },
  datasets: ['zz_list'],
}
const addresses = buildAddressBook(listedAddresses([alone, named]))

const entry = listing('licence_required', {
  authority: 'US Department of Commerce, BIS',
  programs: ['Entity List'],
  scope: 'For all items subject to the EAR. (See § 744.11 of the EAR)',
})
const listings: Readonly<Record<string, readonly Listing[]>> = {
  'zz-address-1': [entry],
  'zz-firm': [listing('asset_freeze')],
}

function say(address: string, country: string, over: Partial<Parameters<typeof order>[0]> = {}) {
  const screen = { ...screenOf({}), listingsOf: (id: string) => listings[id] ?? [] }
  const buyer = party('Silver Kite Ltd', {
    properties: { name: ['Silver Kite Ltd'], country: [country], address: [address] },
  })
  return decide(order({ parties: [buyer], ...over }), contextOf(screen, { addresses }))
    .findings.filter((finding) => finding.rule === 'list.address' || finding.rule === 'RF22')
    .map(({ rule, effect }) => `${rule} ${effect}`)
}

describe('an address that a list names by itself', () => {
  test.each([
    'Room 1318-19, 13/F, Harbour Plaza, 610 Lantern Road, Mongkok, Kowloon, Hong Kong',
    'RM 1318-1319 13/F HARBOUR PLAZA 610 LANTERN RD MONG KOK',
    '610 Lantern Rd., Harbour Plaza, 13th Floor, Rooms 1318 and 1319, Kowloon',
  ])('blocks whoever is there: %s', (address) => {
    expect(say(address, 'Hong Kong')).toEqual(['list.address block'])
  })

  test('asks where the room is not stated', () => {
    expect(say('Harbour Plaza, 610 Lantern Road, Kowloon', 'Hong Kong')).toEqual([
      'list.address review',
    ])
  })

  test.each([
    ['the next house', 'Room 1318-19, 13/F, Harbour Plaza, 612 Lantern Road, Kowloon', 'Hong Kong'],
    ['another room', 'Room 1402, 14/F, Harbour Plaza, 610 Lantern Road, Kowloon', 'Hong Kong'],
    ['another country', 'Room 1318-19, 13/F, Harbour Plaza, 610 Lantern Road, Kowloon', 'Norway'],
    ['no number', 'Harbour Plaza, Lantern Road, Kowloon', 'Hong Kong'],
    ['numbers alone', '13, 1318, 1319, 610', 'Hong Kong'],
  ])('does not reach %s', (_what, address, country) => {
    expect(say(address, country)).toEqual([])
  })

  test('counts for the delivery too', () => {
    expect(
      say('1 Elsewhere Street, Oslo', 'Norway', {
        route: {
          destinationCountry: 'Hong Kong',
          deliveryAddress: 'Rooms 1318-19, 13/F, 610 Lantern Road, Mongkok, Kowloon',
        },
      }),
    ).toEqual(['list.address block'])
  })
})

describe('the address of a listed party', () => {
  test('with somebody else at it asks for a review', () => {
    expect(say('12 Willow St, Flat 5, Limassol', 'Cyprus')).toEqual(['RF22 review'])
  })

  test('says nothing of the other flats', () => {
    expect(say('12 Willow St, Flat 6, Limassol', 'Cyprus')).toEqual([])
    expect(say('12 Willow St, Limassol', 'Cyprus')).toEqual([])
  })
})

test('without a book of addresses the rule stands among those not evaluated', () => {
  const buyer = party('Kite', { properties: { name: ['Kite'], address: ['1 Quay, Oslo'] } })
  const decision = decide(order({ parties: [buyer] }), contextOf(screenOf({})))
  expect(decision.notEvaluated.map((one) => one.rule)).toContain('addresses')
})
