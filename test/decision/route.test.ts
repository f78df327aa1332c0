import { describe, expect, test } from 'vitest'
import { decide } from '../../src/decision/index.ts'
import type { Transaction } from '../../src/model/index.ts'
import { contextOf, order, party, screenOf } from './invented.ts'

const chips = [{ description: 'Microcontrollers', hs: '8542.31', eccn: 'EAR99' }]
const pumps = [{ description: 'Water pumps', hs: '8413.70', eccn: 'EAR99' }]

function say(over: Partial<Transaction>): string[] {
  return decide(order(over), contextOf(screenOf({}))).findings.map(
    ({ rule, effect }) => `${rule} ${effect}`,
  )
}

const ship = (name: string, imoNumber: string, flag = 'Greece') =>
  party(name, {
    role: 'vessel',
    schema: 'Vessel',
    properties: { name: [name], flag: [flag], ...(imoNumber ? { imoNumber: [imoNumber] } : {}) },
  })

describe('a route', () => {
  const round = { exportCountry: 'Germany', destinationCountry: 'Poland', via: ['Hong Kong'] }

  test('through a transshipment point far from both ends is a question for high-priority goods', () => {
    expect(say({ items: chips, route: round })).toContain('route.detour review')
  })

  test('of the same kind is a note for plain goods', () => {
    expect(say({ items: pumps, route: round })).toContain('route.detour note')
  })

  test('of the same kind is a question where nobody knows what the goods are', () => {
    expect(say({ items: [{ hs: '8413.70' }], route: round })).toContain('route.detour review')
  })

  test('by the usual way is no detour', () => {
    expect(
      say({
        items: chips,
        route: { exportCountry: 'Germany', destinationCountry: 'Vietnam', via: ['Singapore'] },
      }).filter((one) => one.startsWith('route.')),
    ).toEqual([])
  })

  test('over a port in an occupied region is blocked', () => {
    const said = say({
      items: pumps,
      route: { destinationCountry: 'Ukraine', ports: ['ROCND', 'UASVP'] },
      nexus: { euOperator: true },
    })
    expect(said).toContain('destination.embargo.eu-ua-cri block')
  })

  test('over a port of an embargoed country asks for a review', () => {
    expect(
      say({
        items: pumps,
        route: { destinationCountry: 'Oman', ports: ['DEHAM', 'IRBND'] },
        nexus: { usPerson: true },
      }),
    ).toContain('destination.embargo.us-ir review')
  })

  test('over a port of Russia is a transit through Russia', () => {
    expect(
      say({
        items: chips,
        route: { exportCountry: 'Germany', destinationCountry: 'Kazakhstan', ports: ['RULED'] },
        nexus: { euOperator: true },
      }),
    ).toContain('HB10 block')
  })

  test('over a port that nobody knows says so', () => {
    expect(say({ route: { destinationCountry: 'Norway', ports: ['Nowhere'] } })).toContain(
      'route.port-unknown note',
    )
  })

  test('through Belarus to Kazakhstan is told like one through Russia', () => {
    expect(
      say({ items: pumps, route: { destinationCountry: 'Kazakhstan', via: ['BY'] } }),
    ).toContain('RF50 review')
  })
})

describe('a ship', () => {
  test.each([
    [
      'an IMO number with a wrong check digit',
      [ship('Kestrel', '9074728')],
      'vessel.imo-invalid review',
    ],
    ['no IMO number', [ship('Kestrel', '')], 'vessel.imo-missing note'],
    [
      'another name under the same IMO number',
      [ship('Kestrel', '9074729'), ship('Osprey', '9074729')],
      'vessel.name-changed review',
    ],
    [
      'another flag under the same IMO number',
      [ship('Kestrel', '9074729'), ship('Kestrel', '9074729', 'Malta')],
      'vessel.flag-changed review',
    ],
  ])('with %s is told: %o', (_name, ships, said) => {
    expect(say({ parties: [party('Bakery'), ...ships] })).toContain(said)
  })

  test('with one name, one flag and a right number is not', () => {
    expect(
      say({ parties: [party('Bakery'), ship('Kestrel', '9074729')] }).filter((one) =>
        one.startsWith('vessel.'),
      ),
    ).toEqual([])
  })
})
