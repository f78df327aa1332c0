import { createHash } from 'node:crypto'
import { monthInWords } from '../month.ts'
import { flowsTable, tableHead } from '../output/table.ts'
import type { CorridorDetail, FlowsResult } from '../result.ts'
import { percentInWords, placeInWords } from '../words.ts'
import { corridorChart, openDrawing } from './chart.ts'
import { style } from './style.ts'

/** Corridors drawn at most, of each kind; the table has all. */
const drawnRises = 24
const drawnFalls = 12

/** The result as one HTML page that needs nothing else: pictures, table, method and caveats.
 *
 * Pictures are SVG, drawn by Observable Plot without a browser. The page holds no script, and its
 * content security policy lets none run and nothing load.
 *
 * @example
 * (await flowsHtml(result)).startsWith('<!doctype html>') // true
 */
export async function flowsHtml(result: FlowsResult): Promise<string> {
  const drawing = await openDrawing()
  const card = (c: CorridorDetail) =>
    `<figure class="${c.kind}">${corridorChart(drawing, result, c)}<figcaption><strong>${c.rank}. ${c.kind}</strong> ${text(c.text)}</figcaption></figure>`
  const rises = result.corridors.filter((c) => c.kind !== 'fall').slice(0, drawnRises)
  const falls = result.corridors.filter((c) => c.kind === 'fall').slice(0, drawnFalls)
  const since = monthInWords(result.panel.start + result.window.at * result.panel.step)
  return page(
    `Corridors that changed after ${since}`,
    [
      summary(result),
      section('Rises and lumps', rises.map(card).join('\n')),
      section('Falls of direct trade', falls.map(card).join('\n')),
      section('All corridors', table(result)),
      section('By tier of the Common High Priority List', tiers(result)),
      section('How sure this is', placebo(result)),
      section('Caveats', list(result.caveats)),
      section(
        'Files',
        list(
          result.files.map(
            (f) => `${f.file}: ${f.kept} of ${f.rows} rows used; ${f.level}; SHA-256 ${f.version}`,
          ),
        ),
      ),
      section('Specification', `<pre>${text(JSON.stringify(result.specification, null, 2))}</pre>`),
    ].join('\n'),
  )
}

function summary({ corridors, dateFound, specification }: FlowsResult): string {
  const count = (kind: string) => corridors.filter((c) => c.kind === kind).length
  const found = dateFound ? 'found in the data' : 'given'
  return `<p>${count('rise')} rises, ${count('lump')} lumps carried by one month, ${count('fall')} falls of direct trade with ${text(specification.sanctioned.map(placeInWords).join(', '))}. The date ${text(specification.since ?? '')} was ${found}; months up to ${text(specification.until ?? '')} are used.</p>
<p>A rise is consistent with diversion and with other causes alike. It is a reason to ask, never a finding about a company.</p>`
}

function section(title: string, body: string): string {
  return `<section><h2>${title}</h2>\n${body === '' ? '<p>None.</p>' : body}\n</section>`
}

function list(items: readonly string[]): string {
  return items.length === 0
    ? ''
    : `<ul>${items.map((item) => `<li>${text(item)}</li>`).join('')}</ul>`
}

function table(result: FlowsResult): string {
  const head = tableHead.map((cell) => `<th scope="col">${text(cell)}</th>`).join('')
  const rows = flowsTable(result)
    .map((row) => `<tr>${row.map((cell) => `<td>${text(cell)}</td>`).join('')}</tr>`)
    .join('\n')
  return `<div class="scroll"><table><caption>before and after: means per month in ${text(result.currency)}; mde: the smallest factor that would have been listed four times in five</caption><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`
}

function tiers({ corridors }: FlowsResult): string {
  const names = [...new Set(corridors.map((c) => c.tier ?? 'none'))].sort()
  const kinds = ['rise', 'lump', 'fall'] as const
  const rows = names.map((tier) => {
    const own = corridors.filter((c) => (c.tier ?? 'none') === tier)
    const cells = kinds.map((kind) => `<td>${own.filter((c) => c.kind === kind).length}</td>`)
    return `<tr><th scope="row">${text(tier)}</th>${cells.join('')}</tr>`
  })
  return `<table><thead><tr><th scope="col">tier</th>${kinds.map((k) => `<th scope="col">${k}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}

function placebo({ detection, specification, panel }: FlowsResult): string {
  const tested = detection.placebo.reduce((sum, p) => sum + p.tested, 0)
  const flagged = detection.placebo.reduce((sum, p) => sum + p.flagged, 0)
  const dates = detection.placebo.map((p) => `${monthInWords(p.at)}: ${p.flagged} of ${p.tested}`)
  return `<p>Corridors are listed at a false discovery rate of ${percentInWords(specification.fdr)} among ${detection.verdicts.length} tested of ${panel.corridors.length}. The same rule at ${detection.placebo.length} dates before, when nothing had happened, lists ${flagged} of ${tested}:</p>${list(dates)}
<p>Levels are compared on a logarithmic scale, growth of like corridors (same goods to other places, other goods to the same place) is taken out, and errors are calibrated on those quiet dates. A band in a picture is the 95 % interval of the level after the date; a dashed line what innocent growth alone would have made of it; marks at the foot are months without trade.</p>`
}

function page(title: string, body: string): string {
  const hash = createHash('sha256').update(style).digest('base64')
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${text(title)}</h1>
${body}
</main>
</body>
</html>
`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text for HTML; marks that turn the reading direction of what follows are left out. */
function text(value: string): string {
  return value
    .replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replaceAll(/[&<>"']/g, (character) => entities[character]!)
}
