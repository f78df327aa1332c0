import type { Source } from '../../model/index.ts'
import type { NetworkView } from './network.ts'

/** Text for XML: markup escaped, and characters that XML 1.0 does not allow replaced. */
export function xmlText(text: string): string {
  return text
    .replaceAll(/[\p{Surrogate}\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/** A source in words. */
export function sourceText({ dataset, version, record, publisher }: Source): string {
  return [publisher, dataset, version, record].filter((part) => part).join(', ')
}

const keys = [
  ['name', 'node', 'string'],
  ['schema', 'node', 'string'],
  ['listed', 'node', 'boolean'],
  ['steps', 'node', 'int'],
  ['label', 'edge', 'string'],
  ['kind', 'edge', 'string'],
  ['current', 'edge', 'boolean'],
  ['source', 'edge', 'string'],
] as const

function data(key: string, value: string | number | boolean): string {
  return `      <data key="${key}">${xmlText(`${value}`)}</data>`
}

/** A network view as GraphML, for Gephi, yEd, Cytoscape and other graph programs.
 *
 * @see http://graphml.graphdrawing.org/specification.html
 * @example
 * networkGraphml(view).startsWith('<?xml version="1.0" encoding="UTF-8"?>') // true
 */
export function networkGraphml(view: NetworkView): string {
  const declarations = keys.map(
    ([id, target, type]) =>
      `  <key id="${id}" for="${target}" attr.name="${id}" attr.type="${type}"/>`,
  )
  const nodes = view.nodes.flatMap((node) => [
    `    <node id="${xmlText(node.id)}">`,
    data('name', node.name),
    data('schema', node.schema),
    data('listed', node.listed),
    data('steps', node.steps),
    '    </node>',
  ])
  const edges = view.edges.flatMap((edge, i) => [
    `    <edge id="e${i}" source="${xmlText(edge.from)}" target="${xmlText(edge.to)}"${edge.kind === 'contact' ? ' directed="false"' : ''}>`,
    data('label', edge.label),
    data('kind', edge.kind),
    data('current', edge.current),
    data('source', edge.sources.map(sourceText).join('; ')),
    '    </edge>',
  ])
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
    ...declarations,
    '  <graph id="network" edgedefault="directed">',
    ...nodes,
    ...edges,
    '  </graph>',
    '</graphml>',
    '',
  ].join('\n')
}
