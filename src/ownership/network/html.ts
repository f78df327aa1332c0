import { sha256 } from '@noble/hashes/sha2.js'
import { sourceText, xmlText } from './graphml.ts'
import { type Layout, layOut } from './layout.ts'
import type { NetworkEdge, NetworkNode, NetworkView } from './network.ts'

const style = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem; color: #16202a; background: #fff; }
svg { max-width: 100%; height: auto; border: 1px solid #c5ced6; }
text { font: 13px system-ui, sans-serif; fill: #16202a; }
.edge { stroke: #5b6b7a; stroke-width: 1.5; fill: none; }
.past { stroke-dasharray: 5 4; }
.contact { stroke: #8a5a00; }
.label { font-size: 11px; fill: #3d4b58; }
circle { fill: #e3eef7; stroke: #2b5d84; stroke-width: 1.5; }
.listed circle { fill: #f7d9d6; stroke: #9c1c10; stroke-width: 3; }
.start circle { fill: #d8efdf; stroke: #1d6b3a; stroke-width: 3; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { border: 1px solid #c5ced6; padding: 0.3rem 0.6rem; text-align: left; vertical-align: top; }
caption { text-align: left; font-weight: 600; padding: 0.3rem 0; }
`

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}

/** Nothing loads and nothing runs; only this page's own style is let through, by its hash. */
function policy(): string {
  const hash = base64(sha256(new TextEncoder().encode(style)))
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`
}

/** Text for HTML that cannot turn the reading direction of what follows it. */
function text(value: string): string {
  return xmlText(value.replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '·'))
}

const longest = 34

function short(value: string): string {
  const letters = [...value]
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : value
}

function edgeSvg(edge: NetworkEdge, { points }: Layout, among: number, of: number): string {
  const a = points.get(edge.from)!
  const b = points.get(edge.to)!
  const length = Math.max(1, Math.hypot(b.x - a.x, b.y - a.y))
  // Several links of one pair are bent apart; the arrow ends at the rim of the circle.
  const bend = (among - (of - 1) / 2) * 36
  const middle = {
    x: Math.round((a.x + b.x) / 2 - ((b.y - a.y) / length) * bend),
    y: Math.round((a.y + b.y) / 2 + ((b.x - a.x) / length) * bend),
  }
  const kind = edge.kind === 'contact' ? ' contact' : ''
  const arrow = edge.kind === 'contact' ? '' : ' marker-end="url(#arrow)"'
  return `<path class="edge${kind}${edge.current ? '' : ' past'}" d="M${a.x} ${a.y} Q${middle.x} ${middle.y} ${b.x} ${b.y}"${arrow}><title>${text(edge.label)}</title></path><text class="label" x="${middle.x}" y="${middle.y - 4}" text-anchor="middle">${text(short(edge.label))}</text>`
}

function edgesSvg(view: NetworkView, layout: Layout): string {
  const pair = (e: NetworkEdge) =>
    e.from < e.to ? `${e.from}\u0000${e.to}` : `${e.to}\u0000${e.from}`
  const counts = new Map<string, number>()
  for (const edge of view.edges) counts.set(pair(edge), (counts.get(pair(edge)) ?? 0) + 1)
  const drawn = new Map<string, number>()
  return view.edges
    .map((edge) => {
      const among = drawn.get(pair(edge)) ?? 0
      drawn.set(pair(edge), among + 1)
      return edgeSvg(edge, layout, among, counts.get(pair(edge))!)
    })
    .join('\n')
}

function nodeSvg(node: NetworkNode, { points }: Layout): string {
  const { x, y } = points.get(node.id)!
  const kind = node.steps === 0 ? ' class="start"' : node.listed ? ' class="listed"' : ''
  return `<g${kind}><title>${text(node.name)}</title><circle cx="${x}" cy="${y}" r="14"/><text x="${x}" y="${y + 30}" text-anchor="middle">${text(short(node.name))}${node.listed ? ' (listed)' : ''}</text></g>`
}

function picture(view: NetworkView): string {
  const layout = layOut(view)
  const { width, height } = layout
  return `<svg role="img" aria-labelledby="title" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" xmlns="http://www.w3.org/2000/svg">
<defs><marker id="arrow" viewBox="0 0 10 10" refX="22" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 0 L10 5 L0 10 z" fill="#5b6b7a"/></marker></defs>
${edgesSvg(view, layout)}
${view.nodes.map((node) => nodeSvg(node, layout)).join('\n')}
</svg>`
}

function row(cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => `<td>${text(cell)}</td>`).join('')}</tr>`
}

function tables(view: NetworkView): string {
  const names = new Map(view.nodes.map((n) => [n.id, n.name]))
  const links = view.edges.map((e) =>
    row([
      names.get(e.from)!,
      e.label,
      names.get(e.to)!,
      e.current ? 'yes' : 'no',
      e.sources.map(sourceText).join('; '),
    ]),
  )
  return `<ol>${view.paths.map((path) => `<li>${text(path.text)}</li>`).join('')}</ol>
<table><caption>Links and their sources</caption><thead><tr><th scope="col">from</th><th scope="col">link</th><th scope="col">to</th><th scope="col">holds on ${text(view.asOf)}</th><th scope="col">source</th></tr></thead><tbody>${links.join('')}</tbody></table>`
}

/** A network view as one HTML page that needs nothing else: a drawing, the ways in words, the sources.
 *
 * The page holds no script, and its content security policy lets none run and nothing load.
 *
 * @example
 * networkHtml(view).startsWith('<!doctype html>') // true
 */
export function networkHtml(view: NetworkView): string {
  const start = view.nodes[0]?.name ?? view.from
  const title = `Links of ${start} to listed parties`
  const told =
    view.paths.length === 0
      ? `<p>No listed party stands within ${view.steps} steps.</p>`
      : `<p>${view.paths.length} listed ${view.paths.length === 1 ? 'party stands' : 'parties stand'} within ${view.steps} steps. A link is no finding of guilt: it is a reason to ask.</p>${picture(view)}${tables(view)}`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1 id="title">${text(title)}</h1>
<p>As of ${text(view.asOf)}.</p>
${told}
</main>
</body>
</html>
`
}
