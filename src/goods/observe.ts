import type { Fact, Item } from '../model/index.ts'
import type { PartClaim } from './components.ts'
import type { ControlReading } from './control.ts'
import type { DescriptionReading } from './description.ts'
import { goodsWords } from './description.ts'
import { dotted, type HsReading } from './hs.ts'
import type { HighPriority } from './priority.ts'
import type { WeaponSystem } from './weapons.ts'

/** Something about an item that does not fit, or that must be asked. Never a decision by itself. */
export interface GoodsObservation {
  readonly id:
    | 'hs.unreadable'
    | 'hs.never-existed'
    | 'hs.other-revision'
    | 'hs.incomplete'
    | 'hs.doubtful'
    | 'eccn.unknown'
    | 'eccn.doubtful'
    | 'eccn.list-not-stated'
    | 'description.vague'
    | 'description.names-weapon'
    | 'mismatch.description-hs'
    | 'mismatch.description-eccn'
    | 'mismatch.hs-eccn'
    | 'mismatch.intangible-hs'
    | 'mismatch.part-hs'
    | 'ask.ear99-basis'
  /**
   * `mismatch`: two things that the papers say cannot both be right; `doubt`: they need not; `data`:
   * it cannot be read or is not complete; `ask`: in order, but the basis should be on file.
   */
  readonly strength: 'mismatch' | 'doubt' | 'data' | 'ask'
  readonly text: string
  readonly facts: readonly Fact[]
  /** What would clear it. */
  readonly clears: string
}

/** What the checks look at. */
export interface Observed {
  readonly item: Item
  readonly hs: HsReading
  readonly control: ControlReading
  readonly description: DescriptionReading
  readonly priority: HighPriority | undefined
  readonly parts: readonly PartClaim[]
  readonly weapons: readonly WeaponSystem[]
}

const hsFact = (o: Observed): Fact => ({ field: 'hs', value: o.item.hs ?? '' })
const eccnFact = (o: Observed): Fact => ({ field: 'eccn', value: o.item.eccn ?? '' })
const descriptionFact = (o: Observed): Fact => ({
  field: 'description',
  value: o.item.description ?? '',
})

const classification = 'A classification of the goods by someone who has seen their data sheet'

/** Everything about an item that does not fit together or must be asked, most serious first. */
export function observe(o: Observed): readonly GoodsObservation[] {
  const found = [
    ...descriptionAgainstHs(o),
    ...intangible(o),
    ...partAgainstHs(o),
    ...hsAgainstEccn(o),
    ...descriptionAgainstEccn(o),
    ...namedWeapons(o),
    ...vague(o),
    ...codeProblems(o),
    ...controlProblems(o),
    ...ear99Basis(o),
  ]
  const rank = { mismatch: 0, doubt: 1, data: 2, ask: 3 }
  return found.sort((a, b) => rank[a.strength] - rank[b.strength])
}

function descriptionAgainstHs(o: Observed): GoodsObservation[] {
  const { description, hs } = o
  if (description.state !== 'named' || !hs.heading || hs.state === 'never') return []
  const codes = [hs.heading, ...hs.successors.map((code) => code.slice(0, 4))]
  const fits = description.rows.some((row) => codes.some((code) => row.prefix.startsWith(code)))
  if (fits) return []
  const places = [...new Set(description.rows.map((row) => row.prefix.slice(0, 4)))]
  const sameChapter = places.some((place) => place.startsWith(hs.chapter!))
  return [
    {
      id: 'mismatch.description-hs',
      strength: sameChapter ? 'doubt' : 'mismatch',
      text: `The description says “${description.term}”, which is usually classified under heading ${places.join(', ')}; the code is ${dotted(hs.hs6 ?? hs.heading)}.`,
      facts: [descriptionFact(o), hsFact(o)],
      clears: classification,
    },
  ]
}

/** Software and technology are no goods: hardware and a D or E entry do not go together. */
function intangible(o: Observed): GoodsObservation[] {
  const { group, base } = o.control
  if ((group !== 'D' && group !== 'E') || !o.hs.chapter) return []
  // Carriers of data and printed matter can hold software and technology.
  if (o.hs.heading === '8523' || o.hs.chapter === '49') return []
  return [
    {
      id: 'mismatch.intangible-hs',
      strength: 'mismatch',
      text: `${base} is an entry for ${o.control.groupWords}, and the customs code ${o.hs.written} is one of goods.`,
      facts: [eccnFact(o), hsFact(o)],
      clears: 'The entry of the goods themselves, or the code of the data carrier',
    },
  ]
}

function partAgainstHs(o: Observed): GoodsObservation[] {
  if (!o.hs.hs6 || o.hs.state !== 'exists') return []
  const claims = o.parts.filter(
    (claim) => claim.fit === 'exact' && claim.makerAgrees !== false && claim.hs6,
  )
  const headings = [...new Set(claims.map((claim) => claim.hs6.slice(0, 4)))]
  if (headings.length === 0 || headings.includes(o.hs.heading!)) return []
  const first = claims[0]!
  return [
    {
      id: 'mismatch.part-hs',
      strength: headings.some((h) => h.startsWith(o.hs.chapter!)) ? 'doubt' : 'mismatch',
      text: `The part number ${first.partNumber} is known as a ${first.component}, usually under heading ${headings.join(', ')}; the code is ${dotted(o.hs.hs6)}.`,
      facts: [{ field: 'partNumber', value: o.item.partNumber ?? '' }, hsFact(o)],
      clears: classification,
    },
  ]
}

