import { Command, InvalidArgumentError } from 'commander'
import { activeLists, diffLists, type LoadedLists, listStatus, loadLists } from '../lists/index.ts'
import { TidewaiterError } from '../model/index.ts'
import { listsFolder } from './home.ts'
import { type DecideFlags, decideJoin, joinsCommand, undecideJoin } from './lists-joins.ts'
import { type LoadFlags, loadCommand } from './lists-load.ts'
import { type UpdateFlags, updateCommand } from './lists-update.ts'
import { formatOf, isoDate, repeatable } from './options.ts'
import type { OwnKind } from './own-list.ts'
import { type Format, printTable, say } from './terminal.ts'

const plain = formatOf(['table', 'json'])

function chosen(format: Format | undefined): Format {
  return format ?? (process.stdout.isTTY ? 'table' : 'json')
}

function ownKind(value: string): OwnKind {
  if (value === 'watch' || value === 'allow') return value
  throw new InvalidArgumentError('It must be watch or allow.')
}

/** The command `lists`: official lists, loaded and kept with their versions. */
export function listsCommand(): Command {
  const lists = new Command('lists').description('official lists: load, update, status, diff')
  lists
    .command('load')
    .description('load list files or folders and keep them as the active versions')
    .argument('<path...>', 'files or folders in any supported form')
    .option('--as <kind>', 'a list of your own: watch, or allow', ownKind)
    .option('--name <name>', 'what your own list is called (default: the name of the file)')
    .option('--map <heading=target>', 'what a column of your own list means', repeatable, [])
    .option('--force', 'make them active although they are older or have over 10 % fewer records')
    .option('--older', 'keep them as older versions, without making them active')
    .option('--format <format>', 'table or json', plain)
    .addHelpText(
      'after',
      '\nExamples:\n  tidewaiter lists load sdn.csv UN_consolidated.xml\n  tidewaiter lists load blocked-customers.csv --as watch --name "Blocked customers"\n',
    )
    .action(async (paths: string[], options: LoadFlags & { format?: Format }) =>
      loadCommand(paths, options, chosen(options.format)),
    )
  lists
    .command('update')
    .description('fetch lists from their publishers and make new versions active')
    .option('--list <name>', 'only this list, e.g. us_ofac_sdn (repeatable)', repeatable, [])
    .option('--mirror <dir>', 'take the files from this folder instead of the network')
    .option('--force', 'take a version that is older or has over 10 % fewer records')
    .option('--format <format>', 'table or json', plain)
    .addHelpText(
      'after',
      '\nExample:\n  tidewaiter lists update --list us_ofac_sdn --list un_sc_sanctions\n',
    )
    .action(async (options: UpdateFlags & { format?: Format }) => {
      process.exitCode = await updateCommand(options, chosen(options.format))
    })
  lists
    .command('status')
    .description('which lists are loaded, of which version, and how old')
    .option('--format <format>', 'table or json', plain)
    .option('--known-at <date>', 'the versions held on this day', isoDate)
    .addHelpText('after', '\nExample:\n  tidewaiter lists status\n')
    .action(async (options: { format?: Format; knownAt?: string }) =>
      status(chosen(options.format), options.knownAt),
    )
  addJoins(lists)
  lists
    .command('diff')
    .description('what was added, removed and changed between two versions of a list')
    .argument('<a>', 'path, or a loaded version as dataset@version')
    .argument('<b>', 'path, or a loaded version as dataset@version')
    .option('--format <format>', 'table or json', plain)
    .addHelpText(
      'after',
      '\nExample:\n  tidewaiter lists diff sdn-2019.csv sdn-2021.csv --format json\n',
    )
    .action(async (a: string, b: string, options: { format?: Format }) =>
      diff(a, b, chosen(options.format)),
    )
  return lists
}

