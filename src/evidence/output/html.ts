import type { Claim } from '../claim.ts'
import { sourceText } from '../claim-refs.ts'
import { countryNames } from '../lexicon.ts'
import type { SourceDocument } from '../read/document.ts'
import type { Reading } from '../reading.ts'
import { xml } from './graph.ts'

const style = `body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1a1a1a}
pre{white-space:pre-wrap;font:inherit;border:1px solid #999;padding:1rem}
mark{color:inherit;padding:0 .1em;border-bottom:2px solid}
.stated{background:#e2f0e4;border-color:#2c6e35}.alleged{background:#fdf0d5;border-color:#8a5a00}
.reported{background:#e3ecfa;border-color:#2a55a0}.denied{background:#f9e0e0;border-color:#9b1c1c}
.predicted{background:#efe5f7;border-color:#6b3a99}
table{border-collapse:collapse;width:100%}td,th{border:1px solid #999;padding:.3rem .5rem;text-align:left;vertical-align:top}
a{color:#0b4f8a}sup{font-size:.7em}
.alleged{border-bottom-style:dashed}.reported{border-bottom-style:dotted}.denied{border-bottom-style:double}.predicted{border-bottom-style:groove}
section+section{border-top:3px solid #999;margin-top:3rem}
@media print{body{margin:0;max-width:none;font-size:10pt}mark{print-color-adjust:exact;-webkit-print-color-adjust:exact}thead{display:table-header-group}tr,li,svg{break-inside:avoid}h2{break-after:avoid}section+section{break-before:page}a{color:inherit;text-decoration:none}}`

/** How a claim of each firmness is told: always as somebody's word. */
const verb: Readonly<Record<Claim['modality'], string>> = {
  stated: 'says',
  alleged: 'alleges',
  reported: 'reports',
  denied: 'denies',
  predicted: 'expects or warns',
}

/** "Kurt Campbell, Deputy Secretary of State (us) alleges", the publisher by its name. */
function teller(claim: Claim): string {
  const { role, name } = claim.source
  const who =
    role === 'publisher'
      ? (name ?? 'the document')
      : role === 'unspecified' && name === null
        ? 'an unnamed source'
        : sourceText(claim.source)
  const via = claim.via ? ` (through ${claim.via.join(', ')})` : ''
  return `${who}${via} ${verb[claim.modality]}`
}

/** The document with every claim marked where it stands; of overlapping claims the outer is marked. */
function highlighted(text: string, claims: readonly Claim[], page: string): string {
  let at = 0
  let out = ''
  for (const claim of [...claims].sort((a, b) => a.start - b.start)) {
    if (claim.start < at) continue
    const title = `${claim.id}: ${claim.kind}, ${claim.modality}, ${sourceText(claim.source)}`
    out += `${xml(text.slice(at, claim.start))}<mark class="${claim.modality}" id="${page}${claim.id}" title="${xml(title)}">${xml(text.slice(claim.start, claim.end))}</mark><sup>${claim.id}</sup>`
    at = claim.end
  }
  return out + xml(text.slice(at))
}

/** The name of a country or entity by its id. */
type NameOf = (id: string | undefined) => string

function namesIn(reading: Reading): NameOf {
  const entities = new Map(reading.entities.map((entity) => [entity.id, entity.name]))
  return (id) => (id === undefined ? '?' : (countryNames().get(id) ?? entities.get(id) ?? id))
}

function row(claim: Claim, page: string, nameOf: NameOf): string {
  const whom =
    claim.from || claim.to
      ? `${nameOf(claim.from)} → ${nameOf(claim.to)}`
      : (claim.actors ?? claim.affected ?? []).map(nameOf).join(', ')
  const cells = [
    teller(claim),
    claim.extractor ? `${claim.kind}, proposed by ${claim.extractor}` : claim.kind,
    whom,
    (claim.what ?? []).join(', '),
    claim.quote,
  ]
  return `<tr><th><a href="#${page}${claim.id}">${claim.id}</a></th>${cells.map((cell) => `<td>${xml(cell)}</td>`).join('')}</tr>`
}

function timeline(reading: Reading, page: string): string {
  if (reading.timeline.length === 0) return ''
  const byId = new Map(reading.claims.map((claim) => [claim.id, claim]))
  const items = reading.timeline.map((entry) => {
    const told = entry.claims.flatMap((id) => {
      const claim = byId.get(id)
      return claim ? [`${xml(teller(claim))}: <a href="#${page}${id}">${xml(claim.quote)}</a>`] : []
    })
    const name = entry.event ? ` ${xml(entry.event)}` : ''
    return `<li><b>${xml(entry.date)}</b>${name}: ${told.join('; ')}</li>`
  })
  return `<h2>Timeline</h2><ol>${items.join('')}</ol>`
}

