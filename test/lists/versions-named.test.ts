import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { loadLists, type SeveralVersions, storeLists } from '../../src/lists/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'tidewaiter-versions-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A list file in FollowTheMoney form with persons of these numbers. */
function list(name: string, numbers: readonly number[], dataset = 'zz_list'): string {
  const path = join(folder, name)
  const lines = numbers.map((n) =>
    JSON.stringify({
      id: `zz-${n}`,
      schema: 'Person',
      datasets: [dataset],
      properties: { name: [`Person ${n}`] },
    }),
  )
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

async function loaded(paths: readonly string[]) {
  const told: SeveralVersions[] = []
  const lists = await loadLists(paths, { onSeveralVersions: (several) => told.push(several) })
  return { ids: lists.entities.map(({ id }) => id).sort(), datasets: lists.datasets.length, told }
}

describe('a list that is named in several versions', () => {
  it('is searched in its newest alone, told by the record numbers, whatever the order', async () => {
    const [old, now] = [list('old.json', [1, 2, 3]), list('new.json', [2, 3, 4])]
    for (const paths of [
      [old, now],
      [now, old],
    ]) {
      const { ids, told, datasets } = await loaded(paths)
      expect(ids).toEqual(['zz-2', 'zz-3', 'zz-4'])
      expect(datasets).toBe(1)
      expect(told).toMatchObject([
        { dataset: 'zz_list', newest: { path: now }, others: [{ path: old }] },
      ])
    }
  })

  it('is searched in all where nothing tells the newest', async () => {
    const { ids, told } = await loaded([list('a.json', [1, 2, 9]), list('b.json', [2, 3, 9])])
    expect(ids).toEqual(['zz-1', 'zz-2', 'zz-3', 'zz-9'])
    expect(told[0]).not.toHaveProperty('newest')
    expect(told[0]!.others).toHaveLength(2)
  })

  it('is no list in several parts, and no other list', async () => {
    const parts = [list('p1.json', [1, 2, 3]), list('p2.json', [4, 5, 6])]
    expect(await loaded(parts)).toMatchObject({ told: [], datasets: 2 })
    const others = [list('o1.json', [1, 2]), list('o2.json', [1, 2, 3], 'zz_other')]
    expect((await loaded(others)).told).toEqual([])
  })

  it('counts once where a file is named with its copy', async () => {
    const { told, datasets } = await loaded([list('one.json', [1]), list('copy.json', [1])])
    expect(told).toEqual([])
    expect(datasets).toBe(1)
  })

  it('is searched in all versions where nobody asks for the newest', async () => {
    const lists = await loadLists([list('old.json', [1, 2, 3]), list('new.json', [2, 3, 4])])
    expect(lists.entities).toHaveLength(4)
  })
})

describe('a list that cannot be loaded', () => {
  const cut = (name: string) => {
    const path = join(folder, name)
    writeFileSync(path, Buffer.from(`PK\u0003\u0004${'x'.repeat(300)}`, 'latin1'))
    return path
  }

  it('is told to be cut, by the name that the user gave it', async () => {
    const path = cut('cut.xlsx')
    await expect(loadLists([path])).rejects.toThrow(/its end is missing.*cut\.xlsx.*Fetch the file/)
    const xml = join(folder, 'un.xml')
    writeFileSync(xml, '<CONSOLIDATED_LIST dateGenerated="2026-01-01"><INDIVIDUALS><INDIVIDUAL>')
    const kept = storeLists(join(folder, 'home'), [xml])
    await expect(kept).rejects.toThrow(`${xml}, line 1`)
    await expect(kept).rejects.not.toThrow('.part')
  })

  it('of a folder is named with the reason, where no other list lies there', async () => {
    const only = mkdtempSync(join(folder, 'only-'))
    writeFileSync(join(only, 'cut.xlsx'), Buffer.from(`PK\u0003\u0004${'x'.repeat(300)}`, 'latin1'))
    writeFileSync(join(only, 'notes.txt'), 'fetched on Monday\n')
    await expect(loadLists([only])).rejects.toThrow(
      /no file there has the form of a list \(cut\.xlsx: its end is missing.*; notes\.txt: it is a text/,
    )
  })
})

it('tells before each list how far it is, and at the end that all is read', async () => {
  const told: (readonly [number, number])[] = []
  await loadLists([list('one.json', [1]), list('two.json', [1], 'zz_two')], {
    onProgress: (done, total) => told.push([done, total]),
  })
  expect(told).toEqual([
    [0, 2],
    [1, 2],
    [2, 2],
  ])
})
