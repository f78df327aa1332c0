import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Condition } from '../../src/decision/condition/ast.ts'
import { compile, type FieldValue, fieldsOf } from '../../src/decision/condition/compile.ts'
import { parseCondition } from '../../src/decision/condition/parse.ts'
import { TidewaiterError } from '../../src/model/index.ts'

const names = ['a', 'b', 'c', 'item.x']
const isField = (name: string) => names.includes(name)
const parse = (text: string) => parseCondition(text, { isField, place: { file: 'rules.csv' } })
const ask = (condition: Condition, values: Record<string, FieldValue>) =>
  compile(condition, (name) => (known: typeof values) => known[name])(values)
const truth = (text: string, values: Record<string, FieldValue>) => ask(parse(text), values)

describe('a condition', () => {
  test.each([
    ['a', { a: true }, true],
    ['a', { a: [] }, false],
    ['a', {}, undefined],
    ['a = ru', { a: ['kz', 'ru'] }, true],
    ['a != ru', { a: ['kz', 'ru'] }, false],
    ['a in {ru, by}', { a: ['by'] }, true],
    ['a in {"is informed"}', { a: ['is informed'] }, true],
    ['a > 2.5', { a: 3 }, true],
    ['a >= 3 and a <= 3', { a: 3 }, true],
    ['a > 2022-02-24', { a: ['2022-08-15'] }, true],
    ['a > 2022-02-24', { a: ['2021'] }, false],
    ['a = b', { a: ['de'], b: ['us', 'de'] }, true],
    ['a != b', { a: ['de'] }, undefined],
    ['stated(a)', {}, false],
    ['not stated(a) or a', {}, true],
    ['a and b', { a: false }, false],
    ['a and b', { a: true }, undefined],
    ['a or b', { a: true }, true],
    ['a or b', { a: false }, undefined],
    ['not a', {}, undefined],
    ['a or b and c', { a: true, b: false, c: false }, true],
    ['(a or b) and c', { a: true, b: false, c: false }, false],
    ['item.x = yes', { 'item.x': true }, true],
  ] as const)('%s with %o is %s', (text, values, expected) => {
    expect(truth(text, values as Record<string, FieldValue>)).toBe(expected)
  })

  test.each([
    ['', 'at character 1: a field is expected'],
    ['nobody = 1', 'at character 1: "nobody" is no field'],
    ['a = ', 'at character 5: a value is expected'],
    ['a in ru', 'at character 6: "{" is expected, not "ru"'],
    ['(a or b', 'at character 8: ")" is expected'],
    ['a b', 'at character 3: "b" is left over'],
    ['a = "open', 'at character 5: """ is no part of a condition'],
    ['a ! b', 'at character 3: "!" is no part of a condition'],
    ['a and', 'at character 6: a field is expected'],
    ['a in {}', 'at character 7: a value is expected, not "}"'],
  ])('%j is refused: %s', (text, reason) => {
    expect(() => parse(text)).toThrow(reason)
  })

  test('names its fields once', () => {
    expect(fieldsOf(parse('a = b and (stated(c) or not a in {x})'))).toEqual(['a', 'b', 'c'])
  })
})

/** A condition of yes/no fields and its text, of any depth. */
const condition: fc.Arbitrary<{ text: string; plain: (v: Record<string, boolean>) => boolean }> =
  fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('a', 'b', 'c').map((name) => ({
        text: name,
        plain: (v: Record<string, boolean>) => v[name]!,
      })),
      (
        tie('tree') as fc.Arbitrary<{
          text: string
          plain: (v: Record<string, boolean>) => boolean
        }>
      ).map((x) => ({
        text: `not (${x.text})`,
        plain: (v: Record<string, boolean>) => !x.plain(v),
      })),
      fc
        .tuple(
          tie('tree') as fc.Arbitrary<{
            text: string
            plain: (v: Record<string, boolean>) => boolean
          }>,
          fc.constantFrom('and', 'or'),
          tie('tree') as fc.Arbitrary<{
            text: string
            plain: (v: Record<string, boolean>) => boolean
          }>,
        )
        .map(([x, word, y]) => ({
          text: `(${x.text}) ${word} (${y.text})`,
          plain: (v: Record<string, boolean>) =>
            word === 'and' ? x.plain(v) && y.plain(v) : x.plain(v) || y.plain(v),
        })),
    ),
  })).tree as never

describe('random conditions', () => {
  test('agree with plain logic where all is known, and with every completion where it is not', () => {
    fc.assert(
      fc.property(
        condition,
        fc.record({
          a: fc.option(fc.boolean(), { nil: undefined }),
          b: fc.option(fc.boolean(), { nil: undefined }),
          c: fc.option(fc.boolean(), { nil: undefined }),
        }),
        ({ text, plain }, values) => {
          const parsed: Condition = parse(text)
          const result = ask(parsed, values)
          for (let bits = 0; bits < 8; bits++) {
            const full = {
              a: values.a ?? (bits & 1) > 0,
              b: values.b ?? (bits & 2) > 0,
              c: values.c ?? (bits & 4) > 0,
            }
            if (result !== undefined) expect(result).toBe(plain(full))
          }
          if (Object.values(values).every((value) => value !== undefined))
            expect(result).toBe(plain(values as Record<string, boolean>))
        },
      ),
      { seed: 7, numRuns: 300 },
    )
  })

  test('of any text either parse or fail with one clear error', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        try {
          parse(text)
        } catch (error) {
          expect(error).toBeInstanceOf(TidewaiterError)
        }
      }),
      { seed: 7, numRuns: 300 },
    )
  })
})
