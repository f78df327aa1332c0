import { isA, type Listing, type Measure } from '../model/index.ts'
import type { AssembleContext } from './assemble.ts'
import { measuresInWords, measuresOfAll } from './measure.ts'

/** What a publisher says of one listing. */
export interface ListingFacts {
  readonly recordId: string
  readonly programs: readonly string[]
  /** The listed party's schema: a travel ban is about people. */
  readonly schema: string
  /** The publisher's own words for what is imposed; where they name measures, they win. */
  readonly imposed?: readonly string[]
  readonly listedOn?: string | undefined
  readonly until?: string | undefined
  readonly scope?: readonly string[]
  readonly citation?: string | undefined
}

/** A listing with its measures: from the publisher's words, else from the table of measures.
 *
 * A word that names no measure is reported as drift, and gives the measure `unknown`, so that it is
 * reviewed and not passed over.
 */
export function listingOf(facts: ListingFacts, context: AssembleContext): Listing {
  const { dataset, version, tally } = context
  const { measures, citation, ended } = measuresFor(facts, context)
  const until = facts.until ?? (ended === '' ? undefined : ended)
  const scope = [...new Set((facts.scope ?? []).map((text) => text.trim()))].filter(Boolean)
  const basis = [facts.citation, citation].filter(Boolean).join('; ')
  if (facts.programs.length === 0) tally.drift('a record without a programme')
  return {
    dataset: dataset.name,
    version,
    authority: dataset.authority,
    jurisdiction: dataset.jurisdiction,
    programs: [...facts.programs],
    measures: isA(facts.schema, 'Person')
      ? measures
      : measures.filter((measure) => measure !== 'travel_ban'),
    recordId: facts.recordId,
    ...(facts.listedOn ? { listedOn: facts.listedOn } : {}),
    ...(until === undefined ? {} : { until }),
    ...(scope.length === 0 ? {} : { scope: scope.join('; ') }),
    ...(basis === '' ? {} : { citation: basis }),
    ...(scope.some((text) => /secondary sanctions/i.test(text))
      ? { secondarySanctionsRisk: true }
      : {}),
  }
}

function measuresFor(
  facts: ListingFacts,
  { dataset, tally }: AssembleContext,
): { measures: Measure[]; citation: string; ended: string } {
  const said = facts.imposed ?? []
  if (said.length === 0) {
    return measuresOfAll(dataset.name, facts.programs, (program) =>
      tally.drift(`no measure is known for programme "${program}"`),
    )
  }
  const measures = new Set(measuresInWords(said))
  for (const words of said) {
    if (measuresInWords([words]).length > 0) continue
    tally.drift(`no measure is known for "${words}"`)
    measures.add('unknown')
  }
  const table = measuresOfAll(dataset.name, facts.programs, () => {})
  return { measures: [...measures], citation: table.citation, ended: table.ended }
}
