import { type Place, TidewaiterError } from '../../model/index.ts'
import type { Comparator, Condition, Operand } from './ast.ts'

interface Token {
  readonly text: string
  /** From 1. */
  readonly column: number
  readonly quoted: boolean
}

/** How a condition is read: which names are fields, and where it stands. */
export interface ParseOptions {
  readonly isField: (name: string) => boolean
  readonly place?: Place
}

const tokenPattern = /"([^"]*)"|<=|>=|!=|[=<>(){},]|[^\s"=<>!(){},]+/gy
const comparators: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>='])
const keywords: ReadonlySet<string> = new Set(['and', 'or', 'not', 'in', 'stated'])

class Reader {
  private at = 0
  private readonly tokens: readonly Token[]

  constructor(
    private readonly text: string,
    private readonly options: ParseOptions,
  ) {
    this.tokens = this.split()
  }

  private split(): Token[] {
    const tokens: Token[] = []
    let at = 0
    while (at < this.text.length) {
      if (/\s/.test(this.text[at]!)) {
        at++
        continue
      }
      tokenPattern.lastIndex = at
      const found = tokenPattern.exec(this.text)
      if (!found) throw this.fault(at + 1, `"${this.text[at]}" is no part of a condition`)
      tokens.push({ text: found[1] ?? found[0], column: at + 1, quoted: found[1] !== undefined })
      at += found[0].length
    }
    return tokens
  }

  fault(column: number, reason: string): TidewaiterError {
    const line = this.options.place?.line
    return new TidewaiterError({
      code: 'decision.condition',
      act: 'cannot read the condition',
      value: this.text,
      reason: `at character ${column}: ${reason}`,
      place: { ...this.options.place, ...(line === undefined ? {} : { line }) },
      remedy: 'See docs/decision.md for the language of conditions.',
    })
  }

  private peek(): Token | undefined {
    return this.tokens[this.at]
  }

  private is(text: string): boolean {
    const token = this.peek()
    return token !== undefined && !token.quoted && token.text === text
  }

  private take(text: string): boolean {
    if (!this.is(text)) return false
    this.at++
    return true
  }

  private expect(text: string): void {
    if (this.take(text)) return
    const found = this.peek()
    throw this.fault(
      found?.column ?? this.text.length + 1,
      `"${text}" is expected${found ? `, not "${found.text}"` : ''}`,
    )
  }

  private next(what: string): Token {
    const token = this.peek()
    if (!token) throw this.fault(this.text.length + 1, `${what} is expected`)
    this.at++
    return token
  }

  whole(): Condition {
    const condition = this.either()
    const rest = this.peek()
    if (rest) throw this.fault(rest.column, `"${rest.text}" is left over`)
    return condition
  }

  private either(): Condition {
    const parts = [this.both()]
    while (this.take('or')) parts.push(this.both())
    return parts.length === 1 ? parts[0]! : { kind: 'or', parts }
  }

  private both(): Condition {
    const parts = [this.single()]
    while (this.take('and')) parts.push(this.single())
    return parts.length === 1 ? parts[0]! : { kind: 'and', parts }
  }

  private single(): Condition {
    if (this.take('not')) return { kind: 'not', part: this.single() }
    if (this.take('(')) {
      const inner = this.either()
      this.expect(')')
      return inner
    }
    if (this.take('stated')) {
      this.expect('(')
      const field = this.field()
      this.expect(')')
      return { kind: 'stated', field }
    }
    return this.test(this.field())
  }

  private test(field: string): Condition {
    if (this.take('in')) return { kind: 'in', field, values: this.set() }
    const token = this.peek()
    if (!token || token.quoted || !comparators.has(token.text)) return { kind: 'holds', field }
    this.at++
    return { kind: 'compare', field, comparator: token.text as Comparator, operand: this.operand() }
  }

  private field(): string {
    const token = this.next('a field')
    if (token.quoted || !this.options.isField(token.text))
      throw this.fault(token.column, `"${token.text}" is no field`)
    return token.text
  }

  private set(): string[] {
    this.expect('{')
    const values: string[] = []
    do values.push(this.word().text)
    while (this.take(','))
    this.expect('}')
    return values
  }

  private word(): Token {
    const token = this.next('a value')
    if (!token.quoted && (keywords.has(token.text) || !/^[\p{L}\p{N}_]/u.test(token.text)))
      throw this.fault(token.column, `a value is expected, not "${token.text}"`)
    return token
  }

  private operand(): Operand {
    const token = this.word()
    if (!token.quoted && this.options.isField(token.text))
      return { kind: 'field', name: token.text }
    if (!token.quoted && /^\d+(?:\.\d+)?$/.test(token.text))
      return { kind: 'number', value: Number(token.text) }
    return { kind: 'text', value: token.text }
  }
}

/** Reads a condition of the rule table: comparisons of named fields, joined by and, or and not.
 *
 * Nothing is executed: the result is plain data. `FIELD` alone holds where a yes/no field is yes or a
 * set is not empty; `=` holds where some element is equal, `!=` where none is.
 *
 * @throws TidewaiterError `decision.condition` with the character at which reading failed
 * @example
 * parseCondition('item.priority and not destination in {us, de}', { isField })
 * // { kind: 'and', parts: [{ kind: 'holds', field: 'item.priority' }, { kind: 'not', … }] }
 */
export function parseCondition(text: string, options: ParseOptions): Condition {
  return new Reader(text, options).whole()
}
