import { copyFile, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { activeLists, listStatus, listVersions, storeLists } from '../../src/lists/index.ts'
import { fixture } from './fixture.ts'

const newHome = async () => join(await mkdtemp(join(tmpdir(), 'lists-')), 'home')
const january = { now: '2026-01-10T08:00:00.000Z' }
const march = { now: '2026-03-10T08:00:00.000Z' }

/** The UN fixture as generated on another day, with one record less. */
async function laterUn(): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'lists-')), 'list.xml')
  const text = await readFile(fixture('un/list.xml'), 'utf8')
  const later = text.replace('2026-01-15', '2026-02-20')
  await writeFile(path, later.replace(/<INDIVIDUAL>\s*<DATAID>9202[\s\S]*?<\/INDIVIDUAL>/, ''))
  return path
}

describe('the store of loaded lists', () => {
  it('is empty before anything is loaded', async () => {
    const home = await newHome()
    expect(await listStatus(home)).toEqual([])
    expect(await activeLists(home)).toBeUndefined()
  })

  it('gives back what was loaded, with its report naming the user’s file', async () => {
    const home = await newHome()
    const report = await storeLists(home, [fixture('ofac'), fixture('un')], january)
    expect(report.files.map((f) => f.path)).toEqual([
      fixture('ofac/sdn.csv'),
      fixture('un/list.xml'),
    ])
    expect(await listStatus(home)).toMatchObject([
      { dataset: 'un_sc_sanctions', version: '2026-01-15', records: 3, loadedOn: january.now },
      { dataset: 'us_ofac_sdn', records: 6, loadedOn: january.now },
    ])
    expect((await activeLists(home))!.entities).toHaveLength(8 + 3)
  })

  it('keeps older versions and selects them by the day on which they were known', async () => {
    const home = await newHome()
    await storeLists(home, [fixture('un')], january)
    await storeLists(home, [await laterUn()], { ...march, force: true })
    expect((await listStatus(home))[0]!.version).toBe('2026-02-20')
    expect((await activeLists(home))!.entities).toHaveLength(2)
    const then = await activeLists(home, { knownAt: '2026-01-10' })
    expect(then!.datasets[0]!.version).toBe('2026-01-15')
    expect(then!.entities).toHaveLength(3)
    expect(await activeLists(home, { knownAt: '2026-01-09' })).toBeUndefined()
    const named = { dataset: 'un_sc_sanctions', version: '2026-01-15' }
    expect((await activeLists(home, named))!.entities).toHaveLength(3)
  })

  it('keeps one copy of the same content; an older version loaded again does not become active', async () => {
    const home = await newHome()
    await storeLists(home, [fixture('un')], january)
    await storeLists(home, [await laterUn()], { now: '2026-02-21T00:00:00.000Z', force: true })
    const again = await storeLists(home, [fixture('un')], march)
    expect(again.files[0]).toMatchObject({ active: false })
    expect(again.files[0]!.standing).toMatch(
      /2026-01-15 is older than the active version 2026-02-20/,
    )
    expect(await readdir(join(home, 'files'))).toHaveLength(2)
    expect((await listStatus(home))[0]!.version).toBe('2026-02-20')
    const forced = await storeLists(home, [fixture('un')], {
      now: '2026-03-11T00:00:00.000Z',
      force: true,
    })
    expect(forced.files[0]).toMatchObject({ active: true })
    expect((await listStatus(home))[0]!.version).toBe('2026-01-15')
  })

  it('an undated version that was replaced does not come back by being loaded again', async () => {
    const home = await newHome()
    const later = await mkdtemp(join(tmpdir(), 'lists-'))
    for (const name of await readdir(fixture('ofac')))
      await copyFile(fixture(`ofac/${name}`), join(later, name))
    const sdn = await readFile(join(later, 'sdn.csv'), 'utf8')
    await writeFile(join(later, 'sdn.csv'), sdn.replace('SMITH', 'SMYTH').replace('"', ' "'))
    await storeLists(home, [fixture('ofac')], january)
    await storeLists(home, [later], march)
    const now = (await listStatus(home))[0]!.version
    const again = await storeLists(home, [fixture('ofac')], { now: '2026-03-11T00:00:00.000Z' })
    expect(again.files[0]).toMatchObject({ active: false })
    expect((await listStatus(home))[0]!.version).toBe(now)
    const versions = await listVersions(home)
    expect(versions.map((v) => v.active)).toEqual([false, true])
  })

  it('refuses a version with over 10 % fewer records, says the figures, and keeps what was active', async () => {
    const home = await newHome()
    await storeLists(home, [fixture('un')], january)
    const refused = storeLists(home, [fixture('ofac'), await laterUn()], march)
    await expect(refused).rejects.toMatchObject({ fault: { code: 'lists.shrunk' } })
    await expect(refused).rejects.toThrow(
      /it has 2 records, 33\.3 % fewer than the active version 2026-01-15 with 3.*--older.*--force/,
    )
    expect((await listStatus(home)).map((list) => list.version)).toEqual(['2026-01-15'])
  })

  it('keeps a version as an older one without making it active, whatever its length', async () => {
    const home = await newHome()
    await storeLists(home, [fixture('un')], january)
    const report = await storeLists(home, [await laterUn()], { ...march, older: true })
    expect(report.files[0]!.standing).toMatch(/kept as an older version; 2026-01-15 stays active/)
    expect((await listStatus(home))[0]!.version).toBe('2026-01-15')
    const named = { dataset: 'un_sc_sanctions', version: '2026-02-20' }
    expect((await activeLists(home, named))!.entities).toHaveLength(2)
  })

  it('selects a version by its name, by the digits of its hash, or by both', async () => {
    const home = await newHome()
    await storeLists(home, [fixture('un')], january)
    const { sha256 } = (await listStatus(home))[0]!
    for (const version of [sha256.slice(0, 8), `2026-01-15-${sha256.slice(0, 6)}`, sha256])
      expect(await listStatus(home, { dataset: 'un_sc_sanctions', version })).toHaveLength(1)
    for (const version of ['2026', sha256.slice(0, 5), `2026-01-16-${sha256.slice(0, 6)}`])
      expect(await listStatus(home, { dataset: 'un_sc_sanctions', version })).toEqual([])
  })

  it('keeps the mapping with the table', async () => {
    const home = await newHome()
    const path = join(await mkdtemp(join(tmpdir(), 'lists-')), 'x.csv')
    await copyFile(fixture('mapped/customers.csv'), path)
    const mapping = fixture('mapped/customers.csv.mapping.yml')
    await storeLists(home, [path], { ...january, mapping })
    expect((await activeLists(home))!.report.files[0]).toMatchObject({
      dataset: 'own_blocklist',
      kept: 2,
    })
  })

  it('a dataset loaded from its publisher replaces the one inside a collection', async () => {
    const home = await newHome()
    await storeLists(home, [fixture('ftm/entities.ftm.jsonl')], january)
    await storeLists(home, [fixture('ofac')], march)
    const lists = (await activeLists(home))!
    const ids = lists.entities.map((e) => e.id)
    expect(ids).not.toContain('x-1')
    expect(ids).toContain('x-2')
    expect(lists.datasets.filter((d) => d.dataset === 'us_ofac_sdn')).toHaveLength(1)
  })

  it('when one list cannot be loaded, none becomes active and nothing is left half-written', async () => {
    const home = await newHome()
    const broken = join(await mkdtemp(join(tmpdir(), 'lists-')), 'broken.xml')
    await writeFile(broken, '<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL>')
    await expect(storeLists(home, [fixture('ofac'), broken], january)).rejects.toThrow()
    expect(await listStatus(home)).toEqual([])
    const left = await readdir(join(home, 'files'))
    expect(left.filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('files that were changed afterwards are an error with a remedy', async () => {
    const home = await newHome()
    await storeLists(home, [fixture('un')], january)
    const [content] = await readdir(join(home, 'files'))
    const path = join(home, 'files', content!, 'list.xml')
    await writeFile(path, (await readFile(path, 'utf8')).replace('ANNA', 'ANNE'))
    await expect(activeLists(home)).rejects.toThrow(/Load the list again/)
    await storeLists(home, [fixture('un')], march)
    expect((await activeLists(home))!.entities).toHaveLength(3)
  })

  it('a damaged record of a loading is an error that names its file', async () => {
    const home = await newHome()
    await storeLists(home, [fixture('un')], january)
    const [name] = await readdir(join(home, 'loads'))
    await writeFile(join(home, 'loads', name!), '{"format": 1')
    await expect(listStatus(home)).rejects.toThrow(new RegExp(name!.replace('.', '\\.')))
  })
})
