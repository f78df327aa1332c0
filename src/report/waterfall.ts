import type { Contribution, Match } from '../model/index.ts'
import { html, type Markup, own } from './markup.ts'

/** Where a contribution begins and ends on the way from nothing to the evidence, in centinats. */
interface Step {
  readonly contribution: Contribution
  readonly from: number
  readonly to: number
}

const width = 220
const height = 14

/** The contributions of a match as a table with a waterfall: each bar begins where the last ended.
 *
 * The sum under the table is added up here from the contributions that are shown; if it is not the
 * evidence of the match, the table says so.
 */
export function waterfall(match: Match): Markup {
  const steps = stepsOf(match.contributions)
  const ends = steps.flatMap((step) => [step.from, step.to])
  const low = Math.min(0, ...ends)
  const span = Math.max(1, Math.max(0, ...ends) - low)
  const scale = (value: number) => round(((value - low) / span) * width)
  const sum = steps.at(-1)?.to ?? 0
  return html`<div class="scroll" role="group" aria-label="Contributions" tabindex="0"><table class="waterfall">
<caption>How the evidence adds up, in centinats of log-likelihood ratio</caption>
<thead><tr><th scope="col">Contribution</th><th scope="col">Asked</th><th scope="col">Listed</th><th scope="col" class="number">Amount</th><th scope="col" aria-hidden="true"></th></tr></thead>
<tbody>${steps.map((step) => stepRow(step, scale))}</tbody>
<tfoot><tr><th scope="row" colspan="3">Evidence (sum) → score ${match.score.toFixed(6)}</th><td class="number">${signed(sum)}</td><td class="bar" aria-hidden="true">${bar('total', 0, sum, scale)}</td></tr></tfoot>
</table></div>${sum === match.evidence ? null : mismatch(sum, match.evidence)}`
}

function stepsOf(contributions: readonly Contribution[]): readonly Step[] {
  let at = 0
  return contributions.map((contribution) => {
    const from = at
    at += contribution.amount
    return { contribution, from, to: at }
  })
}

function stepRow({ contribution, from, to }: Step, scale: (value: number) => number): Markup {
  const kind = contribution.amount < 0 ? 'against' : 'for'
  return html`<tr><th scope="row">${own(contribution.text)}<code>${contribution.feature}</code></th><td>${own(contribution.query)}</td><td>${own(contribution.candidate)}</td><td class="number">${signed(contribution.amount)}</td><td class="bar" aria-hidden="true">${bar(kind, from, to, scale)}</td></tr>
`
}

function bar(kind: string, from: number, to: number, scale: (value: number) => number): Markup {
  const left = Math.min(scale(from), scale(to))
  const length = Math.max(1, round(Math.abs(scale(to) - scale(from))))
  const zero = scale(0)
  return html`<svg class="${kind}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" focusable="false"><line x1="${zero}" x2="${zero}" y1="0" y2="${height}"/><rect x="${left}" y="2" width="${length}" height="${height - 4}" rx="1.5"/></svg>`
}

function mismatch(sum: number, evidence: number): Markup {
  return html`<p class="warning"><strong>These numbers were changed:</strong> the contributions add up to ${signed(sum)}, but the record says ${signed(evidence)}.</p>`
}

function signed(amount: number): string {
  return amount < 0 ? `\u2212${Math.abs(amount)}` : `+${amount}`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
