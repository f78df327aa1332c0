import { Command } from 'commander'
import { decide, defaultPolicy } from '../decision/index.ts'
import { type Decision, isKnownSchema, type Party, TidewaiterError } from '../model/index.ts'
import { type Hit, hitsOf, visible } from '../report/index.ts'
import { contextFrom, gatherKnowledge } from './knowledge.ts'
import { exitStatus } from './line.ts'
import { searchedWords } from './list-age.ts'
import { formatOf, outFile, outputFormat, repeatable, today } from './options.ts'
import {
  partyName,
  type SearchOptions,
  searchSettings,
  withSearchOptions,
} from './search-options.ts'
import { decisionSink, outputTo } from './sink.ts'
import { type Format, formats, say, tableText } from './terminal.ts'
import { programVersion } from './version.ts'

interface MatchOptions extends SearchOptions {
  schema: string
  country: string[]
  birthDate: string[]
  property: string[]
  lists: string[]
  format?: Format
  out?: string
}

/** The command `match NAME`: looks one name up. */
export function matchCommand(): Command {
  const command = new Command('match')
    .description('look one name up in the lists')
    .argument('<name>', 'the name, in any script', partyName)
    .option('--schema <schema>', 'FollowTheMoney schema: Person, Company, Vessel, …', 'LegalEntity')
    .option('--country <country>', 'country in any usual writing (repeatable)', repeatable, [])
    .option('--birth-date <date>', 'date of birth of any precision (repeatable)', repeatable, [])
    .option(
      '--property <name=value>',
      'any other FollowTheMoney property (repeatable)',
      repeatable,
      [],
    )
    .option('--lists <path>', 'list file or folder to search (repeatable)', repeatable, [])
    .option('--format <format>', `one of ${formats.join(', ')}`, formatOf(formats))
    .option('--out <path>', 'write the result to a file, whole or not at all', outFile)
  return withSearchOptions(command)
    .addHelpText(
      'after',
      '\nExample:\n  tidewaiter match "Сергей Иванов" --birth-date 1961 --country Russia --lists sdn.csv\n',
    )
    .action(async (name: string, options: MatchOptions) => {
      process.exitCode = await match(name, options)
    })
}

function partyOf(name: string, options: MatchOptions): Party {
  if (!isKnownSchema(options.schema))
    throw new TidewaiterError({
      code: 'cli.schema',
      act: 'cannot use --schema',
      value: options.schema,
      reason: 'FollowTheMoney has no such schema',
      remedy: 'Use Person, Company, Organization, LegalEntity, Vessel, Airplane or Address.',
    })
  const properties: Record<string, string[]> = { name: [name] }
  if (options.country.length > 0) properties.country = options.country
  if (options.birthDate.length > 0) properties.birthDate = options.birthDate
  for (const pair of options.property) {
    const at = pair.indexOf('=')
    if (at < 1)
      throw new TidewaiterError({
        code: 'cli.property',
        act: 'cannot use --property',
        value: pair,
        reason: 'it has no "="',
        remedy: 'Write --property imoNumber=9187629.',
      })
    const key = pair.slice(0, at)
    properties[key] = [...(properties[key] ?? []), pair.slice(at + 1)]
  }
  return { role: 'party', schema: options.schema, name, properties }
}

async function match(name: string, options: MatchOptions): Promise<number> {
  const party = partyOf(name, options)
  const knowledge = await gatherKnowledge({
    paths: options.lists,
    knownAt: options.knownAt,
    everyVersion: options.everyVersion,
    ...(options.drop ? { drop: options.drop } : {}),
  })
  const decision = decide(
    { parties: [party], items: [] },
    contextFrom(knowledge, { policy: defaultPolicy, ...searchSettings(options) }),
  )
  const searched = searchedWords(knowledge.lists, options.knownAt ?? today())
  if (!knowledge.sample) say(searched)
  for (const { basis, text } of decision.findings) if (basis === 'data_quality') say(text)
  const format = outputFormat(options, 'json')
  const line = { row: 1, ...decision }
  const json = JSON.stringify(line, null, format === 'json' ? 2 : 0)
  if (format === 'table' && options.out === undefined) process.stdout.write(hitsText(decision))
  else if (format === 'json') {
    const out = outputTo(options.out)
    await out.write(`${json}\n`)
    await out.end()
  } else {
    const sink = decisionSink(format, options.out, () => ({
      input: `match ${name}`,
      madeAt: new Date().toISOString(),
      engine: `tidewaiter ${programVersion()}`,
      remarks: knowledge.sample ? [] : [searched],
    }))
    await sink.write({ row: 1, outcome: decision.outcome, json })
    await sink.end()
  }
  return exitStatus([decision.outcome])
}

/** The hits as a table, and below it the outcome with every finding. */
function hitsText(decision: Decision): string {
  const over = formerRecords(decision)
  const hits = hitsOf(decision.matches).map((hit) => hitRow(hit, over))
  const table =
    hits.length === 0
      ? 'no match\n'
      : tableText(['score', 'name', 'schema', 'lists', 'because'], hits)
  const banner = decision.demonstration
    ? ' (demonstration: only the embedded sample was searched)'
    : ''
  const findings = decision.findings
    .filter(({ basis }) => basis !== 'data_quality')
    .map(({ effect, text }) => `  ${effect}: ${visible(text)}\n`)
  return `${table}${decision.outcome}${banner}\n${findings.join('')}`
}

/** Records that match and whose listing is not in force on the day of the decision. */
function formerRecords({ findings }: Decision): ReadonlySet<string> {
  const former = findings.filter(({ rule }) => rule === 'list.former')
  return new Set(former.flatMap(({ sources }) => sources.map(({ record }) => record ?? '')))
}

/** One party, with the records of all lists on which it stands. */
function hitRow({ match, lists }: Hit, over: ReadonlySet<string>): string[] {
  const joined = (match.joined?.records ?? []).map(
    (record) => `also ${record.id} “${record.caption}”: ${record.because}`,
  )
  return [
    match.score.toFixed(3),
    match.caption === match.name ? match.caption : `${match.caption}\n(as “${match.name}”)`,
    match.schema,
    [...lists, ...(over.has(match.id) ? ['NO LONGER LISTED'] : [])].join('\n'),
    [
      ...match.contributions.slice(1).map((c) => `${c.amount > 0 ? '+' : ''}${c.amount} ${c.text}`),
      ...joined,
    ].join('\n'),
  ]
}
