import type { Entity } from '../../model/index.ts'
import { type NameKind, nameForms } from '../../names/index.ts'
import { type IdentifierKind, parseDate, parseIdentifier } from '../../values/index.ts'
import type { Side } from '../compare-parties.ts'
import { factsOf } from '../facts.ts'
import { filedIn, readAs } from '../kinds.ts'

/** A publisher's record as the resolver looks at it. */
export interface ResolverRecord {
  readonly id: string
  readonly caption: string
  /** The lists it stands on; a collection tells in its programmes from which lists it took it. */
  readonly lists: ReadonlySet<string>
  readonly side: Side
  /** UN permanent reference numbers, and other records that the publisher names as the same. */
  readonly references: ReadonlySet<string>
  /** Numbers that one thing keeps for good and no other has, as "kind value". */
  readonly permanent: ReadonlyMap<string, string>
  /** Other identifiers, as "kind value". */
  readonly numbers: ReadonlySet<string>
  /** Birth dates that are exact to the day, ISO. */
  readonly birthDays: ReadonlySet<string>
  /** Each strong name as the sounds of its parts in order of the alphabet: legal forms set apart. */
  readonly names: ReadonlySet<string>
  /** The sounds of all parts of its names. */
  readonly sounds: ReadonlySet<string>
  /** Countries of its identity papers by number, where they are known. */
  readonly papers: ReadonlyMap<string, ReadonlySet<string>>
}

/** Properties of numbers that stay, with the kind whose check digits must be right. */
const permanentProps: readonly (readonly [string, IdentifierKind])[] = [
  ['imoNumber', 'imo'],
  ['imoNumber', 'imo_company'],
  ['leiCode', 'lei'],
  ['innCode', 'inn'],
  ['ogrnCode', 'ogrn'],
  ['uscCode', 'uscc'],
]

/** Reads an entity for the resolver.
 *
 * @param papers countries of the identity papers that name it as their holder
 */
export function recordOf(
  entity: Entity,
  papers: ReadonlyMap<string, ReadonlySet<string>> = new Map(),
): ResolverRecord {
  const facts = factsOf(entity.properties)
  const strong = facts.names.filter((name) => !name.weak)
  const keys = strong.flatMap((name) => namePartsOf(name.text, entity.schema))
  return {
    id: entity.id,
    caption: entity.properties.name?.[0] ?? facts.names[0]?.text ?? entity.id,
    lists: listsOf(entity),
    side: { schema: entity.schema, facts },
    references: referencesOf(entity),
    permanent: permanentOf(entity),
    numbers: new Set(
      facts.keys.filter((k) => k.group === 'identifier').map((k) => `${k.kind} ${k.value}`),
    ),
    birthDays: new Set(facts.births.flatMap(dayOf)),
    names: new Set(keys.map((parts) => [...parts].sort().join(' '))),
    sounds: new Set(keys.flat()),
    papers,
  }
}

/** Collections, whose programmes are the lists that they took a record from. */
const collections = new Set(['us_trade_csl'])

function listsOf(entity: Entity): Set<string> {
  const lists = new Set<string>()
  for (const listing of entity.listings ?? [])
    lists.add(
      collections.has(listing.dataset)
        ? `${listing.dataset} ${listing.programs.join(', ')}`
        : listing.dataset,
    )
  for (const dataset of entity.datasets)
    if (!collections.has(dataset) || lists.size === 0) lists.add(dataset)
  return lists
}

/** "QDi.015", "KPe.012": regime, i for an individual and e for an entity, number. */
const unReference = /\b([A-Z]{2}[ie]\.\d{3,4})\b/g

/** References stand in fields of their own; what stands in notes may be about somebody else. */
function referencesOf(entity: Entity): Set<string> {
  const found = new Set<string>([`record ${entity.id}`])
  for (const other of entity.referents ?? []) found.add(`record ${other}`)
  const told = [
    ...(entity.properties.unscId ?? []),
    ...(entity.listings ?? []).flatMap((listing) => [listing.recordId, listing.scope ?? '']),
  ]
  for (const text of told)
    for (const match of text.matchAll(unReference)) found.add(`UN reference ${match[1]}`)
  return found
}

function permanentOf(entity: Entity): Map<string, string> {
  const found = new Map<string, string>()
  for (const [property, kind] of permanentProps) {
    const vessel = entity.schema === 'Vessel'
    if (kind === 'imo' ? !vessel : kind === 'imo_company' && vessel) continue
    for (const shown of entity.properties[property] ?? []) {
      const read = parseIdentifier(kind, shown)
      if (read.valid === 'valid') found.set(`${kind} ${read.value}`, shown)
    }
  }
  return found
}

function dayOf(text: string): string[] {
  const read = parseDate(text)
  return read.state === 'known' && read.date.precision === 'day' && !read.date.approximate
    ? [read.date.earliest]
    : []
}

/** The sounds of the parts of a name, once for each way in which it may be read.
 *
 * The forms are not remembered: few names are compared afterwards, and all of them would fill memory.
 */
function namePartsOf(text: string, schema: string): string[][] {
  return kindsOf(schema)
    .flatMap((kind) => nameForms(text, kind))
    .map((form) => form.slots.map(({ token }) => token.skeletons[0] || token.text))
    .filter((parts) => parts.length > 0)
}

/** A party of an unknown kind may meet one of any: its names are read as theirs would be. */
function kindsOf(schema: string): readonly NameKind[] {
  const kinds = new Set<NameKind>(filedIn(schema).map(readAs))
  if (kinds.size > 1) kinds.delete('unknown')
  return [...kinds]
}
