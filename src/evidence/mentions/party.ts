import type { Paragraph } from '../language/analyse.ts'
import { textOf } from '../language/token.ts'
import { roles } from '../lexicon.ts'
import type { Register } from './register.ts'

/** Somebody who acts or is acted upon: a country, or an entity of the document. */
export interface Party {
  /** Country code, or entity id. */
  readonly id: string
  readonly country?: string
  readonly entity?: string
}

/** Entity id of a name: lower case, words joined by hyphens, letters of every script kept.
 *
 * @example
 * entityId('Baltika Components OÜ') // 'baltika-components-oü'
 */
export function entityId(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
}

/** Parties that the words of a token range name, in order: companies before the countries they
 * stand with, states and their organs as countries.
 *
 * @example
 * // "Turkish trading houses" → [{ id: 'tr', country: 'tr' }]
 * // "Tashkent Instruments LLC" → [{ id: 'tashkent-instruments-llc', entity: 'Tashkent Instruments LLC' }]
 */
export function partiesIn(
  text: string,
  p: Paragraph,
  from: number,
  to: number,
  register: Register,
): readonly Party[] {
  const found: Party[] = []
  const covered: [number, number][] = []
  for (const [a, b, name] of namedSpans(text, p, from, to)) {
    const organisation = register.organisation(name)
    if (organisation && organisation.schema !== 'PublicBody' && !organisation.media) {
      found.push({
        id: entityId(organisation.name),
        entity: organisation.name,
        ...(organisation.country ? { country: organisation.country } : {}),
      })
      covered.push([a, b])
    } else if (organisation?.country && organisation.schema === 'PublicBody') {
      found.push({ id: organisation.country, country: organisation.country })
      covered.push([a, b])
    } else {
      const person = organisation ? undefined : register.person(name)
      if (person && !p.places.some((m) => m.from >= a && m.to <= b)) {
        const official =
          roles().get(person.role.split(' ').at(-1)?.toLowerCase() ?? '') === 'office'
        if (official && person.country && !person.organisation)
          found.push({ id: person.country, country: person.country })
        else
          found.push({
            id: entityId(person.name),
            entity: person.name,
            ...(person.country ? { country: person.country } : {}),
          })
        covered.push([a, b])
      }
    }
  }
  for (const place of p.places) {
    if (
      place.from < from ||
      place.to > to ||
      covered.some(([a, b]) => place.from >= a && place.to <= b)
    )
      continue
    if (!found.some((party) => party.id === place.country))
      found.push({ id: place.country, country: place.country })
  }
  return found
}

/** Runs of capitalised words, the longest first at every place. */
function namedSpans(
  text: string,
  p: Paragraph,
  from: number,
  to: number,
): [number, number, string][] {
  const spans: [number, number, string][] = []
  let i = from
  while (i < to) {
    const t = p.tokens[i]!
    if (!/^\p{Lu}/u.test(t.text) || t.pos === 'DET') {
      i++
      continue
    }
    let end = i + 1
    while (end < to) {
      const u = p.tokens[end]!
      const joined =
        /^[-/&.,]$/.test(u.text) &&
        u.start === p.tokens[end - 1]!.end &&
        end + 1 < to &&
        (/^[-/&]$/.test(u.text) || /^(Ltd|Inc|LLC|Co)/.test(p.tokens[end + 1]!.text))
      if (
        /^\p{Lu}/u.test(u.text) ||
        joined ||
        (/^\p{Ll}/u.test(u.text) && p.tokens[end - 1]!.text === '-') ||
        (/^(of|for|the|and|al)$/.test(u.lower) &&
          /^\p{Lu}/u.test(p.tokens[end + 1]?.text ?? '') &&
          end + 1 < to)
      )
        end++
      else break
    }
    spans.push([i, end, textOf(text, p.tokens, i, end)])
    // "Kremlin and Vektor", "Institute of X": shorter readings as well
    for (let k = i + 1; k < end; k++) {
      if (p.tokens[k]!.lower === 'based' && k + 1 < end)
        spans.push([k + 1, end, textOf(text, p.tokens, k + 1, end)])
      if (/^(and|of|for)$/.test(p.tokens[k]!.lower)) {
        spans.push([i, k, textOf(text, p.tokens, i, k)])
        spans.push([k + 1, end, textOf(text, p.tokens, k + 1, end)])
      }
    }
    i = end
  }
  return spans
}
