import { createHash } from 'node:crypto'
import { monthInWords } from '../month.ts'
import { linkSentences } from '../output/sentences.ts'
import { flowsTable, tableHead } from '../output/table.ts'
import type { CorridorDetail, FlowsResult } from '../result.ts'
import { amountInWords, currencyInWords, percentInWords, placeInWords } from '../words.ts'
import { openAtlas } from './atlas.ts'
import { corridorChart, openDrawing } from './chart.ts'
import { text } from './escape.ts'
import { mapOf } from './map.ts'
import { ribbonsOf } from './ribbons.ts'
import { style } from './style.ts'
import { type Way, waysOf } from './ways.ts'

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
  const [drawing, atlas] = await Promise.all([openDrawing(), openAtlas()])
  const ways = waysOf(result)
  const map = mapOf(drawing, atlas, ways)
  const card = (c: CorridorDetail) =>
    `<figure class="${c.kind}">${corridorChart(drawing, result, c)}<figcaption><strong>${c.rank}. ${c.kind}</strong> ${text(c.text)}${explanations(c)}</figcaption></figure>`
  const rises = result.corridors.filter((c) => c.kind !== 'fall').slice(0, drawnRises)
  const falls = result.corridors.filter((c) => c.kind === 'fall').slice(0, drawnFalls)
  const since = monthInWords(result.panel.start + result.window.at * result.panel.step)
  return page(
    `Corridors that changed after ${since}`,
    [
      summary(result),
      section('Where trade moved', moved(result, ways, map)),
      ...linkSentences(result).map(({ title, sentences }) => section(title, list(sentences))),
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
  const number = (kind: string) => `${count(kind)} ${kind}${count(kind) === 1 ? '' : 's'}`
  return `<p>${number('rise')}, ${number('lump')} carried by one month, ${number('fall')} of direct trade with ${text(specification.sanctioned.map(placeInWords).join(', '))}. The date ${text(specification.since ?? '')} was ${found}; months up to ${text(specification.until ?? '')} are used.</p>
<p>A rise is consistent with diversion and with other causes alike. It is a reason to ask, never a finding about a company.</p>`
}

const wayKinds: Readonly<Record<Way['kind'], string>> = {
  gain: 'additional',
  onward: 'additional, second leg',
  lost: 'lost, direct',
}

/** Map, ribbons, and the same numbers as a table for those who cannot see them. */
function moved(
  { specification, currency }: FlowsResult,
  ways: readonly Way[],
  map: { readonly svg: string; readonly left: number } | null,
): string {
  if (ways.length === 0) return ''
  const ribbons = ribbonsOf(ways, specification.sanctioned, currency)
  const left =
    map && map.left > 0
      ? ` ${map.left} smaller ways, or to places without a point, are not drawn.`
      : ''
  const rows = ways.map(
    (w) =>
      `<tr><th scope="row">${text(placeInWords(w.from))} → ${text(placeInWords(w.to))}</th><td>${wayKinds[w.kind]}</td><td>${text(amountInWords(w.value))}</td><td>${w.goods}</td></tr>`,
  )
  return [
    map
      ? `<figure class="map">${map.svg}<figcaption>All listed goods together; width grows with the square root of the value. Solid: additional trade; dashed: direct trade that was lost. Origins and destinations are where goods were declared to go, not where they were seen.${left}</figcaption></figure>`
      : '',
    ribbons
      ? `<figure class="wide">${ribbons}<figcaption>Additional value over all months after the date, from origins through intermediaries. A ribbon goes on only where both legs are in the files and rose; that is consistent with goods passing through, and no proof of it.</figcaption></figure>`
      : '',
    `<details><summary>The same as a table</summary><div class="scroll"><table><caption>${text(currencyInWords(currency))} over all months after the date</caption><thead><tr><th scope="col">way</th><th scope="col">kind</th><th scope="col">value</th><th scope="col">goods</th></tr></thead><tbody>${rows.join('\n')}</tbody></table></div></details>`,
  ].join('\n')
}

/** The innocent explanations of a corridor: what was tried and what came out. */
function explanations({ explanations: tried }: CorridorDetail): string {
  if (tried.length === 0) return ''
  const words = {
    true: 'may account for it',
    false: 'does not account for it',
    null: 'cannot be tried',
  }
  const items = tried.map(
    (e) =>
      `<li class="explains-${e.explains}"><b>${e.name}</b> ${words[`${e.explains}`]}: ${text(e.text)}</li>`,
  )
  const able = tried.filter((e) => e.explains).map((e) => e.name)
  const head =
    able.length > 0 ? `may be innocent: ${able.join(', ')}` : 'none tried accounts for it'
  return `<details><summary>Innocent explanations: ${head}</summary><ul>${items.join('')}</ul></details>`
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
