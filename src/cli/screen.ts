import { availableParallelism } from 'node:os'
import { Command } from 'commander'
import type { DecisionContext, OrderLedger } from '../decision/index.ts'
import { type Outcome, TidewaiterError } from '../model/index.ts'
import { type BesideOptions, besideOptions, readBeside } from './beside.ts'
import { decideRows } from './decide-rows.ts'
import { openLedger, withHistory } from './history-input.ts'
import { inputSource } from './input.ts'
import { contextFrom, gatherKnowledge, type Knowledge } from './knowledge.ts'
import { exitStatus } from './line.ts'
import { searchedWords } from './list-age.ts'
import { readOverrides } from './mapping-options.ts'
import { formatOf, outFile, outputFormat, positiveInteger, repeatable, today } from './options.ts'
import { type SearchOptions, searchSettings, withSearchOptions } from './search-options.ts'
import { decisionSink } from './sink.ts'
import { stopOnInterrupt } from './stop.ts'
import { readSubjects } from './subjects.ts'
import { type Format, formats, say, startProgress } from './terminal.ts'
import { programVersion } from './version.ts'

interface ScreenOptions extends BesideOptions, SearchOptions {
  lists: string[]
  map: string[]
  format?: Format
  out?: string
  encoding?: string
  threads?: number
}

/** The command `screen FILE`: decides every row of a file. */
export function screenCommand(): Command {
  const command = new Command('screen')
    .description('decide every row of a file: people, companies, vessels or transactions')
    .argument('<file>', 'CSV, XLSX, JSON or JSON lines; - for standard input')
    .option(
      '--lists <path>',
      'list file or folder to search, instead of the loaded ones (repeatable)',
      repeatable,
      [],
    )
    .option(
      '--map <heading=target>',
      'what a column means, or a YAML file that says it (repeatable)',
      repeatable,
      [],
    )
    .option('--format <format>', `one of ${formats.join(', ')}`, formatOf(formats))
    .option('--out <path>', 'write the result to a file, whole or not at all', outFile)
    .option('--encoding <name>', 'how the file is encoded, e.g. windows-1250 (default: found out)')
  return withSearchOptions(besideOptions(command))
    .option(
      '--threads <n>',
      'decide on so many threads; the result is the same (default: one for each processor)',
      positiveInteger,
    )
    .addHelpText(
      'after',
      '\nExample:\n  tidewaiter screen customers.xlsx --lists sdn.csv --format html --out report.html\n',
    )
    .action(async (file: string, options: ScreenOptions) => {
      process.exitCode = await screenFile(file, options)
    })
}

async function screenFile(file: string, options: ScreenOptions): Promise<number> {
  const source = await inputSource(file)
  const format = outputFormat(options, 'jsonl')
  const overrides = await readOverrides(options.map)
  const knowledge = await gatherKnowledge({
    paths: options.lists,
    knownAt: options.knownAt,
    everyVersion: options.everyVersion,
    ...(options.drop ? { drop: options.drop } : {}),
  })
  if (knowledge.sample)
    say(
      'No official list is loaded: the embedded sample stands in, and it clears nobody. Load lists with `tidewaiter lists load PATH` or name them with --lists.',
    )
  const context = contextFrom(knowledge, {
    ...(await readBeside(options)),
    ...searchSettings(options),
  })
  const remarks: string[] = []
  if (!knowledge.sample) {
    const searched = searchedWords(knowledge.lists, context.knownAt ?? today())
    say(searched)
    remarks.push(searched)
  }
  const sink = decisionSink(format, options.out, () => ({
    input: file === '-' ? 'standard input' : file,
    madeAt: new Date().toISOString(),
    engine: `tidewaiter ${programVersion()}`,
    remarks,
  }))
  const threads = options.threads ?? availableParallelism()
  const ledger = await openLedger({ asOf: context.asOf, file: options.history })
  return screenRows(file, {
    source,
    overrides,
    encoding: options.encoding,
    knowledge,
    context,
    ledger,
    threads,
    sink,
    remarks,
    ownTotals: format === 'table' && options.out === undefined,
  })
}

interface Run {
  readonly source: Awaited<ReturnType<typeof inputSource>>
  readonly overrides: Record<string, string>
  readonly encoding: string | undefined
  readonly knowledge: Knowledge
  readonly context: DecisionContext
  /** Earlier orders: those of --history, and the rows decided so far. */
  readonly ledger: OrderLedger
  readonly threads: number
  readonly sink: ReturnType<typeof decisionSink>
  /** What the report says of the reading; grows while the file is read. */
  readonly remarks: string[]
  /** True where the output itself ends with the totals. */
  readonly ownTotals: boolean
}

/** Decides row by row; after a Ctrl-C the rows so far are a complete output, and it says where it stopped. */
async function screenRows(file: string, run: Run): Promise<number> {
  const { source, overrides, encoding, knowledge, context, ledger, threads, sink, remarks } = run
  const { signal, release } = stopOnInterrupt()
  const progress = startProgress(`screening ${file}`)
  const outcomes = new Map<Outcome, number>()
  let last = 0
  let stopped = false
  try {
    const subjects = readSubjects(source, {
      overrides,
      encoding,
      signal,
      onProgress: (done, total) => progress.update(done, total),
      onUnderstood: (sentence) => {
        say(`${file}: ${sentence}`)
        remarks.push(sentence)
      },
    })
    for await (const line of decideRows(withHistory(subjects, ledger), {
      knowledge,
      context,
      threads,
    })) {
      await sink.write(line)
      outcomes.set(line.outcome, (outcomes.get(line.outcome) ?? 0) + 1)
      last = line.row
      signal.throwIfAborted()
    }
  } catch (error) {
    if (!signal.aborted) throw error
    stopped = true
  } finally {
    progress.stop()
    release()
  }
  if (last === 0 && !stopped)
    throw new TidewaiterError({
      code: 'cli.empty',
      act: 'cannot screen the file',
      value: file,
      reason: 'there is no row in it',
      remedy: 'Name a file with a header and at least one row.',
    })
  await sink.end()
  const count = (outcome: Outcome) => outcomes.get(outcome) ?? 0
  if (!run.ownTotals)
    say(`${count('clear')} clear, ${count('review')} review, ${count('block')} block`)
  if (stopped) {
    say(`stopped after row ${last}: the rows up to it are complete, the others were not decided`)
    return 1
  }
  return exitStatus(outcomes.keys())
}
