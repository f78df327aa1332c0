import { type Entity, type Finding, isA, type Source } from '../../model/index.ts'
import { daySpan } from '../day.ts'
import { type OwnershipGraph, partyOf } from '../graph.ts'
import { daysBetween, listedOn } from '../listed.ts'
import { plainName, type Subject, subjectsIn } from '../upstream.ts'
import { addressFindings } from './addresses.ts'
import { type ContactIndex, called, indexContacts } from './concealment-index.ts'
import { finding } from './draft.ts'
import { peopleOf, standsWith } from './people.ts'
import { type SharedContact, sharedContacts } from './shared.ts'

/** The statements and the listed parties, indexed for questions about concealment. */
export interface ConcealmentView {
  readonly graph: OwnershipGraph
  readonly listed: ContactIndex
  readonly all: ContactIndex
  readonly listedEntities: ReadonlyMap<string, Entity>
  /** ISO date. */
  readonly asOf: string
}

/** A party founded within this many days after a listing is told. Our own default. */
const soonAfter = 180
/** The day from which foundations are told for their date. */
const invasion = '2022-02-24'

/** Indexes the parties of the statements and the listed parties.
 *
 * @param listed entries of lists, with addresses, telephones, e-mail and dates where they have them
 * @example
 * const view = prepareConcealment(graph, listedEntities, { asOf: '2025-01-01' })
 * concealmentFindings(view, { name: 'Harbour Trading' })
 */
export function prepareConcealment(
  graph: OwnershipGraph,
  listed: Iterable<Entity>,
  { asOf }: { readonly asOf: string },
): ConcealmentView {
  const entities = new Map<string, Entity>()
  for (const entity of listed) entities.set(entity.id, entity)
  return {
    graph,
    listed: indexContacts(entities.values()),
    all: indexContacts(graph.data.entities.values()),
    listedEntities: entities,
    asOf,
  }
}

/** What a party shares with listed parties, and how its foundation lies to their listing.
 *
 * Every finding is an indicator; none decides alone.
 *
 * @param entity the subject as the caller knows it; by default as the statements have it
 * @example
 * concealmentFindings(view, { name: 'Harbour Trading' }).map((f) => f.rule)
 * // ['concealment.shared-address', 'concealment.successor']
 */
export function concealmentFindings(
  view: ConcealmentView,
  subject: Subject,
  entity?: Entity,
): readonly Finding[] {
  const ids = subjectsIn(view.graph, subject)
  const parties = entity
    ? [withStatements(view, entity, ids)]
    : ids.map((id) => partyOf(view.graph, id))
  return parties.flatMap((party) => [
    ...linkFindings(view, party, ids),
    ...foundation(view, party),
    ...addressFindings(party, { asOf: view.asOf, at: view.all.at }),
  ])
}

/** The caller's facts about a party, and what the statements add. */
function withStatements(view: ConcealmentView, entity: Entity, ids: readonly string[]): Entity {
  const properties: Record<string, string[]> = { ...entity.properties }
  for (const id of ids) {
    for (const [name, values] of Object.entries(partyOf(view.graph, id).properties)) {
      properties[name] = [...new Set([...(properties[name] ?? []), ...values])]
    }
  }
  return { ...entity, properties }
}

/** A listed party to which something leads, and what. */
interface Link {
  readonly to: Entity
  readonly contacts: readonly SharedContact[]
  readonly people: readonly string[]
}

function linksOf(view: ConcealmentView, party: Entity, ids: readonly string[]): readonly Link[] {
  const people = peopleOf(view.graph, ids)
  const near = new Set(view.listed.near(party))
  for (const other of standsWith(people)) {
    const listed = view.listedEntities.get(other)
    if (listed) near.add(listed)
  }
  return [...near]
    .filter((to) => to.id !== party.id && !ids.includes(to.id))
    .map((to) => ({
      to,
      contacts: sharedContacts(party, to),
      people: people
        .filter((p) => p.also.includes(to.id) || samePerson(p.entity, to))
        .map((p) => called(p.entity)),
    }))
    .filter(({ contacts, people: shared }) => contacts.length + shared.length > 0)
}

function samePerson(a: Entity, b: Entity): boolean {
  if (a.id === b.id) return true
  if (isA(b.schema, 'Organization')) return false
  const names = new Set((b.properties.name ?? []).map(plainName))
  return (a.properties.name ?? []).some(
    (name) => plainName(name).includes(' ') && names.has(plainName(name)),
  )
}

function linkFindings(
  view: ConcealmentView,
  party: Entity,
  ids: readonly string[],
): readonly Finding[] {
  return linksOf(view, party, ids).flatMap((link) => [
    ...sharedFindings(party, link),
    ...successor(party, link),
  ])
}

function listSource(to: Entity): readonly Source[] {
  const listings = to.listings ?? []
  if (listings.length === 0)
    return [{ dataset: to.datasets[0] ?? 'statements', version: '', record: to.id }]
  return listings.map((l) => ({
    dataset: l.dataset,
    version: l.version,
    record: l.recordId,
    publisher: l.authority,
  }))
}

