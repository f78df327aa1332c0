import { compareText } from '../../values/index.ts'
import type { Comparator, Condition, Operand } from './ast.ts'

/** Value of a field: yes/no, a number, or a set of words; undefined where nothing is known. */
export type FieldValue = boolean | number | readonly string[] | undefined

/** Reads one field of what a condition is asked about. */
export type FieldReader<Subject> = (subject: Subject) => FieldValue

/** True, false, or undefined for unknown: the three values of Kleene's logic. */
export type Truth = boolean | undefined

/** Compiles a condition, once for all subjects; what rests on an unknown field is unknown, never false.
 *
 * Nothing is executed but comparisons: the condition becomes functions of ours, one for each part.
 *
 * @param readerOf gives the reader of a field by its name
 * @example
 * const condition = parseCondition('a and b', options)
 * compile(condition, (name) => (values) => values[name])({ a: true }) // undefined
 */
export function compile<Subject>(
  condition: Condition,
  readerOf: (name: string) => FieldReader<Subject>,
): (subject: Subject) => Truth {
  switch (condition.kind) {
    case 'and':
      return decidedBy(
        false,
        condition.parts.map((part) => compile(part, readerOf)),
      )
    case 'or':
      return decidedBy(
        true,
        condition.parts.map((part) => compile(part, readerOf)),
      )
    case 'not': {
      const part = compile(condition.part, readerOf)
      return (subject) => {
        const truth = part(subject)
        return truth === undefined ? undefined : !truth
      }
    }
    case 'stated': {
      const read = readerOf(condition.field)
      return (subject) => read(subject) !== undefined
    }
    case 'holds': {
      const read = readerOf(condition.field)
      return (subject) => holds(read(subject))
    }
    case 'in': {
      const read = readerOf(condition.field)
      const values = new Set(condition.values)
      return (subject) => {
        const value = read(subject)
        return value === undefined ? undefined : words(value).some((word) => values.has(word))
      }
    }
    case 'compare': {
      const left = readerOf(condition.field)
      const right = operandReader(condition.operand, readerOf)
      const { comparator } = condition
      return (subject) => compare(left(subject), comparator, right(subject))
    }
    default:
      return condition satisfies never
  }
}

/** A false part settles an "and", a true one an "or"; without one, an unknown part leaves it open. */
function decidedBy<Subject>(
  settling: boolean,
  parts: readonly ((subject: Subject) => Truth)[],
): (subject: Subject) => Truth {
  return (subject) => {
    let result: Truth = !settling
    for (const part of parts) {
      const truth = part(subject)
      if (truth === settling) return settling
      if (truth === undefined) result = undefined
    }
    return result
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

function operandReader<Subject>(
  operand: Operand,
  readerOf: (name: string) => FieldReader<Subject>,
): FieldReader<Subject> {
  if (operand.kind === 'field') return readerOf(operand.name)
  const value = operand.kind === 'number' ? operand.value : [operand.value]
  return () => value
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
  return ours.some((a) => theirs.some((b) => ordered(compareText(a, b), comparator)))
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
