import { beforeAll, describe, expect, test } from 'vitest'
import { type FlowsResult, findCorridors } from '../../src/flows/index.ts'
import { at, codes, comtradeFile, noisyMonths, type Series, since } from './scenario.ts'

const places = ['KGZ', 'ARM', 'GEO', 'SRB']
const lag = 2

/** Both sides of 100 corridors; arrivals two months later with freight; in four much never arrives. */
function world(seed: number, arriving: number): Series[] {
  const draw = noisyMonths(seed)
  return codes(25).flatMap((code, i) =>
    places.flatMap((place) => {
      const sent = draw((t) => 30_000 * (1 + (i % 5)) * (t >= at && place === 'KGZ' ? 4 : 1), 0.6)
      const shaken = draw(() => 1_000, 0.15)
      const received = sent.map((_, t) => {
        const gone = place === 'KGZ' && i < 4 && t - lag >= at ? arriving : 1
        return Math.round((sent[Math.max(0, t - lag)]! * 1.12 * gone * shaken[t]!) / 1000)
      })
      return [
        { flow: 'X' as const, reporter: 'DEU', partner: place, code, values: sent },
        { flow: 'M' as const, reporter: place, partner: 'DEU', code, values: received },
      ]
    }),
  )
}

describe('what exporters and importers say of the same corridor', () => {
  let result: FlowsResult
  beforeAll(async () => {
    result = await findCorridors([comtradeFile(world(1, 0.25))], { since })
  })

  test('corridors whose goods ceased to arrive are listed, with the change inside its interval', () => {
    const gaps = result.links.mirror.gaps
    expect(gaps.map((g) => `${g.hs6} ${g.destination}`).sort()).toEqual(
      codes(4).map((code) => `${code} kg`),
    )
    for (const gap of gaps) {
      expect(gap.low).toBeLessThan(0.3)
      expect(gap.high).toBeGreaterThan(0.25)
      expect(gap.text).toContain(
        'consistent with goods declared for Kyrgyzstan that did not arrive',
      )
    }
  })

  test('freight is the usual gap and no evidence, and the way is measured', () => {
    const { compared, usual, gaps } = result.links.mirror
    expect(compared).toBe(100)
    expect(usual).toBeGreaterThan(1.05)
    expect(usual).toBeLessThan(1.2)
    expect(gaps[0]!.lag).toEqual([lag, lag])
  })

  test('where all arrives nothing is listed, although trade itself rose fourfold', async () => {
    const other = await findCorridors([comtradeFile(world(2, 1))], { since })
    expect(other.links.mirror.gaps).toEqual([])
    expect(other.corridors.length).toBeGreaterThan(0)
  })

  test('a file of one side compares nothing', async () => {
    const one = world(3, 1).filter((s) => s.flow === 'X')
    const { mirror } = (await findCorridors([comtradeFile(one)], { since })).links
    expect(mirror.compared).toBe(0)
  })
})
