import { tableAsOf } from '../../tables/index.ts'
import type { FieldReader } from '../condition/compile.ts'
import { dealFields } from './deal.ts'
import { goodsFields } from './goods.ts'
import { placeFields } from './places.ts'
import type { Asked, Field, Subject } from './subjects.ts'

const fields: Readonly<Record<string, Field>> = { ...placeFields, ...goodsFields, ...dealFields }

let flags: ReadonlySet<string> | undefined

/** The observations that a row can carry, as the table of columns names them. */
function flagFields(): ReadonlySet<string> {
  flags ??= new Set(
    tableAsOf('columns', '')
      .rows.filter((row) => row.kind === 'field' && row.target!.startsWith('flag.'))
      .map((row) => row.target!),
  )
  return flags
}

/** True where a name is a field of the rule table.
 *
 * @example
 * isField('item.priority') // true
 */
export function isField(name: string): boolean {
  return Object.hasOwn(fields, name) || flagFields().has(name)
}

const readers = new Map<string, FieldReader<Subject>>()

/** Numbers for what is remembered, by whether the whole transaction or one item or party is asked. */
const numbers = { known: 0, own: 0 }

/** The reader of a field: what it reads once of a subject, it remembers there.
 *
 * @param name a name that `isField` knows
 * @example
 * fieldReader('destination')({ view, known: [], own: [] }) // ['kg']
 */
export function fieldReader(name: string): FieldReader<Subject> {
  let reader = readers.get(name)
  if (!reader) {
    reader = Object.hasOwn(fields, name) ? remembering(name) : flagReader(name)
    readers.set(name, reader)
  }
  return reader
}

function remembering(name: string): FieldReader<Subject> {
  const { read } = fields[name]!
  const where = /^(?:item|party)\./.test(name) ? 'own' : 'known'
  const number = numbers[where]++
  return (subject) => {
    const known = subject[where]
    const value = known[number]
    if (value !== undefined) return value === null ? undefined : value
    const now = read(subject)
    known[number] = now ?? null
    return now
  }
}

/** An observation stands in the order as it is: there is nothing to remember. */
function flagReader(name: string): FieldReader<Asked> {
  const flag = name.slice('flag.'.length)
  return ({ view }) => {
    const value = view.transaction.flags?.[flag]
    return typeof value === 'string' ? [value.toLowerCase()] : value
  }
}
