import type { Finding } from '../../model/index.ts'
import { nexusOf } from '../nexus.ts'
import { ownersSay } from '../owners.ts'
import type { Rule } from '../rule.ts'

/** Listed owners behind the parties: who is reached by which rule, who cannot be excluded.
 *
 * It reads the owners that the row names and the statements given with the context. Shares are
 * judged by the rules of OFAC, the EU, the UK and BIS as they stood on the date of the decision.
 */
export const ownership: Rule = {
  id: 'ownership',
  evaluate(view) {
    const findings: Finding[] = []
    const seen = new Set<string>()
    for (const finding of ownersSay(view)) {
      const key = `${finding.rule} ${finding.jurisdiction} ${finding.text}`
      if (seen.has(key)) continue
      seen.add(key)
      findings.push(
        finding.jurisdiction === ''
          ? finding
          : { ...finding, nexus: nexusOf(finding.jurisdiction, view) },
      )
    }
    const known =
      view.context.ownership !== undefined ||
      view.transaction.parties.some((party) => party.ownerOf !== undefined)
    if (known) return { findings }
    return {
      findings,
      notEvaluated: { needs: ['owner', 'percent'], reason: 'no owner of a party is stated' },
    }
  },
}
