import type { Entity } from '../../model/index.ts'
import type { AssembleContext } from '../assemble.ts'
import { countryIn, datesIn } from '../fields.ts'
import type { Relatives } from '../relatives.ts'
import { shortHash } from '../short-hash.ts'
import type { OfacRecord } from './record.ts'

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

/** Relations to other records by their number; one that is not on the list is told. */
export function linksOf(
  record: OfacRecord,
  numbers: ReadonlySet<string>,
  { dataset, tally }: AssembleContext,
): Entity[] {
  return record.links.flatMap(({ role, to }) => {
    if (!numbers.has(to)) {
      tally.drift('a relation names a record that is not in the file')
      return []
    }
    const own = record.party.id
    return [
      {
        id: `${own}-${shortHash(`UnknownLink|${role}|${to}`)}`,
        schema: 'UnknownLink',
        properties: { subject: [own], object: [`ofac-${to}`], role: [role] },
        datasets: [dataset.name],
      },
    ]
  })
}

function one(property: string, value: string | undefined): Record<string, string[]> {
  return value === undefined ? {} : { [property]: [value] }
}
