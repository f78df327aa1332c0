import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  assessOwnership,
  buildOwnership,
  type RuleName,
  readOwnershipRows,
} from '../../src/ownership/index.ts'
import { type SlowRule, type SlowStake, slowSolve } from './support/slow-solver.ts'

// TIDEWAITER_GRAPHS=20000 runs the full number.
const runs = Number(process.env.TIDEWAITER_GRAPHS ?? 2000)

const asked: readonly { rule: RuleName; asOf: string; slow: SlowRule }[] = [
  { rule: 'ofac', asOf: '2023-06-15', slow: { orMore: true, together: true, control: false } },
  { rule: 'eu', asOf: '2023-06-15', slow: { orMore: false, together: false, control: true } },
  { rule: 'eu', asOf: '2024-07-03', slow: { orMore: true, together: true, control: true } },
  { rule: 'uk', asOf: '2023-06-15', slow: { orMore: false, together: false, control: true } },
  { rule: 'bis', asOf: '2025-10-01', slow: { orMore: true, together: true, control: false } },
]

const day = fc.constantFrom(
  '',
  '',
  '',
  '',
  '',
  '',
  '2022-01-01',
  '2023-06-15',
  '2023-06-16',
  '2024-01-31',
)
const percent = fc.oneof(
  fc.constantFrom(50_000, 50_001, 49_999, 25_000, 100_000, 10_000, 75_000, 51_000),
  fc.integer({ min: 0, max: 100_000 }),
)

function stake(parties: number): fc.Arbitrary<SlowStake> {
  return fc
    .record({
      owner: fc.noBias(fc.integer({ min: 0, max: parties - 1 })),
      owned: fc.noBias(fc.integer({ min: 0, max: parties - 1 })),
      a: percent,
      b: percent,
      shape: fc.constantFrom('exact', 'exact', 'exact', 'range', 'unknown'),
      kind: fc.constantFrom(
        'ownership',
        'ownership',
        'ownership',
        'ownership',
        'ownership',
        'voting',
        'control',
        'influence',
        'director',
      ),
      from: day,
      to: day,
    })
    .map(({ owner, owned, a, b, shape, kind, from, to }) => ({
      owner: `p${owner}`,
      owned: `p${owned}`,
      low: shape === 'unknown' ? 0 : shape === 'exact' ? a : Math.min(a, b),
      high: shape === 'unknown' ? 100_000 : shape === 'exact' ? a : Math.max(a, b),
      kind: kind as SlowStake['kind'],
      from: from !== '' && to !== '' && from > to ? to : from,
      to: from !== '' && to !== '' && from > to ? from : to,
    }))
}

/** Up to 60 parties; one statement for each pair and kind, so that no two accounts conflict. */
const graphs = fc.noBias(fc.integer({ min: 2, max: 60 })).chain((parties) =>
  fc.record({
    stakes: fc.uniqueArray(stake(parties), {
      minLength: parties,
      maxLength: parties * 3,
      // Without it the arrays stay near ten entries, whatever their greatest length.
      size: 'max',
      selector: (s) => `${s.owner} ${s.owned} ${s.kind}`,
    }),
    listed: fc
      .uniqueArray(fc.integer({ min: 0, max: parties - 1 }), {
        minLength: 1,
        maxLength: 4,
        size: 'max',
      })
      .map((numbers) => numbers.map((n) => `p${n}`)),
    asked: fc.constantFrom(...asked),
  }),
)

function text(milli: number): string {
  return `${Math.floor(milli / 1000)}.${`${milli % 1000}`.padStart(3, '0')}`
}

