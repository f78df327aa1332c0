import Table from 'cli-table3'
import { formatCsv } from '../files/index.ts'
import type { Finding } from '../model/index.ts'
import type { OwnershipResult, Reading } from '../ownership/index.ts'
import { plainWords } from '../values/index.ts'
import type { ListMatch } from './ownership-listed.ts'

export type OwnershipFormat = 'table' | 'json' | 'jsonl' | 'csv'

const columns = [
  'outcome',
  'id',
  'name',
  'share',
  'low',
  'high',
  'tips',
  'by',
  'path',
  'why',
] as const
type Line = Readonly<Record<(typeof columns)[number], string>>

function linesOf(reading: Reading, prefix = ''): readonly Line[] {
  const reached = reading.reached.map((r) => ({
    outcome: `${prefix}reached`,
    id: r.id,
    name: r.name,
    share: `${r.share}`,
    low: '',
    high: '',
    tips: '',
    by: r.by,
    path: r.path.join(' → '),
    why: r.derivation.at(-1)?.text ?? '',
  }))
  const open = reading.cannotBeExcluded.map((r) => ({
    outcome: `${prefix}cannot be excluded`,
    id: r.id,
    name: r.name,
    share: '',
    low: `${r.low}`,
    high: `${r.high}`,
    tips: `${r.tips}`,
    by: r.by,
    path: r.path.join(' → '),
    why: r.tipping.map((t) => t.text).join('. '),
  }))
  return [...reached, ...open]
}

/** The rows of a result: those of both readings where the status of the rule is unconfirmed. */
function allLines(result: OwnershipResult): readonly Line[] {
  if (!result.readings) return linesOf(result)
  return result.readings.flatMap((reading) => linesOf(reading, `if ${reading.status}: `))
}

/** Text that cannot steer a terminal. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (c) => (c === '\n' ? c : '·'))
}

/** A table as wide as the terminal; `widths` are parts of that width. */
function tableText(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
): string {
  const width = Math.max(80, process.stdout.columns ?? 120) - head.length - 1
  const sum = widths.reduce((total, part) => total + part, 0)
  const table = new Table({
    head: [...head],
    style: { head: [], border: [] },
    wordWrap: true,
    colWidths: widths.map((part) => Math.floor((width * part) / sum)),
  })
  for (const row of rows) table.push([...row].map(printable))
  return `${table.toString()}\n`
}

function heading(result: OwnershipResult): string {
  const listed = result.listed.length === 0 ? 'nobody in the file' : result.listed.join(', ')
  return `${result.rule}, ${result.instrument}, as of ${result.asOf}: ${plainWords(result.status)}
test: ${result.test}
listed: ${listed}
${result.citation}${result.verified === 'M' ? ' (to be verified)' : ''}
${result.note}
`
}

function findingsText(findings: readonly Finding[]): string {
  if (findings.length === 0) return ''
  return tableText(
    ['finding', 'effect', 'text'],
    findings.map((f) => [f.rule, f.effect, f.text]),
    [5, 2, 11],
  )
}

function asTable(result: OwnershipResult): string {
  const lines = allLines(result)
  const body =
    lines.length === 0
      ? 'Nobody is reached by number or control.\n'
      : tableText(
          ['outcome', 'party', 'share %', 'path', 'why'],
          lines.map((l) => [
            l.outcome,
            l.name,
            l.share || `${l.low} to ${l.high}, tips at ${l.tips}`,
            l.path,
            l.why,
          ]),
          [3, 4, 3, 4, 8],
        )
  return printable(heading(result)) + body + findingsText(result.findings)
}

async function csvText(
  rows: readonly Readonly<Record<string, string>>[],
  names: readonly string[],
): Promise<string> {
  let text = ''
  for await (const piece of formatCsv(rows, names)) text += piece
  return text
}

/** A result in the form that was asked for. */
export async function ownershipText(
  result: OwnershipResult,
  matches: readonly ListMatch[],
  format: OwnershipFormat,
): Promise<string> {
  switch (format) {
    case 'table':
      return asTable(result)
    case 'json':
      return `${JSON.stringify(matches.length > 0 ? { ...result, matches } : result, null, 2)}\n`
    case 'jsonl':
      return allLines(result)
        .map((line) => `${JSON.stringify(line)}\n`)
        .join('')
    case 'csv':
      return csvText(allLines(result), columns)
  }
}

/** Findings about one party in the form that was asked for. */
export async function findingsOutput(
  findings: readonly Finding[],
  format: OwnershipFormat,
): Promise<string> {
  switch (format) {
    case 'table':
      return findingsText(findings) || 'No findings.\n'
    case 'json':
      return `${JSON.stringify(findings, null, 2)}\n`
    case 'jsonl':
      return findings.map((f) => `${JSON.stringify(f)}\n`).join('')
    case 'csv':
      return csvText(
        findings.map((f) => ({
          rule: f.rule,
          effect: f.effect,
          jurisdiction: f.jurisdiction,
          text: f.text,
          citation: f.citation,
          clears: f.clears,
        })),
        ['rule', 'effect', 'jurisdiction', 'text', 'citation', 'clears'],
      )
  }
}
