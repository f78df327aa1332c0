import { captionOf, type Entity, type Fact, type Finding } from '../../model/index.ts'
import { daySpan } from '../day.ts'
import { type OwnershipGraph, partyOf } from '../graph.ts'
import { isLink } from '../interest.ts'
import { daysBetween, type ListedParty, listedOn } from '../listed.ts'
import { nameOf } from '../outcome.ts'
import { describeShare, unknownShare } from '../share.ts'
import { findingSource } from '../statement.ts'
import { plainName } from '../upstream.ts'
import { finding } from './draft.ts'
import { shamFacts } from './sham.ts'
import type { OwnershipView } from './view.ts'

/** A stake given up within this many days before a listing is told. Our own default. */
const window = 90
/** A new holder that begins within this many days of the end of a stake is taken for the buyer. */
const handover = 31
/** Without a date of listing, stakes given up within this many days before the date are told. */
const recently = 730

const citation = 'OFAC FAQ 402; EU Best Practices of 3 July 2024; FIN-2022-Alert001'

/** A listed person's stake that ended, and who may have taken it over. */
interface Divestment {
  readonly position: number
  readonly seller: ListedParty
  readonly ended: string
  readonly buyers: readonly number[]
}

/** Stakes that listed persons gave up around their listing, to whom, and what looks like a sham.
 *
 * @param upstream the party and everybody above it
 */
export function divestmentFindings(
  view: OwnershipView,
  number: number,
  upstream: ReadonlySet<number>,
): readonly Finding[] {
  return divestments(view, upstream).flatMap((divestment) => [
    divested(view, number, divestment),
    ...divestment.buyers.flatMap((buyer) => relative(view, divestment, buyer)),
    ...sham(view, divestment),
  ])
}

function* endedStakes(view: OwnershipView, upstream: ReadonlySet<number>) {
  const { graph, asOf } = view
  for (const number of upstream) {
    for (let i = graph.ownedStart[number]!; i < graph.ownedStart[number + 1]!; i++) {
      const position = graph.byOwned[i]!
      const statement = graph.statements[position]!
      const seller = view.listed.get(statement.owner)
      if (!seller || isLink(statement.kind) || statement.to === undefined) continue
      const ended = daySpan(statement.to)?.last
      if (ended !== undefined && ended < asOf) yield { position, seller, ended }
    }
  }
}

function divestments(view: OwnershipView, upstream: ReadonlySet<number>): readonly Divestment[] {
  const found: Divestment[] = []
  for (const { position, seller, ended } of endedStakes(view, upstream)) {
    const date = listedOn(seller)
    const close =
      date === undefined
        ? daysBetween(ended, view.asOf) <= recently
        : daysBetween(date, ended) >= -window
    if (!close) continue
    found.push({ position, seller, ended, buyers: buyersOf(view.graph, position, ended) })
  }
  return found
}

function buyersOf(graph: OwnershipGraph, position: number, ended: string): readonly number[] {
  const number = graph.owned[position]!
  const buyers = new Set<number>()
  for (let i = graph.ownedStart[number]!; i < graph.ownedStart[number + 1]!; i++) {
    const other = graph.byOwned[i]!
    const { from, kind } = graph.statements[other]!
    if (isLink(kind) || from === undefined || graph.owner[other] === graph.owner[position]) continue
    const began = daySpan(from)?.first
    if (began && Math.abs(daysBetween(ended, began)) <= handover) buyers.add(graph.owner[other]!)
  }
  return [...buyers]
}

function when(divestment: Divestment): string {
  const date = listedOn(divestment.seller)
  if (date === undefined) return 'the date of the listing is not known here'
  const days = daysBetween(date, divestment.ended)
  if (days === 0) return `on the day of the listing, ${date}`
  const number = Math.abs(days) === 1 ? 'one day' : `${Math.abs(days)} days`
  return `${number} ${days < 0 ? 'before' : 'after'} the listing of ${date}`
}

