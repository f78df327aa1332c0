import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import Type from 'typebox'
import { writeAtomic } from '../../files/index.ts'
import { check, FileReport, TidewaiterError } from '../../model/index.ts'

/** Where fetched files came from, and what the publisher's server said of them. */
export const Origin = Type.Object({
  by: Type.Union([Type.Literal('publisher'), Type.Literal('mirror')]),
  parts: Type.Array(
    Type.Object({
      name: Type.String(),
      from: Type.String({ description: 'Address, or path in the mirror.' }),
      sha256: Type.String(),
      lastModified: Type.Optional(Type.String({ description: 'As the server says, ISO, UTC.' })),
    }),
  ),
})
export type Origin = Type.Static<typeof Origin>

/** One loading of one list: an event that is written once and never changed. */
export const LoadRecord = Type.Object({
  format: Type.Literal(1, { description: 'Version of this form.' }),
  loadedOn: Type.String({ description: 'When it was loaded, ISO, UTC.' }),
  /** Folder under `files/`, named by publication date, where known, and the hash of what is in it. */
  content: Type.String({ pattern: '^(?:[0-9-]{4,10}_|undated_)?[0-9a-f]{64}$' }),
  /** The file that is loaded, in that folder. */
  primary: Type.String(),
  datasets: Type.Array(
    Type.Object({
      dataset: Type.String(),
      version: Type.String(),
      sha256: Type.String(),
      title: Type.String(),
      authority: Type.String(),
      jurisdiction: Type.String(),
      publishedOn: Type.Optional(Type.String()),
      records: Type.Integer(),
    }),
  ),
  reports: Type.Array(FileReport),
  /** The user made it active although it is older or much shorter. */
  forced: Type.Optional(Type.Literal(true)),
  /** The user loaded it as an older version, to look at: it is never active. */
  older: Type.Optional(Type.Literal(true)),
  /** Whose list it is, where it is no publisher's: the user's own watch or allow list. */
  own: Type.Optional(Type.Union([Type.Literal('watch'), Type.Literal('allow')])),
  origin: Type.Optional(Origin),
})
export type LoadRecord = Type.Static<typeof LoadRecord>

const folderOf = (home: string): string => join(home, 'loads')

/** Writes the event; its name sorts by time, and by `order` among those of one command. */
export async function writeRecord(home: string, record: LoadRecord, order: number): Promise<void> {
  const time = record.loadedOn.replaceAll(/[^0-9TZ]/g, '')
  const name = `${time}-${String(order).padStart(3, '0')}-${record.content.slice(-64, -48)}.json`
  await writeAtomic(join(folderOf(home), name), `${JSON.stringify(record, null, 1)}\n`)
}

/** All events, oldest first; none where nothing was ever loaded.
 *
 * @throws TidewaiterError `lists.store` where one is damaged or of a later version
 */
export async function readRecords(home: string): Promise<LoadRecord[]> {
  const folder = folderOf(home)
  const names = (await readdir(folder).catch(noFolder)).filter((name) => name.endsWith('.json'))
  const records: LoadRecord[] = []
  for (const name of names.sort()) records.push(await readRecord(join(folder, name)))
  return records.sort((a, b) => (a.loadedOn < b.loadedOn ? -1 : a.loadedOn > b.loadedOn ? 1 : 0))
}

async function readRecord(path: string): Promise<LoadRecord> {
  let value: unknown
  try {
    value = JSON.parse(await readFile(path, 'utf8'))
  } catch (cause) {
    throw new TidewaiterError(
      {
        code: 'lists.store',
        act: 'cannot read what was loaded',
        reason: (cause as Error).message,
        place: { file: path },
        remedy: 'Remove this file and load the list again.',
      },
      { cause },
    )
  }
  return check(LoadRecord, value, 'record of a loaded list', { file: path })
}

function noFolder(error: { code?: string }): string[] {
  if (error.code === 'ENOENT') return []
  throw error
}
