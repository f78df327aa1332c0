import {
  ageOf,
  type CoverageRow,
  type ListAge,
  listCoverage,
  listStatus,
  listVersions,
} from '../lists/index.ts'
import { listsFolder } from './home.ts'
import { type Format, printTable, say } from './terminal.ts'

/** Prints the active lists with their ages, and below them what the jurisdictions' lists do not cover. */
export async function statusCommand(format: Format, knownAt: string | undefined): Promise<void> {
  const loaded = await listStatus(listsFolder(), knownAt ? { knownAt } : {})
  const on = knownAt ?? new Date().toISOString()
  if (format === 'json') {
    process.stdout.write(`${JSON.stringify(loaded, null, 2)}\n`)
    return
  }
  if (loaded.length === 0)
    process.stdout.write(
      'No list is loaded. Load one with: tidewaiter lists load PATH, or fetch all with: tidewaiter lists update\n',
    )
  else
    printTable(
      ['dataset', 'version', 'published', 'age', 'loaded', 'records'],
      loaded.map((list) => [
        list.own ? `${list.dataset}\n(own ${list.own} list)` : list.dataset,
        list.version,
        list.publishedOn ?? 'not stated',
        list.own ? '' : ageWords(ageOf(list, on)),
        list.loadedOn,
        String(list.records),
      ]),
    )
  printCoverage(listCoverage(loaded, on))
}

/** Prints what is covered, as a table or for programs. */
export async function coverageCommand(format: Format): Promise<void> {
  const rows = listCoverage(await listStatus(listsFolder()), new Date().toISOString())
  if (format === 'json') process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`)
  else printCoverage(rows)
}

function printCoverage(rows: readonly CoverageRow[]): void {
  printTable(
    ['law', 'matter', 'covered', 'by'],
    rows.map((row) => [
      row.jurisdiction.toUpperCase(),
      row.matter,
      row.state === 'loaded' ? 'yes' : row.state === 'missing' ? 'NO' : 'no list exists',
      row.held.length > 0
        ? row.held.map((one) => `${one.dataset}, ${ageWords(one.age)}`).join('\n')
        : row.state === 'missing'
          ? `load ${row.lists.join(' or ')}`
          : row.note,
    ]),
  )
  const missing = rows.filter((row) => row.state === 'missing').length
  if (missing > 0) say(`${missing} of ${rows.length} matters are not covered by a loaded list`)
}

/** "3 days (published 2026-02-27)", or that no day is known. */
function ageWords(age: ListAge): string {
  if (age.days === undefined) return 'age unknown'
  return `${age.days} ${age.days === 1 ? 'day' : 'days'} (${age.since} ${age.day})`
}

/** Prints every version that is held. */
export async function versionsCommand(format: Format): Promise<void> {
  const versions = await listVersions(listsFolder())
  if (format === 'json') {
    process.stdout.write(`${JSON.stringify(versions, null, 2)}\n`)
    return
  }
  printTable(
    ['', 'version', 'sha256', 'first loaded', 'records'],
    versions.map((one) => [
      one.active ? 'active' : '',
      `${one.dataset}@${one.version}`,
      one.sha256.slice(0, 12),
      one.loadedOn,
      String(one.records),
    ]),
  )
}
