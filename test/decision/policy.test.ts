import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { decide, defaultPolicy, describePolicy, readPolicy } from '../../src/decision/index.ts'
import { contextOf, listing, order, party, screenOf } from './invented.ts'

const head = 'name: house\nversion: "1"\n'

describe('a policy file', () => {
  test('takes what it leaves out from the built-in policy', () => {
    const policy = readPolicy(`${head}jurisdictions: { us: inform }\n`, 'p.yml')
    expect(policy).toEqual({
      ...defaultPolicy,
      name: 'house',
      version: '1',
      jurisdictions: { ...defaultPolicy.jurisdictions, us: 'inform' },
    })
  })

  test.each([
    ['name: house', 'a policy has a version'],
    [`${head}effect: {}`, 'line 3'],
    [`${head}\neffects:\n  RF05: stop`, 'line 5'],
    [`${head}thresholds: { cutoff: 0.9 }`, 'cutoff must be at most match'],
    [`${head}a: &x 1\nb: *x`, 'aliases are not allowed'],
    [`${head}required: [parties\n`, 'line'],
    [`${head}name: again`, 'line 3'],
    ['- a list', 'a policy has a name'],
    ['', 'a policy has a name'],
  ])('%j is refused: %s', (text, reason) => {
    expect(() => readPolicy(text, 'p.yml')).toThrow(reason)
  })

  test('that is shipped as an example reads, and all it names exists', () => {
    const text = readFileSync(new URL('../../data/policies/example.yml', import.meta.url), 'utf8')
    const { sentences, warnings } = describePolicy(readPolicy(text, 'example.yml'), '2026-11-24')
    expect(warnings).toEqual([])
    expect(sentences.join('\n')).toContain('those of the United Kingdom are shown as notes')
  })

  test('says which lines have no effect', () => {
    const policy = readPolicy(`${head}effects: { RF999: note }`, 'p.yml')
    expect(describePolicy(policy, '2026-11-24').warnings).toEqual([
      'No rule has the name "RF999": the line has no effect.',
    ])
  })
})

describe('a policy in force', () => {
  const frozen = screenOf({ Kvant: { score: 0.97, listings: [listing('asset_freeze')] } })
  const toKvant = order({ parties: [party('Kvant')] })

  test('that only informs of a law makes its findings notes', () => {
    const policy = readPolicy(`${head}jurisdictions: { us: inform }`, 'p.yml')
    expect(decide(toKvant, contextOf(frozen, { policy })).outcome).toBe('clear')
  })

  test('that requires a rule of the table asks for its fields', () => {
    const policy = readPolicy(`${head}required: [RF21]`, 'p.yml')
    const { outcome, findings } = decide(order(), contextOf(screenOf({}), { policy }))
    expect(outcome).toBe('review')
    expect(findings[0]).toMatchObject({ rule: 'required.RF21' })
    expect(findings[0]?.needs).toContain('payer_country')
  })
})
