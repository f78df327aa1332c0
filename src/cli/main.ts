import { Command, CommanderError } from 'commander'
import { TidewaiterError } from '../model/index.ts'
import { keepCompiled } from './compile-cache.ts'
import { programVersion } from './version.ts'

const usageStatus = 2

/** Makes a command and its subcommands throw instead of leaving, so that the status is ours. */
function throwing(command: Command): Command {
  command.exitOverride()
  for (const inner of command.commands) throwing(inner)
  return command
}

/** Each command is a module of its own, of which a start loads only the one that it runs. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  screen: async () => (await import('./screen.ts')).screenCommand(),
  match: async () => (await import('./match.ts')).matchCommand(),
  compare: async () => (await import('./compare.ts')).compareCommand(),
  lists: async () => (await import('./lists.ts')).listsCommand(),
  goods: async () => (await import('./goods.ts')).goodsCommand(),
  replay: async () => (await import('./replay.ts')).replayCommand(),
  policy: async () => (await import('./policy.ts')).policyCommand(),
  ownership: async () => (await import('./ownership.ts')).ownershipCommand(),
  flows: async () => (await import('./flows.ts')).flowsCommand(),
  read: async () => (await import('./read.ts')).readCommand(),
  demo: async () => (await import('./demo.ts')).demoCommand(),
}

/** The command that the first word names; all of them for help and for a word that is none. */
async function commandsFor(word: string | undefined): Promise<readonly Command[]> {
  if (word === '--version' || word === '-V') return []
  if (word !== undefined && Object.hasOwn(commands, word)) return [await commands[word]!()]
  return Promise.all(Object.values(commands).map((load) => load()))
}

/** Runs the command line: the exit status is set, errors are said.
 *
 * @param argv as in `process.argv`: the program's own two words, then the user's
 */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('tidewaiter')
    .description('May this trade go ahead? Screens who, what and where, and shows its reasons.')
    .version(programVersion())
    .showHelpAfterError('(add --help for the options)')
  keepCompiled()
  for (const command of await commandsFor(argv[2])) program.addCommand(command)
  try {
    await throwing(program).parseAsync(argv)
  } catch (error) {
    process.exitCode = statusOf(error)
  }
}

/** Says an error once and gives the exit status: 2 for usage, 1 for everything else. */
function statusOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : usageStatus
  if (error instanceof TidewaiterError) process.stderr.write(`tidewaiter: ${error.message}\n`)
  else
    process.stderr.write(
      `tidewaiter: this is a fault of the program, please report it: ${error instanceof Error ? error.stack : String(error)}\n`,
    )
  return 1
}

// A reader that closes the pipe early (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})
