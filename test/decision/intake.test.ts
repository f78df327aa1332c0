import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeIntake, transactionFromRow, understandHeader } from '../../src/decision/index.ts'

describe('a heading is understood', () => {
  test.each([
    ['Name', 'name', 'the plain word'],
    ['FULL_NAME', 'name', 'snake case'],
    ['dateOfBirth', 'birthDate', 'camel case'],
    ['D.O.B.', 'birthDate', 'dots between letters'],
    ['Buyer', 'buyer.name', 'a role alone is its name'],
    ['Buyer Country', 'buyer.country', 'role and property'],
    ['Firma (Kunde)', 'buyer.name', 'the role in brackets'],
    ['Country (end user)', 'end_user.country', 'the role in brackets after a property'],
    ['Name (as on passport)', 'name', 'a note in brackets'],
    ['Kunde / Customer', 'buyer.name', 'the same in two languages'],
    ['Country of consignee', 'consignee.country', 'property of role'],
    ['End-User Address', 'end_user.address', 'hyphen'],
    ['Intermediate consignee', 'intermediate_consignee.name', 'not the consignee'],
    ['Consignee 2 Name', 'consignee 2.name', 'a second party of one role'],
    ['HS Code', 'item.hs', 'goods'],
    ['buyer_owner_percent', 'owner.percent', 'an owner of the buyer'],
    ['Aircraft', 'aircraft.name', 'a tail mark or name'],
    ['Ship to country', 'route.destinationCountry', 'a field before a role'],
    ['Покупатель', 'buyer.name', 'Russian'],
    ['Дата рождения', 'birthDate', 'Russian property'],
    ['Empfänger', 'consignee.name', 'German with its diacritic'],
  ])('%s → %s (%s)', (heading, target) => {
    expect(describeIntake(understandHeader([heading]))).toContain(`${heading} → ${target}`)
  })
  test('and one that nothing fits is said not to be used', () => {
    expect(describeIntake(understandHeader(['Name', 'Remarks']))).toBe(
      'a list of parties; Name → name; not used: Remarks',
    )
  })
})

describe('headings in other languages', () => {
  test.each([
    [
      'Auftragsnr;Kunde;Empfänger;Endkunde;Schiff;IMO-Nummer;Warennummer;Menge;Währung;Bestimmungsland;Lieferdatum',
      'id buyer.name consignee.name end_user.name vessel.name imoNumber item.hs item.quantity item.currency route.destinationCountry shipmentDate',
    ],
    [
      'N° commande;Client;Utilisateur final;Marchandise;Code SH;Quantité;Pays de destination',
      'id buyer.name end_user.name item.description item.hs item.quantity route.destinationCountry',
    ],
    [
      'Pedido;Cliente;Mercancía;Partida arancelaria;País de destino',
      'id buyer.name item.description item.hs route.destinationCountry',
    ],
  ])('%s', (headings, targets) => {
    const { columns } = understandHeader(headings.split(';'))
    const told = columns.map(({ heading }) =>
      describeIntake(understandHeader([heading])).replace(/^.*→ /, ''),
    )
    expect(told.join(' ')).toBe(targets)
  })
})

describe('the kind of file', () => {
  test.each([
    [['Name', 'Country'], 'parties'],
    [['Customer', 'Country', 'Date'], 'parties'],
    [['Name', 'Owner', 'Percent'], 'parties'],
    [['Buyer', 'Consignee'], 'transactions'],
    [['Name', 'HS code'], 'transactions'],
  ])('%j → %s', (headings, kind) => {
    expect(understandHeader(headings as string[]).kind).toBe(kind)
  })
})

test('a heading is mapped by the user, or left out', () => {
  const intake = understandHeader(['Firma', 'Ort', 'Name'], { Ort: 'consignee.country', Name: '-' })
  expect(describeIntake(intake)).toBe(
    'a list of parties; Firma → name, Ort → consignee.country; not used: Name',
  )
})

test('a mapping of a column that is not there, or to nothing known, is refused with what there is', () => {
  expect(() => understandHeader(['A'], { B: 'name' })).toThrow('Use one of: A')
  expect(() => understandHeader(['A'], { A: 'colour' })).toThrow('no such target')
})

describe('a row', () => {
  const read = (cells: Record<string, string>) =>
    transactionFromRow(understandHeader(Object.keys(cells)), cells)
  test('of people is a person', () => {
    expect(read({ 'First name': 'Anna', 'Last name': 'Weber', DOB: '1980' }).parties).toEqual([
      {
        role: 'party',
        schema: 'Person',
        name: 'Anna Weber',
        properties: {
          firstName: ['Anna'],
          lastName: ['Weber'],
          birthDate: ['1980'],
          name: ['Anna Weber'],
        },
      },
    ])
  })
  test('with an IMO number is a vessel', () => {
    expect(read({ Name: 'SEA STAR', IMO: '9187629' }).parties[0]!.schema).toBe('Vessel')
  })
  test('without a role word gives unmarked columns to its main party', () => {
    const tx = read({
      Customer: 'Kvant',
      Country: 'KZ',
      'Consignee name': 'Forwarder A',
      'HS code': '8542.31',
    })
    expect(tx.parties.map((p) => [p.role, p.properties.country])).toEqual([
      ['buyer', ['KZ']],
      ['consignee', undefined],
    ])
    expect(tx.items[0]!.hs).toBe('8542.31')
  })
  test('joins the parts of an address in their order', () => {
    expect(
      read({ Name: 'A', Street: '1 Main St', City: 'Oslo', Zip: '0150' }).parties[0]!.properties
        .address,
    ).toEqual(['1 Main St, Oslo, 0150'])
  })
  test('makes an owner the owner of the main party, with an unknown share where none is stated', () => {
    const [, owner] = read({ Name: 'A Ltd', Owner: 'B Ltd' }).parties
    expect(owner).toMatchObject({ role: 'owner', ownerOf: 0, percent: '' })
  })
  test('keeps what nothing took', () => {
    expect(read({ Name: 'A', Remarks: 'call first' }).extra).toEqual({ Remarks: 'call first' })
  })
  test('keeps a quantity that is no number, and says so', () => {
    const tx = read({ Buyer: 'A', 'HS code': '1', Quantity: 'a few' })
    expect(tx.items[0]!.quantity).toBeUndefined()
    expect(tx.problems).toMatchObject([{ field: 'item.quantity', value: 'a few' }])
  })
  test('of any text never throws', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (cells) => {
        transactionFromRow(understandHeader(Object.keys(cells)), cells)
      }),
      { numRuns: 500, seed: 9 },
    )
  })
})

describe('a target that is none', () => {
  test('is answered with the nearest ones first, and then with all', () => {
    const wrong = (target: string) => {
      try {
        understandHeader(['Land'], { Land: target })
      } catch (error) {
        return (error as Error).message
      }
      throw new Error('was understood')
    }
    expect(wrong('destinaton')).toContain('Nearest: route.destinationCountry')
    expect(wrong('dob')).toContain('Nearest: birthDate')
    expect(wrong('buyer.nmae')).toContain('Nearest: buyer.name')
    expect(wrong('zzz')).toMatch(
      /no such target\. A target is a property of a party \(name, .*item\.hs.*leaves a column out/,
    )
  })
})
