import { Command } from 'commander'
import { decide, defaultPolicy } from '../decision/index.ts'
import { isKnownSchema, type Party, TidewaiterError } from '../model/index.ts'
import { type Hit, hitsOf } from '../report/index.ts'
import { contextFrom, gatherKnowledge } from './knowledge.ts'
import { exitStatus } from './line.ts'
import { searchedWords } from './list-age.ts'
import { formatOf, repeatable, today } from './options.ts'
import {
  partyName,
  type SearchOptions,
  searchSettings,
  withSearchOptions,
} from './search-options.ts'
import { type Format, printTable, say } from './terminal.ts'

interface MatchOptions extends SearchOptions {
  schema: string
  country: string[]
  birthDate: string[]
  property: string[]
  lists: string[]
  format?: Format
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
    .option('--format <format>', 'one of table, json, jsonl', formatOf(['table', 'json', 'jsonl']))
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
    ...(options.drop ? { drop: options.drop } : {}),
  })
  const decision = decide(
    { parties: [party], items: [] },
    contextFrom(knowledge, { policy: defaultPolicy, ...searchSettings(options) }),
  )
  if (!knowledge.sample) say(searchedWords(knowledge.lists, options.knownAt ?? today()))
  for (const { basis, text } of decision.findings) if (basis === 'data_quality') say(text)
  const format = options.format ?? (process.stdout.isTTY ? 'table' : 'json')
  if (format === 'table') {
    printTable(
      ['score', 'name', 'schema', 'lists', 'because'],
      hitsOf(decision.matches).map(hitRow),
    )
    process.stdout.write(
      `${decision.outcome}${decision.demonstration ? ' (demonstration: only the embedded sample was searched)' : ''}\n`,
    )
  } else {
    process.stdout.write(
      `${JSON.stringify({ row: 1, ...decision }, null, format === 'json' ? 2 : 0)}\n`,
    )
  }
  return exitStatus([decision.outcome])
}

/** One party, with the records of all lists on which it stands. */
function hitRow({ match, lists }: Hit): string[] {
  const joined = (match.joined?.records ?? []).map(
    (record) => `also ${record.id} “${record.caption}”: ${record.because}`,
  )
  return [
    match.score.toFixed(3),
    match.caption === match.name ? match.caption : `${match.caption}\n(as “${match.name}”)`,
    match.schema,
    lists.join('\n'),
    [
      ...match.contributions.slice(1).map((c) => `${c.amount > 0 ? '+' : ''}${c.amount} ${c.text}`),
      ...joined,
    ].join('\n'),
  ]
}
