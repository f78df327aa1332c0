import { describe, expect, test } from 'vitest'
import { decide } from '../../src/decision/index.ts'
import type { Transaction } from '../../src/model/index.ts'
import { contextOf, listing, order, party, screenOf } from './invented.ts'

const lists = screenOf({
  Frozen: { score: 0.98, listings: [listing('asset_freeze')] },
  'Frozen EU': { score: 0.98, listings: [listing('asset_freeze', { jurisdiction: 'eu' })] },
  Namesake: { score: 0.62, listings: [listing('asset_freeze')], name: 'Another Name' },
  Licensed: { score: 0.98, listings: [listing('licence_required')] },
  Denied: { score: 0.98, listings: [listing('denied')] },
  Traveller: { score: 0.98, listings: [listing('travel_ban')] },
  'Debt Bank': { score: 0.98, listings: [listing('debt_equity')] },
  Unverified: { score: 0.98, listings: [listing('no_licence_exception')] },
  Investor: { score: 0.98, listings: [listing('investment')] },
})
const chips = { description: 'Microcontrollers', hs: '8542.31', eccn: 'EAR99' }
const laser = { description: 'Laser', hs: '9013.20', eccn: '6A005', eccnSystem: 'EU_2021_821' }
const pumps = { description: 'Water pumps', hs: '8413.70', eccn: 'EAR99' }
const to = (destinationCountry: string, over: Partial<Transaction['route']> = {}) => ({
  destinationCountry,
  ...over,
})
const us = { usPerson: true, usOrigin: true }
const eu = { euOperator: true, usPerson: false, usOrigin: false }
const uk = { ukPerson: true, usPerson: false, usOrigin: false }
const pair = (first: ReturnType<typeof party>, second: ReturnType<typeof party>) => [first, second]
const buyer = (name: string, country: string, more: Record<string, string[]> = {}) =>
  party(name, { properties: { name: [name], country: [country], ...more } })
const young = buyer('Ak-Suu OsOO', 'kg', { incorporationDate: ['2022-08-15'] })

type Row = [
  story: string,
  order: Partial<Transaction>,
  outcome: string,
  rule: string,
  reason: string,
  asOf?: string,
]

