import { Command, InvalidArgumentError, Option } from 'commander'
import type { FlowsResult, Specification } from '../flows/index.ts'

type Flows = typeof import('../flows/index.ts')

interface FlowsOptions {
  readonly since?: string
  readonly until?: string
  readonly sanctioned: readonly string[]
  readonly by: 'bloc' | 'origin'
  readonly fdr: number
  readonly map: Record<string, string>
  readonly rates?: string
  readonly currency: string
  readonly snapshot?: string
  readonly format?: 'table' | 'json' | 'jsonl' | 'csv' | 'html'
}

/** The command `flows FILE…`: anomalous corridors in trade statistics.
 *
 * Data go to standard output; what was left out of the files, and why, to standard error.
 */
export function flowsCommand(): Command {
  return new Command('flows')
    .description('find corridors that look like diversion in trade statistics')
    .argument('<file...>', 'UN Comtrade, Eurostat, IMF, or any CSV, JSON or Parquet')
    .option('--since <month>', 'first month after the event, YYYY-MM (default: found in the data)')
    .option('--until <month>', 'last month to use, YYYY-MM (default: last complete month)')
    .option('--sanctioned <countries>', 'sanctioned destinations', countryList, ['ru', 'by'])
    .addOption(
      new Option('--by <origin>', 'one origin for a reporting bloc, or each reporter by itself')
        .choices(['bloc', 'origin'])
        .default('bloc'),
    )
    .option('--fdr <share>', 'false discovery rate at which corridors are listed', share, 0.05)
    .option(
      '--map <role=column>',
      'name a column: reporter, partner, product, period, value, quantity, flow, currency; role==TEXT for a constant',
      mapping,
      {},
    )
    .option('--rates <file>', 'exchange rates: CSV with month,currency,rate')
    .option('--currency <code>', 'currency to convert into with --rates', 'EUR')
    .option('--snapshot <file>', 'write corridor risk for decisions to this file, as JSON')
    .addOption(
      new Option('--format <format>', 'output').choices(['table', 'json', 'jsonl', 'csv', 'html']),
    )
    .addHelpText(
      'after',
      '\nExample:\n  tidewaiter flows comext-2020-2022.csv --since 2022-03 --format json\n',
    )
    .action(run)
}

async function run(files: string[], options: FlowsOptions): Promise<void> {
  const flows = await import('../flows/index.ts')
  const specification: Partial<Omit<Specification, 'files' | 'format'>> = {
    since: options.since ?? null,
    until: options.until ?? null,
    sanctioned: options.sanctioned,
    by: options.by,
    fdr: options.fdr,
    mapping: options.map,
    rates:
      options.rates === undefined
        ? null
        : { path: options.rates, currency: options.currency.toUpperCase() },
  }
  const result = await flows.findCorridors(files, specification)
  for (const file of result.files) {
    for (const problem of file.problems) process.stderr.write(`${flows.problemText(problem)}\n`)
  }
  if (options.snapshot !== undefined) {
    const { writeAtomic } = await import('../files/index.ts')
    await writeAtomic(options.snapshot, `${JSON.stringify(flows.corridorRisks(result), null, 2)}\n`)
  }
  await write(
    await rendered(flows, result, options.format ?? (process.stdout.isTTY ? 'table' : 'json')),
  )
}

async function rendered(
  flows: Flows,
  result: FlowsResult,
  format: 'table' | 'json' | 'jsonl' | 'csv' | 'html',
): Promise<string> {
  switch (format) {
    case 'json':
      return `${JSON.stringify(flows.flowsJson(result), null, 2)}\n`
    case 'jsonl':
      return flows.flowsJsonLines(result)
    case 'csv':
      return flows.flowsCsv(result)
    case 'html':
      return flows.flowsHtml(result)
    case 'table':
      return terminalTable(flows, result)
    default:
      format satisfies never
      return ''
  }
}

async function terminalTable(flows: Flows, result: FlowsResult): Promise<string> {
  const { default: Table } = await import('cli-table3')
  const table = new Table({ head: [...flows.tableHead], style: { head: [], border: [] } })
  table.push(...flows.flowsTable(result))
  const caveats = result.caveats.map((caveat) => `· ${caveat}\n`).join('')
  const links = flows
    .linkSentences(result)
    .map(({ title, sentences }) => `${title}\n${sentences.map((s) => `· ${s}\n`).join('')}\n`)
  return `${table.toString()}\n\n${links.join('')}${caveats}`
}

/** Writes to standard output and waits until it is taken, so that a pipe gets everything. */
function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  })
}

function countryList(text: string): string[] {
  return text.split(',').map((code) => {
    const country = code.trim().toLowerCase()
    if (!/^[a-z]{2}$/.test(country))
      throw new InvalidArgumentError(`"${code}" is no ISO code such as RU.`)
    return country
  })
}

function share(text: string): number {
  const value = Number(text)
  if (!(value > 0 && value < 1))
    throw new InvalidArgumentError('It must lie between 0 and 1, such as 0.05.')
  return value
}

const roles = ['reporter', 'partner', 'product', 'period', 'value', 'flow', 'currency', 'quantity']

function mapping(text: string, before: Record<string, string>): Record<string, string> {
  const at = text.indexOf('=')
  const role = text.slice(0, at)
  if (at < 1 || !roles.includes(role)) {
    throw new InvalidArgumentError(`Write role=column with a role of: ${roles.join(', ')}.`)
  }
  return { ...before, [role]: text.slice(at + 1) }
}
