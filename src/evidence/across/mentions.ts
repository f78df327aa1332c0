import { weaponComponents } from '../../goods/index.ts'
import type { Claim } from '../claim.ts'
import type { Paragraph } from '../language/analyse.ts'
import { textOf } from '../language/token.ts'
import { entityId } from '../mentions/party.ts'
import { nounPhrases, type Register } from '../mentions/register.ts'
import { sameName } from '../mentions/sources.ts'
import type { MentionedEntity, MentionedWeapon } from '../reading.ts'

/** Countries of a document in the order of first mention; the European Union is no country. */
export function countriesIn(paragraphs: readonly Paragraph[]): readonly string[] {
  const found = new Set<string>()
  for (const p of paragraphs)
    for (const place of p.places) if (place.country !== 'eu') found.add(place.country)
  return [...found]
}

const kinds: readonly [RegExp, string][] = [
  [/\b(kamikaze|attack|suicide|one-way|exploding) drone/i, 'one-way attack UAV'],
  [/\bloitering munition/i, 'loitering munition'],
  [/\b(drone|UAV|quadcopter)/i, 'UAV'],
  [/\bcruise missile/i, 'cruise missile'],
  [/\bballistic missile/i, 'ballistic missile'],
  [/\bmissile/i, 'missile'],
  [/\bsubmarine/i, 'submarine'],
  [/\b(fighter|jet|aircraft)/i, 'aircraft'],
]

/** Customs codes of the parts that publishers report in a system; nothing where none are known. */
function componentCodes(weapon: string): { component_hs6?: readonly string[] } {
  const codes = [...new Set(weaponComponents(weapon).flatMap((part) => part.hs6))].sort()
  return codes.length > 0 ? { component_hs6: codes } : {}
}

/** Weapon systems of the reference table that a document names, and those that it introduces by
 * name: "a new kamikaze drone named the Sunflower 200".
 */
export function weaponsOf(
  text: string,
  paragraphs: readonly Paragraph[],
  claims: readonly Claim[],
): readonly MentionedWeapon[] {
  const found = new Map<string, { weapon: MentionedWeapon; aliases: Set<string> }>()
  for (const p of paragraphs) {
    for (const w of p.weapons) {
      const entry = found.get(w.system.name) ?? {
        aliases: new Set<string>(),
        weapon: {
          name: w.system.name,
          aliases: [],
          origin: w.system.country,
          kind: w.system.kind,
          known: 'table' as const,
          ...(w.system.like ? { similar_to: w.system.like } : {}),
          ...componentCodes(w.system.name),
        },
      }
      if (w.surface !== w.system.name) entry.aliases.add(w.surface)
      found.set(w.system.name, entry)
    }
    for (const introduced of introducedIn(text, p)) {
      if (!found.has(introduced.name))
        found.set(introduced.name, { weapon: introduced, aliases: new Set() })
    }
  }
  const likenesses = likenessOf(claims, found)
  return [...found.values()].map(({ weapon, aliases }) => ({
    ...weapon,
    ...(likenesses.has(weapon.name) && !weapon.similar_to
      ? { similar_to: likenesses.get(weapon.name)! }
      : {}),
    aliases: [...aliases],
  }))
}

function likenessOf(
  claims: readonly Claim[],
  found: ReadonlyMap<string, { weapon: MentionedWeapon; aliases: Set<string> }>,
): Map<string, string> {
  const result = new Map<string, string>()
  const systemOf = (thing: string): string | undefined => {
    for (const [name, entry] of found)
      if (thing.includes(name) || [...entry.aliases].some((alias) => thing.includes(alias)))
        return name
    return undefined
  }
  for (const claim of claims) {
    if (claim.kind !== 'similarity') continue
    const systems = (claim.what ?? []).map(systemOf).filter((name) => name !== undefined)
    if (systems.length >= 2 && systems[0] !== systems[1]) result.set(systems[0]!, systems[1]!)
  }
  return result
}

const naming = /^(name|call|dub|designate)$/

function introducedIn(text: string, p: Paragraph): MentionedWeapon[] {
  const nps = nounPhrases(p)
  const found: MentionedWeapon[] = []
  nps.forEach((np, i) => {
    const next = nps[i + 1]
    const between = next ? p.tokens.slice(np.to, next.from) : []
    if (
      !next ||
      between.length === 0 ||
      between.length > 3 ||
      !between.some((t) => naming.test(t.lemma))
    )
      return
    const kind = kinds.find(([pattern]) => pattern.test(textOf(text, p.tokens, np.from, np.to)))
    if (!kind || p.weapons.some((w) => w.from >= next.from && w.to <= next.to)) return
    const name = textOf(text, p.tokens, next.from, next.to)
      .replace(/^(?:the|a)\s+/i, '')
      .replace(/[“”"]/g, '')
    if (/^\p{Lu}/u.test(name)) found.push({ name, aliases: [], kind: kind[1], known: 'text' })
  })
  return found
}

/** Persons and organisations of a document as FollowTheMoney entities. */
export function entitiesOf(
  register: Register,
  publisher: string | undefined,
): readonly MentionedEntity[] {
  const persons = [...register.persons.values()].map(
    (person): MentionedEntity => ({
      id: entityId(person.name),
      name: person.name,
      schema: 'Person',
      ...(person.aliases.size > 0 ? { aliases: [...person.aliases] } : {}),
      ...(person.country ? { country: person.country } : {}),
      ...(person.role ? { role: person.role } : {}),
    }),
  )
  const organisations = [...register.organisations.values()].map(
    (organisation): MentionedEntity => ({
      id: entityId(organisation.name),
      name: organisation.name,
      schema: organisation.schema,
      ...(organisation.aliases.size > 0 ? { aliases: [...organisation.aliases] } : {}),
      ...(organisation.country ? { country: organisation.country } : {}),
    }),
  )
  return [...persons, ...withPublisher(organisations, publisher)]
}

/** The publisher is an entity too, under its full name: "Knewz.com" for "Knewz". */
function withPublisher(
  organisations: readonly MentionedEntity[],
  publisher: string | undefined,
): readonly MentionedEntity[] {
  if (publisher === undefined) return organisations
  const known = organisations.find((o) => sameName(o.name, publisher))
  const entity: MentionedEntity = {
    ...(known ?? { schema: 'Organization' }),
    id: entityId(publisher),
    name: publisher,
    ...(known && known.name !== publisher
      ? { aliases: [...(known.aliases ?? []), known.name] }
      : {}),
  }
  return [...organisations.filter((o) => o !== known), entity]
}
