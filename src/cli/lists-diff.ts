import { writeAtomic } from '../files/index.ts'
import {
  activeLists,
  diffLists,
  type ExplainedDiff,
  explainDiff,
  type LoadedLists,
  listVersions,
  loadLists,
  type NamedRecord,
} from '../lists/index.ts'
import { TidewaiterError } from '../model/index.ts'
import { listDiffHtml, textTable } from '../report/index.ts'
import { csvPieces } from './csv.ts'
import { listsFolder } from './home.ts'
import { outputFormat } from './options.ts'
import { type Format, say } from './terminal.ts'
import { programVersion } from './version.ts'

/** Columns of a table that goes to no terminal. */
const pipeWidth = 120

export interface DiffFlags {
  readonly format?: Format
  readonly out?: string
}

/** Compares two versions of a list and prints what was added, removed and changed. */
export async function diffCommand(a: string, b: string, flags: DiffFlags): Promise<void> {
  const [before, after] = [await side(a), await side(b)]
  if (before.entities.length === 0 || after.entities.length === 0)
    throw wrongSide(before.entities.length === 0 ? a : b, 'there is no record in it')
  const format = outputFormat(flags, 'json')
  const text = await diffText({ before, after, names: [a, b] }, format)
  if (flags.format === undefined && format === 'json')
    say('ids alone; with names and values: --format csv, jsonl or html')
  if (flags.out === undefined) process.stdout.write(text)
  else {
    await writeAtomic(flags.out, text)
    say(`written to ${flags.out}`)
  }
}

interface Sides {
  readonly before: LoadedLists
  readonly after: LoadedLists
  readonly names: readonly [string, string]
}

/** A difference for a file or a pipe: JSON holds ids alone, the other forms names and values too. */
async function diffText({ before, after, names }: Sides, format: Format): Promise<string> {
  switch (format) {
    case 'json':
      return `${JSON.stringify(diffLists(before, after), null, 2)}\n`
    case 'jsonl':
      return changesOf(explainDiff(before, after))
        .map((change) => `${JSON.stringify(change)}\n`)
        .join('')
    case 'csv':
      return diffCsv(changesOf(explainDiff(before, after)))
    case 'html':
      return listDiffHtml(explainDiff(before, after), {
        before: names[0],
        after: names[1],
        madeAt: new Date().toISOString(),
        engine: `tidewaiter ${programVersion()}`,
      })
    case 'table':
      return diffTable(explainDiff(before, after))
    default:
      return format satisfies never
  }
}

type ChangedRecord = NamedRecord & {
  readonly change: 'added' | 'removed' | 'changed'
  readonly changes?: ExplainedDiff['changed'][number]['changes']
}

/** One line for each record that differs. */
function changesOf(diff: ExplainedDiff): readonly ChangedRecord[] {
  return [
    ...diff.added.map((one) => ({ change: 'added' as const, ...one })),
    ...diff.removed.map((one) => ({ change: 'removed' as const, ...one })),
    ...diff.changed.map((one) => ({ change: 'changed' as const, ...one })),
  ]
}

const csvColumns = ['change', 'id', 'name', 'schema', 'programs', 'property', 'gone', 'new']

/** One line for each property that differs; added and removed records have one line and no property. */
async function diffCsv(changes: readonly ChangedRecord[]): Promise<string> {
  const rows = changes.flatMap(({ change, id, name, schema, programs, changes: values = [] }) => {
    const record = { change, id, name, schema, programs: programs.join('; ') }
    if (change !== 'changed') return [record]
    return values.map((one) => ({
      ...record,
      property: one.property,
      gone: one.gone.join('; '),
      new: one.new.join('; '),
    }))
  })
  const { head, body } = await csvPieces(rows, csvColumns)
  return head + body
}

/** A side: a path on disk, `dataset@version` of those held, or `dataset@date` for what was held then. */
async function side(name: string): Promise<LoadedLists> {
  const at = name.lastIndexOf('@')
  if (at <= 0) return loadLists([name])
  const dataset = name.slice(0, at)
  const version = name.slice(at + 1)
  const held = (await listVersions(listsFolder())).filter((one) => one.dataset === dataset)
  if (held.length === 0) return loadLists([name])
  const named = await activeLists(listsFolder(), { dataset, version })
  if (named) return named
  const then = /^\d{4}(?:-\d\d){0,2}$/.test(version)
    ? await activeLists(listsFolder(), { dataset, knownAt: version })
    : undefined
  if (then) return then
  const versions = held.map((one) => one.version).join(', ')
  throw wrongSide(name, `no such version is held, and none was held on that day; held: ${versions}`)
}

function wrongSide(value: string, reason: string): TidewaiterError {
  return new TidewaiterError({
    code: 'cli.diff',
    act: 'cannot compare the lists',
    value,
    reason,
    remedy: 'Name a list file, a folder, dataset@version, or dataset@YYYY-MM-DD.',
  })
}

function diffTable(diff: ExplainedDiff): string {
  const row = (word: string, one: NamedRecord) => [
    word,
    one.id,
    one.name,
    `${one.schema}, ${one.programs.join(', ')}`,
  ]
  const columns = [
    { head: '', width: 9 },
    { head: 'Record', width: 18 },
    { head: 'Name', share: 3 },
    { head: 'What', share: 5 },
  ]
  const rows = [
    ...diff.added.map((one) => row('added', one)),
    ...diff.removed.map((one) => row('removed', one)),
    ...diff.changed.map((one) => [
      'changed',
      one.id,
      one.name,
      one.changes.map(changeWords).join('; '),
    ]),
  ]
  const totals = `${diff.added.length} added, ${diff.removed.length} removed, ${diff.changed.length} changed`
  return `${textTable(columns, rows, { width: process.stdout.columns ?? pipeWidth })}${totals}\n`
}

function changeWords(change: ExplainedDiff['changed'][number]['changes'][number]): string {
  const gone = change.gone.length > 0 ? ` gone: ${change.gone.join('; ')}` : ''
  const come = change.new.length > 0 ? ` new: ${change.new.join('; ')}` : ''
  return `${change.property}${gone}${come}`
}
