import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  eachListKey,
  eachQueryKey,
  nameForm,
  packTraits,
  relate,
  type Token,
  tokenFrom,
  tokenKey,
} from '../../src/names/index.ts'

const letters = fc.constantFrom(...'abdehiklmnorstuyz')
const word = fc.array(letters, { minLength: 2, maxLength: 11 }).map((list) => list.join(''))
const edit = fc.tuple(fc.nat(), letters, fc.constantFrom('drop', 'add', 'swap', 'change'))

function changed(text: string, [at, letter, kind]: [number, string, string]): string {
  const i = at % text.length
  if (kind === 'drop') return text.slice(0, i) + text.slice(i + 1)
  if (kind === 'add') return text.slice(0, i) + letter + text.slice(i)
  if (kind === 'change') return text.slice(0, i) + letter + text.slice(i + 1)
  return text.slice(0, i) + (text[i + 1] ?? '') + (text[i] ?? '') + text.slice(i + 2)
}

const seeds = [
  'mohammed',
  'yuri',
  'сергей',
  'محمد',
  'فرناندو',
  'バラク',
  '李',
  'Petrovich',
  'theodore',
  'jaeger',
  'khalaf',
  'gazprom',
  'chong',
  'young',
  'vladimirovich',
  'uladzimiravich',
  'medvedeva',
  'alnour',
  'hongda',
]

/** Keys as text. */
function keysOf(each: typeof eachListKey, token: Token): string[] {
  const keys: string[] = []
  each(token, (kind, word, without, also) => {
    keys.push(kind + [...word].filter((_, i) => i !== without && i !== also).join(''))
  })
  return keys
}

describe('keys', () => {
  it('are shared by every two related parts', () => {
    let related = 0
    const start = fc.oneof(word, fc.constantFrom(...seeds))
    fc.assert(
      fc.property(start, start, fc.array(edit, { maxLength: 2 }), (one, other, edits) => {
        const variant = edits.reduce((text, e) => (text === '' ? 'x' : changed(text, e)), one)
        for (const second of [variant, other]) {
          const kind = one.length % 2 === 0 ? 'person' : 'organisation'
          const a = nameForm(one, kind).slots[0]?.token
          const b = nameForm(second, kind).slots[0]?.token
          if (!a || !b) continue
          const relation = relate(a, b)
          expect(relate(b, a)).toBe(relation)
          if (relation === undefined || relation === 'initial' || relation === 'truncated') continue
          related++
          const keys = new Set(keysOf(eachListKey, b))
          expect({
            one,
            second,
            relation,
            found: keysOf(eachQueryKey, a).some((key) => keys.has(key)),
          }).toMatchObject({ found: true })
        }
      }),
      { seed: 3, numRuns: 4000 },
    )
    expect(related).toBeGreaterThan(1000)
  })

  it('of a token give it back', () => {
    const token = nameForm('Сечин', 'person').slots[0]?.token
    expect(token && tokenFrom(tokenKey(token))).toBe(token)
  })

  it('and traits of a token give one with the same traits', () => {
    fc.assert(
      fc.property(fc.oneof(word, fc.constantFrom(...seeds)), (text) => {
        const token = nameForm(text, 'person').slots[0]?.token
        if (!token) return
        const other = { ...token, text: `${token.text}x` }
        expect(tokenFrom(tokenKey(other), packTraits(token))).toEqual({
          ...other,
          letters: expect.any(Number),
        })
      }),
      { seed: 4, numRuns: 300 },
    )
  })
})
