import { formatCsv } from '../../files/index.ts'
import { sourceText } from '../claim-refs.ts'
import type { Reading } from '../reading.ts'

const columns = [
  'document',
  'id',
  'source',
  'via',
  'modality',
  'kind',
  'from',
  'to',
  'actors',
  'what',
  'control',
  'domains',
  'date',
  'quote',
  'start',
  'end',
  'pattern',
  'inferred',
] as const

/** Claims as CSV, one line each, safe from formula injection. */
export async function claimsCsv(readings: readonly Reading[]): Promise<string> {
  const rows = readings.flatMap((reading) =>
    reading.claims.map((c) => ({
      document: reading.document,
      id: c.id,
      source: sourceText(c.source),
      via: (c.via ?? []).join('; '),
      modality: c.modality,
      kind: c.kind,
      from: c.from ?? '',
      to: c.to ?? '',
      actors: (c.actors ?? []).join('; '),
      what: (c.what ?? []).join('; '),
      control: c.control ?? '',
      domains: (c.domains ?? []).join('; '),
      date: c.date ?? '',
      quote: c.quote,
      start: String(c.start),
      end: String(c.end),
      pattern: c.pattern,
      inferred: c.inferred.join('; '),
    })),
  )
  let csv = ''
  for await (const piece of formatCsv(rows, columns)) csv += piece
  return csv
}