function factsOf(view: OwnershipView, divestment: Divestment): readonly Fact[] {
  const { graph } = view
  const statement = graph.statements[divestment.position]!
  return [
    { field: 'listed owner', value: nameOf(graph, graph.owner[divestment.position]!) },
    { field: 'share', value: describeShare(statement.share ?? unknownShare) },
    { field: 'until', value: divestment.ended },
    { field: 'listed on', value: listedOn(divestment.seller) ?? 'unknown' },
    ...divestment.buyers.map((n) => ({ field: 'taken over by', value: nameOf(graph, n) })),
  ]
}

function divested(view: OwnershipView, number: number, divestment: Divestment): Finding {
  const { graph } = view
  const owned = graph.owned[divestment.position]!
  const through = owned === number ? '' : `, which stands above ${nameOf(graph, number)}`
  const to = divestment.buyers.map((n) => nameOf(graph, n)).join(', ')
  return finding({
    rule: 'ownership.divested',
    effect: 'review',
    basis: 'indicator',
    jurisdiction: 'us',
    text: `${nameOf(graph, graph.owner[divestment.position]!)}, who is listed, gave up a stake in ${nameOf(graph, owned)}${through}, ${when(divestment)}${to ? `; then ${to} held one` : ''}. By number it no longer counts; whether the transfer was real must be asked.`,
    facts: factsOf(view, divestment),
    sources: [findingSource(graph.statements[divestment.position]!.source)],
    citation,
    clears:
      'Evidence of a real sale: contract, price paid, register entry, an independent buyer, and a licence where the property was blocked.',
  })
}

/** People with the same last name, as far as names say it. */
function sameFamilyName(a: Entity, b: Entity): boolean {
  if (a.schema !== 'Person' || b.schema !== 'Person') return false
  const last = (e: Entity) =>
    (e.properties.lastName?.length
      ? e.properties.lastName
      : [plainName(captionOf(e)).split(' ').at(-1)!]
    ).map(plainName)
  return last(a).some((name) => name !== '' && last(b).includes(name))
}

function related(graph: OwnershipGraph, a: number, b: number): string | null {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    for (let i = graph.ownerStart[from]!; i < graph.ownerStart[from + 1]!; i++) {
      if (graph.owned[i] !== to) continue
      const { kind } = graph.statements[i]!
      if (kind === 'family') return 'is stated to be a relative'
      if (kind === 'associate' || kind === 'joint') return 'is stated to be an associate'
    }
  }
  const parties = [a, b].map((n) => partyOf(graph, graph.ids[n]!)) as [Entity, Entity]
  return sameFamilyName(...parties) ? 'has the same family name, which may be chance' : null
}

function relative(view: OwnershipView, divestment: Divestment, buyer: number): readonly Finding[] {
  const { graph } = view
  const seller = graph.owner[divestment.position]!
  const how = related(graph, seller, buyer)
  if (how === null) return []
  return [
    finding({
      rule: 'ownership.transfer-to-relative',
      effect: 'review',
      basis: 'indicator',
      jurisdiction: 'us',
      text: `The stake of ${nameOf(graph, seller)} in ${nameOf(graph, graph.owned[divestment.position]!)} went to ${nameOf(graph, buyer)}, who ${how}, ${when(divestment)}.`,
      facts: [...factsOf(view, divestment), { field: 'relation', value: how }],
      sources: [findingSource(graph.statements[divestment.position]!.source)],
      citation,
      clears: 'Evidence that the new owner paid, decides alone and holds for nobody else.',
    }),
  ]
}

function sham(view: OwnershipView, divestment: Divestment): readonly Finding[] {
  const { graph } = view
  const facts = shamFacts(view, divestment)
  if (facts.length === 0) return []
  return [
    finding({
      rule: 'ownership.sham-indicators',
      effect: 'review',
      basis: 'indicator',
      jurisdiction: 'us',
      text: `The transfer of the stake of ${nameOf(graph, graph.owner[divestment.position]!)} in ${nameOf(graph, graph.owned[divestment.position]!)} may be for show: ${facts.map((f) => f.value).join('; ')}.`,
      facts,
      sources: [findingSource(graph.statements[divestment.position]!.source)],
      citation,
      clears: 'Evidence that the listed person has kept neither benefit nor say.',
    }),
  ]
}
