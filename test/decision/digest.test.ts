import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide } from '../../src/decision/index.ts'
import { contextOf, order, screenOf } from './invented.ts'

test('the digest is SHA-256 over the canonical JSON of the decision without its digest and date', () => {
  const context = contextOf(screenOf({}))
  const text = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(
      fc.dictionary(fc.oneof(text, fc.string()), text),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      (extra, quantity) => {
        const subject = order({ extra, items: [{ hs: '8413.70', eccn: 'EAR99', quantity }] })
        const { digest, ...decision } = decide(subject, context)
        const { asOf: _asOf, ...settings } = decision.settings
        const canonical = canonicalize({ ...decision, settings }) as string
        expect(digest).toBe(createHash('sha256').update(canonical).digest('hex'))
      },
    ),
    { seed: 5, numRuns: 200 },
  )
})
