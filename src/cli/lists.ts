import { Command, InvalidArgumentError } from 'commander'
import { type DiffFlags, diffCommand } from './lists-diff.ts'
import { type DecideFlags, decideJoin, joinsCommand, undecideJoin } from './lists-joins.ts'
import { type LoadFlags, loadCommand } from './lists-load.ts'
import { coverageCommand, statusCommand, versionsCommand } from './lists-status.ts'
import { type UpdateFlags, updateCommand } from './lists-update.ts'
import { folderOf, formatOf, isoDate, outFile, repeatable } from './options.ts'
import type { OwnKind } from './own-list.ts'
import { type Format, formats } from './terminal.ts'

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
    .option('--mirror <dir>', 'take the files from this folder instead of the network', folderOf)
    .option('--sources <file>', 'a table of addresses, where a publisher has moved: list,part,url')
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
      statusCommand(chosen(options.format), options.knownAt),
    )
  lists
    .command('coverage')
    .description('what the loaded lists cover, by jurisdiction, and what is missing')
    .option('--format <format>', 'table or json', plain)
    .addHelpText('after', '\nExample:\n  tidewaiter lists coverage\n')
    .action(async (options: { format?: Format }) => coverageCommand(chosen(options.format)))
  lists
    .command('versions')
    .description('every version that is held, and which is active')
    .option('--format <format>', 'table or json', plain)
    .addHelpText('after', '\nExample:\n  tidewaiter lists versions\n')
    .action(async (options: { format?: Format }) => versionsCommand(chosen(options.format)))
  addJoins(lists)
  lists
    .command('diff')
    .description('what was added, removed and changed between two versions of a list')
    .argument('<a>', 'path, or dataset@version, or dataset@YYYY-MM-DD: what was held that day')
    .argument('<b>', 'the same of the later side')
    .option(
      '--format <format>',
      'one of table, json (ids alone), jsonl, csv (both with names and values), html',
      formatOf(formats),
    )
    .option('--out <path>', 'write the result to a file, whole or not at all', outFile)
    .addHelpText(
      'after',
      '\nExamples:\n  tidewaiter lists diff sdn-2019.csv sdn-2021.csv --format json\n  tidewaiter lists diff us_ofac_sdn@2026-01-31 us_ofac_sdn@2026-02-28 --out changes.html\n',
    )
    .action(async (a: string, b: string, options: DiffFlags) => diffCommand(a, b, options))
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
