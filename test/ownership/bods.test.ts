import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  assessOwnership,
  buildOwnership,
  describeShare,
  type OwnershipData,
  readBods,
} from '../../src/ownership/index.ts'

const folder = join(process.env.TIDEWAITER_SHARED ?? '../shared', 'data/ownership/bods')
const present = existsSync(folder)

function example(name: string): OwnershipData {
  const value = JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown
  return readBods(value, { dataset: name, version: '0.4' })
}

interface Statement {
  readonly recordId: string
  readonly recordType: string
  readonly recordDetails: { readonly interests?: readonly unknown[] }
}

describe.skipIf(!present)(`BODS examples${present ? '' : ' (skipped: no shared data)'}`, () => {
  const files = present ? readdirSync(folder).filter((f) => f.endsWith('.json')) : []

  test.each(files)('%s: every record is kept, every field kept or counted as left out', (file) => {
    const raw = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Statement[]
    const data = example(file)
    for (const { recordId, recordType } of raw) {
      if (recordType !== 'relationship') expect(data.entities.has(recordId), recordId).toBe(true)
    }
    const relations = new Set(
      raw.filter((s) => s.recordType === 'relationship').map((s) => s.recordId),
    )
    // A version that a later statement of its record replaces altogether gives no statement.
    expect(data.statements.length).toBeGreaterThanOrEqual(relations.size)
    const leftOut = data.findings.filter((f) => f.rule === 'ownership.left-out')
    expect(leftOut.flatMap((f) => f.facts).every((fact) => Number(fact.value) > 0)).toBe(true)
    expect(data.findings.filter((f) => f.rule === 'ownership.statement-unreadable')).toEqual([])
    expect(data.findings.filter((f) => f.rule === 'ownership.kind-unknown')).toEqual([])
  })

  test('joint ownership reaches through the arrangement', () => {
    const graph = buildOwnership(example('joint-ownership.json'))
    const { reached } = assessOwnership(graph, {
      rule: 'ofac',
      asOf: '2020-01-01',
      listed: ['1accb8b18b99'],
    })
    expect(reached.map((r) => [r.id, r.share])).toEqual([
      ['31c55e425764', 100],
      ['91b4236a7d89', 50],
    ])
  })

  test('a past date is answered by what held then', () => {
    const graph = buildOwnership(example('tecido.json'))
    const shareOn = (asOf: string) =>
      assessOwnership(graph, { rule: 'ofac', asOf, listed: ['018AF6B3EB'] }).reached.map(
        (r) => r.share,
      )
    expect(shareOn('2020-01-01')).toEqual([100])
    expect(shareOn('2021-09-23')).toEqual([100])
    expect(shareOn('2021-09-24')).toEqual([])
    const trust = (asOf: string) =>
      assessOwnership(graph, { rule: 'ofac', asOf, listed: ['033E84672B'] }).reached.map(
        (r) => r.share,
      )
    expect(trust('2021-09-23')).toEqual([])
    expect(trust('2021-12-01')).toEqual([60])
    expect(trust('2022-12-01')).toEqual([70])
    expect(trust('2023-03-01')).toEqual([80])
  })

  test('a share that was corrected without a new start date counts from the day it was stated', () => {
    const graph = buildOwnership(example('fermcat.json'))
    const shareOn = (asOf: string, id: string) =>
      assessOwnership(graph, { rule: 'ofac', asOf, listed: [id] }).reached.map((r) => r.share)
    expect(shareOn('2020-06-01', 'per-41c0bb0cef246f7c')).toEqual([50])
    expect(shareOn('2022-06-01', 'per-41c0bb0cef246f7c')).toEqual([100])
    // Closed with an end date: the earlier statements of the record no longer count after it.
    expect(shareOn('2021-04-03', 'per-5faa4103dee78621')).toEqual([50])
    expect(shareOn('2021-06-01', 'per-5faa4103dee78621')).toEqual([])
  })

  test('a sole nominator has the whole of the nomination, the nominee perhaps nothing', () => {
    const graph = buildOwnership(example('nomination.json'))
    const asked = { rule: 'ofac', asOf: '2024-01-01' } as const
    const nominator = assessOwnership(graph, { ...asked, listed: ['101AB1984F'] })
    expect(nominator.reached.map((r) => r.id)).toEqual(['103AB1984D'])
    const nominee = assessOwnership(graph, { ...asked, listed: ['102AB1984E'] })
    expect(nominee.reached).toEqual([])
    expect(nominee.cannotBeExcluded.map((r) => r.id)).toEqual(['103AB1984D'])
  })

  test('an undisclosed owner is a finding, no owner of that name', () => {
    const data = example('listed-company-exempt-from-disclosure.json')
    expect(data.findings.map((f) => f.rule)).toContain('ownership.undisclosed')
  })

  test('shares of ranges keep their open ends', () => {
    const shares = files.flatMap((f) =>
      example(f).statements.flatMap((s) => (s.share ? [describeShare(s.share)] : [])),
    )
    expect(shares).toContain('25 to under 50 %')
  })
})

describe('BODS reading', () => {
  const meta = { dataset: 'b.json', version: '1' }

  test('an earlier version of the standard is refused with its remedy', () => {
    expect(() => readBods([{ statementType: 'ownershipOrControlStatement' }], meta)).toThrow(
      /earlier version.*Convert it to BODS 0.4/,
    )
  })

  test('what is no list of statements is refused', () => {
    expect(() => readBods({ a: 1 }, meta)).toThrow(/holds no list of BODS statements/)
  })

  test('one bad statement is left out and said, the others are read', () => {
    const data = readBods(
      [
        null,
        { recordId: 'p', recordType: 'person', recordDetails: { names: [{ fullName: 'A B' }] } },
        {
          recordId: 'r',
          recordType: 'relationship',
          recordDetails: {
            subject: 'ghost',
            interestedParty: 'p',
            interests: [{ type: 'shareholding', share: { exact: 130 } }],
          },
        },
      ],
      meta,
    )
    expect(data.findings.map((f) => f.rule)).toEqual([
      'ownership.statement-unreadable',
      'ownership.unknown-id',
      'ownership.percent-unreadable',
    ])
    expect(data.statements).toHaveLength(1)
    expect(data.entities.get('p')?.properties.name).toEqual(['A B'])
  })
})
