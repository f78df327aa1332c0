import type { Statement } from '../../model/index.ts'
import { sourceText } from '../claim-refs.ts'
import type { Reading } from '../reading.ts'

/** Entities of the readings as FollowTheMoney statements, with the document as dataset. Claims are
 * not facts about entities and become no statements.
 */
export function ftmStatements(readings: readonly Reading[]): readonly Statement[] {
  return readings.flatMap((reading) =>
    reading.entities.flatMap((entity) => {
      const values: [string, string][] = [
        ['name', entity.name],
        ...(entity.aliases ?? []).map((alias): [string, string] => ['alias', alias]),
        ...(entity.country ? [['country', entity.country] as [string, string]] : []),
        ...(entity.role && entity.schema === 'Person'
          ? [['position', entity.role] as [string, string]]
          : []),
      ]
      return values.map(
        ([prop, value]): Statement => ({
          entityId: entity.id,
          schema: entity.schema,
          prop,
          value,
          lang: reading.language,
          dataset: reading.document,
          version: reading.sha256,
          recordId: entity.id,
        }),
      )
    }),
  )
}

/** Claims as W3C Web Annotations (an AnnotationCollection): each with its exact words and place. */
export function webAnnotations(readings: readonly Reading[]): object {
  const items = readings.flatMap((reading) =>
    reading.claims.map((claim) => ({
      id: `urn:sha256:${reading.sha256}#${claim.id}`,
      type: 'Annotation',
      motivation: 'classifying',
      body: [
        { type: 'TextualBody', purpose: 'tagging', value: claim.kind },
        { type: 'TextualBody', purpose: 'tagging', value: claim.modality },
        {
          type: 'TextualBody',
          purpose: 'describing',
          format: 'text/plain',
          value: sourceText(claim.source),
        },
      ],
      target: {
        source: `urn:sha256:${reading.sha256}`,
        selector: [
          { type: 'TextPositionSelector', start: claim.start, end: claim.end },
          { type: 'TextQuoteSelector', exact: claim.quote },
        ],
      },
    })),
  )
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'AnnotationCollection',
    total: items.length,
    items,
  }
}

export const xml = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** Who is said to give what to whom, as GraphML: parties are nodes, claims are directed edges. */
export function graphMl(readings: readonly Reading[]): string {
  const nodes = new Map<string, string>()
  const edges: string[] = []
  for (const reading of readings) {
    const names = new Map(reading.entities.map((entity) => [entity.id, entity.name]))
    for (const claim of reading.claims) {
      if (!claim.from || !claim.to) continue
      for (const id of [claim.from, claim.to]) nodes.set(id, names.get(id) ?? id)
      const data = [
        ['kind', claim.kind],
        ['modality', claim.modality],
        ['source', sourceText(claim.source)],
        ['quote', claim.quote],
        ['document', reading.document],
      ]
      edges.push(
        `<edge source="${xml(claim.from)}" target="${xml(claim.to)}">${data.map(([key, value]) => `<data key="${key}">${xml(value!)}</data>`).join('')}</edge>`,
      )
    }
  }
  const keys = ['kind', 'modality', 'source', 'quote', 'document'].map(
    (key) => `<key id="${key}" for="edge" attr.name="${key}" attr.type="string"/>`,
  )
  const list = [...nodes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, name]) => `<node id="${xml(id)}"><data key="name">${xml(name)}</data></node>`)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="name" for="node" attr.name="name" attr.type="string"/>${keys.join('')}<graph edgedefault="directed">${list.join('')}${edges.join('')}</graph></graphml>\n`
}
