import type { Effect, Finding } from '../../model/index.ts'
import { type Embargo, embargoesOn } from '../../routes/index.ts'
import { countryName, readCountry } from '../../values/index.ts'
import { cited } from '../cited.ts'
import { nexusOf } from '../nexus.ts'
import type { Rule } from '../rule.ts'
import type { TouchedPlace, View } from '../view.ts'

/**
 * What an embargo does to a place that only deals or sees the goods pass: a comprehensive one asks
 * for a review, one on goods is a note (transit through Russia and Belarus has rules of its own).
 */
function effectAt(embargo: Embargo, touched: TouchedPlace): Effect {
  if (touched.part === 'destination')
    return touched.possible && embargo.effect === 'block' ? 'review' : embargo.effect
  return embargo.scope === 'comprehensive' ? 'review' : 'note'
}

function partWords(touched: TouchedPlace): string {
  switch (touched.part) {
    case 'destination':
      return touched.role !== undefined
        ? 'A party that takes part in receiving the goods is in'
        : 'The goods go to'
    case 'transit':
      return 'The goods pass'
    case 'party':
      return 'A party is in'
    default:
      return touched.part satisfies never
  }
}

const effectRank: Readonly<Record<Effect, number>> = { block: 0, review: 1, note: 2 }

/** "The goods go to Iran: nearly all …", and not "The goods go to Iran. Iran: nearly all …". */
function textOf(touched: TouchedPlace, embargo: Embargo): string {
  const where = `${partWords(touched)} ${touched.written}${touched.possible ? ', which may lie in an occupied region' : ''}`
  const [place, ...rest] = embargo.summary.split(': ')
  return place === touched.written && rest.length > 0
    ? `${where}: ${rest.join(': ')}.`
    : `${where}. ${embargo.summary}.`
}

const whichPart =
  'The municipality or the postal code, where it shows that the place is under the control of Ukraine'

/** One finding for an embargo, on the place where it bites hardest; the others are facts. */
function embargoFinding(view: View, embargo: Embargo, places: readonly TouchedPlace[]): Finding {
  const [worst] = [...places].sort(
    (a, b) => effectRank[effectAt(embargo, a)] - effectRank[effectAt(embargo, b)],
  ) as [TouchedPlace]
  return {
    rule: `destination.embargo.${embargo.id}`,
    effect: effectAt(embargo, worst),
    basis: embargo.basis,
    area: 'where',
    jurisdiction: embargo.jurisdiction,
    nexus: nexusOf(embargo.jurisdiction, view),
    text: textOf(worst, embargo),
    facts: places.map((touched) => ({ field: touched.field, value: touched.written })),
    sources: [{ dataset: 'embargoes', version: embargo.version, record: embargo.id }],
    citation: cited(embargo.citation, embargo.verified),
    clears: worst.possible ? `${whichPart}; else: ${embargo.clears}` : embargo.clears,
    effectiveFrom: embargo.effectiveFrom,
    ...(embargo.effectiveTo ? { effectiveTo: embargo.effectiveTo } : {}),
  }
}

/** States that are gone: no table of today has a row for them. */
const former: ReadonlySet<string> = new Set(['su', 'yu', 'cs', 'dd', 'an'])

type Doubt = 'unknown' | 'former'

function doubtOf({ places }: TouchedPlace): Doubt | undefined {
  if (places.length === 0) return 'unknown'
  return places.some((place) => former.has(place)) ? 'former' : undefined
}

/** One finding for a writing, whatever fields have it. */
function doubtful(touched: readonly TouchedPlace[], doubt: Doubt): Finding {
  const [first] = touched as [TouchedPlace]
  const read = readCountry(first.written)
  const twofold = read.state === 'ambiguous'
  return {
    rule: `destination.${doubt}-country`,
    effect: touched.some((one) => one.part !== 'party') ? 'review' : 'note',
    basis: 'data_quality',
    area: 'where',
    jurisdiction: '',
    text:
      doubt === 'unknown'
        ? `The country “${first.written}” ${twofold ? `can mean ${read.note}` : 'was not understood'}, so no embargo could be looked up for it.`
        : `The country “${first.written}” no longer exists, so no embargo could be looked up for it.`,
    facts: touched.map((one) => ({ field: one.field, value: one.written })),
    sources: [],
    citation: 'own rule',
    clears:
      doubt === 'unknown'
        ? twofold
          ? 'Write which of them is meant, or its ISO 3166-1 code'
          : 'Write the country in English or as its ISO 3166-1 code'
        : 'The state of today in which the place lies',
  }
}

/** One note for each city that stands in place of a country: what it was read as, for the officer to see. */
function readings(places: readonly TouchedPlace[]): Finding[] {
  const byWriting = new Map<string, TouchedPlace[]>()
  for (const touched of places) {
    if (touched.city === undefined) continue
    byWriting.set(touched.written, [...(byWriting.get(touched.written) ?? []), touched])
  }
  return [...byWriting].map(([written, touched]) => ({
    rule: 'destination.city',
    effect: 'note',
    basis: 'data_quality',
    area: 'where',
    jurisdiction: '',
    text: `“${written}” stands where a country is asked for; it was read as ${placeWords(touched[0]!)}.`,
    facts: touched.map((one) => ({ field: one.field, value: one.written })),
    sources: [],
    citation: 'own rule',
    clears: 'Write the country, where another place of this name is meant',
  }))
}

/** "Istanbul, Turkey"; an occupied region by what it is. */
function placeWords({ city, places }: TouchedPlace): string {
  const country = countryName(places.at(-1)!)
  return country === undefined
    ? `${city}, in an occupied or disputed region (${places.join(', ')})`
    : `${city}, ${country}`
}

function doubts(places: readonly TouchedPlace[]): Finding[] {
  const byWriting = new Map<string, TouchedPlace[]>()
  for (const touched of places) {
    if (doubtOf(touched) === undefined) continue
    const known = byWriting.get(touched.written)
    if (known) known.push(touched)
    else byWriting.set(touched.written, [touched])
  }
  return [...byWriting.values()].map((touched) => doubtful(touched, doubtOf(touched[0]!)!))
}

/** Embargoes on the destination, the places passed, and the countries of the parties. */
export const destination: Rule = {
  id: 'destination',
  evaluate(view) {
    const embargoes = new Map<string, { embargo: Embargo; places: TouchedPlace[] }>()
    for (const touched of view.places) {
      for (const embargo of touched.places.flatMap((p) => embargoesOn(p, view.context.asOf))) {
        const known = embargoes.get(embargo.id)
        if (known) known.places.push(touched)
        else embargoes.set(embargo.id, { embargo, places: [touched] })
      }
    }
    const findings = [
      ...doubts(view.places),
      ...readings(view.places),
      ...[...embargoes.values()].map(({ embargo, places }) =>
        embargoFinding(view, embargo, places),
      ),
    ]
    const known = view.places.some(
      (p) => p.part === 'destination' && p.places.some((code) => !former.has(code)),
    )
    if (known || (view.partiesOnly && view.places.some((p) => p.places.length > 0)))
      return { findings }
    return {
      findings,
      notEvaluated: {
        needs: [view.partiesOnly ? 'country' : 'route.destinationCountry'],
        reason: view.partiesOnly ? 'no country of the party is stated' : 'no destination is stated',
      },
    }
  },
}
