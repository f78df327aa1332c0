import type { FileReport, ListDiff, LoadReport } from '../model/index.ts'
import { type TextTableOptions, textTable } from './text-table.ts'
import { counted } from './words.ts'

/** What loading lists found, as a table for a terminal, with everything that was not kept below.
 *
 * @example
 * listReportTable(report) // one line for each dataset: read, kept, names, addresses, birth dates …
 */
export function listReportTable(report: LoadReport, options: TextTableOptions = {}): string {
  const table = textTable(
    [
      { head: 'Dataset', share: 4 },
      { head: 'Version', share: 3 },
      { head: 'Read', width: 9 },
      { head: 'Kept', width: 9 },
      { head: 'Names', width: 9 },
      { head: 'Addresses', width: 11 },
      { head: 'Births', width: 9 },
    ],
    report.files.map((file) => [
      file.dataset,
      file.version,
      ...[file.read, file.kept, file.names, file.addresses, file.birthDates].map(String),
    ]),
    options,
  )
  return table + report.files.flatMap(remarks).join('')
}

const units = { record: 'records', name: 'names', address: 'addresses' } as const

function remarks(file: FileReport): string[] {
  return [
    ...file.skipped.map(
      (one) =>
        `${file.dataset}: ${counted(one.count, one.unit, units[one.unit])} skipped, ${one.reason} (first: ${one.first})`,
    ),
    ...(file.unparsed
      ? [`${file.dataset}: ${counted(file.unparsed, 'remark')} kept as notes only`]
      : []),
    ...(file.drift ?? []).map((one) => `${file.dataset}: unknown to this reader: ${one}`),
  ].map((line) => `${line}\n`)
}

/** Differences of two versions of a list as a table for a terminal: at most `limit` of each kind.
 *
 * @param limit Defaults to 20; the totals below count all.
 */
export function listDiffTable(
  diff: ListDiff,
  { limit = 20, ...options }: TextTableOptions & { readonly limit?: number } = {},
): string {
  const rows = [
    ...diff.added.slice(0, limit).map((id) => ['added', id, '']),
    ...diff.removed.slice(0, limit).map((id) => ['removed', id, '']),
    ...diff.changed.slice(0, limit).map((one) => ['changed', one.id, one.properties.join(', ')]),
  ]
  const all = diff.added.length + diff.removed.length + diff.changed.length
  const table = textTable(
    [
      { head: 'Change', width: 11 },
      { head: 'Record', share: 2 },
      { head: 'Properties', share: 5 },
    ],
    rows,
    options,
  )
  const hidden = all - rows.length
  return `${table}${diff.added.length} added, ${diff.removed.length} removed, ${diff.changed.length} changed${hidden > 0 ? `; ${hidden} not shown` : ''}.\n`
}
