import type { Authorisation, Finding, Transaction } from '../model/index.ts'
import { plainWords } from '../values/index.ts'

function validOn(authorisation: Authorisation, date: string): boolean {
  return (
    !(authorisation.validFrom && authorisation.validFrom > date) &&
    !(authorisation.validTo && authorisation.validTo < date)
  )
}

function covers(authorisation: Authorisation, finding: Finding): boolean {
  return (
    authorisation.jurisdiction.toLowerCase() === finding.jurisdiction &&
    (authorisation.covers ?? []).some(
      (covered) => covered === finding.rule || finding.facts.some((fact) => fact.value === covered),
    )
  )
}

/** A finding under an authorisation that covers it: review, verify its conditions; never clear.
 *
 * An authorisation covers a finding when jurisdictions agree, it is valid on the date, and its
 * `covers` names the rule or a value among the finding's facts (a party, an item, a country).
 *
 * @param date ISO date of the transaction, or of the law applied
 */
export function underAuthorisation(finding: Finding, tx: Transaction, date: string): Finding {
  if (finding.effect !== 'block') return finding
  if (finding.basis !== 'licence_required' && finding.basis !== 'prohibition') return finding
  const held = (tx.authorisations ?? []).find((a) => validOn(a, date) && covers(a, finding))
  if (!held) return finding
  return {
    ...finding,
    effect: 'review',
    text: `${finding.text} The ${plainWords(held.kind)} ${held.number} is stated to cover it: verify its conditions.`,
    facts: [...finding.facts, { field: 'authorisations.number', value: held.number }],
    clears: `Verify that ${held.number} covers this party, these items and this use`,
  }
}
