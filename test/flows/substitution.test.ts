import { describe, expect, test } from 'vitest'
import { findCorridors } from '../../src/flows/index.ts'
import { at, codes, comtradeFile, noisyMonths, type Series, since } from './scenario.ts'

const places = ['ARM', 'GEO', 'UZB', 'TUR', 'SRB']

/** Direct trade in every second kind of goods falls to a twentieth; a share of it goes to KAZ. */
function world(seed: number, share: number): Series[] {
  const draw = noisyMonths(seed)
  return codes(40).flatMap((code, i) => {
    const falls = i % 2 === 0
    const level = 50_000 * (1 + (i % 7))
    const lost = level * 0.95
    const one = (partner: string, of: (t: number) => number): Series => ({
      flow: 'X',
      reporter: 'DEU',
      partner,
      code,
      values: draw(of, 0.35),
    })
    return [
      one('RUS', (t) => (falls && t >= at ? level - lost : level)),
      one('KAZ', (t) => level / 20 + (falls && t >= at ? share * lost : 0)),
      ...places.map((place) => one(place, () => level / 10)),
    ]
  })
}

describe('lost direct trade is compared with the gains of intermediaries', () => {
  test('the share that moved lies inside the interval nineteen times in twenty', async () => {
    let inside = 0
    let all = 0
    for (const [seed, share] of [
      [1, 0.3],
      [2, 0.6],
    ] as const) {
      const result = await findCorridors([comtradeFile(world(seed, share))], { since })
      // Codes ending in 00 to 80 by twenties are those that fell.
      const found = result.links.substitution.goods.filter((one) => Number(one.hs6) % 20 === 0)
      expect(found.length).toBeGreaterThanOrEqual(18)
      for (const one of found) {
        expect(one.intermediaries[0]!.destination).toBe('kz')
        all++
        if (one.low <= share && share <= one.high) inside++
      }
    }
    expect(inside / all).toBeGreaterThanOrEqual(0.85)
  })

  test('where nothing reappears, the share is zero and the text says so', async () => {
    const result = await findCorridors([comtradeFile(world(3, 0))], { since })
    const none = result.links.substitution.goods.filter((one) => one.intermediaries.length === 0)
    expect(none.length / result.links.substitution.goods.length).toBeGreaterThanOrEqual(0.9)
    expect(none[0]!.share).toBe(0)
    expect(none[0]!.text).toContain('none of it is seen to reappear')
  })

  test('all goods of an origin together give one share with a narrower interval', async () => {
    const result = await findCorridors([comtradeFile(world(2, 0.6))], { since })
    const [total] = result.links.substitution.totals
    expect(total!.goods).toBeGreaterThanOrEqual(20)
    expect(total!.low).toBeLessThan(0.6)
    expect(total!.high).toBeGreaterThan(0.6)
    const one = result.links.substitution.goods.find((g) => g.intermediaries.length > 0)!
    expect(total!.high - total!.low).toBeLessThan(one.high - one.low)
  })

  test('goods that fell rise at the intermediary, others do not: the pattern is tested as a whole', async () => {
    const result = await findCorridors([comtradeFile(world(4, 0.5))], { since })
    const of = (place: string) => result.links.concordance.find((c) => c.destination === place)!
    expect(of('kz').correlation).toBeGreaterThan(0.5)
    expect(of('kz').p).toBeLessThanOrEqual(0.001)
    const others = result.links.concordance.filter((c) => c.destination !== 'kz')
    expect(others).toHaveLength(places.length)
    for (const other of others) expect(other.p).toBeGreaterThan(0.005)
  })

  test('no sentence claims a cause', async () => {
    const result = await findCorridors([comtradeFile(world(5, 0.5))], { since })
    for (const { text } of result.links.substitution.goods) {
      expect(text).not.toMatch(/because|caused|due to|evad|illegal/)
      expect(text).toMatch(/consistent with|none of it is seen/)
    }
  })
})
