import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Command, Option } from 'commander'
import { isRowFault, readTable, writeAtomic } from '../files/index.ts'
import {
  componentClaims,
  type DescribeKnowledge,
  describeCode,
  type FoundInClaim,
  type GoodsAnswer,
  indexComponents,
  kindOfTable,
  type NomenclatureLine,
  nomenclatureLine,
} from '../goods/index.ts'
import { TidewaiterError } from '../model/index.ts'
import { plainWords } from '../values/index.ts'
import { homeFolder } from './home.ts'
import { inputSource } from './input.ts'
import { printTable, say } from './terminal.ts'

/** The command `goods QUERY`: what a code, a part number or a description means; `goods load FILE`. */
export function goodsCommand(): Command {
  const command = new Command('goods')
    .description('what an HS code, an ECCN, a part number, a weapon or a description means')
    .argument('<query...>', 'the code, part number, name or description')
    .option('--as-of <date>', 'lists and revisions of this day (default: today)')
    .addOption(new Option('--format <format>', 'output').choices(['table', 'json']))
    .addHelpText(
      'after',
      `
Examples:
  tidewaiter goods 8542.31
  tidewaiter goods 3A001.a.2 --format json
  tidewaiter goods "deep groove ball bearings"
  tidewaiter goods load hs2022.csv
`,
    )
    .action(describe)
  command
    .command('load')
    .description(
      'keep a nomenclature (hscode, description) or a components table for later questions',
    )
    .argument('<file>', 'CSV, XLSX or JSON; - for standard input')
    .addHelpText('after', '\nExample:\n  tidewaiter goods load components.csv\n')
    .action(load)
  return command
}

const folder = () => join(homeFolder(), 'goods')

async function describe(
  words: readonly string[],
  options: { asOf?: string; format?: string },
): Promise<void> {
  const asOf = options.asOf ?? new Date().toISOString().slice(0, 10)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(asOf))
    throw new TidewaiterError({
      code: 'cli.date',
      act: 'cannot use --as-of',
      value: asOf,
      reason: 'it is no date',
      remedy: 'Write it as YYYY-MM-DD.',
    })
  const answer = describeCode(words.join(' '), asOf, await knowledge())
  const format = options.format ?? (process.stdout.isTTY ? 'table' : 'json')
  if (format === 'json') process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`)
  else printTable(['', ''], lines(answer))
}

/** The tables that were loaded; none of them is needed. */
async function knowledge(): Promise<DescribeKnowledge> {
  const nomenclature = await stored<NomenclatureLine[]>('nomenclature.json')
  const components = await stored<FoundInClaim[]>('components.json')
  return {
    ...(nomenclature ? { nomenclature } : {}),
    ...(components ? { components: indexComponents(components, 'loaded') } : {}),
  }
}

async function stored<T>(name: string): Promise<T | undefined> {
  const path = join(folder(), name)
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new TidewaiterError(
      {
        code: 'cli.goods-store',
        act: 'cannot read the loaded table',
        value: path,
        reason: (error as Error).message,
        remedy: 'Load the table again with tidewaiter goods load FILE.',
      },
      { cause: error },
    )
  }
}

async function load(file: string): Promise<void> {
  const lines: NomenclatureLine[] = []
  const claims: FoundInClaim[] = []
  let kind: ReturnType<typeof kindOfTable>
  let read = 0
  let skipped = 0
  for await (const row of readTable(await inputSource(file))) {
    read++
    if (isRowFault(row)) {
      skipped++
      say(row.error.message)
      continue
    }
    kind ??= kindOfTable(Object.keys(row.cells))
    const line = kind === 'nomenclature' ? nomenclatureLine(row.cells) : undefined
    const found = kind === 'components' ? componentClaims(row.cells) : undefined
    if (line) lines.push(line)
    if (found) claims.push(...found)
    if (!line && !found) skipped++
  }
  if (!kind || lines.length + claims.length === 0)
    throw new TidewaiterError({
      code: 'cli.goods-table',
      act: 'cannot load the table',
      value: file,
      reason: 'it is neither a nomenclature nor a components table',
      remedy:
        'A nomenclature has the columns hscode and description; a components table oem_part_number, found_in_drones and source_url.',
    })
  await mkdir(folder(), { recursive: true })
  const content = kind === 'nomenclature' ? lines : claims
  await writeAtomic(join(folder(), `${kind}.json`), JSON.stringify(content))
  process.stdout.write(`${JSON.stringify({ file, kind, read, kept: content.length, skipped })}\n`)
}

function lines(answer: GoodsAnswer): (readonly string[])[] {
  const { classification: c } = answer
  const rows: (readonly string[])[] = [['read as', answer.takenFor]]
  const add = (name: string, value: string | undefined) => {
    if (value) rows.push([name, value])
  }
  if (c.hs.state !== 'none')
    add('customs code', `${c.hs.hs6 ?? c.hs.written}, ${plainWords(c.hs.state)} (${c.hs.revision})`)
  add('nomenclature', answer.nomenclature)
  if (c.highPriority)
    add(
      'high-priority list',
      `tier ${c.highPriority.tier}: ${c.highPriority.description} (${c.highPriority.source})`,
    )
  if (c.uav) add('in attack drones', `${c.uav.category} (${c.uav.reference})`)
  if (c.eccn.status !== 'none')
    add(
      'control entry',
      [
        c.eccn.code ?? c.eccn.written,
        c.eccn.status,
        c.eccn.description,
        c.eccn.seriesWords,
        c.eccn.reasonsForControl.join(' '),
      ]
        .filter(Boolean)
        .join('; '),
    )
  for (const kind of c.kinds) add(kind.kind, kind.reasons.join('\n'))
  add('domains', c.domains.join(', '))
  if (answer.weapon)
    add(
      'weapon',
      `${answer.weapon.name}: ${answer.weapon.kind}, ${answer.weapon.country}${answer.weapon.like ? `; like ${answer.weapon.like.name}, says ${answer.weapon.like.source}` : ''}`,
    )
  for (const part of answer.components)
    add(`found in it: ${part.component}`, [...part.hs6, ...part.partNumbers].join(', '))
  for (const claim of c.parts) add('published', `${claim.text}\n${claim.url}`)
  for (const one of answer.suggestions)
    add(`perhaps ${one.code}`, `${one.text} (${one.reasons.join(', ')})`)
  for (const one of c.observations) add(one.strength, one.text)
  for (const note of c.notes) add('note', note)
  if (answer.suggestions.length > 0)
    add('note', 'Candidates by words only: classify by the goods themselves.')
  return rows
}
