import { tableAsOf } from '../../tables/index.ts'
import type { FieldValue } from '../condition/evaluate.ts'
import { dealFields } from './deal.ts'
import { goodsFields } from './goods.ts'
import { placeFields } from './places.ts'
import type { Asked, Field } from './subjects.ts'

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

/** The value of a field; undefined where nothing is known.
 *
 * @param name a name that `isField` knows
 * @example
 * readField('destination', { view }) // ['kg']
 */
export function readField(name: string, asked: Asked): FieldValue {
  const { known } = asked
  if (known === undefined) return readNow(name, asked)
  const value = known.get(name)
  if (value !== undefined || known.has(name)) return value
  const read = readNow(name, asked)
  known.set(name, read)
  return read
}

function readNow(name: string, asked: Asked): FieldValue {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (field) return field.read(asked)
  const value = asked.view.transaction.flags?.[name.slice('flag.'.length)]
  return typeof value === 'string' ? [value.toLowerCase()] : value
}
