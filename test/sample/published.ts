import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'

const shared = process.env.TIDEWAITER_SHARED ?? resolve(import.meta.dirname, '../../../shared')
const lists = resolve(shared, 'data/lists')

export const publishedListsAreHere = existsSync(lists)

/** All text of one publisher's record, by the publisher's own identifier of it. */
export type PublishedRecords = ReadonlyMap<string, string>

/** The records of an OFAC list in its CSV form: main file, aliases, addresses, long remarks. */
export function ofacRecords(folder: string, parts: readonly string[]): PublishedRecords {
  const records = new Map<string, string>()
  for (const part of parts) {
    const text = readFileSync(resolve(lists, folder, part), 'latin1').replaceAll('\u001a', '')
    for (const row of parse(text, { relax_column_count: true }) as string[][]) {
      append(records, row[0]!, row.slice(1).join(' '))
    }
  }
  return records
}

/** The records of the UN list by reference number. */
export function unRecords(): PublishedRecords {
  const xml = readFileSync(resolve(lists, 'un-sc-2026/UN_consolidated.xml'), 'utf8')
  const records = new Map<string, string>()
  for (const [record] of xml.matchAll(/<(INDIVIDUAL|ENTITY)>.*?<\/\1>/gs)) {
    const id = /<REFERENCE_NUMBER>\s*(.*?)\s*<\/REFERENCE_NUMBER>/.exec(record)?.[1]
    if (id) append(records, id, plain(record.replaceAll(/<[^>]*>/g, ' ')))
  }
  return records
}

/** The records of a BIS list in the collector's form by country heading and name. */
export function bisRecords(file: string): PublishedRecords {
  const list = JSON.parse(readFileSync(resolve(lists, 'us-bis-2026-07', file), 'utf8')) as {
    entities: { name: string; country: string }[]
  }
  const records = new Map<string, string>()
  for (const entity of list.entities) {
    append(records, `${entity.country}: ${entity.name}`, Object.values(entity).flat().join(' '))
  }
  return records
}

/** The records of the UK list by group ID, the last cell of a row. */
export async function ukRecords(): Promise<PublishedRecords> {
  const bytes = readFileSync(resolve(lists, 'uk-2025-04/uk_sanctions_list.xlsx'))
  const files = await unzip(bytes, /^xl\/(sharedStrings|worksheets\/sheet1)\.xml$/)
  const strings = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, item]) => plain(item!.replaceAll(/<[^>]*>/g, '')),
  )
  const records = new Map<string, string>()
  for (const [, row] of files
    .get('xl/worksheets/sheet1.xml')!
    .matchAll(/<row\b.*?>(.*?)<\/row>/gs)) {
    const cells = [...row!.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, kind, body]) => {
      const text = plain((body ?? '').replaceAll(/<[^>]*>/g, ''))
      return kind!.includes('t="s"') ? (strings[Number(text)] ?? '') : text
    })
    append(records, cells.at(-1) ?? '', cells.join(' '))
  }
  return records
}

function append(records: Map<string, string>, id: string, text: string): void {
  records.set(id, `${records.get(id) ?? ''} ${text}`)
}

function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&amp;', '&')
}

function unzip(bytes: Buffer, wanted: RegExp): Promise<ReadonlyMap<string, string>> {
  return new Promise((done, fail) => {
    const found = new Map<string, string>()
    fromBuffer(bytes, { lazyEntries: true }, (error, zip: ZipFile) => {
      if (error) return fail(error)
      zip.on('error', fail)
      zip.on('end', () => done(found))
      zip.on('entry', (entry: Entry) => {
        if (!wanted.test(entry.fileName)) return zip.readEntry()
        zip.openReadStream(entry, (problem, stream) => {
          if (problem) return fail(problem)
          const chunks: Buffer[] = []
          stream.on('data', (chunk: Buffer) => chunks.push(chunk))
          stream.on('end', () => {
            found.set(entry.fileName, Buffer.concat(chunks).toString('utf8'))
            zip.readEntry()
          })
        })
      })
      zip.readEntry()
    })
  })
}
