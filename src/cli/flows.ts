import { Command, InvalidArgumentError, Option } from 'commander'
import type { ChangedCorridor, FlowsChanges, FlowsResult, Specification } from '../flows/index.ts'
import { CorridorRisk, TidewaiterError } from '../model/index.ts'
import { outFile } from './options.ts'

type Flows = typeof import('../flows/index.ts')

interface FlowsOptions {
  readonly since?: string
  readonly specification?: string
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
    .argument('[file...]', 'UN Comtrade, Eurostat, IMF, or any CSV, JSON or Parquet')
    .option(
      '--since <month>',
      'first month after the event, YYYY-MM (default: found in the data); or an earlier --snapshot: its date, and only what is new or changed',
    )
    .option(
      '--specification <file>',
      'run again what `flows --format json` wrote: the same files and settings, the same digest',
    )
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
    .option('--snapshot <file>', 'write corridor risk for decisions to this file, as JSON', outFile)
    .addOption(
      new Option('--format <format>', 'output').choices(['table', 'json', 'jsonl', 'csv', 'html']),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  tidewaiter flows comext-2020-2022.csv --since 2022-03 --snapshot risk.json\n' +
        '  tidewaiter flows comext-2020-2023.csv --since risk.json\n' +
        '  tidewaiter flows --specification result.json --format json\n',
    )
    .action(run)
}

async function run(files: string[], options: FlowsOptions): Promise<void> {
  const flows = await import('../flows/index.ts')
  const earlier = await earlierSnapshot(options.since)
  const result = await found(flows, files, { ...options, earlier })
  for (const file of result.files) {
    for (const problem of file.problems) process.stderr.write(`${flows.problemText(problem)}\n`)
  }
  if (options.snapshot !== undefined) {
    const { writeAtomic } = await import('../files/index.ts')
    await writeAtomic(options.snapshot, `${JSON.stringify(flows.corridorRisks(result), null, 2)}\n`)
  }
  const format = options.format ?? (process.stdout.isTTY ? 'table' : 'json')
  if (!earlier) return write(await rendered(flows, result, format))
  const changes = flows.flowsChanges(result, earlier)
  process.stderr.write(`${changesText(changes)}\n`)
  await write(
    format === 'json'
      ? `${JSON.stringify(flows.changesJson(result, changes), null, 2)}\n`
      : await rendered(flows, { ...result, corridors: changes.corridors }, format),
  )
}

type Earlier = readonly CorridorRisk[]

/** The snapshot that --since names, or null where it names a month or nothing. */
async function earlierSnapshot(since: string | undefined): Promise<Earlier | null> {
  if (since === undefined || !/\.jsonl?$/i.test(since)) return null
  const { readSnapshot } = await import('./snapshot-input.ts')
  return readSnapshot(since, CorridorRisk, 'corridor risk')
}

function found(
  flows: Flows,
  files: string[],
  options: FlowsOptions & { readonly earlier: Earlier | null },
): Promise<FlowsResult> {
  if (options.specification !== undefined) return repeated(flows, files, options.specification)
  if (files.length === 0) {
    throw new TidewaiterError({
      code: 'flows.no-file',
      act: 'cannot look for corridors',
      reason: 'no file is named',
      remedy: 'Name trade files, or a saved run with --specification FILE.',
    })
  }
  const specification: Partial<Omit<Specification, 'files' | 'format'>> = {
    // All entries of a snapshot have its date; an empty one has none, and it is found anew.
    since: options.earlier ? (options.earlier[0]?.since ?? null) : (options.since ?? null),
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
  return flows.findCorridors(files, specification)
}

async function repeated(flows: Flows, files: string[], path: string): Promise<FlowsResult> {
  const specification = await flows.readSpecification(path)
  return flows.runSpecification(specification, files.length > 0 ? files : undefined)
}

function changesText(changes: FlowsChanges): string {
  const count = (kind: ChangedCorridor['change']) =>
    changes.corridors.filter((c) => c.change === kind).length
  const ended = changes.ended.map((r) => `${r.hs6} ${r.origin} ${r.destination}`).join(', ')
  return (
    `${count('new')} new and ${count('changed')} changed since the snapshot, ${changes.unchanged} as before.` +
    `${ended === '' ? '' : ` No longer listed: ${ended}.`}`
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
