import {
  describeIntake,
  type Intake,
  transactionFromRow,
  understandHeader,
} from '../decision/index.ts'
import { isRowFault, type Row, readTable, type Source, type TableInfo } from '../files/index.ts'
import { check, type Fault, TidewaiterError, Transaction } from '../model/index.ts'

/** One row of the user's file: a transaction, or why it could not be read. */
export type Subject =
  | { readonly row: number; readonly transaction: Transaction }
  | { readonly row: number; readonly fault: Fault }

export interface SubjectOptions {
  /** Heading → target. */
  readonly overrides: Readonly<Record<string, string>>
  /** How the file is encoded; found out where it is left out. */
  readonly encoding?: string | undefined
  readonly signal?: AbortSignal
  readonly onProgress?: (done: number, total: number) => void
  /** Told once, before the first row: what was understood of the file and its header. */
  readonly onUnderstood?: (sentence: string) => void
}

/** Reads a user's file as transactions, one for each row, in order; a bad row never loses others.
 *
 * Rows of CSV and spreadsheets are read by their headings. JSON rows may also be transactions in
 * the project's own form (with `parties`) or FollowTheMoney entities (with `schema`).
 *
 * @throws TidewaiterError where the file as a whole cannot be read or no column is understood
 */
export async function* readSubjects(
  source: Source,
  options: SubjectOptions,
): AsyncGenerator<Subject> {
  let info: TableInfo | undefined
  const intakes = new Map<string, Intake>()
  const intakeFor = (headings: readonly string[]): Intake => {
    const key = headings.join('\0')
    const known = intakes.get(key)
    if (known) return known
    const intake = understandHeader(headings, options.overrides)
    if (intakes.size === 0) {
      const notices = info?.notices ?? []
      options.onUnderstood?.([describeIntake(intake), ...notices].join('; '))
    }
    intakes.set(key, intake)
    return intake
  }
  const rows = readTable(source, {
    encoding: options.encoding,
    signal: options.signal,
    onProgress: options.onProgress,
    onInfo: (found: TableInfo) => {
      info = found
    },
  })
  let count = 0
  for await (const row of rows) {
    count++
    const number = row.place.row ?? count
    if (isRowFault(row)) {
      yield { row: number, fault: row.error.fault }
      continue
    }
    yield readSubject(row, number, (headings) => intakeFor(headings), info)
  }
}

function readSubject(
  row: Row,
  number: number,
  intakeFor: (headings: readonly string[]) => Intake,
  info: TableInfo | undefined,
): Subject {
  try {
    const own = ownForm(row)
    if (own) return { row: number, transaction: own }
    const columns = info && info.columns.length > 0 ? info.columns : Object.keys(row.cells)
    const intake = intakeFor(columns)
    if (!namesSomebody(intake)) throw nothingUnderstood(columns, row)
    return { row: number, transaction: transactionFromRow(intake, row.cells) }
  } catch (error) {
    if (!(error instanceof TidewaiterError)) throw error
    if (error.fault.code === 'intake.header' || error.fault.code === 'intake.target') throw error
    return { row: number, fault: error.fault }
  }
}

/** Columns beside a name, none of which says who a party is. */
const beside =
  /^(?:address|birthDate|birthPlace|country|email|flag|gender|incorporationDate|jurisdiction|nationality|percent|phone|position|schema|website)$/

/** True where some column can say who a party is: without one, every row would be decided blind. */
function namesSomebody(intake: Intake): boolean {
  return intake.columns.some(
    ({ meaning }) => meaning.kind === 'party' && !beside.test(meaning.property),
  )
}

function nothingUnderstood(columns: readonly string[], row: Row): TidewaiterError {
  return new TidewaiterError({
    code: 'intake.header',
    act: 'cannot read the header',
    value: columns.join(', '),
    reason: 'no column is understood that says who a party is',
    place: { file: row.place.file ?? '' },
    remedy: 'Name the columns, e.g. --map "Kunde=name"; a party needs at least a name.',
  })
}

/** A JSON row that is a transaction, or an entity of FollowTheMoney, as it stands. */
function ownForm(row: Row): Transaction | undefined {
  const value = row.value
  if (value === null || typeof value !== 'object') return undefined
  if ('parties' in value)
    return check(Transaction, { items: [], ...value }, 'transaction', row.place)
  if ('schema' in value && 'properties' in value) {
    const { schema, properties } = value as { schema: string; properties: Record<string, string[]> }
    const party = { role: 'party', schema, name: properties.name?.[0] ?? '', properties }
    return check(Transaction, { parties: [party], items: [] }, 'entity', row.place)
  }
  return undefined
}
