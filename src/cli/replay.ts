import { Command } from 'commander'
import { defaultPolicy, replay } from '../decision/index.ts'
import { isRowFault, readTable } from '../files/index.ts'
import { check, Decision, TidewaiterError } from '../model/index.ts'
import { inputSource } from './input.ts'
import { contextFrom, gatherKnowledge } from './knowledge.ts'
import { repeatable } from './options.ts'
import { say } from './terminal.ts'

/** The command `replay DECISION.json`: decides again with the recorded versions. */
export function replayCommand(): Command {
  return new Command('replay')
    .description(
      'decide again what was decided, with the recorded versions, and compare the digests',
    )
    .argument('<file>', 'a decision as JSON, or the lines of a screening; - for standard input')
    .option(
      '--lists <path>',
      'list file or folder with the recorded versions (repeatable)',
      repeatable,
      [],
    )
    .addHelpText('after', '\nExample:\n  tidewaiter replay decision.json --lists sdn.csv\n')
    .action(async (file: string, options: { lists: string[] }) => {
      process.exitCode = await replayFile(file, options.lists)
    })
}

async function replayFile(file: string, lists: string[]): Promise<number> {
  const knowledge = await gatherKnowledge({ paths: lists })
  let differing = 0
  let count = 0
  for await (const row of readTable(await inputSource(file))) {
    if (isRowFault(row)) throw row.error
    if (row.value !== null && typeof row.value === 'object' && 'error' in row.value) continue
    const record = check(Decision, row.value, 'decision', row.place)
    const context = contextFrom(knowledge, { policy: defaultPolicy, asOf: record.settings.asOf })
    const result = replay(record, {
      ...context,
      ...(record.demonstration ? { demonstration: context.demonstration ?? 'own' } : {}),
    })
    count++
    if (result.same) {
      process.stdout.write(`row ${row.place.row ?? count}: same, ${result.now}\n`)
      continue
    }
    differing++
    process.stdout.write(
      `row ${row.place.row ?? count}: differs, recorded ${result.recorded}, now ${result.now}\n`,
    )
    if (result.tampered) say('  the record was changed after its digest was made')
    if (result.differs.length > 0) say(`  different: ${result.differs.join(', ')}`)
    for (const version of result.missing)
      say(
        `  not at hand: ${version.kind} ${version.name} ${version.version}${version.sha256 ? ` (${version.sha256.slice(0, 12)})` : ''}`,
      )
  }
  if (count === 0)
    throw new TidewaiterError({
      code: 'cli.replay',
      act: 'cannot replay',
      value: file,
      reason: 'there is no decision in it',
      remedy: 'Name a file that `tidewaiter screen --format json` or `--format jsonl` wrote.',
    })
  return differing > 0 ? 3 : 0
}
