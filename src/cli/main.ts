import { Command, CommanderError } from 'commander'
import { TidewaiterError } from '../model/index.ts'
import { compareCommand } from './compare.ts'
import { demoCommand } from './demo.ts'
import { flowsCommand } from './flows.ts'
import { goodsCommand } from './goods.ts'
import { listsCommand } from './lists.ts'
import { matchCommand } from './match.ts'
import { ownershipCommand } from './ownership.ts'
import { policyCommand } from './policy.ts'
import { readCommand } from './read.ts'
import { replayCommand } from './replay.ts'
import { screenCommand } from './screen.ts'
import { programVersion } from './version.ts'

const usageStatus = 2

/** Makes a command and its subcommands throw instead of leaving, so that the status is ours. */
function throwing(command: Command): Command {
  command.exitOverride()
  for (const inner of command.commands) throwing(inner)
  return command
}

async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('tidewaiter')
    .description('May this trade go ahead? Screens who, what and where, and shows its reasons.')
    .version(programVersion())
    .showHelpAfterError('(add --help for the options)')
  for (const command of [
    screenCommand(),
    matchCommand(),
    compareCommand(),
    listsCommand(),
    goodsCommand(),
    replayCommand(),
    policyCommand(),
    ownershipCommand(),
    flowsCommand(),
    readCommand(),
    demoCommand(),
  ])
    program.addCommand(command)
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

await main(process.argv)
