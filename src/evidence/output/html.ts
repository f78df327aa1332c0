import type { Claim } from '../claim.ts'
import { sourceText } from '../claim-refs.ts'
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
a{color:#0b4f8a}`

/** The document with every claim marked where it stands; of overlapping claims the outer is marked. */
function highlighted(text: string, claims: readonly Claim[]): string {
  let at = 0
  let out = ''
  for (const claim of claims) {
    if (claim.start < at) continue
    const title = `${claim.id}: ${claim.kind}, ${claim.modality}, ${sourceText(claim.source)}`
    out += `${xml(text.slice(at, claim.start))}<mark class="${claim.modality}" id="${claim.id}" title="${xml(title)}">${xml(text.slice(claim.start, claim.end))}</mark>`
    at = claim.end
  }
  return out + xml(text.slice(at))
}

function row(claim: Claim): string {
  const whom =
    claim.from || claim.to
      ? `${claim.from ?? '?'} → ${claim.to ?? '?'}`
      : (claim.actors ?? claim.affected ?? []).join(', ')
  const cells = [
    sourceText(claim.source),
    claim.modality,
    claim.kind,
    whom,
    (claim.what ?? []).join(', '),
    claim.quote,
  ]
  return `<tr><th><a href="#${claim.id}">${claim.id}</a></th>${cells.map((cell) => `<td>${xml(cell)}</td>`).join('')}</tr>`
}

function timeline(claims: readonly Claim[]): string {
  const dated = claims
    .filter((claim) => claim.date !== undefined)
    .sort((a, b) => (a.date! < b.date! ? -1 : 1))
  if (dated.length === 0) return ''
  return `<h2>Timeline</h2><ol>${dated.map((c) => `<li>${xml(c.date!)}: ${xml(sourceText(c.source))}, ${c.modality}: <a href="#${c.id}">${xml(c.quote)}</a></li>`).join('')}</ol>`
}

/** Parties in a circle, claims as lines between them: enough for the dozen that one document has. */
function graph(claims: readonly Claim[]): string {
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
    return `<path d="M${x1} ${y1} Q${mx} ${my} ${x2} ${y2}" fill="none" stroke="#555" stroke-width="${Math.min(6, count)}" marker-end="url(#arrow)"><title>${xml(`${from} → ${to}: ${count} claims`)}</title></path>`
  })
  const dots = ids.map((id) => {
    const [x, y] = place(id)
    return `<circle cx="${x}" cy="${y}" r="6"/><text x="${x + 10}" y="${y + 5}">${xml(id)}</text>`
  })
  const alt = [...pairs.values()]
    .map((pair) => `${pair.from} to ${pair.to}: ${pair.count}`)
    .join('; ')
  return `<h2>Who is said to give to whom</h2><svg role="img" aria-label="${xml(alt)}" viewBox="0 0 640 360" width="640"><defs><marker id="arrow" viewBox="0 0 10 10" refX="14" refY="5" markerWidth="7" markerHeight="7" orient="auto" markerUnits="userSpaceOnUse"><path d="M0 0L10 5L0 10z"/></marker></defs>${lines.join('')}${dots.join('')}</svg>`
}

/** One document as a self-contained page: marked text, claims, contradictions, timeline, graph.
 * Nothing is loaded and no script runs; the policy in the head forbids both.
 */
export function readingHtml(document: SourceDocument, reading: Reading): string {
  const title = reading.title ?? reading.document
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
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="viewport" content="width=device-width"><title>${xml(title)}</title><style>${style}</style></head>
<body><main><h1>${xml(title)}</h1><p>${xml(about.join(' · '))}</p>
<p>What follows are claims of the named sources, not facts. Colours: <mark class="stated">stated</mark> <mark class="alleged">alleged</mark> <mark class="reported">reported</mark> <mark class="denied">denied</mark> <mark class="predicted">predicted</mark>.</p>
<h2>Text</h2><pre lang="${xml(reading.language)}">${highlighted(document.text, reading.claims)}</pre>
<h2>Claims</h2><table><thead><tr><th></th><th>who says</th><th>how</th><th>what</th><th>of whom</th><th>goods</th><th>words</th></tr></thead><tbody>${reading.claims.map(row).join('')}</tbody></table>
${notes.length > 0 ? `<h2>Set against each other</h2><ul>${notes.map((note) => `<li>${xml(note)}</li>`).join('')}</ul>` : ''}
${timeline(reading.claims)}
${graph(reading.claims)}</main></body></html>
`
}
