import { Command } from 'commander'
import { type OrderLedger, replay } from '../decision/index.ts'
import { readText } from '../files/index.ts'
import { listVersions, type RecordedVersion } from '../lists/index.ts'
import { check, Decision, type Place, TidewaiterError, type Version } from '../model/index.ts'
import { type BesideOptions, besideOptions, readBeside } from './beside.ts'
import { openLedger } from './history-input.ts'
import { listsFolder } from './home.ts'
import { inputSource } from './input.ts'
import { contextFrom, gatherKnowledge, type Knowledge } from './knowledge.ts'
import { repeatable } from './options.ts'
import { say } from './terminal.ts'

/** The command `replay DECISION.json`: decides again with the recorded versions. */
export function replayCommand(): Command {
  const command = new Command('replay')
    .description(
      'decide again what was decided, with the recorded versions, and compare the digests',
    )
    .argument('<file>', 'a decision as JSON, or the lines of a screening; - for standard input')
    .option(
      '--lists <path>',
      'list file or folder to use instead of the recorded versions of the loaded lists (repeatable)',
      repeatable,
      [],
    )
  return besideOptions(command)
    .addHelpText(
      'after',
      '\nExamples:\n  tidewaiter replay decision.json\n  tidewaiter replay decision.json --lists sdn.csv --policy house.yml\n',
    )
    .action(async (file: string, options: BesideOptions & { lists: string[] }) => {
      process.exitCode = await replayFile(file, options)
    })
}

/** The decisions of a file: one JSON value, an array, or JSON lines. */
async function records(file: string): Promise<{ value: unknown; place: Place }[]> {
  const { text } = await readText(await inputSource(file))
  const whole = parsed(text)
  const values = whole === undefined ? undefined : Array.isArray(whole) ? whole : [whole]
  if (values) return values.map((value, i) => ({ value, place: { file, row: i + 1 } }))
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line, i) => {
    const value = parsed(line)
    if (value !== undefined) return { value, place: { file, row: i + 1 } }
    throw new TidewaiterError({
      code: 'cli.replay',
      act: 'cannot read the decision',
      value: line,
      reason: 'it is no JSON',
      place: { file, line: i + 1 },
      remedy: 'Name a file that `tidewaiter screen --format json` or `--format jsonl` wrote.',
    })
  })
}

/** A JSON text as a value; undefined where it is none, which the caller then says. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function ofSample(value: unknown): boolean {
  return value !== null && typeof value === 'object' && 'demonstration' in value
}

/** The lists that a decision records with their content. */
function recordedLists(value: unknown): RecordedVersion[] {
  const { versions } = value as { versions?: readonly Version[] }
  return (versions ?? []).flatMap(({ kind, name, sha256 }) =>
    kind === 'list' && sha256 ? [{ dataset: name, sha256 }] : [],
  )
}

/** Gathers the lists for each decision, once for all decisions with the same lists. */
function knowledgeFor(paths: readonly string[]): (value: unknown) => Promise<Knowledge> {
  const known = new Map<string, Promise<Knowledge>>()
  return (value) => {
    const sampleOnly = paths.length === 0 && ofSample(value)
    const recorded = paths.length > 0 || sampleOnly ? [] : recordedLists(value)
    const key = JSON.stringify([sampleOnly, recorded])
    const before = known.get(key)
    if (before) return before
    const gathered = gather({ paths, sampleOnly, recorded })
    known.set(key, gathered)
    return gathered
  }
}

async function gather(from: {
  readonly paths: readonly string[]
  readonly sampleOnly: boolean
  readonly recorded: readonly RecordedVersion[]
}): Promise<Knowledge> {
  const { paths, sampleOnly, recorded } = from
  if (recorded.length === 0) return gatherKnowledge({ paths, sampleOnly, everyVersion: true })
  const held = await listVersions(listsFolder())
  for (const { dataset, sha256 } of recorded) {
    const state = held.find((one) => one.dataset === dataset && one.sha256 === sha256)
    const active = held.find((one) => one.dataset === dataset && one.active)
    say(
      state
        ? `taken from the loaded lists: ${dataset} ${state.version}`
        : `${dataset} with the content ${sha256.slice(0, 12)} is no longer held${active ? `; its active version ${active.version} stands in` : ''}. Load that version again (lists load FILE --older), or name its file with --lists.`,
    )
  }
  return gatherKnowledge({ paths, recorded })
}

async function replayFile(
  file: string,
  { lists, ...files }: BesideOptions & { lists: string[] },
): Promise<number> {
  const found = await records(file)
  const knowledgeOf = knowledgeFor(lists)
  const beside = await readBeside(files)
  let ledger: OrderLedger | undefined
  let differing = 0
  let count = 0
  for (const row of found) {
    if (row.value !== null && typeof row.value === 'object' && 'error' in row.value) continue
    const record = check(Decision, row.value, 'decision', row.place)
    // What was decided against the embedded sample is decided against it again.
    const knowledge = await knowledgeOf(row.value)
    const context = contextFrom(knowledge, { ...beside, asOf: record.settings.asOf })
    // The file of earlier orders is read again, and says again what it said of each order.
    ledger ??= files.history
      ? await openLedger({ asOf: record.settings.asOf, file: files.history })
      : undefined
    const history = ledger?.historyOf(record.subject)
    const otherHistory =
      ledger !== undefined && JSON.stringify(history) !== JSON.stringify(record.subject.history)
    ledger?.add(record.subject)
    if (otherHistory)
      say(
        `row ${row.place.row ?? count + 1}: the earlier orders at hand say something else of this one than the record holds; rows above it in its own file count too`,
      )
    const result = replay(record, {
      ...context,
      ...(record.demonstration
        ? {
            demonstration: record.findings.some((f) => f.rule === 'lists.not-loaded')
              ? ('sample' as const)
              : ('own' as const),
          }
        : {}),
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