/** Parties in a circle, claims as lines between them: enough for the dozen that one document has. */
function graph(claims: readonly Claim[], page: string, nameOf: NameOf): string {
  const pairs = new Map<string, { from: string; to: string; count: number }>()
  for (const { from, to } of claims) {
    if (!from || !to) continue
    const known = pairs.get(`${from} ${to}`)
    pairs.set(`${from} ${to}`, { from, to, count: (known?.count ?? 0) + 1 })
  }
  const ids = [...new Set([...pairs.values()].flatMap((pair) => [pair.from, pair.to]))].sort()
  if (ids.length === 0) return ''
  const place = (id: string): [number, number] => {
    const angle = (2 * Math.PI * ids.indexOf(id)) / ids.length
    return [Math.round(320 + 200 * Math.cos(angle)), Math.round(180 + 130 * Math.sin(angle))]
  }
  const lines = [...pairs.values()].map(({ from, to, count }) => {
    const [[x1, y1], [x2, y2]] = [place(from), place(to)]
    const [mx, my] = [(x1 + x2) / 2 + (y2 - y1) / 8, (y1 + y2) / 2 - (x2 - x1) / 8]
    return `<path d="M${x1} ${y1} Q${mx} ${my} ${x2} ${y2}" fill="none" stroke="#555" stroke-width="${Math.min(6, count)}" marker-end="url(#${page}arrow)"><title>${xml(`${nameOf(from)} → ${nameOf(to)}: ${count} claims`)}</title></path>`
  })
  const dots = ids.map((id) => {
    const [x, y] = place(id)
    return `<circle cx="${x}" cy="${y}" r="6"/><text x="${x + 10}" y="${y + 5}">${xml(nameOf(id))}</text>`
  })
  const alt = [...pairs.values()]
    .map((pair) => `${nameOf(pair.from)} to ${nameOf(pair.to)}: ${pair.count}`)
    .join('; ')
  return `<h2>Who is said to give to whom</h2><svg role="img" aria-label="${xml(alt)}" viewBox="0 0 640 360" width="640"><defs><marker id="${page}arrow" viewBox="0 0 10 10" refX="14" refY="5" markerWidth="7" markerHeight="7" orient="auto" markerUnits="userSpaceOnUse"><path d="M0 0L10 5L0 10z"/></marker></defs>${lines.join('')}${dots.join('')}</svg>`
}

/** One document as a section of a page; `page` makes its anchors unique. */
function section(document: SourceDocument, reading: Reading, page: string): string {
  const title = reading.title ?? reading.document
  const nameOf = namesIn(reading)
  const notes = [
    ...reading.contradictions.map(
      (c) => `${c.a} against ${c.documentB ? `${c.documentB} ` : ''}${c.b}: ${c.why}`,
    ),
    ...reading.exchanges.map((x) => `${x.out} in exchange with ${x.back}: ${x.why}`),
  ]
  const about = [
    reading.publisher,
    reading.published,
    reading.document,
    `SHA-256 ${reading.sha256}`,
  ].filter((part) => part !== undefined)
  return `<section><h1>${xml(title)}</h1><p>${xml(about.join(' · '))}</p>
<p>What follows are claims of the named sources, not facts; no side is taken. How firmly each was said: <mark class="stated">stated</mark> <mark class="alleged">alleged</mark> <mark class="reported">reported</mark> <mark class="denied">denied</mark> <mark class="predicted">predicted</mark>.</p>
<h2>Text</h2><pre lang="${xml(reading.language)}">${highlighted(document.text, reading.claims, page)}</pre>
<h2>Claims</h2><table><thead><tr><th></th><th>who says</th><th>what</th><th>of whom</th><th>goods</th><th>words</th></tr></thead><tbody>${reading.claims.map((claim) => row(claim, page, nameOf)).join('')}</tbody></table>
${notes.length > 0 ? `<h2>Set against each other</h2><ul>${notes.map((note) => `<li>${xml(note)}</li>`).join('')}</ul>` : ''}
${timeline(reading, page)}
${graph(reading.claims, page, nameOf)}</section>`
}

/** Documents as one self-contained page: marked text, claims, contradictions, timeline, graph.
 * Nothing is loaded and no script runs; the policy in the head forbids both.
 *
 * @example
 * readingsHtml([{ document, reading: readDocument(document) }])
 */
export function readingsHtml(
  read: readonly { readonly document: SourceDocument; readonly reading: Reading }[],
): string {
  const first = read[0]?.reading
  const title =
    read.length === 1 && first ? (first.title ?? first.document) : `${read.length} documents`
  const sections = read.map(({ document, reading }, i) =>
    section(document, reading, read.length === 1 ? '' : `d${i + 1}-`),
  )
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="viewport" content="width=device-width"><title>${xml(title)}</title><style>${style}</style></head>
<body><main>${sections.join('\n')}</main></body></html>
`
}

/** One document as a page of its own. */
export function readingHtml(document: SourceDocument, reading: Reading): string {
  return readingsHtml([{ document, reading }])
}