const titles: Readonly<Record<SharedContact['property'], { rule: string; citation: string }>> = {
  address: { rule: 'concealment.shared-address', citation: 'FIN-2022-Alert003; FIN-2023-Alert004' },
  phone: { rule: 'concealment.shared-phone', citation: 'FIN-2023-Alert004' },
  'e-mail': { rule: 'concealment.shared-email', citation: 'FIN-2023-Alert004' },
  'e-mail domain': { rule: 'concealment.shared-domain', citation: 'FIN-2023-Alert004' },
}

function sharedFindings(party: Entity, { to, contacts, people }: Link): readonly Finding[] {
  const found = contacts.map(({ property, value }) =>
    finding({
      ...titles[property],
      effect: 'review',
      basis: 'indicator',
      text: `${called(party)} has the ${property} ${value}, as has the listed ${called(to)}.`,
      facts: [
        { field: property, value },
        { field: 'listed party', value: called(to) },
      ],
      sources: listSource(to),
      clears:
        'Evidence that the two have nothing to do with each other, such as an office building with many tenants.',
    }),
  )
  if (people.length === 0) return found
  return [
    ...found,
    finding({
      rule: 'concealment.shared-people',
      effect: 'review',
      basis: 'indicator',
      text: `${people.join(', ')} of ${called(party)} also ${people.length > 1 ? 'stand' : 'stands'} with the listed ${called(to)}, or ${people.length > 1 ? 'are' : 'is'} listed.`,
      facts: [
        ...people.map((value) => ({ field: 'person', value })),
        { field: 'listed party', value: called(to) },
      ],
      sources: listSource(to),
      citation:
        '15 CFR Supp. No. 3 to Part 732, (b) red flag 24; BIS Affiliates Rule, preamble; FIN-2022-Alert003',
      clears: 'Evidence that these are different people, or have left the listed party.',
    }),
  ]
}

/** A new firm at the place or with the people of a listed or dissolved one. */
function successor(party: Entity, { to, contacts, people }: Link): readonly Finding[] {
  if (isA(to.schema, 'Person') || isA(party.schema, 'Person')) return []
  const founded = foundedOn(party)
  if (!founded) return []
  const dates = [
    { event: 'was listed', on: listedOn({ id: to.id, entity: to }) },
    { event: 'was dissolved', on: daySpan(to.properties.dissolutionDate?.[0] ?? '')?.first },
  ]
  const near = dates.filter(({ on }) => on && within(on, founded, soonAfter))
  if (near.length === 0) return []
  const shared = [...contacts.map((c) => `${c.property} ${c.value}`), ...people]
  return [
    finding({
      rule: 'concealment.successor',
      effect: 'review',
      basis: 'indicator',
      text: `${called(party)} was founded on ${founded}, after ${called(to)} ${near.map((d) => `${d.event} on ${d.on}`).join(' and ')}, and shares with it: ${shared.join('; ')}. It may carry on its business under a new name.`,
      facts: [
        { field: 'founded', value: founded },
        { field: 'listed party', value: called(to) },
        ...near.map((d) => ({ field: d.event, value: d.on! })),
        ...shared.map((value) => ({ field: 'shared', value })),
      ],
      sources: listSource(to),
      citation: 'FIN-2023-Alert004; founded within 180 days by our own default',
      clears: 'Evidence of a business of its own: other owners, staff, customers and goods.',
    }),
  ]
}

function foundedOn(party: Entity): string | undefined {
  return daySpan(party.properties.incorporationDate?.[0] ?? '')?.first
}

function within(from: string, to: string, days: number): boolean {
  const between = daysBetween(from, to)
  return between >= 0 && between <= days
}

/** The date of foundation: after the invasion, or shortly after an owner was listed. */
function foundation(view: ConcealmentView, party: Entity): readonly Finding[] {
  const founded = foundedOn(party)
  if (!founded || isA(party.schema, 'Person')) return []
  const found: Finding[] = []
  for (const owner of ownersEver(view.graph, party.id)) {
    const entity = view.listedEntities.get(owner)
    const listed = entity && listedOn({ id: owner, entity })
    if (!entity || !listed || !within(listed, founded, soonAfter)) continue
    found.push(
      finding({
        rule: 'concealment.founded-after-listing',
        effect: 'review',
        basis: 'indicator',
        text: `${called(party)} was founded on ${founded}, ${daysBetween(listed, founded)} days after its owner ${called(entity)} was listed.`,
        facts: [
          { field: 'founded', value: founded },
          { field: 'listed on', value: listed },
        ],
        sources: listSource(entity),
        citation: 'FIN-2023-Alert004; founded within 180 days by our own default',
        clears: 'The reason for the foundation, and who decides.',
      }),
    )
  }
  if (founded >= invasion && founded <= view.asOf) {
    found.push(
      finding({
        rule: 'concealment.founded-after-invasion',
        effect: 'note',
        basis: 'indicator',
        text: `${called(party)} was founded on ${founded}, after 24 February 2022.`,
        facts: [{ field: 'founded', value: founded }],
        citation: 'FIN-2023-Alert004',
        clears: 'A business history, or the reason for a new firm.',
      }),
    )
  }
  return found
}

function ownersEver(graph: OwnershipGraph, id: string): readonly string[] {
  const number = graph.numberOf(id)
  if (number === undefined) return []
  const owners = new Set<string>()
  for (let i = graph.ownedStart[number]!; i < graph.ownedStart[number + 1]!; i++) {
    owners.add(graph.ids[graph.owner[graph.byOwned[i]!]!]!)
  }
  return [...owners]
}
