import type { Entity, Listing } from '../../model/index.ts'
import { datasets } from '../dataset.ts'
import { measuresInWords, measuresOfAll } from '../measure.ts'

/** Turns a FollowTheMoney Sanction into the listing of the party that it names.
 *
 * @param version what the listing's dataset is called where the Sanction does not date itself
 */
export function listingOfSanction(
  sanction: Entity,
  party: Entity,
  version: string,
  onUnknown: (dataset: string, program: string) => void,
): Listing {
  const first = (name: string): string | undefined => sanction.properties[name]?.[0]
  const dataset = sanction.datasets[0] ?? party.datasets[0] ?? 'unknown'
  const known = datasets.get(dataset)
  const programs = programsOf(sanction)
  const inWords = measuresInWords(sanction.properties.provisions ?? [])
  const result = measuresOfAll(dataset, programs, (program) => {
    if (inWords.length === 0) onUnknown(dataset, program)
  })
  const measures = inWords.length > 0 ? inWords : result.measures
  const listedOn = first('listingDate') ?? first('startDate')
  const until = first('endDate') ?? (result.ended === '' ? undefined : result.ended)
  const said = [...(sanction.properties.provisions ?? []), ...(sanction.properties.reason ?? [])]
  const secondary = said.some((text) => /secondary sanctions/i.test(text))
  return {
    dataset,
    version: first('modifiedAt') ?? version,
    authority: first('authority') ?? known?.authority ?? first('publisher') ?? 'not stated',
    jurisdiction: known?.jurisdiction ?? first('country') ?? '',
    programs,
    measures,
    recordId: first('recordId') ?? first('authorityId') ?? first('unscId') ?? party.id,
    ...(listedOn === undefined ? {} : { listedOn }),
    ...(until === undefined ? {} : { until }),
    ...(said.length === 0 ? {} : { scope: said.join('; ') }),
    ...(result.citation === '' ? {} : { citation: result.citation }),
    ...(secondary ? { secondarySanctionsRisk: true } : {}),
  }
}

/** `program` may be a sentence and `programId` its code: the codes count where both are there. */
function programsOf(sanction: Entity): string[] {
  const ids = sanction.properties.programId ?? []
  return ids.length > 0 ? [...ids] : [...(sanction.properties.program ?? [])]
}

/** Topics that say that a party is under a measure. */
const riskTopics = /^(?:sanction|debarment|export\.control|reg\.action|asset\.frozen)/

/** A party whose topics say that it is listed, while no Sanction says how: what it does is unknown. */
export function listingOfTopics(party: Entity, version: string): Listing | undefined {
  if (!(party.properties.topics ?? []).some((topic) => riskTopics.test(topic))) return undefined
  // "sanction.linked" and "sanction.counter" say nothing of a listing of the party itself.
  const own = party.properties.topics!.filter(
    (t) => riskTopics.test(t) && !/linked|counter/.test(t),
  )
  if (own.length === 0) return undefined
  const dataset = party.datasets[0] ?? 'unknown'
  const known = datasets.get(dataset)
  return {
    dataset,
    version,
    authority: known?.authority ?? 'not stated',
    jurisdiction: known?.jurisdiction ?? '',
    programs: [],
    measures: ['unknown'],
    recordId: party.id,
    scope: `topics: ${own.join(', ')}`,
  }
}
