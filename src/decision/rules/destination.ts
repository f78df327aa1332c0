import type { Effect, Finding } from '../../model/index.ts'
import { type Embargo, embargoesOn } from '../../routes/index.ts'
import { nexusOf } from '../nexus.ts'
import type { Rule } from '../rule.ts'
import type { TouchedPlace, View } from '../view.ts'

/**
 * What an embargo does to a place that only deals or sees the goods pass: a comprehensive one asks
 * for a review, one on goods is a note for a party's country and a review for transit.
 */
function effectAt(embargo: Embargo, touched: TouchedPlace): Effect {
  if (touched.part === 'destination')
    return touched.possible && embargo.effect === 'block' ? 'review' : embargo.effect
  if (embargo.scope === 'comprehensive') return 'review'
  return touched.part === 'transit' ? 'review' : 'note'
}

function partWords(touched: TouchedPlace): string {
  switch (touched.part) {
    case 'destination':
      return touched.field.startsWith('parties')
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

function embargoFinding(view: View, touched: TouchedPlace, embargo: Embargo): Finding {
  return {
    rule: `destination.embargo.${embargo.id}`,
    effect: effectAt(embargo, touched),
    basis: embargo.basis,
    area: 'where',
    jurisdiction: embargo.jurisdiction,
    nexus: nexusOf(embargo.jurisdiction, view),
    text: `${partWords(touched)} ${touched.written}${touched.possible ? ', which may lie in an occupied region' : ''}. ${embargo.summary}.`,
    facts: [{ field: touched.field, value: touched.written }],
    sources: [{ dataset: 'embargoes', version: embargo.version, record: embargo.id }],
    citation: embargo.citation,
    clears: embargo.clears,
    effectiveFrom: embargo.effectiveFrom,
    ...(embargo.effectiveTo ? { effectiveTo: embargo.effectiveTo } : {}),
  }
}

function notUnderstood(touched: TouchedPlace): Finding {
  return {
    rule: 'destination.unknown-country',
    effect: touched.part === 'party' ? 'note' : 'review',
    basis: 'data_quality',
    area: 'where',
    jurisdiction: '',
    text: `The country “${touched.written}” was not understood, so no embargo could be looked up for it.`,
    facts: [{ field: touched.field, value: touched.written }],
    sources: [],
    citation: 'own rule',
    clears: 'Write the country in English or as its ISO 3166-1 code',
  }
}

/** Embargoes on the destination, the places passed, and the countries of the parties. */
export const destination: Rule = {
  id: 'destination',
  evaluate(view) {
    const findings: Finding[] = []
    const seen = new Set<string>()
    for (const touched of view.places) {
      if (touched.places.length === 0) findings.push(notUnderstood(touched))
      for (const embargo of touched.places.flatMap((p) => embargoesOn(p, view.context.asOf))) {
        const key = `${embargo.id} ${effectAt(embargo, touched)}`
        if (seen.has(key)) continue
        seen.add(key)
        findings.push(embargoFinding(view, touched, embargo))
      }
    }
    const known = view.places.some((p) => p.part === 'destination' && p.places.length > 0)
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
