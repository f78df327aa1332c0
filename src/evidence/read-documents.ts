import { TidewaiterError } from '../model/index.ts'
import { contradictionsBetween } from './across/contradictions.ts'
import { corroborations } from './across/corroboration.ts'
import { copiesAmong } from './read/copies.ts'
import type { SourceDocument } from './read/document.ts'
import { filesUnder } from './read/folder.ts'
import { type DocumentSource, loadDocument } from './read/load.ts'
import { readDocument } from './read-document.ts'
import type { Corroboration, Reading } from './reading.ts'

/** What reading several documents gives: each by itself, and what holds across them. */
export interface Readings {
  readonly documents: readonly SourceDocument[]
  readonly readings: readonly Reading[]
  /** One per file that could not be read; the others were. */
  readonly errors: readonly TidewaiterError[]
  /** Across documents; copies of one text count once. */
  readonly corroborations: readonly Corroboration[]
}

/** Reads files, folders and bytes into claims. A file that cannot be read is an error in the result
 * and never stops the others.
 *
 * @throws TidewaiterError `evidence.open` for a path that is not there
 * @example
 * (await readDocuments(['briefing.txt', 'reports/'])).readings.length
 */
export async function readDocuments(sources: readonly DocumentSource[]): Promise<Readings> {
  const documents: SourceDocument[] = []
  const errors: TidewaiterError[] = []
  const all: DocumentSource[] = []
  for (const source of sources) {
    if (typeof source === 'string') all.push(...(await filesUnder([source])))
    else all.push(source)
  }
  for (const source of all) {
    try {
      documents.push(await loadDocument(source))
    } catch (error) {
      if (!(error instanceof TidewaiterError)) throw error
      errors.push(error)
    }
  }
  const copies = copiesAmong(documents)
  const readings = documents.map((document) => {
    const reading = readDocument(document)
    const copyOf = copies.get(document.name)
    return copyOf ? { ...reading, copyOf } : reading
  })
  const originals = readings.filter((reading) => reading.copyOf === undefined)
  return {
    documents,
    readings: crossed(readings),
    errors,
    corroborations: corroborations(originals),
  }
}

function crossed(readings: readonly Reading[]): readonly Reading[] {
  return readings.map((reading) => {
    const others = readings.filter(
      (other) => other !== reading && other.copyOf === undefined && reading.copyOf === undefined,
    )
    const between = others.flatMap((other) => contradictionsBetween(reading, other))
    return between.length > 0
      ? { ...reading, contradictions: [...reading.contradictions, ...between] }
      : reading
  })
}
