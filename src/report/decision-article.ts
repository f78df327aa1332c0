import { decisionSentences } from './decision-text.ts'
import { findingCard } from './finding-card.ts'
import { hitsOf } from './hits.ts'
import { html, type Markup, own } from './markup.ts'
import { hitDetails } from './match-details.ts'
import { type DecidedRow, isUnreadable, type ReportRow, type UnreadableRow } from './row.ts'
import { subjectTables } from './subject.ts'
import { setLetter, type VersionSets } from './versions.ts'
import {
  areaOrder,
  areaWords,
  counted,
  outcomeWords,
  strongestFirst,
  titleOf,
  whyWords,
} from './words.ts'

/** One row of the report in full. */
export function rowArticle(row: ReportRow, versions: VersionSets): Markup {
  return isUnreadable(row) ? unreadableArticle(row) : decisionArticle(row, versions)
}

function decisionArticle(row: DecidedRow, versions: VersionSets): Markup {
  const [verdict, grounds] = decisionSentences(row)
  return html`<article id="row-${row.row}" class="decision ${row.outcome}" aria-labelledby="title-${row.row}">
<header><span class="chip ${row.outcome}">${outcomeWords[row.outcome]}</span> <h3 id="title-${row.row}"><span class="aside">Row ${row.row}</span> ${own(titleOf(row))}</h3> <span class="why">${whyWords[row.why]}</span></header>
<p class="lead">${own(verdict)} ${own(grounds)}</p>
<details open><summary>What was screened</summary>${subjectTables(row.subject)}</details>
${areaOrder.map((area) => areaFindings(row, area))}
${row.findings.length === 0 ? html`<p>No rule found anything.</p>` : null}
${matches(row)}
${notEvaluated(row)}
<p class="record">${searched(row)} ${settings(row)} ${versions.sets.length > 1 ? html`Versions: <a href="#set-${setLetter(versions.of(row))}">set ${setLetter(versions.of(row))}</a>. ` : null}Digest <code>${row.digest}</code></p>
</article>
`
}

function unreadableArticle(row: UnreadableRow): Markup {
  const { field, value, reason } = row.error
  return html`<article id="row-${row.row}" class="decision review" aria-labelledby="title-${row.row}">
<header><span class="chip review">${outcomeWords.review}</span> <h3 id="title-${row.row}"><span class="aside">Row ${row.row}</span> could not be read</h3></header>
<p class="lead">${field ? html`<code>${field}</code>: ` : null}${value === undefined ? null : html`“${own(value)}”: `}${own(reason)}. Nothing was screened: correct the row and screen it again.</p>
</article>
`
}

function areaFindings(row: DecidedRow, area: (typeof areaOrder)[number]): Markup | null {
  const findings = strongestFirst(row.findings.filter((finding) => finding.area === area))
  if (findings.length === 0) return null
  return html`<h4>${areaWords[area]}</h4>
${findings.map(findingCard)}`
}

function matches(row: DecidedRow): Markup {
  const { cutoff, threshold } = row.settings
  if (row.matches.length === 0)
    return html`<p>No listed party came as near as the cutoff of ${cutoff}.</p>`
  const hidden = row.matchesTotal - row.matches.length
  return html`<h4>Nearest listed parties</h4>
<p class="aside">${counted(row.matchesTotal, 'candidate')} at or above the cutoff of ${cutoff}; a match at or above ${threshold}.${hidden > 0 ? ` ${counted(hidden, 'weaker one is', 'weaker ones are')} not shown.` : null}</p>
${hitsOf(row.matches).map(hitDetails)}`
}

function notEvaluated(row: DecidedRow): Markup {
  if (row.notEvaluated.length === 0) return html`<p>Every rule was evaluated.</p>`
  return html`<h4>Not evaluated</h4>
<ul class="open">${row.notEvaluated.map(
    (one) =>
      html`<li><code>${one.rule}</code>: ${own(one.reason)}${one.needs.length > 0 ? html` (needs ${own(one.needs.join(', '))})` : null}</li>`,
  )}</ul>`
}

function searched(row: DecidedRow): Markup {
  const lists = row.versions.filter((version) => version.kind === 'list')
  if (lists.length === 0) return html`<strong>No list was searched.</strong>`
  return html`Searched: ${lists.map(
    (list, index) => html`${index > 0 ? ', ' : null}${own(list.name)} of ${own(list.version)}`,
  )}.`
}

function settings(row: DecidedRow): Markup {
  const { asOf, knownAt, cutoff, threshold, drop } = row.settings
  return html`Law as of ${asOf}${knownAt ? html`, versions known at ${knownAt}` : null}; cutoff ${cutoff}, threshold ${threshold}${drop?.length ? html`, matching without ${own(drop.join(', '))}` : null}.`
}
