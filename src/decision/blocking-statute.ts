import type { Finding } from '../model/index.ts'
import { type Table, tableAsOf } from '../tables/index.ts'
import { nexusOf } from './nexus.ts'
import type { View } from './view.ts'

/** The annexed acts that a finding rests on; empty where some ground of it is not annexed. */
function annexedActs(finding: Finding, { rows }: Table): string[] {
  if (finding.jurisdiction !== 'us') return []
  const embargo = /^destination\.embargo\.(.+)$/.exec(finding.rule)?.[1]
  const programmes = finding.facts
    .filter((fact) => fact.field === 'listing.programs')
    .flatMap((fact) => fact.value.split(', '))
  const grounds = embargo
    ? [['embargo', embargo]]
    : programmes.map((programme) => ['programme', programme])
  const acts = grounds.map(
    ([kind, key]) => rows.find((row) => row.kind === kind && row.key === key)?.act,
  )
  return acts.length > 0 && acts.every((act) => act !== undefined) ? (acts as string[]) : []
}

/** A note for an EU operator whose block rests on nothing but US measures of the blocking statute.
 *
 * Regulation (EC) 2271/96 forbids to comply with the measures of its Annex, unless the Commission
 * allows it. The note changes no outcome: it tells that the law of the Union stands against it.
 *
 * @example
 * blockingStatute([embargoOnCuba], view)[0]?.rule // 'note.blocking-statute'
 */
export function blockingStatute(findings: readonly Finding[], view: View): readonly Finding[] {
  const blocking = findings.filter((finding) => finding.effect === 'block')
  const nexus = nexusOf('eu', view)
  if (blocking.length === 0 || nexus.status !== 'applies') return []
  const table = tableAsOf('blocking_statute', view.context.asOf)
  const acts = blocking.map((finding) => annexedActs(finding, table))
  if (acts.some((found) => found.length === 0)) return []
  const named = [...new Set(acts.flat())]
  return [
    {
      rule: 'note.blocking-statute',
      effect: 'note',
      basis: 'duty',
      area: 'who',
      jurisdiction: 'eu',
      nexus,
      text: `The block rests on US measures alone that stand in the Annex to Regulation (EC) 2271/96 (${named.join('; ')}): an EU operator may not comply with them without an authorisation of the Commission.`,
      facts: blocking.map((finding) => ({ field: 'blocking finding', value: finding.rule })),
      sources: [{ dataset: 'blocking_statute', version: table.version }],
      citation: 'Reg. (EC) 2271/96 Art. 2, 5 and Annex; Del. Reg. (EU) 2018/1100',
      clears:
        'Legal advice: an authorisation under Art. 5(2), another lawful reason not to deal, or a policy in which the United States inform',
    },
  ]
}
