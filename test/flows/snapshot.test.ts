import Schema from 'typebox/value'
import { beforeAll, describe, expect, test } from 'vitest'
import { corridorRisks, type FlowsResult, findCorridors, flowsJson } from '../../src/flows/index.ts'
import { CorridorRisk } from '../../src/model/index.ts'
import { comextFile, innocentSeries } from './given.ts'

/** Innocent series of which two rise fiftyfold from January 2022. */
function withTwoRises(): string {
  const series = innocentSeries({ seed: 11, codes: 60, months: 34 }).map((s, i) =>
    i === 12 || i === 100
      ? {
          ...s,
          values: s.values.map((_, t) => (t < 24 ? 900 + 40 * (t % 5) : 45_000 + 900 * (t % 7))),
        }
      : s,
  )
  return comextFile(series)
}

describe('corridor risk for decisions', () => {
  let result: FlowsResult
  beforeAll(async () => {
    result = await findCorridors([withTwoRises()], { since: '2022-01' })
  })

  test('both rises are found, in front, with the factor inside the interval', () => {
    const rises = result.corridors.filter((c) => c.kind === 'rise').slice(0, 2)
    expect(rises.map((c) => c.hs6).sort()).toEqual(['600020', '600200'])
    for (const c of rises) {
      expect(c.low).toBeLessThan(50)
      expect(c.high).toBeGreaterThan(45)
    }
  })

  test('every entry has the shape that decisions read, with file and its SHA-256', () => {
    const risks = corridorRisks(result)
    expect(risks.length).toBeGreaterThanOrEqual(2)
    for (const risk of risks) {
      expect(Schema.Check(CorridorRisk, risk)).toBe(true)
      expect(risk.source).toBe('comext.csv')
      expect(risk.version).toMatch(/^[0-9a-f]{64}$/)
    }
  })

  test('the same files and specification give the same JSON again', async () => {
    const { specification } = result
    const again = await findCorridors(
      specification.files.map((f) => f.path),
      { since: specification.since, until: specification.until },
    )
    expect(flowsJson(again)).toEqual(flowsJson(result))
  })
})
