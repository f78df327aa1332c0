import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  corridorRisks,
  type FlowsResult,
  findCorridors,
  flowsChanges,
  flowsJson,
  readSpecification,
  runSpecification,
} from '../../src/flows/index.ts'
import { fileWith } from './given.ts'
import { at, codes, comtradeFile, noisyMonths, type Series, since } from './scenario.ts'

/** Rises in the first code to Kazakhstan; in the second to Armenia in the last months only. */
function world(months: number): Series[] {
  const draw = noisyMonths(4)
  return codes(30).flatMap((code) =>
    ['KAZ', 'ARM', 'GEO', 'SRB'].map((place) => ({
      flow: 'X' as const,
      reporter: 'DEU',
      partner: place,
      code,
      values: draw((t) => {
        if (code === '600000' && place === 'KAZ' && t >= at) return 400_000
        if (code === '600010' && place === 'ARM' && t >= at + 6) return 400_000
        return 20_000
      }, 0.3).slice(0, months),
    })),
  )
}

describe('what a new month changed', () => {
  let first: FlowsResult
  let second: FlowsResult
  beforeAll(async () => {
    first = await findCorridors([comtradeFile(world(at + 6))], { since })
    second = await findCorridors([comtradeFile(world(at + 12))], { since })
  })

  test('nothing is new in the same files', () => {
    const changes = flowsChanges(first, corridorRisks(first))
    expect(changes.corridors).toEqual([])
    expect(changes.ended).toEqual([])
    expect(changes.unchanged).toBe(first.corridors.length)
  })

  test('the corridor that rose in between is new, the one listed before is left out', () => {
    const changes = flowsChanges(second, corridorRisks(first))
    const found = changes.corridors.map((c) => `${c.change} ${c.hs6} ${c.destination}`)
    expect(found).toContain('new 600010 am')
    expect(found.join()).not.toContain('600000 kz')
    expect(changes.unchanged).toBeGreaterThanOrEqual(1)
  })

  test('what is listed no longer is named as ended', () => {
    const changes = flowsChanges(first, corridorRisks(second))
    expect(changes.ended.map((risk) => `${risk.hs6} ${risk.destination}`)).toContain('600010 am')
  })

  test('another kind, or estimates apart, are a change and say so', () => {
    const [risk] = corridorRisks(first)
    const lump = flowsChanges(first, [{ ...risk!, kind: 'lump' }])
    expect(lump.corridors.find((c) => c.hs6 === risk!.hs6)!.changed).toBe('lump before, rise now')
    const low = flowsChanges(first, [{ ...risk!, factor: 1.5, low: 1.2, high: 1.9 }])
    expect(low.corridors.find((c) => c.hs6 === risk!.hs6)!.changed).toContain('factor 1.5 before')
  })
})

describe('a saved specification', () => {
  test('read from a result gives the same digest, wherever the files lie', async () => {
    const path = comtradeFile(world(at + 12))
    const result = flowsJson(await findCorridors([path], { since, fdr: 0.1, by: 'origin' }))
    const saved = fileWith('result.json', JSON.stringify(result))
    const specification = await readSpecification(saved)
    expect(flowsJson(await runSpecification(specification)).digest).toBe(result.digest)
    const elsewhere = fileWith('other name.csv', readFileSync(path))
    expect(flowsJson(await runSpecification(specification, [elsewhere])).digest).toBe(result.digest)
    expect(result.digest).toMatch(/^[0-9a-f]{64}$/)
  })

  test('another setting gives another digest', async () => {
    const path = comtradeFile(world(at + 12))
    const [a, b] = await Promise.all(
      [0.05, 0.1].map((fdr) => findCorridors([path], { since, fdr })),
    )
    expect(flowsJson(a!).digest).not.toBe(flowsJson(b!).digest)
  })

  test('a file that changed since is refused by name', async () => {
    const path = comtradeFile(world(at + 12))
    const { specification } = await findCorridors([path], { since })
    const other = comtradeFile(world(at + 11), 'newer.csv')
    await expect(runSpecification(specification, [other])).rejects.toThrow(/newer\.csv.*SHA-256/)
  })

  test('what is no specification is refused', async () => {
    await expect(readSpecification(fileWith('s.json', '{"format":1'))).rejects.toThrow(/s\.json/)
    await expect(readSpecification(fileWith('s.json', '{"format":2}'))).rejects.toThrow(/format/)
  })
})
