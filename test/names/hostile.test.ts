import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareNames, type NameKind, nameForm } from '../../src/names/index.ts'

const kinds: NameKind[] = ['person', 'organisation', 'vessel', 'unknown']

describe('hostile names', () => {
  const rows: [string, string][] = [
    ['nothing', ''],
    ['100 kB of one letter', 'a'.repeat(100_000)],
    ['100 kB of one word', 'ali '.repeat(25_000)],
    ['combining marks only', '\u0301'.repeat(5000)],
    ['a letter under a thousand marks', `a${'\u0301'.repeat(1000)}`],
    ['right-to-left override', '\u202eniheceS rogI\u202c'],
    ['emoji', '👩‍👩‍👧‍👦🏴‍☠️'],
    ['NUL inside', 'Igor\u0000Sechin'],
    ['lone surrogates', '\ud800Igor \udc00Sechin'],
    ['ligature that unfolds', '\ufdfa'.repeat(3000)],
    ['punctuation only', '.,-/()"'],
  ]
  it.each(rows)('%s is read and compared', (_, text) => {
    for (const kind of kinds) {
      expect(nameForm(text, kind).slots.length).toBeLessThanOrEqual(16)
      expect(Number.isSafeInteger(compareNames(text, text, { kind }).evidence)).toBe(true)
      expect(Number.isSafeInteger(compareNames(text, 'Igor Sechin', { kind }).evidence)).toBe(true)
    }
  })

  it('what is invisible changes nothing', () => {
    const plain = nameForm('Igor Sechin', 'person').slots.map((s) => s.token.text)
    expect(
      nameForm('\u202aIg\u200bor\u0000 Sechin\u202c', 'person').slots.map((s) => s.token.text),
    ).toEqual(plain)
  })
})

describe('any two names', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.stringMatching(/^[A-Za-z .'-]{1,40}$/),
  )
  it('give the same evidence in both directions, the sum of the contributions', () => {
    fc.assert(
      fc.property(text, text, fc.constantFrom(...kinds), (a, b, kind) => {
        const there = compareNames(a, b, { kind })
        expect(compareNames(b, a, { kind }).evidence).toBe(there.evidence)
        expect(there.contributions.reduce((sum, c) => sum + c.amount, 0)).toBe(there.evidence)
      }),
      { seed: 7, numRuns: 400 },
    )
  })
})
