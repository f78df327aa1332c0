import type { Static, TSchema } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import { type Place, TidewaiterError } from './error.ts'

const validators = new WeakMap<TSchema, Validator>()

/** Checks a value from outside against a schema and gives it its type.
 *
 * @param what the thing in the user's words: "decision", "transaction"
 * @throws TidewaiterError `model.shape` naming the first path that does not fit, its value and why
 * @example
 * check(Fact, { field: 'hs', value: '854231' }, 'fact') // { field: 'hs', value: '854231' }
 */
export function check<T extends TSchema>(
  schema: T,
  value: unknown,
  what: string,
  place: Place = {},
): Static<T> {
  let validator = validators.get(schema)
  if (!validator) {
    validator = Compile(schema)
    validators.set(schema, validator)
  }
  if (validator.Check(value)) return value as Static<T>
  const first = validator.Errors(value)[0] as { instancePath: string; message: string } | undefined
  const path = (first?.instancePath ?? '').replace(/^\//, '').replaceAll('/', '.')
  const found = path === '' ? value : at(value, path.split('.'))
  throw new TidewaiterError({
    code: 'model.shape',
    act: `cannot read the ${what}`,
    value: found === undefined ? undefined : JSON.stringify(found),
    reason: `${path || 'the value'} ${first?.message ?? 'has the wrong shape'}`,
    place: path ? { ...place, path } : place,
    remedy: 'Compare it with the schema in docs/schemas.',
  })
}

function at(value: unknown, path: readonly string[]): unknown {
  let current: unknown = value
  for (const step of path) {
    if (current === null || typeof current !== 'object') return undefined
    current = (current as Record<string, unknown>)[step]
  }
  return current
}
