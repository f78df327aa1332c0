import { Command } from 'commander'
import { isRowFault, readTable, type TableInfo } from '../files/index.ts'
import { isKnownSchema, TidewaiterError } from '../model/index.ts'
import { compareParties, pairWeights } from '../screening/index.ts'
import { csvPieces } from './csv.ts'
import { inputSource } from './input.ts'
import { formatOf } from './options.ts'
import { type Format, printTable, say } from './terminal.ts'

/** The command `compare FILE.csv`: scores pairs of names, with the prior of pairs. */
export function compareCommand(): Command {
  return new Command('compare')
    .description('score pairs of names: columns schema, name1, name2')
    .argument('<file>', 'CSV, XLSX, JSON or JSON lines; - for standard input')
    .option('--encoding <name>', 'how the file is encoded (default: found out)')
    .option(
      '--format <format>',
      'one of table, json, jsonl, csv',
      formatOf(['table', 'json', 'jsonl', 'csv']),
    )
    .addHelpText('after', '\nExample:\n  tidewaiter compare pairs.csv --format csv > scored.csv\n')
    .action(async (file: string, options: { format?: Format; encoding?: string }) => {
      await compare(
        file,
        options.format ?? (process.stdout.isTTY ? 'table' : 'csv'),
        options.encoding,
      )
    })
}

const required = ['schema', 'name1', 'name2'] as const

function checkColumns(columns: readonly string[], file: string): void {
  for (const column of required) {
    if (!columns.includes(column))
      throw new TidewaiterError({
        code: 'cli.compare',
        act: 'cannot compare',
        reason: `the column ${column} is missing; there are: ${columns.join(', ') || 'none'}`,
        place: { file },
        remedy: 'Give the columns schema, name1 and name2.',
      })
  }
}

/** The score of a pair; empty where a name is missing, as nothing was compared. */
function scoreOfPair(
  cells: Readonly<Record<string, string>>,
  remark: (text: string) => void,
): string {
  const { name1 = '', name2 = '', schema: written = '' } = cells
  const missing = [name1, name2].map((name) => !/[\p{L}\p{N}]/u.test(name)).indexOf(true)
  if (missing !== -1) {
    remark(`name${missing + 1} is empty: no score`)
    return ''
  }
  const schema = isKnownSchema(written) ? written : 'LegalEntity'
  if (schema !== written)
    remark(
      `${written === '' ? 'no schema is stated' : `FollowTheMoney has no schema "${written}"`}: compared as LegalEntity`,
    )
  const query = { role: 'party' as const, schema, name: name1, properties: { name: [name1] } }
  const entity = { id: 'pair', schema, properties: { name: [name2] }, datasets: [] }
  return compareParties(query, entity, { weights: pairWeights }).score.toFixed(6)
}

/** Remarks on rows, each told once with its first row and how often it was made. */
class Remarks {
  readonly #made = new Map<string, { first: number; times: number }>()

  add(text: string, row: number): void {
    const before = this.#made.get(text)
    this.#made.set(text, { first: before?.first ?? row, times: (before?.times ?? 0) + 1 })
  }

  tell(file: string): void {
    for (const [text, { first, times }] of this.#made) {
      say(`${file}, row ${first}${times > 1 ? ` and ${times - 1} more` : ''}: ${text}`)
    }
  }
}

async function compare(file: string, format: Format, encoding?: string): Promise<void> {
  let columns: readonly string[] = []
  let checked = false
  const rows: Record<string, string>[] = []
  const remarks = new Remarks()
  const onInfo = (info: TableInfo) => {
    columns = info.columns
  }
  const settle = async () => {
    checkColumns(columns, file)
    checked = true
    if (format === 'csv') process.stdout.write((await csvPieces([], outColumns(), plain)).head)
  }
  const outColumns = () => [...columns, 'score']
  for await (const row of readTable(await inputSource(file), { onInfo, encoding })) {
    if (isRowFault(row)) say(row.error.message)
    const cells = row.cells
    if (!cells) continue
    if (columns.length === 0) columns = Object.keys(cells)
    if (!checked) await settle()
    const remark = (text: string) => remarks.add(text, row.place.row ?? 0)
    const scored = { ...cells, score: scoreOfPair(cells, remark) }
    if (format === 'csv')
      process.stdout.write((await csvPieces([scored], outColumns(), plain)).body)
    else if (format === 'jsonl') process.stdout.write(`${JSON.stringify(scored)}\n`)
    else rows.push(scored)
  }
  if (!checked) await settle()
  remarks.tell(file)
  if (format === 'json') process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`)
  if (format === 'table')
    printTable(
      outColumns(),
      rows.map((row) => outColumns().map((column) => row[column] ?? '')),
    )
}

/** The input columns unchanged: this file is read by programs. */
const plain = { spreadsheet: false }