function hsAgainstEccn(o: Observed): GoodsObservation[] {
  const { category, base } = o.control
  if (!category || !o.hs.hs6 || o.hs.state !== 'exists') return []
  if (o.control.group !== 'A' && o.control.group !== 'B' && o.control.group !== 'C') return []
  const rows = goodsWords().filter((row) => o.hs.hs6!.startsWith(row.prefix))
  const examples = (o.priority?.exampleEccns ?? []).map((code) => code.charAt(0))
  const allowed = new Set([...rows.flatMap((row) => row.categories), ...examples])
  if (rows.length === 0 || rows.some((row) => row.categories.length === 0)) return []
  if (allowed.has(category)) return []
  return [
    {
      id: 'mismatch.hs-eccn',
      strength: 'doubt',
      text: `${base} is of category ${category} (${o.control.categoryWords}); goods of ${dotted(o.hs.hs6)} (${rows[0]!.label}) are usually controlled in category ${[...allowed].sort().join(', ')}, where they are controlled. A customs code does not determine the entry, so both must be looked at.`,
      facts: [hsFact(o), eccnFact(o)],
      clears: classification,
    },
  ]
}

function descriptionAgainstEccn(o: Observed): GoodsObservation[] {
  const { category, base } = o.control
  if (!category || o.description.state !== 'named') return []
  if (o.description.rows.some((row) => row.categories.length === 0)) return []
  const allowed = new Set(o.description.rows.flatMap((row) => row.categories))
  if (allowed.has(category)) return []
  return [
    {
      id: 'mismatch.description-eccn',
      strength: 'doubt',
      text: `The description says “${o.description.term}”, and ${base} is of category ${category} (${o.control.categoryWords}); such goods are usually controlled in category ${[...allowed].sort().join(', ')}.`,
      facts: [descriptionFact(o), eccnFact(o)],
      clears: classification,
    },
  ]
}

function namedWeapons(o: Observed): GoodsObservation[] {
  return o.weapons.map((weapon) => ({
    id: 'description.names-weapon',
    strength: 'doubt',
    text: `The description names ${weapon.name}, a weapon system (${weapon.kind}).`,
    facts: [descriptionFact(o)],
    clears: 'An end use that explains the name, and a classification against the munitions lists',
  }))
}

function vague(o: Observed): GoodsObservation[] {
  if (o.description.state !== 'vague') return []
  return [
    {
      id: 'description.vague',
      strength: 'data',
      text: `The description “${o.description.head}” does not say what the goods are.`,
      facts: [descriptionFact(o)],
      clears: 'A description that names the goods, with maker and part number',
    },
  ]
}

function codeProblems(o: Observed): GoodsObservation[] {
  const { hs } = o
  if (hs.problems.length === 0) return []
  const ids = {
    unreadable: 'hs.unreadable',
    never: 'hs.never-existed',
    other_revision: 'hs.other-revision',
    incomplete: 'hs.incomplete',
    exists: 'hs.doubtful',
    national: 'hs.doubtful',
    none: 'hs.doubtful',
  } as const
  return [
    {
      id: ids[hs.state],
      strength: 'data',
      text: `Customs code ${hs.written}: ${hs.problems.join('; ')}.`,
      facts: [hsFact(o)],
      clears: 'The six-digit code, with its revision',
    },
  ]
}

function controlProblems(o: Observed): GoodsObservation[] {
  const { control } = o
  const found: GoodsObservation[] = []
  if (control.status === 'unknown')
    found.push({
      id: 'eccn.unknown',
      strength: 'data',
      text: `Control code ${control.written}: ${control.problems.join('; ')}. Unknown does not mean that the goods are not controlled.`,
      facts: [eccnFact(o)],
      clears: 'The entry as the control list has it, with the name of the list',
    })
  else if (control.problems.length > 0)
    found.push({
      id: 'eccn.doubtful',
      strength: 'data',
      text: `Control code ${control.written}: ${control.problems.join('; ')}.`,
      facts: [eccnFact(o)],
      clears: 'The entry as the control list has it, with the name of the list',
    })
  if (control.series === '500')
    found.push({
      id: 'eccn.list-not-stated',
      strength: 'data',
      text: `${control.base} can be of the EU list or of another one, with another meaning in each; the list is not stated.`,
      facts: [eccnFact(o)],
      clears: 'The name of the control list',
    })
  return found
}

function ear99Basis(o: Observed): GoodsObservation[] {
  if (o.control.status !== 'EAR99' || !o.priority) return []
  if (o.priority.tier !== '1' && o.priority.tier !== '2') return []
  return [
    {
      id: 'ask.ear99-basis',
      strength: 'ask',
      text: `EAR99 is declared for goods of tier ${o.priority.tier} of the Common High Priority List. That can be right; such goods also stand under ${o.priority.exampleEccns.filter((code) => code !== 'EAR99').join(', ')}.`,
      facts: [eccnFact(o), hsFact(o)],
      clears: 'The basis of the classification: maker’s statement or commodity classification',
    },
  ]
}
