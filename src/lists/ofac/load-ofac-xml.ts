import { basename } from 'node:path'
import { readXml, type XmlElement } from '../../files/index.ts'
import { type Dataset, datasets } from '../dataset.ts'
import { hashOf, type LoadedFile, type LoadOptions, loadedFile, undated } from '../loaded.ts'
import { Tally } from '../tally.ts'
import { assembleRecords, faultOf } from './assemble.ts'
import { datasetOf } from './dataset-of.ts'
import { rowsOf, type XmlEntry } from './entry.ts'
import { type OfacRecord, type RecordRows, readRecord } from './record.ts'
import { AdvancedReader, advancedElements, advancedLeftOut } from './xml-advanced.ts'
import { classicEntry } from './xml-classic.ts'
import { changed, changesSince, deltasOf } from './xml-delta.ts'
import { enhancedEntry, enhancedLeftOut } from './xml-enhanced.ts'
import { dateOfPublication } from './xml-publication.ts'

type Form = 'classic' | 'advanced' | 'enhanced'

/** An entry, and the lists that it stands on where the form says so. */
type Listed = XmlEntry & { readonly lists?: readonly string[] }

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
  const content = await contentOf(path, form, tally, options)
  const records = new Map<string, OfacRecord>()
  const rows: RecordRows['primary'][] = []
  const lists = new Map<string, number>()
  for await (const entry of content.entries) {
    tally.read++
    const own = rowsOf(entry)
    const fault = faultOf(entry.recordId, own.primary.cells, records)
    if (fault !== undefined) {
      tally.skip('record', fault, () => `${entry.place}: ${entry.recordId} ${entry.name}`)
      continue
    }
    records.set(entry.recordId, readRecord(own, { tally, statements }))
    rows.push(summary(entry))
    for (const list of new Set(entry.lists)) lists.set(list, (lists.get(list) ?? 0) + 1)
  }
  const dataset = datasetByList(lists) ?? datasetOf(rows, basename(path), tally)
  const parts = [path, ...(options.deltas ?? [])]
  const sha256 = await hashOf(parts)
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

/** What tells the two lists apart where the file does not name them. */
function summary(entry: XmlEntry): RecordRows['primary'] {
  const cells = { Program: entry.programs.join('] ['), Remarks: entry.parts.join('; ') }
  return { place: entry.place, cells }
}

/** The list that most entries name; a party may stand on both. */
function datasetByList(lists: ReadonlyMap<string, number>): Dataset | undefined {
  const sdn = lists.get('SDN List') ?? 0
  const others = [...lists].filter(([name]) => name !== 'SDN List').map(([, count]) => count)
  if (lists.size === 0) return undefined
  return datasets.get(sdn >= Math.max(0, ...others) ? 'us_ofac_sdn' : 'us_ofac_cons')
}

async function contentOf(
  path: string,
  form: Form,
  tally: Tally,
  options: LoadOptions & { readonly deltas?: readonly string[] | undefined },
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

function classic(path: string, tally: Tally, { signal }: LoadOptions): Content {
  let published: string | undefined
  let count: number | undefined
  async function* entries(): AsyncGenerator<Listed> {
    let read = 0
    for await (const element of readXml(path, ['publshInformation', 'sdnEntry'], { signal })) {
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
  { signal, deltas = [] }: LoadOptions & { readonly deltas?: readonly string[] | undefined },
): Promise<Content> {
  const files = await deltasOf(deltas, signal)
  let changes = changesSince(files, undefined, new Tally())
  async function* entries(): AsyncGenerator<Listed> {
    // The reference values and feature types before the entities are repeated in each of them.
    const reading = { signal, leaveOut: enhancedLeftOut }
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

function advanced(path: string, tally: Tally, { signal }: LoadOptions): Content {
  const reader = new AdvancedReader(tally)
  async function* entries(): AsyncGenerator<Listed> {
    const reading = { signal, leaveOut: advancedLeftOut }
    for await (const element of readXml(path, advancedElements, reading)) {
      reader.take(element, placeOf(path, element))
    }
    for (const { id, place } of reader.duplicates) {
      tally.read++
      tally.skip(
        'record',
        'the record number occurs twice; the first is kept',
        () => `${place}: ${id}`,
      )
    }
    yield* reader.taken()
  }
  return { entries: entries(), publishedOn: () => reader.publishedOn }
}
