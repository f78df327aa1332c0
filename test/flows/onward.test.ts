import { beforeAll, describe, expect, test } from 'vitest'
import { corridorRisks, type FlowsResult, findCorridors, flowsJson } from '../../src/flows/index.ts'
import { at, codes, comtradeFile, noisyMonths, type Series, since } from './scenario.ts'

/** Germany reports its exports, Armenia its exports and imports; three kinds of goods pass through. */
function world(seed: number): Series[] {
  const draw = noisyMonths(seed)
  return codes(30).flatMap((code, i) => {
    const passes = i < 3
    const toArmenia = draw((t) => (passes && t >= at ? 400_000 : 8_000), 0.4)
    const fromArmenia = toArmenia.map((_, t) => {
      const came = t > 0 ? toArmenia[t - 1]! : toArmenia[0]!
      return Math.round(passes && t >= at ? 0.7 * came : 300 + 20 * (t % 5))
    })
    const one = (reporter: string, partner: string, values: number[]): Series => ({
      flow: 'X',
      reporter,
      partner,
      code,
      values,
    })
    return [
      one('DEU', 'ARM', toArmenia),
      ...['GEO', 'TUR', 'SRB'].map((place) =>
        one(
          'DEU',
          place,
          draw(() => 20_000, 0.4),
        ),
      ),
      one('ARM', 'RUS', fromArmenia),
      one(
        'ARM',
        'GEO',
        draw(() => 2_000, 0.4),
      ),
    ]
  })
}

describe('the second leg of a way through an intermediary', () => {
  let result: FlowsResult
  beforeAll(async () => {
    result = await findCorridors([comtradeFile(world(1))], { since })
  })

  test('each way is a row of its own with via, beside its two legs', () => {
    const ways = result.corridors.filter((c) => c.via !== null)
    expect(ways.map((c) => c.hs6).sort()).toEqual(codes(3))
    for (const way of ways) {
      expect([way.origin, way.via, way.destination]).toEqual(['de', 'am', 'ru'])
      expect(way.kind).toBe('rise')
      expect(way.text).toContain('consistent with goods passing through')
    }
    const legs = result.corridors.filter((c) => c.via === null && c.hs6 === '600000')
    expect(legs.map((c) => `${c.origin} ${c.destination}`).sort()).toEqual(['am ru', 'de am'])
  })

  test('the share of additional imports that goes on lies inside its interval', () => {
    for (const onward of result.links.onward.filter((o) => o.rose)) {
      // What arrives in the last month goes on after the files end: eleven months of twelve.
      expect(onward.low).toBeLessThan(0.68)
      expect(onward.high).toBeGreaterThan(0.6)
      expect(onward.share).toBeGreaterThan(0.58)
      expect(onward.share).toBeLessThan(0.7)
    }
  })

  test('exports that follow imports by a month are seen to do so', () => {
    const following = result.links.onward.filter((o) => o.rose).map((o) => o.following!)
    expect(following).toHaveLength(3)
    for (const { lag, p } of following) {
      expect(lag).toBe(1)
      expect(p).toBeLessThanOrEqual(0.05)
    }
  })

  test('imports beyond what the place used itself before are said', () => {
    const [onward] = result.links.onward
    expect(onward!.capacity).toBeGreaterThan(20)
    expect(onward!.text).toContain('times what it used itself before')
  })

  test('via reaches the JSON and the corridor risk of decisions', () => {
    expect(flowsJson(result).corridors.filter((c) => c.via === 'am')).toHaveLength(3)
    expect(corridorRisks(result).filter((c) => c.via === 'am')).toHaveLength(3)
  })

  test('exports independent of imports are not said to follow them', async () => {
    const draw = noisyMonths(9)
    const series = world(2).map((s) =>
      s.reporter === 'ARM' && s.partner === 'RUS' && Number(s.code) < 600_030
        ? { ...s, values: draw((t) => (t >= at ? 280_000 : 400), 0.4) }
        : s,
    )
    const other = await findCorridors([comtradeFile(series)], { since })
    const seen = other.links.onward.filter((o) => o.rose && o.following!.p <= 0.05)
    expect(seen.length).toBeLessThanOrEqual(1)
  })

  test('a rise without a second leg has no via', async () => {
    const first = world(3).filter((s) => s.reporter === 'DEU')
    const other = await findCorridors([comtradeFile(first)], { since })
    expect(other.corridors.length).toBeGreaterThan(0)
    expect(other.corridors.every((c) => c.via === null)).toBe(true)
    expect(other.links.onward).toEqual([])
  })
})
