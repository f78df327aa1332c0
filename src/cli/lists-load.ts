import { storeLists } from '../lists/index.ts'
import type { FileReport, LoadReport } from '../model/index.ts'
import { listsFolder } from './home.ts'
import { stopOnInterrupt } from './stop.ts'
import { type Format, printTable, say, startProgress } from './terminal.ts'

/** What the user may say of a version beside its files. */
export interface LoadFlags {
  readonly force?: boolean
  readonly older?: boolean
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
  try {
    report = await storeLists(listsFolder(), paths, {
      signal,
      force: flags.force,
      older: flags.older,
      onProgress: (done: number, total: number) => progress.update(done, total),
    })
  } finally {
    progress.stop()
    release()
  }
  if (format === 'json') process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  else printReport(report.files)
  for (const file of report.files) if (file.standing) say(`${file.dataset}: ${file.standing}`)
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
