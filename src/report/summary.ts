import type { Outcome } from '../model/index.ts'
import { decisionSentences } from './decision-text.ts'
import { totals } from './decisions-table.ts'
import { html, type Markup, own } from './markup.ts'
import { isUnreadable, type ReportRow } from './row.ts'
import { outcomeWords, titleOf } from './words.ts'

const order: readonly Outcome[] = ['block', 'review', 'clear']

/** The first thing an officer reads: how many of each outcome, then one line for each row. */
export function summarySection(rows: readonly ReportRow[]): Markup {
  return html`<section aria-labelledby="summary"><h2 id="summary">Summary</h2>
<ul class="tiles">${order.map((outcome) => tile(rows, outcome))}</ul>
${share(rows)}
<p class="printed">${totals(rows)}</p>
${filters()}
<div class="scroll" role="group" aria-label="Decisions" tabindex="0"><table class="overview"><caption>Decisions, one line for each row of the file</caption>
<thead><tr><th scope="col" class="number">Row</th><th scope="col">Outcome</th><th scope="col">Reference</th><th scope="col">Parties</th><th scope="col">Because</th></tr></thead>
<tbody>${rows.map(line)}</tbody>
</table></div>
</section>
`
}

function tile(rows: readonly ReportRow[], outcome: Outcome): Markup {
  const count = rows.filter((row) => row.outcome === outcome).length
  return html`<li class="${outcome}"><strong>${count}</strong> ${outcomeWords[outcome]}</li>`
}

/** The outcomes as one bar; the tiles above say the same in numbers. */
function share(rows: readonly ReportRow[]): Markup | null {
  if (rows.length === 0) return null
  let at = 0
  const parts = order.map((outcome) => {
    const length = (rows.filter((row) => row.outcome === outcome).length / rows.length) * 1000
    const from = at
    at += length
    return html`<rect class="${outcome}" x="${from.toFixed(1)}" y="0" width="${length.toFixed(1)}" height="10"/>`
  })
  return html`<svg class="share" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">${parts}</svg>`
}

/** Filters that need no script: the style sheet hides what the chosen button does not name. */
function filters(): Markup {
  const choices: readonly (readonly [string, string])[] = [
    ['all', 'Everything'],
    ...order.map((outcome) => [outcome, `Only ${outcomeWords[outcome].toLowerCase()}`] as const),
  ]
  return html`<fieldset class="filters"><legend>Show</legend>${choices.map(
    ([value, label], index) =>
      html`<label><input type="radio" name="show" id="show-${value}" value="${value}"${index === 0 ? html` checked` : null}> ${label}</label> `,
  )}</fieldset>`
}

function line(row: ReportRow): Markup {
  const chip = html`<span class="chip ${row.outcome}">${outcomeWords[row.outcome]}</span>`
  if (isUnreadable(row))
    return html`<tr class="${row.outcome}"><td class="number">${row.row}</td><td>${chip}</td><th scope="row"><a href="#row-${row.row}">row ${row.row}</a></th><td></td><td>Could not be read: ${own(row.error.reason)}</td></tr>
`
  const names = row.subject.parties.map(
    (party, index) => html`${index > 0 ? '; ' : null}${own(party.name)}`,
  )
  return html`<tr class="${row.outcome}"><td class="number">${row.row}</td><td>${chip}</td><th scope="row"><a href="#row-${row.row}">${own(titleOf(row))}</a></th><td>${names}</td><td>${own(decisionSentences(row)[1])}</td></tr>
`
}