const stories: Row[] = [
  ['pumps to Norway', {}, 'clear', '', 'nothing speaks against it'],
  [
    'chips from the US to a firm in Bishkek founded in 2022',
    { parties: [young], items: [chips], route: to('Kyrgyzstan'), nexus: us },
    'review',
    'RF30',
    'young customer, priority goods, no partner country',
  ],
  [
    'the same firm and pumps',
    { parties: [young], items: [pumps], route: to('Kyrgyzstan'), nexus: us },
    'clear',
    '',
    'pumps are no priority goods',
  ],
  [
    'chips through Dubai',
    { items: [chips], route: to('Norway', { via: ['United Arab Emirates'] }), nexus: us },
    'review',
    'RF28',
    'a transshipment point of the 2022 alert',
  ],
  [
    'a forwarder is the last consignee',
    {
      parties: pair(buyer('Swift FZE', 'ae'), party('Swift FZE', { role: 'forwarder' })),
      route: to('AE'),
    },
    'review',
    'RF09',
    'nobody behind the forwarder is named',
  ],
  [
    'a forwarder, and an end user behind it',
    {
      parties: [buyer('Swift Cargo', 'ae'), party('Date Farm', { role: 'end_user' })],
      route: to('AE'),
    },
    'clear',
    '',
    'the end user is named',
  ],
  [
    'bearings declared as toys',
    { items: [{ description: 'Deep groove ball bearings', hs: '9503.00' }] },
    'review',
    'goods.mismatch.description-hs',
    'description and code contradict each other',
  ],
  [
    'chips to Russia from the EU',
    { items: [chips], route: to('Russia'), nexus: eu },
    'block',
    'HB09',
    'prohibited by the EU',
  ],
  [
    'chips to Russia from the US',
    { items: [chips], route: to('Russia'), nexus: { ...us, euOperator: false, ukPerson: false } },
    'block',
    'HB06',
    'a licence is needed, with a policy of denial',
  ],
  [
    'chips to Russia from the UK',
    { items: [chips], route: to('Russia'), nexus: uk },
    'block',
    'HB09-gb',
    'prohibited by the UK',
  ],
  [
    'chips to Belarus from the EU',
    { items: [chips], route: to('Belarus'), nexus: eu },
    'block',
    'HB09-by',
    'the mirror rule for Belarus',
  ],
  [
    'chips to Kazakhstan through Russia',
    { items: [chips], route: to('Kazakhstan', { via: ['Russia'] }), nexus: eu },
    'block',
    'HB10',
    'transit through Russia is prohibited',
  ],
  [
    'pumps to Kazakhstan through Russia',
    { items: [pumps], route: to('Kazakhstan', { via: ['Russia'] }), nexus: eu },
    'review',
    'RF50',
    'a red flag, no ban on these goods',
  ],
  [
    'chips to Serbia without the clause',
    { items: [chips], route: to('Serbia'), nexus: eu },
    'review',
    'HB11',
    'Art. 12g asks for the clause',
  ],
  [
    'chips to Japan without the clause',
    { items: [chips], route: to('Japan'), nexus: eu },
    'clear',
    '',
    'Japan is a partner of Annex VIII',
  ],
  [
    'a loan against a debt listing',
    {
      parties: pair(party('Farm'), party('Debt Bank', { role: 'bank' })),
      payment: { newDebt: true },
    },
    'block',
    'list.debt-equity',
    'new debt is what the directive forbids',
  ],
  [
    'a shipment against a debt listing',
    {
      parties: pair(party('Farm'), party('Debt Bank', { role: 'bank' })),
      payment: { newDebt: false },
    },
    'clear',
    'list.debt-equity',
    'no new debt',
  ],
  [
    'a frozen buyer',
    { parties: [party('Frozen')] },
    'block',
    'list.asset-freeze',
    'nothing may be made available',
  ],
  [
    'a frozen carrier',
    { parties: pair(party('Bakery'), party('Frozen', { role: 'carrier' })) },
    'block',
    'list.asset-freeze',
    'its service may not be paid',
  ],
  [
    'an innocent namesake',
    { parties: [party('Namesake')] },
    'clear',
    '',
    'below the threshold, another name',
  ],
  [
    'a traveller as contact',
    { parties: pair(party('Bakery'), party('Traveller', { role: 'contact' })) },
    'clear',
    'list.travel-ban',
    'entry is restricted, trade is not',
  ],
  [
    'a buyer that needs a licence',
    { parties: [party('Licensed')], nexus: us },
    'block',
    'list.licence-required',
    'the Entity List asks for one',
  ],
  [
    'a licence that covers it',
    {
      parties: [party('Licensed')],
      nexus: us,
      authorisations: [
        { kind: 'licence', number: 'D-1', jurisdiction: 'us', covers: ['Licensed'] },
      ],
    },
    'review',
    'list.licence-required',
    'its conditions are to be verified',
  ],
  [
    'a licence that has expired',
    {
      parties: [party('Licensed')],
      nexus: us,
      authorisations: [
        {
          kind: 'licence',
          number: 'D-1',
          jurisdiction: 'us',
          covers: ['Licensed'],
          validTo: '2025-01-01',
        },
      ],
    },
    'block',
    'list.licence-required',
    'it covers nothing any more',
  ],
  [
    'a US listing and no US nexus',
    { parties: [party('Licensed')], nexus: { usPerson: false, usOrigin: false } },
    'clear',
    'list.licence-required',
    'stated: nothing American in the deal',
  ],
  [
    'a denied person',
    { parties: [party('Denied')], nexus: us },
    'block',
    'list.denied',
    'General Prohibition Four',
  ],
  [
    'an unverified party',
    { parties: [party('Unverified')], nexus: us },
    'review',
    'list.no-licence-exception',
    'the statement is needed',
  ],
  [
    'an unverified party that did not sign',
    { parties: [party('Unverified')], nexus: us, flags: { uvl_statement: false } },
    'block',
    'HB13',
    'without the statement it may not go',
  ],
  [
    'an investment listing and chairs',
    { parties: [party('Investor')] },
    'clear',
    'list.investment',
    'securities only',
  ],
  [
    'payment from a third country',
    { parties: [buyer('Bakery', 'no')], payment: { payerCountry: 'Cyprus' } },
    'review',
    'RF21',
    'no party is there',
  ],
  [
    'payment from the buyer’s country',
    { parties: [buyer('Bakery', 'no')], payment: { payerCountry: 'Norway' } },
    'clear',
    '',
    'as usual',
  ],
  [
    'costly goods paid in advance',
    { items: [{ ...pumps, value: 80_000, currency: 'EUR' }], payment: { method: '100% advance' } },
    'review',
    'RF05',
    'above our threshold',
  ],
  [
    'cheap goods paid in advance',
    { items: [{ ...pumps, value: 800, currency: 'EUR' }], payment: { method: '100% advance' } },
    'clear',
    '',
    'below it',
  ],
  [
    'installation is declined',
    { flags: { declines_installation: true } },
    'review',
    'RF07',
    'red flag 7',
  ],
  ['the end use is refused', { flags: { end_use_withheld: true } }, 'review', 'RF01', 'red flag 1'],
  [
    'odd packaging alone',
    { flags: { packaging_inconsistent: true } },
    'clear',
    'RF11',
    'a slight sign is a note',
  ],
  [
    'a supercomputer',
    { flags: { supercomputer_end_use: true }, nexus: us },
    'block',
    'RF54',
    'a licence is needed for the end use',
  ],
  [
    'a letter of BIS',
    { flags: { bis_letter: 'is_informed' }, nexus: us },
    'block',
    'HB14',
    'the letter sets a licence requirement',
  ],
  [
    'an order turned round from Russia',
    { history: { orders: 2, redirectedFrom: 'ru' }, route: to('Armenia') },
    'review',
    'RF20',
    'the same goods went to Russia before',
  ],
  [
    'a rise of orders',
    { items: [chips], history: { orders: 9, rise: 4 }, route: to('Serbia'), nexus: us },
    'review',
    'RF32',
    'more than double',
  ],
  [
    'pumps to Tehran from the US',
    { items: [pumps], route: to('Iran'), nexus: us },
    'block',
    'destination.embargo.us-ir',
    'comprehensive embargo',
  ],
  [
    'a controlled laser from Germany to India',
    { items: [laser], route: to('India', { exportCountry: 'Germany' }), nexus: eu },
    'block',
    'DU01',
    'Annex I goods leave the EU with an authorisation only',
  ],
  [
    'the same with the authorisation of BAFA',
    {
      items: [laser],
      route: to('India', { exportCountry: 'Germany' }),
      nexus: eu,
      authorisations: [
        { kind: 'licence', number: 'BAFA 4711', jurisdiction: 'eu', covers: ['DU01'] },
      ],
    },
    'review',
    'DU01',
    'covered, but its conditions must be verified',
  ],
  [
    'the same before the recast of 2021, as the law of that day',
    { items: [laser], route: to('India', { exportCountry: 'Germany' }), nexus: eu },
    'block',
    'DU01',
    'Reg. 428/2009 asked the same',
    '2020-06-01',
  ],
  [
    'the same laser to Japan',
    { items: [laser], route: to('Japan', { exportCountry: 'Germany' }), nexus: eu },
    'review',
    'DU01-general',
    'EU001 may cover it',
  ],
  [
    'the same laser to France',
    { items: [laser], route: to('France', { exportCountry: 'Germany' }), nexus: eu },
    'clear',
    '',
    'inside the EU there is no export',
  ],
  [
    'the same laser from Taiwan to India by an EU operator',
    { items: [laser], route: to('India', { exportCountry: 'Taiwan' }), nexus: eu },
    'clear',
    '',
    'the goods do not leave the EU',
  ],
  [
    'pumps from Italy to Myanmar for a military end user',
    {
      items: [pumps],
      route: to('Myanmar', { exportCountry: 'Italy' }),
      nexus: eu,
      flags: { military_end_user: true },
    },
    'block',
    'DU02',
    'the authority must be told, and decides',
  ],
  [
    'pumps from Italy to India for a military end user',
    {
      items: [pumps],
      route: to('India', { exportCountry: 'Italy' }),
      nexus: eu,
      flags: { military_end_user: true },
    },
    'clear',
    '',
    'India is under no arms embargo',
  ],
  [
    'pumps from Italy to Pakistan for missiles',
    {
      items: [pumps],
      route: to('Pakistan', { exportCountry: 'Italy' }),
      nexus: eu,
      flags: { wmd_end_use: true },
    },
    'block',
    'DU02-wmd',
    'a use in means of delivery needs the decision of the authority',
  ],
  [
    'a controlled laser from Britain to India',
    { items: [laser], route: to('India', { exportCountry: 'United Kingdom' }), nexus: uk },
    'block',
    'DU11',
    'the UK list has the same entry',
  ],
  [
    'the same laser from Britain to Germany',
    { items: [laser], route: to('Germany', { exportCountry: 'United Kingdom' }), nexus: uk },
    'review',
    'DU11-general',
    'the general licence for EU member states may cover it',
  ],
  [
    'chips from Spain to Turkey with the clause on Russia only',
    {
      items: [chips],
      route: to('Turkey', { exportCountry: 'Spain' }),
      nexus: eu,
      flags: { no_russia_clause: true },
    },
    'review',
    'HB11-by',
    'since July 2024 the clause must name Belarus too',
  ],
  [
    'no destination',
    { route: {}, parties: pair(party('A'), party('B', { role: 'forwarder' })) },
    'review',
    'required.destination',
    'unknown is not clear',
  ],
  [
    'goods without a code',
    { items: [{ description: 'Water pumps' }] },
    'review',
    'required.goods',
    'unknown is not clear',
  ],
  [
    'a code that no revision has',
    { items: [{ description: 'Water pumps', hs: '8413.79', eccn: 'EAR99' }] },
    'review',
    'goods.hs.never-existed',
    'nobody knows what it is',
  ],
]

describe('a story', () => {
  test.each(stories)('%s: %o is %s by "%s", because %s', (...row) => {
    const [, over, outcome, rule, , asOf] = row
    const decision = decide(order(over), contextOf(lists, asOf ? { asOf } : {}))
    expect({
      outcome: decision.outcome,
      rules: rule === '' ? '' : decision.findings.map((f) => f.rule).find((f) => f === rule),
    }).toEqual({ outcome, rules: rule })
  })

  test('there are at least 40, with every outcome', () => {
    expect(stories.length).toBeGreaterThanOrEqual(40)
    expect(new Set(stories.map((row) => row[2]))).toEqual(new Set(['clear', 'review', 'block']))
  })
})
