import { TidewaiterError } from '../model/index.ts'
import { rowArticle } from './decision-article.ts'
import { reportDigest } from './digest.ts'
import { html, type Markup, own } from './markup.ts'
import { page } from './page.ts'
import { type DecidedRow, isUnreadable, type ReportMeta, type ReportRow } from './row.ts'
import { summarySection } from './summary.ts'
import { versionSets, versionsSection } from './versions.ts'
import { counted } from './words.ts'

/** Decisions as one self-contained HTML file that can be read, filtered, printed and archived.
 *
 * Nothing is fetched and nothing can run: no script, no link to elsewhere, a Content Security Policy
 * that allows only the file's own style sheet (by its SHA-256). All text of lists, documents and
 * users is escaped, and its control and direction characters are written out. The same rows and
 * meta give the same bytes.
 *
 * @throws TidewaiterError `report.made-at` when `meta.madeAt` is no ISO 8601 date
 * @example
 * decisionsHtml(rows, { input: 'orders.csv', madeAt: '2026-11-24T09:30:00Z', engine: 'tidewaiter 0.1.0' })
 * // '<!doctype html>\n<html lang="en">…'
 */
export function decisionsHtml(rows: readonly ReportRow[], meta: ReportMeta): string {
  checkMadeAt(meta.madeAt)
  const digest = reportDigest(rows)
  const versions = versionSets(rows)
  const title = meta.title ?? 'Screening report'
  const body = html`${masthead(rows, meta, { title, digest })}
<main>
${summarySection(rows)}
<section aria-labelledby="decisions"><h2 id="decisions">Decisions</h2>
${rows.length === 0 ? html`<p>The file has no rows.</p>` : null}
${rows.map((row) => rowArticle(row, versions))}
</section>
${versionsSection(versions)}
</main>
<footer><p>Made by ${own(meta.engine)}. This report supports the judgement of a person; it does not certify that a transaction is lawful, and it is no legal advice. Being on a list is not by itself a prohibition: the measure decides.</p></footer>`
  return page({ title, body, madeAt: meta.madeAt, digest })
}

function masthead(
  rows: readonly ReportRow[],
  meta: ReportMeta,
  { title, digest }: { readonly title: string; readonly digest: string },
): Markup {
  const decided = rows.filter((row): row is DecidedRow => !isUnreadable(row))
  const dates = [...new Set(decided.map((row) => row.settings.asOf))].sort()
  const demonstration = decided.some((row) => row.demonstration)
  return html`<header class="masthead">
<p class="brand" aria-hidden="true">Tidewaiter</p>
<h1>${own(title)}</h1>
<dl>
<div><dt>Screened</dt><dd>${own(meta.input)}, ${counted(rows.length, 'row')}</dd></div>
<div><dt>Made</dt><dd>${dateWords(meta.madeAt)}</dd></div>
${dates.length > 0 ? html`<div><dt>Law as of</dt><dd>${dates.length === 1 ? dates[0] : `${dates[0]} to ${dates.at(-1)}`}</dd></div>` : null}
<div class="wide"><dt>Digest of this report</dt><dd><code>${digest}</code></dd></div>
</dl>
${demonstration ? html`<p class="banner"><strong>Demonstration.</strong> ${decided.some((row) => row.outcome === 'clear') ? 'Invented orders, decided against the embedded sample of listed parties alone' : 'Decided against the embedded sample of listed parties. It clears nobody'}: load the current lists before you decide about a real trade.</p>` : null}
${(meta.remarks ?? []).map((remark) => html`<p class="remark">${own(remark)}</p>`)}
</header>`
}

const isoDate = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/

function checkMadeAt(madeAt: string): void {
  if (isoDate.test(madeAt)) return
  throw new TidewaiterError({
    code: 'report.made-at',
    act: 'cannot date the report',
    value: madeAt,
    reason: 'it is not a date of ISO 8601',
    remedy: 'Give the time of making like 2026-11-24T09:30:00Z.',
  })
}

/** `2026-11-24T09:30:00Z` → `2026-11-24, 09:30 UTC`. */
function dateWords(madeAt: string): string {
  const [date, time] = madeAt.split('T')
  if (!time) return date!
  const zone = /(Z|[+-]\d\d:\d\d)$/.exec(time)![1]!
  return `${date}, ${time.slice(0, 5)} ${zone === 'Z' ? 'UTC' : `UTC${zone}`}`
}
