import { countryOf, foldText, parseIdentifier } from '../values/index.ts'
import { countryFacts } from './country.ts'

/** A vessel as one document names it. */
export interface VesselRecord {
  readonly name?: string
  readonly imo?: string
  /** Flag as written. */
  readonly flag?: string
  /** The document or field that names it, for facts. */
  readonly document: string
}

/** Something about a vessel that does not fit or must be looked at. */
export interface VesselFact {
  readonly kind: 'imo_invalid' | 'imo_missing' | 'name_changed' | 'flag_changed' | 'flag_watch'
  readonly text: string
  readonly documents: readonly string[]
}

/** Checks vessels within and between documents: check digit, name, flag.
 *
 * Records belong to one vessel where they carry the same IMO number, which a ship keeps for life.
 *
 * @param asOf ISO date
 * @example
 * vesselFacts([{ name: 'GRACE 1', imo: '9116412', document: 'bill of lading' },
 *   { name: 'SEA BLOSSOM', imo: '9116412', document: 'invoice' }], '2024-06-01').map((f) => f.kind)
 * // ['name_changed']
 */
export function vesselFacts(records: readonly VesselRecord[], asOf: string): readonly VesselFact[] {
  const facts: VesselFact[] = []
  const ships = new Map<string, VesselRecord[]>()
  for (const record of records) {
    if (!record.imo?.trim()) {
      facts.push({
        kind: 'imo_missing',
        text: `No IMO number is stated for “${record.name ?? ''}”: a name alone does not tell one ship from another`,
        documents: [record.document],
      })
      continue
    }
    const imo = parseIdentifier('imo', record.imo)
    if (imo.valid === 'invalid')
      facts.push({
        kind: 'imo_invalid',
        text: `“${record.imo}” is no IMO number: ${imo.reason}`,
        documents: [record.document],
      })
    const key = imo.value
    ships.set(key, [...(ships.get(key) ?? []), record])
  }
  for (const [imo, ship] of ships) facts.push(...changes(imo, ship))
  for (const record of records) facts.push(...watchedFlag(record, asOf))
  return facts
}

function changes(imo: string, ship: readonly VesselRecord[]): VesselFact[] {
  const facts: VesselFact[] = []
  const names = distinct(ship, (record) => record.name && foldText(record.name))
  if (names.length > 1)
    facts.push({
      kind: 'name_changed',
      text: `The ship with IMO number ${imo} has different names: ${names.map((r) => `${r.name} (${r.document})`).join(', ')}`,
      documents: names.map((record) => record.document),
    })
  const flags = distinct(
    ship,
    (record) => record.flag && (countryOf(record.flag) ?? foldText(record.flag)),
  )
  if (flags.length > 1)
    facts.push({
      kind: 'flag_changed',
      text: `The ship with IMO number ${imo} has different flags: ${flags.map((r) => `${r.flag} (${r.document})`).join(', ')}`,
      documents: flags.map((record) => record.document),
    })
  return facts
}

function distinct(
  ship: readonly VesselRecord[],
  key: (record: VesselRecord) => string | undefined,
): readonly VesselRecord[] {
  const seen = new Map<string, VesselRecord>()
  for (const record of ship) {
    const value = key(record)
    if (value && !seen.has(value)) seen.set(value, record)
  }
  return [...seen.values()]
}

function watchedFlag(record: VesselRecord, asOf: string): VesselFact[] {
  const iso = record.flag ? countryOf(record.flag) : undefined
  const facts = iso ? countryFacts(iso, asOf) : undefined
  if (!facts?.note.includes('flag')) return []
  return [
    {
      kind: 'flag_watch',
      text: `The flag of ${facts.name} is open to owners of any country: the owner must be known by other means (a list of ours)`,
      documents: [record.document],
    },
  ]
}
