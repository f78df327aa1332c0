import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { activeLists, type PassedOver, storeLists } from '../lists/index.ts'
import { type FileReport, type LoadReport, TidewaiterError } from '../model/index.ts'
import { allowEntry } from './allow-lists.ts'
import { listsFolder } from './home.ts'
import { readOverrides } from './mapping-options.ts'
import { type OwnKind, ownMapping } from './own-list.ts'
import { passedOverWords } from './passed-over.ts'
import { stopOnInterrupt } from './stop.ts'
import { type Format, printTable, say, startProgress } from './terminal.ts'

/** What the user may say of a version beside its files. */
export interface LoadFlags {
  readonly force?: boolean
  readonly older?: boolean
  /** The user's own list, and what it is called. */
  readonly as?: OwnKind
  readonly name?: string
  readonly map: readonly string[]
}

/** Loads list files, keeps them, and prints what was read. */
export async function loadCommand(
  paths: readonly string[],
  flags: LoadFlags,
  format: Format,
): Promise<void> {
  const progress = startProgress('loading lists')
  const { signal, release } = stopOnInterrupt()
  let report: LoadReport
  const passedOver: PassedOver[] = []
  try {
    report = await withOwnMapping(paths, flags, (own) =>
      storeLists(listsFolder(), paths, {
        signal,
        force: flags.force,
        older: flags.older,
        onPassedOver: (file) => passedOver.push(file),
        onProgress: (done, total, file) => progress.update(done, total, basename(file)),
        ...own,
      }),
    )
  } catch (error) {
    if (!signal.aborted) throw error
    say('stopped: nothing was loaded')
    process.exitCode = 1
    return
  } finally {
    progress.stop()
    release()
  }
  if (passedOver.length > 0) report = { ...report, passedOver }
  if (format === 'json') process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  else printReport(report.files)
  for (const file of passedOver) say(passedOverWords(file))
  for (const file of report.files) if (file.standing) say(`${file.dataset}: ${file.standing}`)
  if (flags.as === 'allow') await sayUnused(report.files)
}

interface Own {
  readonly own?: OwnKind
  readonly mapping?: string
}

/** Makes the mapping of a user's own list for as long as it is loaded; the store keeps a copy. */
async function withOwnMapping<T>(
  paths: readonly string[],
  flags: LoadFlags,
  work: (own: Own) => Promise<T>,
): Promise<T> {
  if (flags.as === undefined) return work({})
  const [path] = paths
  if (paths.length !== 1 || path === undefined)
    throw new TidewaiterError({
      code: 'cli.own-list',
      act: 'cannot load the lists',
      value: paths.join(', '),
      reason: 'a list of your own is loaded one file at a time',
      remedy: 'Name one file, and load the next one after it.',
    })
  const overrides = await readOverrides([...flags.map])
  const made = await ownMapping(path, { kind: flags.as, name: flags.name, overrides })
  say(made.understood)
  const folder = await mkdtemp(join(tmpdir(), 'tidewaiter-'))
  try {
    const mapping = join(folder, 'mapping.yml')
    await writeFile(mapping, made.yaml)
    return await work({ own: flags.as, mapping })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Entries of an allow list that lack something clear nobody: said at once, and not found out later. */
async function sayUnused(files: readonly FileReport[]): Promise<void> {
  for (const { dataset } of files) {
    const lists = await activeLists(listsFolder(), { dataset, allowLists: true })
    for (const entity of lists?.entities ?? []) {
      const read = allowEntry(entity)
      if (typeof read === 'string')
        say(`${dataset}: “${entity.properties.name?.[0] ?? entity.id}” clears nobody: ${read}`)
    }
  }
}

/** Prints what was read of each list, and what is new in its form. */
export function printReport(files: readonly FileReport[]): void {
  printTable(
    ['dataset', 'version', 'read', 'kept', 'names', 'addresses', 'birth dates', 'skipped'],
    files.map((file) => [
      file.dataset,
      file.version,
      String(file.read),
      String(file.kept),
      String(file.names),
      String(file.addresses),
      String(file.birthDates),
      file.skipped.map((s) => `${s.count} ${s.unit}: ${s.reason}`).join('\n'),
    ]),
  )
  for (const file of files) for (const drift of file.drift ?? []) say(`${file.dataset}: ${drift}`)
}
