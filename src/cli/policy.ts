import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Command } from 'commander'
import { describePolicy, type Policy, readPolicy } from '../decision/index.ts'
import { openReason } from '../files/index.ts'
import { TidewaiterError } from '../model/index.ts'
import { today } from './options.ts'
import { say } from './terminal.ts'

/** Reads the policy of a file.
 *
 * @throws TidewaiterError `policy.file` where the file cannot be read or is no policy, with its line
 */
export async function readPolicyFile(path: string): Promise<Policy> {
  const text = await readFile(path, 'utf8').catch((cause: Error) => {
    throw new TidewaiterError(
      {
        code: 'policy.file',
        act: 'cannot open the policy',
        value: path,
        reason: openReason(cause),
        remedy: 'Name a YAML file that exists.',
      },
      { cause },
    )
  })
  return readPolicy(text, basename(path))
}

/** The command `policy check FILE`: explains a policy, or says in which line it is wrong. */
export function policyCommand(): Command {
  const command = new Command('policy').description('check and explain a policy')
  command
    .command('check')
    .description('explain a policy in words; errors name the line')
    .argument('<file>', 'YAML file')
    .addHelpText('after', '\nExample:\n  tidewaiter policy check data/policies/example.yml\n')
    .action(async (file: string) => {
      const policy = await readPolicyFile(file)
      const { sentences, warnings } = describePolicy(policy, today())
      process.stdout.write(`${sentences.join('\n')}\n`)
      for (const warning of warnings) say(`${file}: ${warning}`)
    })
  return command
}
