import { describe, expect, it } from 'vitest'
import { check, type Outcome, type Party, Transaction } from '../../src/model/index.ts'
import { expected, orders, parties, type Row, sampleLines } from './sample.ts'

const transactions = sampleLines<Transaction>('transactions.jsonl')

describe('data/sample/transactions', () => {
  it('has at least 24 orders that fit the schema of a transaction', () => {
    expect(transactions.length).toBeGreaterThanOrEqual(24)
    for (const transaction of transactions) check(Transaction, transaction, 'transaction')
  })

  it('says the same in CSV and in JSON lines', () => {
    expect(transactions).toEqual(orders.map(fromRow))
  })

  it('names for each order why it is there, once', () => {
    const notes = orders.map((order) => order.note)
    expect(notes.every((note) => note !== undefined && note.length > 20)).toBe(true)
    expect(new Set(notes).size).toBe(notes.length)
  })

  it('has an expected outcome with a reason for each order, and all three outcomes', () => {
    expect(expected.map((row) => row.id)).toEqual(orders.map((order) => order.order_no))
    const outcomes: readonly Outcome[] = ['block', 'clear', 'review']
    expect([...new Set(expected.map((row) => row.outcome))].sort()).toEqual(outcomes)
    expect(expected.every((row) => row.reason!.length > 20)).toBe(true)
  })

  it('shares a word with a listed party wherever a block is expected for a party', () => {
    const listed = new Set(
      parties.flatMap((one) => Object.values(one.properties).flat().flatMap(words)),
    )
    const due = expected.filter((row) => row.rests_on === 'party' && row.outcome === 'block')
    for (const row of due) {
      const order = transactions.find((one) => one.id === row.id)!
      const own = order.parties.flatMap((one) =>
        Object.values(one.properties).flat().flatMap(words),
      )
      expect(
        own.filter((word) => listed.has(word)),
        row.id,
      ).not.toEqual([])
    }
  })
})

/** Words of more than three letters; of Chinese and Korean text each pair of neighbours. */
function words(value: string): string[] {
  return value
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((word) =>
      /[\p{Script=Han}\p{Script=Hangul}]/u.test(word)
        ? [...word].slice(1).map((letter, index) => [...word][index] + letter)
        : word.length > 3
          ? [word]
          : [],
    )
}

/** The meaning of the columns of transactions.csv. */
function fromRow(row: Row): Transaction {
  const parties = [
    party('buyer', 'LegalEntity', row.buyer, {
      country: row.buyer_country,
      address: row.buyer_address,
      taxNumber: row.buyer_tax_no,
      incorporationDate: row.buyer_founded,
    }),
    party('consignee', 'LegalEntity', row.consignee, { country: row.consignee_country }),
    party('end_user', 'LegalEntity', row.end_user, { country: row.end_user_country }),
    party('forwarder', 'LegalEntity', row.forwarder, {}),
    party('carrier', 'LegalEntity', row.carrier, {}),
    party('bank', 'LegalEntity', row.bank, { country: row.bank_country }),
    party('contact', 'Person', row.contact, {
      birthDate: row.contact_birth_date,
      nationality: row.contact_nationality,
    }),
    party('vessel', 'Vessel', row.vessel, { imoNumber: row.vessel_imo }),
    party('vessel', 'Airplane', row.aircraft, { registrationNumber: row.aircraft }),
    ...party('owner', 'LegalEntity', row.buyer_owner, {}).map((owner) => ({
      ...owner,
      percent: row.buyer_owner_percent!,
      ownerOf: 0,
    })),
  ].flat()
  const nexus = given({
    usPerson: yes(row.us_person),
    usOrigin: yes(row.us_origin),
    euOperator: yes(row.eu_operator),
    ukPerson: yes(row.uk_person),
  })
  return {
    id: row.order_no!,
    parties,
    items: [
      given({
        description: row.goods,
        hs: row.hs,
        eccn: row.eccn,
        partNumber: row.part_no,
        quantity: number(row.quantity),
        unit: row.unit,
        value: number(row.value),
        currency: row.currency,
        originCountry: row.goods_origin,
      }),
    ],
    route: given({
      exportCountry: row.export_country,
      destinationCountry: row.destination_country,
      via: row.via ? row.via.split('; ') : undefined,
      deliveryAddress: row.delivery_address,
    }),
    payment: given({
      method: row.payment,
      currency: row.currency,
      bankCountry: row.bank_country,
      newDebt: yes(row.new_debt),
    }),
    ...(row.licence
      ? {
          authorisations: [
            {
              kind: 'licence',
              number: row.licence,
              jurisdiction: row.licence_jurisdiction!,
              covers: [row.licence_covers!],
              validTo: row.licence_valid_to!,
            },
          ],
        }
      : {}),
    date: row.order_date!,
    ...(row.end_use ? { endUse: row.end_use } : {}),
    ...(Object.keys(nexus).length > 0 ? { nexus } : {}),
    extra: { note: row.note! },
  }
}

function party(
  role: Party['role'],
  schema: string,
  name: string | undefined,
  facts: Record<string, string | undefined>,
): Party[] {
  if (!name) return []
  const properties: Record<string, string[]> = { name: [name] }
  for (const [key, value] of Object.entries(facts)) if (value) properties[key] = [value]
  return [{ role, schema, name, properties }]
}

const yes = (text: string | undefined): boolean | undefined => (text ? text === 'yes' : undefined)
const number = (text: string | undefined): number | undefined => (text ? Number(text) : undefined)

function given<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
  ) as { [K in keyof T]?: NonNullable<T[K]> }
}
