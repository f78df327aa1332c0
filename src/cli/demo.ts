import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Command } from 'commander'
import { decide, defaultPolicy } from '../decision/index.ts'
import { writeAtomic } from '../files/index.ts'
import { counted, decisionsHtml, decisionsTable, type ReportRow } from '../report/index.ts'
import { openLedger, withHistory } from './history-input.ts'
import { homeFolder } from './home.ts'
import { contextFrom, gatherKnowledge, sampleFolder } from './knowledge.ts'
import { unreadable } from './line.ts'
import { readSubjects } from './subjects.ts'
import { say } from './terminal.ts'
import { programVersion } from './version.ts'

/** The date of the law under which the sample is decided, so that its outcomes stay as they are. */
const sampleDate = '2026-11-23'

/** The command `demo`: the main job on the embedded sample, under a banner. */
export function demoCommand(): Command {
  return new Command('demo')
    .description('decide the embedded sample and write its report')
    .option('--out <folder>', 'where to write the report (default: the data folder)')
    .addHelpText('after', '\nExample:\n  tidewaiter demo\n')
    .action(async (options: { out?: string }) => demo(options.out ?? join(homeFolder(), 'demo')))
}

async function decideSample(): Promise<ReportRow[]> {
  const knowledge = await gatherKnowledge({ paths: [], sampleOnly: true })
  const context = contextFrom(knowledge, {
    policy: defaultPolicy,
    asOf: sampleDate,
    demonstration: 'own',
  })
  const lines: ReportRow[] = []
  const ledger = await openLedger({
    asOf: sampleDate,
    file: join(sampleFolder, 'earlier-orders.csv'),
  })
  const subjects = readSubjects(join(sampleFolder, 'transactions.csv'), { overrides: {} })
  for await (const subject of withHistory(subjects, ledger)) {
    lines.push(
      'fault' in subject
        ? unreadable(subject.row, subject.fault)
        : { row: subject.row, ...decide(subject.transaction, context) },
    )
  }
  return lines
}

/** Reads the sample's documents, writes a page for each, and says what they claim in a few lines. */
async function readSample(folder: string): Promise<string> {
  const { readDocuments, readingHtml } = await import('../evidence/index.ts')
  const { documents, readings, errors } = await readDocuments([join(sampleFolder, 'documents')])
  for (const error of errors) say(error.message)
  const lines = ['\nWhat three invented documents claim, and who says so:']
  for (const [i, reading] of readings.entries()) {
    const path = join(folder, `${reading.document}.html`)
    await writeAtomic(path, readingHtml(documents[i]!, reading))
    const { claims, contradictions, exchanges } = reading
    lines.push(
      `  ${reading.document}: ${counted(claims.length, 'claim')}, ${counted(contradictions.length, 'contradiction')}, ${counted(exchanges.length, 'exchange')}; highlighted in ${pathToFileURL(path).href}`,
    )
    const first = claims[0]
    if (first)
      lines.push(
        `    ${first.source.name ?? first.source.role} (${first.modality}): ${first.quote}`,
      )
  }
  return `${lines.join('\n')}\n`
}

async function demo(folder: string): Promise<void> {
  const lines = await decideSample()
  process.stdout.write(decisionsTable(lines, { width: process.stdout.columns ?? 100 }))
  await mkdir(folder, { recursive: true })
  const path = join(folder, 'report.html')
  await writeAtomic(
    path,
    decisionsHtml(lines, {
      title: 'The embedded sample',
      input: 'data/sample/transactions.csv',
      madeAt: new Date().toISOString(),
      engine: `tidewaiter ${programVersion()}`,
    }),
  )
  process.stdout.write(await readSample(folder))
  process.stdout.write(`\nThe report, with every reason: ${pathToFileURL(path).href}\n`)
  process.stdout.write('Your own file:  node bin/tidewaiter.js screen FILE.xlsx --lists LIST\n')
}
