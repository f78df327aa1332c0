import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { formatCsv, isRowFault, readTable, unprotectedCell, writeAtomic } from '../files/index.ts'
import { TidewaiterError, type Version } from '../model/index.ts'
import type { JoinDecision } from '../screening/index.ts'
import { listsFolder } from './home.ts'

/** Decisions of reviewers about which records are one party: a table that anyone can read. */
export function joinsFile(): string {
  return join(listsFolder(), 'joins.csv')
}

const columns = ['a', 'b', 'decision', 'by', 'on', 'why'] as const

/** The decisions, oldest first; none where nobody decided anything.
 *
 * @throws TidewaiterError `cli.joins` for a row that is no decision: half of them would be worse than none
 */
export async function readJoins(file: string = joinsFile()): Promise<readonly JoinDecision[]> {
  if (!existsSync(file)) return []
  const decisions: JoinDecision[] = []
  for await (const row of readTable(file, { delimiter: ',' })) {
    if (isRowFault(row)) throw row.error
    const { a = '', b = '', decision = '', by = '', on = '', why = '' } = row.cells ?? {}
    if ((decision !== 'join' && decision !== 'separate') || a === '' || b === '')
      throw new TidewaiterError({
        code: 'cli.joins',
        act: 'cannot read the decision on a join',
        value: [a, b, decision].join(','),
        reason: 'it needs two records, and "join" or "separate"',
        place: { file, ...(row.place.row === undefined ? {} : { row: row.place.row }) },
        remedy: 'Mend the row, or take it out.',
      })
    const [name, reason] = [unprotectedCell(by), unprotectedCell(why)]
    decisions.push({ a, b, decision, by: name, on, why: reason })
  }
  return decisions
}

export async function writeJoins(decisions: readonly JoinDecision[]): Promise<void> {
  const rows = decisions.map((one) => ({ ...one }))
  await writeAtomic(joinsFile(), formatCsv(rows, columns))
}

/** The decisions as a version, which stands in every decision that rests on them. */
export function joinsVersion(decisions: readonly JoinDecision[]): Version | undefined {
  if (decisions.length === 0) return undefined
  const rows = decisions.map((one) => JSON.stringify(columns.map((column) => one[column])))
  const sha256 = createHash('sha256').update(rows.sort().join('\n')).digest('hex')
  return { kind: 'snapshot', name: 'joins', version: sha256.slice(0, 12), sha256 }
}

/** True where two decisions are about the same two records. */
export function samePair(a: JoinDecision, b: Pick<JoinDecision, 'a' | 'b'>): boolean {
  return (a.a === b.a && a.b === b.b) || (a.a === b.b && a.b === b.a)
}