function fast(
  stakes: readonly SlowStake[],
  listed: readonly string[],
  rule: RuleName,
  asOf: string,
) {
  const rows = stakes.map((s) => ({
    owner: s.owner,
    owned: s.owned,
    percent:
      s.kind === 'control' || s.kind === 'director' || (s.low === 0 && s.high === 100_000)
        ? ''
        : s.low === s.high
          ? text(s.low)
          : `${text(s.low)}-${text(s.high)}`,
    kind: s.kind,
    from: s.from,
    to: s.to,
  }))
  const graph = buildOwnership(readOwnershipRows(rows, { dataset: 'r.csv', version: '1' }))
  return assessOwnership(graph, { rule, asOf, listed })
}

const ids = (list: readonly { id: string }[]) => list.map((r) => r.id)

describe('random graphs', () => {
  test('are large, and reach somebody in many cases', () => {
    const all = fc.sample(graphs, { seed: 6, numRuns: 500 })
    const sizes = all.map((g) => g.stakes.length).sort((a, b) => a - b)
    expect(sizes[250]).toBeGreaterThan(30)
    const answers = all
      .filter((g) => g.stakes.length > 0)
      .map((g) => fast(g.stakes, g.listed, g.asked.rule, g.asked.asOf))
    expect(answers.filter((r) => r.reached.length > 3).length).toBeGreaterThan(50)
    expect(answers.filter((r) => r.cannotBeExcluded.length > 3).length).toBeGreaterThan(50)
  })

  test(`equal an independent slow solver (${runs} graphs)`, () => {
    fc.assert(
      fc.property(graphs, ({ stakes, listed, asked: a }) => {
        fc.pre(stakes.length > 0)
        const result = fast(stakes, listed, a.rule, a.asOf)
        const slow = slowSolve(
          stakes,
          listed.filter((id) => stakes.some((s) => s.owner === id || s.owned === id)),
          a.slow,
          a.asOf,
        )
        expect(ids(result.reached)).toEqual(slow.reached)
        expect(ids(result.cannotBeExcluded)).toEqual(slow.cannotBeExcluded)
      }),
      { seed: 6, numRuns: runs },
    )
  })

  test('every path leads from a listed person over reached parties to the party', () => {
    fc.assert(
      fc.property(graphs, ({ stakes, listed, asked: a }) => {
        fc.pre(stakes.length > 0)
        const result = fast(stakes, listed, a.rule, a.asOf)
        const reached = new Set(ids(result.reached))
        for (const { id, path } of result.reached) {
          expect(listed).toContain(path[0])
          expect(path.at(-1)).toBe(id)
          for (const middle of path.slice(1, -1)) {
            expect(reached.has(middle) || listed.includes(middle)).toBe(true)
          }
        }
      }),
      { seed: 7, numRuns: runs / 4 },
    )
  })

  test('a stake between two more parties un-reaches nobody', () => {
    fc.assert(
      fc.property(graphs, stake(60), ({ stakes, listed, asked: a }, extra) => {
        fc.pre(stakes.length > 0)
        // A second account of a pair is a conflict, not one more stake.
        fc.pre(!stakes.some((s) => s.owner === extra.owner && s.owned === extra.owned))
        const less = fast(stakes, listed, a.rule, a.asOf)
        const more = fast([...stakes, extra], listed, a.rule, a.asOf)
        const still = new Set([...ids(more.reached), ...more.listed])
        for (const id of ids(less.reached)) expect(still.has(id)).toBe(true)
      }),
      { seed: 8, numRuns: runs / 4 },
    )
  })

  test('the order of the statements changes nothing', () => {
    fc.assert(
      fc.property(graphs, ({ stakes, listed, asked: a }) => {
        fc.pre(stakes.length > 0)
        const strip = (r: ReturnType<typeof fast>) =>
          [...r.reached, ...r.cannotBeExcluded].map((p) => [p.id, p.path])
        const there = fast(stakes, listed, a.rule, a.asOf)
        const back = fast([...stakes].reverse(), listed, a.rule, a.asOf)
        expect(strip(back)).toEqual(strip(there))
      }),
      { seed: 9, numRuns: runs / 4 },
    )
  })
})
