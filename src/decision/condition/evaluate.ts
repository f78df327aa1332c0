import type { Comparator, Condition, Operand } from './ast.ts'

/** Value of a field: yes/no, a number, or a set of words; undefined where nothing is known. */
export type FieldValue = boolean | number | readonly string[] | undefined

/** Gives the value of a field by its name. */
export type Fields = (name: string) => FieldValue

/** True, false, or undefined for unknown: the three values of Kleene's logic. */
export type Truth = boolean | undefined

function both(parts: readonly Condition[], fields: Fields): Truth {
  let result: Truth = true
  for (const part of parts) {
    const truth = evaluate(part, fields)
    if (truth === false) return false
    if (truth === undefined) result = undefined
  }
  return result
}

function either(parts: readonly Condition[], fields: Fields): Truth {
  let result: Truth = false
  for (const part of parts) {
    const truth = evaluate(part, fields)
    if (truth === true) return true
    if (truth === undefined) result = undefined
  }
  return result
}

/** Evaluates a condition; what rests on an unknown field is unknown, never false.
 *
 * @example
 * evaluate(parseCondition('a and b', options), (name) => (name === 'a' ? true : undefined)) // undefined
 */
export function evaluate(condition: Condition, fields: Fields): Truth {
  switch (condition.kind) {
    case 'and':
      return both(condition.parts, fields)
    case 'or':
      return either(condition.parts, fields)
    case 'not': {
      const truth = evaluate(condition.part, fields)
      return truth === undefined ? undefined : !truth
    }
    case 'stated':
      return fields(condition.field) !== undefined
    case 'holds':
      return holds(fields(condition.field))
    case 'in': {
      const value = fields(condition.field)
      if (value === undefined) return undefined
      return words(value).some((word) => condition.values.includes(word))
    }
    case 'compare':
      return compare(
        fields(condition.field),
        condition.comparator,
        operandValue(condition.operand, fields),
      )
    default:
      return condition satisfies never
  }
}

function holds(value: FieldValue): Truth {
  if (value === undefined || typeof value === 'boolean') return value
  return typeof value === 'number' ? value > 0 : value.length > 0
}

function words(value: Exclude<FieldValue, undefined>): readonly string[] {
  if (typeof value === 'boolean') return [value ? 'yes' : 'no']
  return typeof value === 'number' ? [String(value)] : value
}

function operandValue(operand: Operand, fields: Fields): FieldValue {
  if (operand.kind === 'field') return fields(operand.name)
  return operand.kind === 'number' ? operand.value : [operand.value]
}

function compare(left: FieldValue, comparator: Comparator, right: FieldValue): Truth {
  if (left === undefined || right === undefined) return undefined
  if (typeof left === 'number' && typeof right === 'number')
    return ordered(left < right ? -1 : left > right ? 1 : 0, comparator)
  const ours = words(left)
  const theirs = words(right)
  if (comparator === '=') return ours.some((word) => theirs.includes(word))
  if (comparator === '!=') return !ours.some((word) => theirs.includes(word))
  // Words in order, such as ISO dates: some element lies there.
  return ours.some((a) => theirs.some((b) => ordered(a < b ? -1 : a > b ? 1 : 0, comparator)))
}

function ordered(sign: number, comparator: Comparator): boolean {
  switch (comparator) {
    case '=':
      return sign === 0
    case '!=':
      return sign !== 0
    case '<':
      return sign < 0
    case '<=':
      return sign <= 0
    case '>':
      return sign > 0
    case '>=':
      return sign >= 0
    default:
      return comparator satisfies never
  }
}

/** The fields that a condition names, in order, each once.
 *
 * @example
 * fieldsOf(parseCondition('a = b and stated(c)', options)) // ['a', 'b', 'c']
 */
export function fieldsOf(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return [...new Set(condition.parts.flatMap(fieldsOf))]
    case 'not':
      return fieldsOf(condition.part)
    case 'compare':
      return condition.operand.kind === 'field'
        ? [...new Set([condition.field, condition.operand.name])]
        : [condition.field]
    default:
      return [condition.field]
  }
}
