import type { Entity } from '../../model/index.ts'
import { countryIn, datesIn } from '../fields.ts'
import { shortHash } from '../short-hash.ts'
import type { OfacRecord } from './record.ts'

const fold = (name: string): string =>
  name
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Finds the listed parties that a relation names; parties that are not on the list are derived. */
export class Relatives {
  readonly derived = new Map<string, Entity>()
  private readonly primary = new Map<string, string[]>()
  private readonly aliases = new Map<string, string[]>()
  private readonly dataset: string

  constructor(records: Iterable<OfacRecord>, dataset: string) {
    this.dataset = dataset
    for (const record of records) {
      record.printedNames.forEach((name, i) => {
        const names = i === 0 ? this.primary : this.aliases
        const key = fold(name)
        const ids = names.get(key)
        if (ids) ids.push(record.party.id)
        else names.set(key, [record.party.id])
      })
    }
  }

  /** Ids of the parties that bear the name: primary names before aliases; else a derived party. */
  find(name: string): readonly string[] {
    const key = fold(name)
    const known = this.primary.get(key) ?? this.aliases.get(key)
    if (known) return [...new Set(known)]
    const id = `ofac-derived-${shortHash(key)}`
    if (!this.derived.has(id)) {
      this.derived.set(id, {
        id,
        schema: 'LegalEntity',
        properties: { name: [name] },
        datasets: [this.dataset],
        derived: true,
      })
    }
    return [id]
  }
}

/** The FollowTheMoney entities that join a record to others: links, ownerships, papers, wallets. */
export function relationsOf(record: OfacRecord, relatives: Relatives, dataset: string): Entity[] {
  const own = record.party.id
  const result: Entity[] = []
  const make = (schema: string, key: string, properties: Record<string, string[]>): void => {
    result.push({
      id: `${own}-${shortHash(`${schema}|${key}`)}`,
      schema,
      properties,
      datasets: [dataset],
    })
  }
  for (const { role, party } of record.relations) {
    for (const other of relatives.find(party)) {
      if (other === own) continue
      make('UnknownLink', `${role}|${other}`, {
        subject: [own],
        object: [other],
        role: [role],
      })
    }
  }
  if (record.vesselOwner !== '') {
    for (const owner of relatives.find(record.vesselOwner)) {
      make('Ownership', owner, { owner: [owner], asset: [own], role: ['Vessel owner'] })
    }
  }
  for (const paper of record.papers) {
    const passport = /passport/i.test(paper.type)
    make(
      passport ? 'Passport' : 'Identification',
      `${paper.type}|${paper.value}|${paper.country ?? ''}`,
      {
        holder: [own],
        type: [paper.type],
        number: [paper.value],
        ...(passport ? { passportNumber: [paper.value] } : {}),
        ...one('country', paper.country && (countryIn(paper.country) ?? paper.country)),
        ...one('startDate', paper.issued && datesIn(paper.issued)[0]),
        ...one('endDate', paper.expires && datesIn(paper.expires)[0]),
      },
    )
  }
  for (const wallet of record.wallets) {
    make('CryptoWallet', `${wallet.currency}|${wallet.address}`, {
      holder: [own],
      publicKey: [wallet.address],
      currency: [wallet.currency],
    })
  }
  return result
}

function one(property: string, value: string | undefined): Record<string, string[]> {
  return value === undefined ? {} : { [property]: [value] }
}
