import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { readXml, type XmlElement } from '../../files/index.ts'
import { type Dataset, datasets } from '../dataset.ts'
import { hashOf, type LoadedFile, type LoadOptions, loadedFile, undated } from '../loaded.ts'
import { Tally } from '../tally.ts'
import { assembleRecords, faultOf } from './assemble.ts'
import { datasetOf, isNonSdn } from './dataset-of.ts'
import { rowsOf, type XmlEntry } from './entry.ts'
import { type OfacRecord, readRecord } from './record.ts'
import { AdvancedReader, advancedElements, advancedLeftOut } from './xml-advanced.ts'
import { classicEntry } from './xml-classic.ts'
import { changed, changesSince, deltasOf } from './xml-delta.ts'
import { enhancedEntry, enhancedLeftOut } from './xml-enhanced.ts'
import { dateOfPublication } from './xml-publication.ts'

type Form = 'classic' | 'advanced' | 'enhanced'

/** An entry, and the lists that it stands on where the form says so. */
type Listed = XmlEntry & { readonly lists?: readonly string[] }

interface Reading extends LoadOptions {
  readonly deltas?: readonly string[] | undefined
  readonly onBytes: (piece: Buffer) => void
}

interface Content {
  readonly entries: AsyncIterable<Listed>
  /** Known when the entries have been read. */
  readonly publishedOn: () => string | undefined
}

/** Loads one of OFAC's XML forms: sdn.xml, sdn_advanced.xml or sdn_enhanced.xml, and those of the
 * Consolidated list. Files of changes are applied to the enhanced form.
 */
export async function loadOfacXml(
  path: string,
  form: Form,
  options: LoadOptions & { readonly deltas?: readonly string[] | undefined },
): Promise<LoadedFile> {
  const tally = new Tally()
  const statements = options.statements ?? false
  const hash = createHash('sha256')
  const reading = { ...options, onBytes: (piece: Buffer) => hash.update(piece) }
  const content = await contentOf(path, form, tally, reading)
  const records = new Map<string, OfacRecord>()
  const lists: (readonly string[])[] = []
  for await (const entry of content.entries) {
    tally.read++
    const own = rowsOf(entry)
    const fault = faultOf(entry.recordId, own.primary.cells, records)
    if (fault !== undefined) {
      tally.skip('record', fault, () => `${entry.place}: ${entry.recordId} ${entry.name}`)
      continue
    }
    records.set(entry.recordId, readRecord(own, { tally, statements }))
    if (entry.lists) lists.push(entry.lists)
  }
  const nonSdn = [...records.values()].filter(({ programs, directives }) =>
    isNonSdn(programs, directives.length > 0),
  ).length
  const counts = { records: records.size, nonSdn }
  const dataset = datasetByList(lists) ?? datasetOf(counts, basename(path), tally)
  const parts = [path, ...(options.deltas ?? [])]
  const sha256 = parts.length === 1 ? hash.digest('hex') : await hashOf(parts)
  const publishedOn = content.publishedOn()
  const version = publishedOn ?? undated(sha256)
  const assembled = assembleRecords([...records.values()], { dataset, version, tally, statements })
  const facts = {
    path,
    parts,
    format: form === 'classic' ? 'ofac-xml' : `ofac-${form}-xml`,
    dataset: dataset.name,
    version,
    sha256,
    publishedOn,
  }
  return loadedFile(assembled, facts, tally)
}

/** The list that most entries name; a party may stand on both. */
function datasetByList(listsOfEntries: readonly (readonly string[])[]): Dataset | undefined {
  const counts = new Map<string, number>()
  for (const lists of listsOfEntries)
    for (const list of new Set(lists)) counts.set(list, (counts.get(list) ?? 0) + 1)
  const sdn = counts.get('SDN List') ?? 0
  const others = [...counts].filter(([name]) => name !== 'SDN List').map(([, count]) => count)
  if (counts.size === 0) return undefined
  return datasets.get(sdn >= Math.max(0, ...others) ? 'us_ofac_sdn' : 'us_ofac_cons')
}

async function contentOf(
  path: string,
  form: Form,
  tally: Tally,
  options: Reading,
): Promise<Content> {
  switch (form) {
    case 'classic':
      return classic(path, tally, options)
    case 'enhanced':
      return enhanced(path, tally, options)
    case 'advanced':
      return advanced(path, tally, options)
    default:
      return form satisfies never
  }
}

const placeOf = (path: string, element: XmlElement): string =>
  `${basename(path)}, line ${element.line}`

function classic(path: string, tally: Tally, { signal, onBytes }: Reading): Content {
  let published: string | undefined
  let count: number | undefined
  async function* entries(): AsyncGenerator<Listed> {
    let read = 0
    const names = ['publshInformation', 'sdnEntry']
    for await (const element of readXml(path, names, { signal, onBytes })) {
      if (element.name === 'sdnEntry') {
        read++
        yield classicEntry(element, placeOf(path, element), tally)
        continue
      }
      ;({ published, count } = dateOfPublication(element))
    }
    if (count !== undefined && count !== read) {
      tally.drift(`the file says that it has ${count} records, and ${read} were found`)
    }
  }
  return { entries: entries(), publishedOn: () => published }
}

async function enhanced(
  path: string,
  tally: Tally,
  { signal, onBytes, deltas = [] }: Reading,
): Promise<Content> {
  const files = await deltasOf(deltas, signal)
  let changes = changesSince(files, undefined, new Tally())
  async function* entries(): AsyncGenerator<Listed> {
    // The reference values and feature types before the entities are repeated in each of them.
    const reading = { signal, onBytes, leaveOut: enhancedLeftOut }
    for await (const element of readXml(path, ['publicationInfo', 'entity'], reading)) {
      if (element.name === 'entity') {
        const now = changed(element, changes, tally)
        if (now) yield enhancedEntry(now, placeOf(path, element), tally)
      } else changes = changesSince(files, dateOfPublication(element).published, tally)
    }
    for (const added of changes.rest()) yield enhancedEntry(added.element, added.place, tally)
  }
  return { entries: entries(), publishedOn: () => changes.publishedOn }
}

function advanced(path: string, tally: Tally, { signal, onBytes }: Reading): Content {
  const reader = new AdvancedReader(tally)
  async function* entries(): AsyncGenerator<Listed> {
    const reading = { signal, onBytes, leaveOut: advancedLeftOut }
    for await (const element of readXml(path, advancedElements, reading)) {
      const entry = reader.take(element, placeOf(path, element))
      if (entry) yield entry
    }
  }
  return { entries: entries(), publishedOn: () => reader.publishedOn }
}
