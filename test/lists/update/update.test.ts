import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  listSources,
  listStatus,
  ownSources,
  storeLists,
  updateLists,
} from '../../../src/lists/index.ts'
import { fixture } from '../fixture.ts'
import { honest, ofacFile, ofacParts, Publisher, testing, unList } from './server.ts'

let publisher: Publisher
let home: string
beforeAll(async () => {
  publisher = await new Publisher().start()
})
afterAll(() => publisher.stop())
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'lists-update-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

describe('updating', () => {
  it('fetches a list, and then asks only for what changed', async () => {
    const source = publisher.source('un_sc_sanctions', ['un.xml'])
    publisher.page('/un.xml', honest(unList('2026-01-15'), 'Thu, 15 Jan 2026 10:00:00 GMT'))
    const first = await updateLists(home, { ...testing([source]), now: '2026-01-16T00:00:00.000Z' })
    expect(first.lists[0]).toMatchObject({ outcome: 'updated', version: '2026-01-15' })
    publisher.asked.length = 0
    const again = await updateLists(home, { ...testing([source]), now: '2026-01-17T00:00:00.000Z' })
    expect(again.lists[0]).toMatchObject({ outcome: 'unchanged', version: '2026-01-15' })
    expect(publisher.asked).toEqual(['/un.xml if-none-match'])
    expect((await listStatus(home))[0]).toMatchObject({
      loadedOn: '2026-01-16T00:00:00.000Z',
      confirmedOn: '2026-01-17T00:00:00.000Z',
      modifiedOn: '2026-01-15T10:00:00.000Z',
    })
  })

  it("takes a publisher's new address from a table of the user's", async () => {
    publisher.page('/moved.xml', honest(unList('2026-01-15')))
    const table = join(home, 'addresses.csv')
    writeFileSync(table, `list,part,url\nun_sc_sanctions,un.xml,${publisher.origin}/gone.xml\n`)
    const sources = async () => (await ownSources(table)).filter(({ list }) => /^un_/.test(list))
    const wrong = await updateLists(home, testing(await sources()))
    expect(wrong.lists[0]).toMatchObject({ outcome: 'failed', fault: 'lists.update.status' })
    expect(wrong.lists[0]!.text).toContain('--sources FILE')
    writeFileSync(table, `list,part,url\nun_sc_sanctions,un.xml,${publisher.origin}/moved.xml\n`)
    const right = await updateLists(home, testing(await sources()))
    expect(right.lists[0]).toMatchObject({ outcome: 'updated', version: '2026-01-15' })
    expect((await ownSources(table)).map(({ list }) => list)).toContain('us_ofac_sdn')
  })

  it.each([
    ['un_sc_sanctions,un.xml,nowhere', 'url'],
    ['un_sc_sanctions,../un.xml,https://example.org/un.xml', 'part'],
    [',un.xml,https://example.org/un.xml', 'list'],
  ])(
    'a table of addresses with the row %s is one error that names the column',
    async (row, column) => {
      const table = join(home, 'addresses.csv')
      writeFileSync(table, `list,part,url\n${row}\n`)
      await expect(ownSources(table)).rejects.toMatchObject({
        fault: { code: 'lists.update.sources', place: { row: 1, column } },
      })
    },
  )

  it('asks for everything where the version held is another than the one that was fetched', async () => {
    const source = publisher.source('un_sc_sanctions', ['un.xml'])
    publisher.page('/un.xml', honest(unList('2026-01-15')))
    await updateLists(home, testing([source]))
    const older = join(home, 'older.xml')
    writeFileSync(older, unList('2025-11-01'))
    await storeLists(home, [older], { force: true })
    const { lists } = await updateLists(home, testing([source]))
    expect(lists[0]).toMatchObject({ outcome: 'updated', version: '2026-01-15' })
  })

  it('tells what it is at', async () => {
    const source = publisher.source('un_sc_sanctions', ['un.xml'])
    const content = unList('2026-01-15')
    publisher.page('/un.xml', honest(content))
    const told: unknown[] = []
    await updateLists(home, { ...testing([source]), onProgress: (one) => told.push(one) })
    expect(told[0]).toEqual({ done: 0, total: 1, list: 'un_sc_sanctions' })
    expect(told.at(-1)).toMatchObject({ part: 'un.xml', bytes: Buffer.byteLength(content) })
  })

  it('is offline after two hosts without an address, asks no other, and loses nothing', async () => {
    await storeLists(home, [fixture('un')])
    const asked: string[] = []
    const sources = ['un_sc_sanctions', 'eu_fsf', 'us_bis_denied', 'ch_seco_sanctions'].map(
      (list) => ({
        list,
        parts: [{ name: 'x', url: `https://${list}.example/x`, mostBytes: 1000 }],
        hosts: new Set([`${list}.example`]),
      }),
    )
    const pauses: number[] = []
    const options = testing(sources, pauses)
    const resolve = async (host: string) => {
      asked.push(host)
      throw Object.assign(new Error('getaddrinfo'), { code: 'EAI_AGAIN' })
    }
    const result = await updateLists(home, { ...options, network: { ...options.network, resolve } })
    expect(result.offline).toBe(true)
    expect(result.lists.map((one) => one.outcome)).toEqual([
      'offline',
      'offline',
      'not-asked',
      'not-asked',
    ])
    expect(result.lists[0]!.version).toBe('2026-01-15')
    expect(asked).toHaveLength(2)
    expect(pauses).toEqual([])
  })

  it('ends on a Ctrl-C between two pieces of a file, and changes nothing', async () => {
    const source = publisher.source('un_sc_sanctions', ['un.xml'])
    publisher.page('/un.xml', (_, response) => {
      response.writeHead(200).write('<CONSOLIDATED_LIST>')
    })
    const controller = new AbortController()
    const running = updateLists(home, {
      ...testing([source]),
      signal: controller.signal,
      onProgress: ({ bytes }) => bytes && controller.abort(new Error('interrupted')),
    })
    await expect(running).rejects.toThrow('interrupted')
    expect(await listStatus(home)).toEqual([])
  })

  it('names the lists that it knows where it is asked for another', async () => {
    await expect(updateLists(home, { lists: ['sdn'] })).rejects.toThrow(/Use one of: us_ofac_sdn, /)
  })

  it('carries addresses of https only, each on its own list of hosts', () => {
    for (const source of listSources())
      for (const part of source.parts) {
        expect(new URL(part.url).protocol).toBe('https:')
        expect(source.hosts).toContain(new URL(part.url).hostname)
        expect(part.mostBytes).toBeGreaterThan(1024 ** 2)
      }
  })
})

