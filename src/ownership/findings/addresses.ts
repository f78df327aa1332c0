import type { Entity, Finding } from '../../model/index.ts'
import { tableAsOf } from '../../tables/index.ts'
import { addressForm, sameBuilding } from '../address.ts'
import { called } from './concealment-index.ts'
import { finding } from './draft.ts'

/** More parties of the statements than this at one building make it a mass registration. Our own default. */
const crowd = 20

const citation =
  'DOJ, Commerce and Treasury Tri-Seal Compliance Note of 2 March 2023; FIN-2022-Alert003'

/** Addresses that many firms share: known ones, ones that say so themselves, and crowded ones. */
export function addressFindings(
  party: Entity,
  { asOf, at }: { readonly asOf: string; readonly at: (address: string) => readonly Entity[] },
): readonly Finding[] {
  return (party.properties.address ?? []).flatMap((address) => [
    ...known(party, address, asOf),
    ...crowded(party, address, at),
  ])
}

function known(party: Entity, address: string, asOf: string): readonly Finding[] {
  const { rows, version } = tableAsOf('shared_addresses', asOf)
  const form = addressForm(address)
  const plain = ` ${[...form.words].join(' ')} `
  const row = rows.find(({ kind, address: pattern = '' }) => {
    if (kind === 'word') {
      const words = addressForm(pattern).words
      return words.length > 0 && words.every((word) => plain.includes(` ${word} `))
    }
    return sameBuilding(form, addressForm(pattern))
  })
  if (!row) return []
  return [
    finding({
      rule: row.kind === 'word' ? 'concealment.virtual-address' : 'concealment.mass-registration',
      effect: 'review',
      basis: 'indicator',
      text: `${called(party)} has the address ${address}: ${row.what}.`,
      facts: [{ field: 'address', value: address }],
      sources: [{ dataset: 'shared_addresses', version, record: row.address! }],
      citation,
      clears: 'The address at which the party really works, with evidence.',
    }),
  ]
}

function crowded(
  party: Entity,
  address: string,
  at: (address: string) => readonly Entity[],
): readonly Finding[] {
  const others = at(address).filter((other) => other.id !== party.id)
  if (others.length <= crowd) return []
  return [
    finding({
      rule: 'concealment.mass-registration',
      effect: 'review',
      basis: 'indicator',
      text: `${others.length} other parties of the statements have the address ${address} of ${called(party)}.`,
      facts: [
        { field: 'address', value: address },
        { field: 'other parties', value: `${others.length}` },
      ],
      citation: `${citation}; more than ${crowd} by our own default`,
      clears: 'The address at which the party really works, with evidence.',
    }),
  ]
}
