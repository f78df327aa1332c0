import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameForm, relate } from '../../src/names/index.ts'

const letters = 'abdeghijklmnopqrstuvwyzc'

/** The distance of two words, by the plain table: dropped, added, changed, two neighbours swapped. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const above = rows[i - 1] as number[]
      let cost = Math.min(
        (above[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (above[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1),
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, ((rows[i - 2] as number[])[j - 2] as number) + 1)
      row.push(cost)
    }
    rows.push(row)
  }
  return (rows[a.length] as number[])[b.length] as number
}

const word = fc
  .array(fc.constantFrom(...letters), { minLength: 8, maxLength: 13 })
  .map((list) => list.join(''))
const edit = fc.tuple(fc.nat(), fc.constantFrom(...letters), fc.constantFrom('-', '+', '~', 'x'))

function changed(text: string, [at, letter, kind]: [number, string, string]): string {
  const i = at % text.length
  if (kind === '-') return text.slice(0, i) + text.slice(i + 1)
  if (kind === '+') return text.slice(0, i) + letter + text.slice(i)
  if (kind === 'x') return text.slice(0, i) + letter + text.slice(i + 1)
  return text.slice(0, i) + (text[i + 1] ?? '') + (text[i] ?? '') + text.slice(i + 2)
}

const token = (text: string) => nameForm(text, 'organisation').slots[0]?.token

describe('long words', () => {
  it('are alike by letters exactly where the plain table says one or two edits', () => {
    const seen = new Set<unknown>()
    fc.assert(
      fc.property(word, fc.array(edit, { maxLength: 4 }), (one, edits) => {
        const other = edits.reduce((text, e) => (text === '' ? one : changed(text, e)), one)
        const a = token(one)
        const b = token(other)
        if (a?.kind !== 'name' || b?.kind !== 'name' || other.length < 8) return
        if (a.text !== one || b.text !== other) return
        const relation = relate(a, b)
        seen.add(relation)
        const edits2 = distance(one, other)
        if (relation === 'edit1' || relation === 'edit2')
          expect({ one, other, edits2 }).toEqual({ one, other, edits2: Number(relation.slice(4)) })
        else if (edits2 <= 2)
          expect({ one, other, relation }).toMatchObject({
            relation: expect.stringMatching(/equal|spelling|romanisation|cognate|nickname/),
          })
      }),
      { seed: 21, numRuns: 3000 },
    )
    for (const relation of ['equal', 'romanisation', 'edit1', 'edit2'])
      expect([...seen]).toContain(relation)
  })
})

describe('the romanisation class', () => {
  it.each([
    ['yuriy', 'iurii'],
    ['hussein', 'husayn'],
    ['shchukin', 'schtschukin'],
    ['tchernov', 'chernov'],
    ['khrushchev', 'hrushchev'],
    ['djokovic', 'dzhokovic'],
    ['jaeger', 'jager'],
    ['abbassi', 'abasi'],
    ['xander', 'ksander'],
    ['qasim', 'kasim'],
    ['tsarev', 'tzarev'],
    ['wolodin', 'volodin'],
  ])('of %s is that of %s', (one, other) => {
    const a = nameForm(one, 'organisation').slots[0]?.token
    const b = nameForm(other, 'organisation').slots[0]?.token
    expect(a?.skeletons.some((skeleton) => b?.skeletons.includes(skeleton))).toBe(true)
  })
})
