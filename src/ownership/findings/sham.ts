import type { Fact } from '../../model/index.ts'
import { daySpan } from '../day.ts'
import { partyOf } from '../graph.ts'
import { kindInWords } from '../interest.ts'
import { daysBetween } from '../listed.ts'
import { nameOf } from '../outcome.ts'
import { holdingsOf } from '../pair.ts'
import { describeShare, whole } from '../share.ts'
import { sharedContacts } from './shared.ts'
import type { OwnershipView } from './view.ts'

/** A buyer founded within this many days before the transfer is told. Our own default. */
const young = 180

/** What speaks for a transfer being for show, as facts. */
export function shamFacts(
  view: OwnershipView,
  divestment: {
    readonly position: number
    readonly ended: string
    readonly buyers: readonly number[]
  },
): readonly Fact[] {
  const { graph } = view
  const seller = graph.owner[divestment.position]!
  const owned = graph.owned[divestment.position]!
  return [
    ...kept(view, seller, owned),
    ...divestment.buyers.flatMap((buyer) => [
      ...founded(view, buyer, divestment.ended),
      ...behind(view, seller, buyer),
      ...sharedContacts(partyOf(graph, graph.ids[seller]!), partyOf(graph, graph.ids[buyer]!)).map(
        (s) => ({
          field: s.property,
          value: `seller and buyer share the ${s.property} ${s.value}`,
        }),
      ),
    ]),
  ]
}

/** What the seller still has in the party: a seat, votes, or a share just below the threshold. */
function kept(view: OwnershipView, seller: number, owned: number): readonly Fact[] {
  const { graph } = view
  const facts: Fact[] = []
  for (const holding of holdingsOf(graph, seller, view.solved[0]!.day)) {
    if (holding.owned !== owned) continue
    const { ownership } = holding
    if (ownership.low >= (whole * 4) / 10 && ownership.high <= whole / 2) {
      facts.push({
        field: 'kept',
        value: `the seller kept ${describeShare(ownership)}, just below half`,
      })
    }
    const other = new Set(
      holding.positions
        .map((i) => graph.statements[i]!.kind)
        .filter((kind) => kind !== 'ownership' && kind !== 'family' && kind !== 'associate'),
    )
    for (const kind of other) {
      facts.push({ field: 'kept', value: `the seller still ${kindInWords(kind)} the party` })
    }
  }
  return facts
}

function founded(view: OwnershipView, buyer: number, ended: string): readonly Fact[] {
  const party = partyOf(view.graph, view.graph.ids[buyer]!)
  const date = daySpan(party.properties.incorporationDate?.[0] ?? '')?.first
  if (!date) return []
  const days = daysBetween(date, ended)
  if (days < 0 || days > young) return []
  return [
    {
      field: 'founded',
      value: `the buyer was founded on ${date}, ${days} days before the transfer`,
    },
  ]
}

/** The seller stands behind the buyer. */
function behind(view: OwnershipView, seller: number, buyer: number): readonly Fact[] {
  const { graph } = view
  for (const holding of holdingsOf(graph, seller, view.solved[0]!.day)) {
    if (holding.owned !== buyer) continue
    const kinds = holding.positions.map((i) => kindInWords(graph.statements[i]!.kind))
    return [
      {
        field: 'behind the buyer',
        value: `the seller ${kinds[0]} ${nameOf(graph, buyer)}, the buyer`,
      },
    ]
  }
  return []
}
