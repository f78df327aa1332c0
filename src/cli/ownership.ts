import { Command, InvalidArgumentError, Option } from 'commander'
import { writeAtomic } from '../files/index.ts'
import { TidewaiterError } from '../model/index.ts'
import {
  assessOwnership,
  buildOwnership,
  concealmentFindings,
  countsAsListed,
  networkGraphml,
  networkHtml,
  networkOf,
  type OwnershipGraph,
  ownershipFindings,
  prepareConcealment,
  type RuleName,
  ruleAsOf,
  ruleNames,
  subjectsIn,
} from '../ownership/index.ts'
import { isoDate, outFile, positiveInteger, repeatable } from './options.ts'
import { readOwnershipFile } from './ownership-input.ts'
import { type ListedParties, listedParties } from './ownership-listed.ts'
import { findingsOutput, type OwnershipFormat, ownershipText } from './ownership-output.ts'
import { say } from './terminal.ts'

interface OwnershipOptions {
  readonly rule: RuleName
  readonly listed: readonly string[]
  readonly lists: readonly string[]
  readonly asOf?: string
  readonly instrument?: string
  readonly threshold: number
  readonly format?: OwnershipFormat
  readonly party?: string
  readonly network?: string
  readonly steps: number
  readonly html?: string
  readonly graphml?: string
}

/** The command `ownership FILE`: who is reached under which law, by which path.
 *
 * Without `--as-of` the day is today in UTC, which the output names.
 */
export function ownershipCommand(): Command {
  return new Command('ownership')
    .description('who is reached by listed owners, who cannot be excluded, and by which path')
    .argument(
      '<file>',
      'CSV or XLSX with owner,owned,percent; BODS 0.4 or FollowTheMoney JSON; - for standard input',
    )
    .addOption(
      new Option('--rule <rule>', 'whose ownership test').choices(ruleNames).makeOptionMandatory(),
    )
    .option('--listed <id>', 'a listed owner, as the file names it (repeatable)', repeatable, [])
    .option('--as-of <date>', 'apply law and statements of this day (default: today)', isoDate)
    .option('--instrument <name>', 'another instrument of the rule, e.g. "833/2014 Art. 5aa"')
    .option(
      '--lists <path>',
      'list file or folder to search for owners (repeatable)',
      repeatable,
      [],
    )
    .option('--threshold <score>', 'take an owner for listed from this score on', unitNumber, 0.7)
    .option(
      '--party <id>',
      'all findings about one party instead: ownership, divestment, concealment',
    )
    .option('--network <id>', 'the ways from one party to listed parties instead')
    .option('--steps <n>', 'how far --network looks', positiveInteger, 4)
    .option('--html <file>', 'write the network as one HTML page', outFile)
    .option('--graphml <file>', 'write the network as GraphML', outFile)
    .addOption(new Option('--format <format>', 'output').choices(['table', 'json', 'jsonl', 'csv']))
    .addHelpText(
      'after',
      `
Examples:
  tidewaiter ownership owners.csv --rule ofac --listed "X Holding" --as-of 2025-06-01
  tidewaiter ownership register.json --rule eu --lists sanctions/ --format json
  tidewaiter ownership owners.csv --rule ofac --network "A Ltd" --html links.html
`,
    )
    .action(run)
}

function unitNumber(value: string): number {
  const number = Number(value)
  if (value.trim() === '' || !(number > 0 && number < 1))
    throw new InvalidArgumentError('It must be a number between 0 and 1.')
  return number
}

/** Standard output may be a pipe that is full: the end waits until all is written. */
function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  })
}

async function run(file: string, options: OwnershipOptions): Promise<void> {
  const asOf = options.asOf ?? new Date().toISOString().slice(0, 10)
  // A wrong instrument is told before a large file is read.
  const rule = ruleAsOf(options.rule, asOf, options.instrument)
  const input = await readOwnershipFile(file)
  const listed = await listedParties(input.data, {
    named: options.listed,
    lists: options.lists,
    threshold: options.threshold,
  })
  for (const warning of [...input.warnings, ...listed.warnings]) say(warning)
  const graph = buildOwnership(input.data)
  const format = options.format ?? (process.stdout.isTTY ? 'table' : 'json')
  if (
    options.network !== undefined ||
    options.html !== undefined ||
    options.graphml !== undefined
  ) {
    return network(graph, listed, { ...options, asOf })
  }
  if (options.party !== undefined) {
    return write(await findingsOutput(aboutParty(graph, listed, { ...options, asOf }), format))
  }
  const counting = listed.parties.filter((party) => countsAsListed(party, rule, asOf))
  const result = assessOwnership(graph, {
    rule: options.rule,
    asOf,
    instrument: options.instrument,
    listed: counting.map((party) => party.id),
  })
  await write(await ownershipText(result, listed.matches, format))
}

interface Asked extends OwnershipOptions {
  readonly asOf: string
}

function partyIn(graph: OwnershipGraph, text: string): string {
  const [id, ...others] = subjectsIn(graph, { id: text, name: text })
  if (id !== undefined && others.length === 0) return id
  throw new TidewaiterError({
    code: 'ownership.party',
    act: 'cannot find the party',
    value: text,
    reason: id === undefined ? 'the file does not name it' : 'several parties have this name',
    remedy: 'Give its identifier as the file has it.',
  })
}

function aboutParty(graph: OwnershipGraph, listed: ListedParties, asked: Asked) {
  const id = partyIn(graph, asked.party!)
  const concealment = prepareConcealment(graph, listed.entities, asked)
  return [
    ...ownershipFindings({ id }, graph, listed.parties, { asOf: asked.asOf }),
    ...concealmentFindings(concealment, { id }),
  ]
}

async function network(graph: OwnershipGraph, listed: ListedParties, asked: Asked): Promise<void> {
  if (asked.network === undefined) {
    throw new TidewaiterError({
      code: 'ownership.network',
      act: 'cannot write the network',
      reason: 'no party is named to start from',
      remedy: 'Add --network with the identifier of a party.',
    })
  }
  const view = networkOf(graph, partyIn(graph, asked.network), {
    listed: listed.parties.map((party) => party.id),
    asOf: asked.asOf,
    steps: asked.steps,
  })
  if (asked.html !== undefined) await writeAtomic(asked.html, networkHtml(view))
  if (asked.graphml !== undefined) await writeAtomic(asked.graphml, networkGraphml(view))
  if (asked.format === 'json' || (asked.format === undefined && !process.stdout.isTTY)) {
    return write(`${JSON.stringify(view, null, 2)}\n`)
  }
  const ways = view.paths.map((path) => `${path.text}\n`).join('')
  await write(ways || `No listed party stands within ${view.steps} steps.\n`)
}