/** Which records of several lists are one party, and what reviewers decide about it. */
function addJoins(lists: Command): void {
  lists
    .command('joins')
    .description('which records of several lists are one party, and why')
    .argument('[id...]', 'only these records, with what was not joined')
    .option('--lists <path>', 'list file or folder, instead of the loaded ones', repeatable, [])
    .option('--format <format>', 'table or json', plain)
    .addHelpText('after', '\nExample:\n  tidewaiter lists joins ofac-15009 un-6908555\n')
    .action(async (ids: string[], options: { lists: string[]; format?: Format }) =>
      joinsCommand(ids, options.lists, chosen(options.format)),
    )
  for (const [name, decision, words] of [
    ['join', 'join', 'two records are one party'],
    ['separate', 'separate', 'two records are two parties'],
  ] as const)
    lists
      .command(name)
      .description(`decide that ${words}, whatever the lists say`)
      .argument('<a>', 'id of a record')
      .argument('<b>', 'id of another')
      .requiredOption('--why <text>', 'the reason, which stands beside it from then on')
      .option('--by <name>', 'who decides (default: the name of the user)')
      .addHelpText(
        'after',
        `\nExample:\n  tidewaiter lists ${name} ofac-15009 un-6908555 --why "passport seen"\n`,
      )
      .action(async (a: string, b: string, flags: DecideFlags) =>
        decideJoin({ a, b }, decision, flags),
      )
  lists
    .command('undecide')
    .description('take a decision on two records back')
    .argument('<a>', 'id of a record')
    .argument('<b>', 'id of another')
    .addHelpText('after', '\nExample:\n  tidewaiter lists undecide ofac-15009 un-6908555\n')
    .action(async (a: string, b: string) => undecideJoin({ a, b }))
}

async function status(format: Format, knownAt: string | undefined): Promise<void> {
  const loaded = await listStatus(listsFolder(), knownAt ? { knownAt } : {})
  if (format === 'json') process.stdout.write(`${JSON.stringify(loaded, null, 2)}\n`)
  else if (loaded.length === 0)
    process.stdout.write('No list is loaded. Load one with: tidewaiter lists load PATH\n')
  else
    printTable(
      ['dataset', 'version', 'published', 'age', 'loaded', 'records'],
      loaded.map((list) => [
        list.dataset,
        list.version,
        list.publishedOn ?? 'not stated',
        ageOf(list.publishedOn),
        list.loadedOn,
        String(list.records),
      ]),
    )
}

/** How old a list is, in whole days; a list that does not say when it was published has no age. */
function ageOf(publishedOn: string | undefined): string {
  const published = publishedOn === undefined ? Number.NaN : Date.parse(publishedOn)
  if (Number.isNaN(published)) return 'unknown'
  return `${Math.floor((Date.now() - published) / 86_400_000)} days`
}

/** A side of a diff: a path on disk, or `dataset@version` of the loaded ones. */
async function side(name: string): Promise<LoadedLists> {
  const at = name.lastIndexOf('@')
  if (at > 0) {
    const loaded = await activeLists(listsFolder(), {
      dataset: name.slice(0, at),
      version: name.slice(at + 1),
    })
    if (loaded) return loaded
  }
  return loadLists([name])
}

async function diff(a: string, b: string, format: Format): Promise<void> {
  const [before, after] = [await side(a), await side(b)]
  if (before.entities.length === 0 || after.entities.length === 0)
    throw new TidewaiterError({
      code: 'cli.diff',
      act: 'cannot compare the lists',
      value: before.entities.length === 0 ? a : b,
      reason: 'there is no record in it',
      remedy: 'Name a list file, a folder, or a loaded version as dataset@version.',
    })
  const result = diffLists(before, after)
  if (format === 'json') {
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
    return
  }
  printTable(
    ['', 'id', 'properties'],
    [
      ...result.added.map((id) => ['added', id, '']),
      ...result.removed.map((id) => ['removed', id, '']),
      ...result.changed.map((c) => ['changed', c.id, c.properties.join(', ')]),
    ],
  )
  say(
    `${result.added.length} added, ${result.removed.length} removed, ${result.changed.length} changed`,
  )
}
