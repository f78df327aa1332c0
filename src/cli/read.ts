import { buffer } from 'node:stream/consumers'
import { Command, Option } from 'commander'
import type { Claim, Reading, Readings } from '../evidence/index.ts'
import { type ClaimRef, TidewaiterError } from '../model/index.ts'
import { screen } from '../screening/index.ts'
import { gatherKnowledge } from './knowledge.ts'
import { repeatable } from './options.ts'

const formats = [
  'table',
  'json',
  'jsonl',
  'csv',
  'html',
  'graphml',
  'annotations',
  'statements',
  'claim-refs',
] as const
type Format = (typeof formats)[number]

interface ReadOptions {
  readonly format?: Format
  readonly lists: string[]
  readonly extractor?: string
  readonly extractorModel?: string
}

/** The command `read FILE…`: documents into claims.
 *
 * Data go to standard output; one line per file that could not be read to standard error. The
 * status is 1 only where no file at all could be read.
 */
export function readCommand(): Command {
  return new Command('read')
    .description('read documents into claims: who says what of whom, in which words')
    .argument('<file...>', 'text, Markdown, HTML, PDF, DOCX, EML, or folders; - for standard input')
    .addOption(new Option('--format <format>', 'output').choices([...formats]))
    .option(
      '--lists <path>',
      'for claim-refs: list to look the named parties up in, instead of the loaded ones (repeatable)',
      repeatable,
      [],
    )
    .option(
      '--extractor <url>',
      'also ask a language model behind an OpenAI-compatible address; sends the documents there',
    )
    .option('--extractor-model <name>', 'the model to ask; key in TIDEWAITER_EXTRACTOR_KEY')
    .addHelpText('after', '\nExample:\n  tidewaiter read briefing.txt reports/ --format json\n')
    .action(run)
}

const evidence = () => import('../evidence/index.ts')

async function run(files: string[], options: ReadOptions): Promise<void> {
  const { readDocuments } = await evidence()
  const sources = await Promise.all(
    files.map(async (file) =>
      file === '-' ? { name: 'stdin', bytes: await buffer(process.stdin) } : file,
    ),
  )
  const result = await readDocuments(sources)
  for (const error of result.errors) process.stderr.write(`${error.message}\n`)
  if (result.readings.length === 0) process.exitCode = 1
  const asked = options.extractor ? await extracted(result, options) : result
  const format = options.format ?? (process.stdout.isTTY ? 'table' : 'json')
  await write(await rendered(asked, format, options.lists))
}

/** The readings with what the configured model adds; where it fails, one line says so and the
 * reading of the rules stands alone.
 */
async function extracted(result: Readings, options: ReadOptions): Promise<Readings> {
  const { withExtractor } = await evidence()
  const readings: Reading[] = []
  for (const [i, reading] of result.readings.entries()) {
    try {
      readings.push(
        await withExtractor(result.documents[i]!, reading, {
          url: options.extractor!,
          model: options.extractorModel ?? '',
          key: process.env.TIDEWAITER_EXTRACTOR_KEY,
        }),
      )
    } catch (error) {
      if (!(error instanceof TidewaiterError)) throw error
      process.stderr.write(`${reading.document}: ${error.message}\n`)
      readings.push(reading)
    }
  }
  return { ...result, readings }
}

async function rendered(
  result: Readings,
  format: Format,
  lists: readonly string[],
): Promise<string> {
  switch (format) {
    case 'json':
      return `${JSON.stringify(result.readings, null, 2)}\n`
    case 'jsonl':
      return result.readings
        .flatMap((r) => r.claims.map((c) => `${JSON.stringify({ document: r.document, ...c })}\n`))
        .join('')
    case 'table':
      return (await Promise.all(result.readings.map(terminalTable))).join('\n')
    case 'csv':
      return (await evidence()).claimsCsv(result.readings)
    case 'html': {
      const { readingsHtml } = await evidence()
      return readingsHtml(
        result.readings.map((reading, i) => ({ document: result.documents[i]!, reading })),
      )
    }
    case 'graphml':
      return (await evidence()).graphMl(result.readings)
    case 'annotations':
      return `${JSON.stringify((await evidence()).webAnnotations(result.readings), null, 2)}\n`
    case 'statements':
      return (await evidence())
        .ftmStatements(result.readings)
        .map((s) => `${JSON.stringify(s)}\n`)
        .join('')
    case 'claim-refs':
      return `${JSON.stringify(await refs(result, lists), null, 2)}\n`
    default:
      format satisfies never
      return ''
  }
}

/** Claims about parties, each with the listed entity that the party was found to be. */
async function refs(result: Readings, lists: readonly string[]): Promise<readonly ClaimRef[]> {
  const { claimRefs } = await evidence()
  const knowledge = await gatherKnowledge({ paths: lists })
  return result.readings.flatMap((reading) =>
    claimRefs(reading, (party) => screen(knowledge.index, party).matches),
  )
}

/** Who is said to do what with whom, for people: never a claim as fact. */
function party(claim: Claim): string {
  if (claim.from || claim.to) return `${claim.from ?? '?'} → ${claim.to ?? '?'}`
  return (claim.actors ?? claim.affected ?? []).join(', ')
}

async function terminalTable(reading: Reading): Promise<string> {
  const { default: Table } = await import('cli-table3')
  const table = new Table({
    head: ['', 'who says', 'how', 'what', 'of whom', 'words'],
    colWidths: [5, 26, 10, 13, 14, 60],
    wordWrap: true,
    style: { head: [], border: [] },
  })
  for (const claim of reading.claims) {
    const via = claim.via ? ` via ${claim.via.join(', ')}` : ''
    table.push([
      claim.id,
      `${claim.source.name ?? claim.source.role}${via}`,
      claim.modality,
      claim.kind,
      party(claim),
      claim.quote,
    ])
  }
  const head = [reading.title, reading.publisher, reading.published]
    .filter((part) => part !== undefined)
    .join(' · ')
  const notes = [
    ...reading.contradictions.map(
      (c) => `contradiction ${c.a} ↔ ${c.documentB ? `${c.documentB} ` : ''}${c.b}: ${c.why}`,
    ),
    ...reading.exchanges.map((x) => `exchange ${x.out} ↔ ${x.back}: ${x.why}`),
  ]
  return `${reading.document}${head ? ` · ${head}` : ''}\n${table.toString()}\n${notes.map((note) => `· ${note}\n`).join('')}`
}

function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  })
}
