import { writeAtomic } from '../files/index.ts'
import {
  decisionsHtml,
  decisionsTable,
  isUnreadable,
  type ReportMeta,
  type ReportRow,
} from '../report/index.ts'
import { csvPieces } from './csv.ts'
import type { DecidedLine } from './decide-subject.ts'
import { type Format, say } from './terminal.ts'

/** Where the lines of a run go: one at a time, then an end; the end also comes after a Ctrl-C. */
export interface DecisionSink {
  write(line: DecidedLine): Promise<void>
  end(): Promise<void>
}

/** Columns of a table that goes to no terminal. */
const pipeWidth = 120

/** Where text goes: standard output, or a file. */
interface Out {
  write(text: string): Promise<void>
  end(): Promise<void>
}

/** Standard output, waiting where the reader is slower than we are. */
function standardOutput(): Out {
  return {
    write: (text) =>
      process.stdout.write(text)
        ? Promise.resolve()
        : new Promise((resolve) => process.stdout.once('drain', resolve)),
    end: () => Promise.resolve(),
  }
}

/** Standard output, or the file that is named. */
export function outputTo(path: string | undefined): Out {
  return path === undefined ? standardOutput() : wholeFile(path)
}

/** A file that appears whole, at the end: nothing half-written ever has its name. */
function wholeFile(path: string): Out {
  const pieces: string[] = []
  return {
    write: async (text) => {
      pieces.push(text)
    },
    end: async () => {
      await writeAtomic(path, pieces.join(''))
      say(`written to ${path}`)
    },
  }
}

/** Makes the sink of a format.
 *
 * @param meta what the HTML report says above its decisions
 */
export function decisionSink(
  format: Format,
  path: string | undefined,
  meta: () => ReportMeta,
): DecisionSink {
  const out = outputTo(path)
  switch (format) {
    case 'jsonl':
      return {
        write: ({ json }) => out.write(`${json}\n`),
        end: () => out.end(),
      }
    case 'json':
      return jsonArray(out)
    case 'csv':
      return csvRows(out)
    case 'html':
      return htmlReport(out, meta)
    case 'table':
      return terminalTable(out)
    default:
      return format satisfies never
  }
}

/** A line as a value, for sinks that look into it. */
function read(line: DecidedLine): ReportRow {
  return JSON.parse(line.json) as ReportRow
}

function jsonArray(out: Out): DecisionSink {
  let first = true
  return {
    async write({ json }) {
      await out.write(`${first ? '[\n' : ',\n'}${json}`)
      first = false
    },
    async end() {
      await out.write(first ? '[]\n' : '\n]\n')
      await out.end()
    },
  }
}

const csvColumns = [
  'row',
  'outcome',
  'why',
  'reference',
  'parties',
  'best_match',
  'best_score',
  'matches',
  'findings',
  'needs',
  'digest',
] as const

function csvRow(line: ReportRow): Record<(typeof csvColumns)[number], string> {
  if (isUnreadable(line))
    return {
      row: String(line.row),
      outcome: line.outcome,
      why: 'unresolved',
      reference: '',
      parties: '',
      best_match: '',
      best_score: '',
      matches: '',
      findings: line.error.reason,
      needs: line.error.field ?? '',
      digest: '',
    }
  const best = line.matches[0]
  return {
    row: String(line.row),
    outcome: line.outcome,
    why: line.why,
    reference: line.subject.id ?? '',
    parties: line.subject.parties.map((party) => party.name).join('; '),
    best_match: best?.caption ?? '',
    best_score: best ? String(best.score) : '',
    matches: String(line.matchesTotal),
    findings: line.findings
      .filter((f) => f.effect !== 'note')
      .map((f) => f.text)
      .join(' '),
    needs: [...new Set(line.findings.flatMap((f) => f.needs ?? []))].join('; '),
    digest: line.digest,
  }
}

function csvRows(out: Out): DecisionSink {
  let first = true
  return {
    async write(line) {
      const { head, body } = await csvPieces([csvRow(read(line))], csvColumns)
      await out.write(first ? head + body : body)
      first = false
    },
    async end() {
      if (first) await out.write((await csvPieces([], csvColumns)).head)
      await out.end()
    },
  }
}

function htmlReport(out: Out, meta: () => ReportMeta): DecisionSink {
  const lines: ReportRow[] = []
  return {
    async write(line) {
      lines.push(read(line))
    },
    async end() {
      await out.write(decisionsHtml(lines, meta()))
      await out.end()
    },
  }
}

function terminalTable(out: Out): DecisionSink {
  const rows: ReportRow[] = []
  return {
    async write(line) {
      rows.push(read(line))
    },
    async end() {
      await out.write(decisionsTable(rows, { width: process.stdout.columns ?? pipeWidth }))
      await out.end()
    },
  }
}
