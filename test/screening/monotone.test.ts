import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareParties } from '../../src/screening/index.ts'

const agreeing = {
  birthDate: '1965-03-12',
  country: 'ru',
  gender: 'male',
  birthPlace: 'Tver',
  innCode: '7707083893',
  email: 'a@zavyalov.example',
}
const fields = Object.keys(agreeing) as (keyof typeof agreeing)[]
const names = ['Ivan Zavyalov', 'Zavialov I. P.', 'Ivan Zavylov', 'Ioann Zavadski', 'Maria Li']

describe('a field that agrees', () => {
  it('never lowers the evidence when it is added on both sides', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.constantFrom(...names),
        fc.subarray(fields),
        fc.constantFrom(...fields),
        (ours, theirs, before, added) => {
          const evidence = (chosen: readonly (keyof typeof agreeing)[]) => {
            const more = Object.fromEntries(chosen.map((field) => [field, [agreeing[field]]]))
            return compareParties(
              { schema: 'Person', name: ours, properties: { name: [ours], ...more } },
              { schema: 'Person', properties: { name: [theirs], ...more } },
            ).evidence
          }
          expect(evidence([...before, added])).toBeGreaterThanOrEqual(evidence(before))
        },
      ),
      { seed: 11, numRuns: 400 },
    )
  })
})
