import type { Command } from 'commander'
import { type DecisionContext, defaultPolicy } from '../decision/index.ts'
import { sha256Of } from '../files/index.ts'
import { ClaimRef, CorridorRisk, type Version } from '../model/index.ts'
import { readOwnershipFile } from './ownership-input.ts'
import { readPolicyFile } from './policy.ts'
import { readSnapshot } from './snapshot-input.ts'
import { say } from './terminal.ts'

/** Files that a decision rests on beside the orders and the lists. */
export interface BesideOptions {
  ownership?: string
  corridors?: string
  claims?: string
  history?: string
  policy?: string
}

/** The options that name these files: the same for `screen` and `replay`. */
export function besideOptions(command: Command): Command {
  return command
    .option('--policy <file>', 'decide under this policy (YAML; see `policy check`)')
    .option('--ownership <file>', 'who owns the parties: CSV, BODS or FollowTheMoney')
    .option('--history <file>', 'earlier orders, in any form that can be screened')
    .option('--corridors <file>', 'corridor risk that `flows --snapshot` wrote')
    .option('--claims <file>', 'claims that `read --format claim-refs` wrote')
}

/** Reads these files, each with its content as a version. */
export async function readBeside(
  options: BesideOptions,
): Promise<Partial<DecisionContext> & Pick<DecisionContext, 'policy'>> {
  const versions: Version[] = []
  let ownership: DecisionContext['ownership']
  if (options.ownership) {
    const read = await readOwnershipFile(options.ownership)
    for (const warning of read.warnings) say(warning)
    ownership = read.data
    versions.push(await snapshotVersion('ownership', options.ownership))
  }
  const corridors =
    options.corridors && (await readSnapshot(options.corridors, CorridorRisk, 'corridor risk'))
  if (options.corridors) versions.push(await snapshotVersion('corridors', options.corridors))
  const claims = options.claims && (await readSnapshot(options.claims, ClaimRef, 'claim'))
  if (options.claims) versions.push(await snapshotVersion('claims', options.claims))
  if (options.history) versions.push(await snapshotVersion('history', options.history))
  return {
    policy: options.policy ? await readPolicyFile(options.policy) : defaultPolicy,
    ...(ownership ? { ownership } : {}),
    ...(corridors ? { corridors } : {}),
    ...(claims ? { claims } : {}),
    ...(versions.length > 0 ? { extraVersions: versions } : {}),
  }
}

/** A file beside the orders as a version: its content, not its path. */
async function snapshotVersion(name: string, file: string): Promise<Version> {
  const sha256 = await sha256Of(file)
  return { kind: 'snapshot', name, version: sha256.slice(0, 12), sha256 }
}
