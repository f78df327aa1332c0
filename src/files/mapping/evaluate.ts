import { TidewaiterError } from '../../model/index.ts'
import type { CompiledMapping } from './compiled.ts'
import type { Condition, Conditions, ValueRule, Values } from './mapping.ts'
import { type Fields, hasColumn, recordsAt, valuesAt } from './row-values.ts'

/** A cell longer than this is not given to regular expressions, whose time can grow faster than it. */
const patternLimit = 100_000

/** The values that rules give for a row: trimmed, without empty ones and repetitions.
 *
 * @throws TidewaiterError `files.mapping.column` where the table lacks a column that is not optional
 */
export function evaluate(
  compiled: CompiledMapping,
  values: Values | undefined,
  record: Fields,
): readonly string[] {
  if (values === undefined) return []
  const rules = Array.isArray(values) ? values : [values]
  const all = rules.flatMap((rule) =>
    applyRule(compiled, typeof rule === 'string' ? { column: rule } : rule, record),
  )
  return [...new Set(all)]
}

/** True where a row passes a test, or all of several. */
export function holds(compiled: CompiledMapping, when: Conditions, record: Fields): boolean {
  return Array.isArray(when)
    ? when.every((one) => passes(compiled, one, record))
    : passes(compiled, when, record)
}

function passes(compiled: CompiledMapping, when: Condition, record: Fields): boolean {
  const values = columnValues(compiled, when.column, record, true).map((value) => value.trim())
  if (when.empty !== undefined && when.empty !== (values.length === 0)) return false
  if (when.equals !== undefined && !values.includes(when.equals)) return false
  if (when.in !== undefined && !values.some((value) => when.in!.includes(value))) return false
  if (when.matches === undefined) return true
  const pattern = compiled.patterns.get(when.matches)!
  return values.some((value) => value.search(pattern) !== -1)
}

function applyRule(compiled: CompiledMapping, rule: ValueRule, record: Fields): readonly string[] {
  if (rule.when && !holds(compiled, rule.when, record)) return []
  const places = rule.each === undefined ? [record] : recordsAt(record, rule.each)
  const raw = places.flatMap((place) => rawValues(compiled, rule, place))
  const split = raw.flatMap((value) => separated(compiled, rule, value))
  const cleaned = split
    .map((value) => cleanedValue(compiled, rule, value))
    .filter((value) => value !== '' && !compiled.mapping.empty?.includes(value))
  return rule.first ? cleaned.slice(0, 1) : cleaned
}

function rawValues(compiled: CompiledMapping, rule: ValueRule, record: Fields): readonly string[] {
  if (rule.value !== undefined) return [rule.value]
  const columns = [...(rule.column === undefined ? [] : [rule.column]), ...(rule.columns ?? [])]
  const optional = rule.optional === true || rule.each !== undefined
  const values = columns.flatMap((column) => columnValues(compiled, column, record, optional))
  return rule.join === undefined || values.length === 0
    ? values
    : [values.map((value) => value.trim()).join(rule.join)]
}

function columnValues(
  compiled: CompiledMapping,
  column: string,
  record: Fields,
  optional: boolean,
): readonly string[] {
  if (!optional && !hasColumn(record, column)) {
    throw new TidewaiterError({
      code: 'files.mapping.column',
      act: 'cannot find the column',
      value: column,
      reason: `the mapping ${compiled.file} reads it, and the table has only ${Object.keys(record.cells).join(', ')}`,
      remedy: 'Correct the name in the mapping, or mark the column as optional there.',
    })
  }
  return valuesAt(record, column).filter((value) => !compiled.mapping.empty?.includes(value.trim()))
}

function separated(compiled: CompiledMapping, rule: ValueRule, value: string): readonly string[] {
  let parts: readonly string[] = rule.split === undefined ? [value] : value.split(rule.split)
  if (rule.splitPattern !== undefined) {
    const pattern = patternFor(compiled, rule.splitPattern, value)
    parts = parts.flatMap((part) => pieces(part, pattern))
  }
  if (rule.extract !== undefined) {
    const pattern = patternFor(compiled, rule.extract, value)
    parts = parts.flatMap((part) =>
      [...part.matchAll(pattern)].map((found) => found[1] ?? found[0]),
    )
  }
  return parts
}

/** String.split would put captured groups between the parts. */
function pieces(text: string, pattern: RegExp): readonly string[] {
  const parts: string[] = []
  let from = 0
  for (const found of text.matchAll(pattern)) {
    if (found[0] === '') continue
    parts.push(text.slice(from, found.index))
    from = found.index + found[0].length
  }
  return [...parts, text.slice(from)]
}

function cleanedValue(compiled: CompiledMapping, rule: ValueRule, value: string): string {
  const left =
    rule.remove === undefined
      ? value
      : value.replaceAll(patternFor(compiled, rule.remove, value), '')
  const trimmed = left.trim()
  return rule.replace !== undefined && Object.hasOwn(rule.replace, trimmed)
    ? rule.replace[trimmed]!
    : trimmed
}

function patternFor(compiled: CompiledMapping, written: string, value: string): RegExp {
  if (value.length > patternLimit) {
    throw new TidewaiterError({
      code: 'files.mapping.long',
      act: 'cannot take the cell apart',
      value,
      reason: `it is longer than ${patternLimit} characters`,
      remedy: 'Shorten it, or map the column without regular expressions.',
    })
  }
  return compiled.patterns.get(written)!
}
