import { parse } from 'csv-parse/sync'
import type { Random } from '../random.ts'
import { hostileValue } from './values.ts'

interface Table {
  rows: string[][]
  delimiter: string
  quoting: 'needed' | 'all' | 'spaced'
  newline: string
}

/** A table with cells, columns, rows and the manner of quoting changed, and still a table. */
export function reshapedCsv(text: string, random: Random): string {
  const table = parsed(text)
  if (table.rows.length === 0) return text
  for (let changes = 1 + random.below(8); changes > 0; changes--)
    random.pick(changers)(table, random)
  return written(table)
}

function parsed(text: string): Table {
  const head = text.slice(0, 2000)
  const counts = [',', ';', '\t', '|'].map((one) => [one, head.split(one).length] as const)
  const [delimiter] = counts.sort(([, a], [, b]) => b - a)[0]!
  const rows: string[][] = []
  try {
    parse(text, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      onRecord: (cells: string[]) => {
        rows.push(cells)
        return null
      },
    })
  } catch {
    // The beginning of a real list may be cut inside a quoted cell; the rows before it will do.
  }
  return { rows, delimiter, quoting: 'needed', newline: '\n' }
}

const widest = ({ rows }: Table): number => Math.max(1, ...rows.map((row) => row.length))

const changers: readonly ((table: Table, random: Random) => void)[] = [
  setCell,
  setCell,
  setCell,
  function emptyColumn(table, random) {
    const column = random.below(widest(table))
    for (const row of table.rows.slice(1)) if (column < row.length) row[column] = ''
  },
  function fillColumn(table, random) {
    const column = random.below(widest(table))
    const value = hostileValue(table.rows.flat(), random)
    for (const row of table.rows.slice(1)) if (column < row.length) row[column] = value
  },
  function renameColumn(table, random) {
    const head = table.rows[0]!
    const names = ['novelty', '', '__proto__', 'constructor', ...head]
    head[random.below(head.length)] = random.pick(names)
  },
  function dropColumn(table, random) {
    const column = random.below(widest(table))
    for (const row of table.rows) row.splice(column, 1)
  },
  function addColumn(table, random) {
    const column = random.below(widest(table) + 1)
    const value = hostileValue(table.rows.flat(), random)
    for (const [i, row] of table.rows.entries())
      row.splice(column, 0, i === 0 ? random.pick(['novelty', row[column] ?? '']) : value)
  },
  function swapColumns(table, random) {
    const [a, b] = [random.below(widest(table)), random.below(widest(table))]
    for (const row of table.rows.slice(random.below(2)))
      if (Math.max(a, b) < row.length) [row[a], row[b]] = [row[b]!, row[a]!]
  },
  function dropRow(table, random) {
    if (table.rows.length > 1) table.rows.splice(random.below(table.rows.length), 1)
  },
  function doubleRow(table, random) {
    const row = random.pick(table.rows)
    const most = Math.min(200, 20_000 / (1 + row.join().length))
    for (let i = random.below(random.below(4) ? 2 : most); i >= 0; i--) table.rows.push([...row])
  },
  function shuffleRows(table, random) {
    table.rows = table.rows
      .map((row, i) => [i === 0 && random.below(4) ? -1 : random.below(1_000_000), row] as const)
      .sort(([a], [b]) => a - b)
      .map(([, row]) => row)
  },
  function unevenRow(table, random) {
    const row = random.pick(table.rows)
    if (random.below(2)) row.push(hostileValue(table.rows.flat(), random))
    else row.pop()
  },
  function changeManner(table, random) {
    table.delimiter = random.pick([table.delimiter, ',', ';', '\t', '|'])
    table.quoting = random.pick(['needed', 'all', 'spaced'])
    table.newline = random.pick(['\n', '\r\n'])
  },
]

function setCell(table: Table, random: Random): void {
  const row = random.pick(table.rows)
  if (row.length > 0) row[random.below(row.length)] = hostileValue(table.rows.flat(), random)
}

function written({ rows, delimiter, quoting, newline }: Table): string {
  const cell = (text: string): string => {
    const needed = quoting === 'all' || text.includes(delimiter) || /["\r\n]/.test(text)
    return needed ? `"${text.replaceAll('"', '""')}"` : text
  }
  const between = quoting === 'spaced' ? ` ${delimiter} ` : delimiter
  return rows.map((row) => row.map((text) => cell(text ?? '')).join(between)).join(newline)
}
