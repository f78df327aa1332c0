import { describe, expect, test } from 'vitest'
import { findCorridors, flowsJson } from '../../src/flows/index.ts'
import { at, codes, comtradeFile, noisyMonths, type Series, since } from './scenario.ts'

const destinations = ['KAZ', 'ARM', 'GEO', 'UZB', 'TUR', 'SRB', 'MNG']
const watched = '600000'

type Shape = (code: string, place: string, t: number) => number

/** Forty codes to seven destinations by weight, each month as the shape has it; rise in the first. */
function world(
  shape: Shape,
  options: { seed?: number; perKilo?: (t: number) => number } = {},
): Series[] {
  const draw = noisyMonths(options.seed ?? 1)
  return codes(40).flatMap((code) =>
    destinations.map((place) => {
      const values = draw((t) => 20_000 * shape(code, place, t), 0.3)
      const perKilo = options.perKilo ?? (() => 10)
      return {
        flow: 'X' as const,
        reporter: 'DEU',
        partner: place,
        code,
        values,
        kilograms: values.map((v, t) => Math.max(1, Math.round(v / perKilo(t)))),
      }
    }),
  )
}

const rises = (code: string, place: string, t: number) =>
  code === watched && place === 'KAZ' && t >= at ? 20 : 1

/** The outcome of every explanation for the watched rise. */
async function tried(series: Series[]): Promise<Record<string, boolean | null>> {
  const result = await findCorridors([comtradeFile(series)], { since })
  const corridor = flowsJson(result).corridors.find(
    (c) => c.hs6 === watched && c.destination === 'kz' && c.kind !== 'fall',
  )
  expect(corridor).toBeDefined()
  for (const { text } of corridor!.explanations) expect(text).not.toMatch(/NaN|undefined|Infinity/)
  return Object.fromEntries(corridor!.explanations.map((e) => [e.name, e.explains]))
}

describe('innocent explanations are tried on each rise', () => {
  test('a rise of its own is accounted for by none', async () => {
    expect(await tried(world(rises))).toEqual({
      'demand for the goods': false,
      'demand of the destination': false,
      're-routing': false,
      'change of supplier': null,
      price: false,
      'one-off delivery': false,
      reclassification: false,
      'new reporter': false,
    })
  })

  test('a hub that moved: another destination lost as much', async () => {
    const outcome = await tried(
      world((code, place, t) => {
        if (code === watched && place === 'TUR') return t >= at ? 1 : 21
        return rises(code, place, t)
      }),
    )
    expect(outcome['re-routing']).toBe(true)
    expect(outcome.price).toBe(false)
  })

  test('dearer by the kilogram, not more of it', async () => {
    const series = world(rises).map((s) =>
      s.code === watched && s.partner === 'KAZ'
        ? { ...s, kilograms: s.values.map((v, t) => Math.round(v / (t >= at ? 200 : 10))) }
        : s,
    )
    expect((await tried(series)).price).toBe(true)
  })

  test('without quantities the price cannot be tried', async () => {
    const series = world(rises).map(({ kilograms: _kilograms, ...s }) => s)
    expect((await tried(series)).price).toBeNull()
  })

  test('another code of the heading lost as much on the same way', async () => {
    const outcome = await tried(
      world((code, place, t) => {
        if (code === '600010' && place === 'KAZ') return t >= at ? 1 : 21
        return rises(code, place, t)
      }),
    )
    expect(outcome.reclassification).toBe(true)
  })

  test('other origins of the same goods lost as much', async () => {
    const draw = noisyMonths(3)
    const others = codes(40).map((code) => ({
      flow: 'X' as const,
      reporter: 'KOR',
      partner: 'KAZ',
      code,
      values: draw((t) => (code === watched && t < at ? 420_000 : 20_000), 0.3),
    }))
    const outcome = await tried([...world(rises), ...others])
    expect(outcome['change of supplier']).toBe(true)
  })

  test('one delivery that holds most of the value', async () => {
    const outcome = await tried(
      world((code, place, t) => {
        const own = code === watched && place === 'KAZ' && t >= at
        return own ? (t === at + 3 ? 400 : 8) : 1
      }),
    )
    expect(outcome['one-off delivery']).toBe(true)
  })

  test('a destination that buys more of everything explains its rises', async () => {
    const series = world((_, place, t) => (place === 'KAZ' && t >= at ? 10 : 1))
    const result = await findCorridors([comtradeFile(series)], { since })
    const listed = result.corridors.filter((c) => c.destination === 'kz' && c.kind === 'rise')
    expect(listed.length).toBeGreaterThan(20)
    const explained = listed.filter((c) =>
      c.explanations.some((e) => e.name === 'demand of the destination' && e.explains),
    )
    expect(explained.length / listed.length).toBeGreaterThan(0.9)
  })

  test('a rise of goods whose direct trade fell is no yardstick for its like', async () => {
    const series = world((code, place, t) => {
      const moved = Number(code) < 600_200 && ['KAZ', 'ARM', 'GEO'].includes(place)
      return moved && t >= at ? 10 : 1
    })
    const draw = noisyMonths(8)
    const direct = codes(20).map((code) => ({
      flow: 'X' as const,
      reporter: 'DEU',
      partner: 'RUS',
      code,
      values: draw((t) => (t >= at ? 10_000 : 500_000), 0.3),
    }))
    const outcome = await tried([...series, ...direct])
    expect(outcome['demand for the goods']).toBe(false)
    expect(outcome['demand of the destination']).toBe(false)
  })
})