describe('updating from a mirror', () => {
  it('takes the files from a folder with the same checks, and asks no network', async () => {
    const mirror = join(home, 'mirror')
    mkdirSync(join(mirror, 'us_ofac_sdn'), { recursive: true })
    for (const name of ofacParts)
      writeFileSync(join(mirror, 'us_ofac_sdn', name), ofacFile(name, false))
    writeFileSync(join(mirror, 'Consolidated.XML'), unList('2026-01-15'))
    writeFileSync(join(mirror, 'eu_fsf.xml'), '<!doctype html><html></html>')
    const { lists, offline } = await updateLists(home, { mirror })
    const outcomes = Object.fromEntries(lists.map((one) => [one.list, one.outcome]))
    expect(outcomes).toMatchObject({
      us_ofac_sdn: 'updated',
      us_ofac_cons: 'not-asked',
      un_sc_sanctions: 'updated',
      eu_fsf: 'failed',
    })
    expect(offline).toBe(false)
    expect(await listStatus(home)).toHaveLength(2)
  })

  it('refuses a list of which a part is missing', async () => {
    const mirror = join(home, 'mirror')
    mkdirSync(mirror)
    for (const name of ofacParts.slice(0, 3)) cpSync(fixture(`ofac/${name}`), join(mirror, name))
    const { lists } = await updateLists(home, { mirror, lists: ['us_ofac_sdn'] })
    expect(lists[0]).toMatchObject({ outcome: 'failed', fault: 'lists.update.mirror' })
    expect(lists[0]!.text).toMatch(/sdn_comments\.csv/)
  })
})
