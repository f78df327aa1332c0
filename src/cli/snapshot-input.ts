import type { Static, TSchema } from 'typebox'
import { isRowFault, readTable } from '../files/index.ts'
import { check } from '../model/index.ts'

/** Reads a snapshot that another command wrote: a JSON array or JSON lines of one shape.
 *
 * @throws TidewaiterError for the first value that does not fit its schema, with its place
 */
export async function readSnapshot<T extends TSchema>(
  path: string,
  schema: T,
  what: string,
): Promise<Static<T>[]> {
  const values: Static<T>[] = []
  for await (const row of readTable(path)) {
    if (isRowFault(row)) throw row.error
    values.push(check(schema, row.value, what, row.place))
  }
  return values
}
