import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  activeLists,
  type ListSource,
  listStatus,
  type UpdateOptions,
  updateLists,
} from '../../../src/lists/index.ts'
import {
  type Behaviour,
  honest,
  ofacFile,
  ofacParts,
  Publisher,
  testing,
  unList,
} from './server.ts'

let publisher: Publisher
let home: string
beforeAll(async () => {
  publisher = await new Publisher().start()
})
afterAll(() => publisher.stop())
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'lists-hostile-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const good = unList('2026-01-15')
const better = unList('2026-02-20')

/** A held version, then an update from a server that does something wrong. */
async function updatedBy(
  behaviour: Behaviour,
  change: (source: ListSource, options: UpdateOptions) => void = () => {},
  megabytes = 1,
) {
  const source = publisher.source('un_sc_sanctions', ['un.xml'], megabytes)
  publisher.page('/un.xml', honest(good))
  await updateLists(home, testing([source]))
  const pauses: number[] = []
  publisher.page('/un.xml', behaviour)
  const options = testing([source], pauses)
  change(source, options)
  const result = await updateLists(home, options)
  const [outcome] = result.lists
  return { outcome: outcome!, pauses, offline: result.offline }
}

/** The good version is still the active one, and whole. */
async function expectGoodStays(): Promise<void> {
  expect((await listStatus(home))[0]).toMatchObject({ version: '2026-01-15', records: 3 })
  expect((await activeLists(home))!.entities).toHaveLength(3)
  expect(readdirSync(join(home, 'files')).filter((name) => name.startsWith('.'))).toEqual([])
}

const html = '<!DOCTYPE html><html><body>We are down for maintenance</body></html>'

/** What it does, the fault that is named, how, and what is said. */
const refused: readonly (readonly [string, string, Behaviour, RegExp])[] = [
  [
    'cuts the file before its announced length',
    'lists.update.length',
    (_, response) => {
      response.writeHead(200, { 'content-length': better.length })
      response.write(better.slice(0, 500))
      setTimeout(() => response.destroy(), 20)
    },
    /ends before its announced length/,
  ],
  [
    'cuts the file and announces the cut length',
    'files.xml',
    (_, response) => response.writeHead(200).end(better.slice(0, 900)),
    /un\.xml/,
  ],
  [
    'cuts a file sent in chunks',
    'lists.update.length',
    (_, response) => {
      response.writeHead(200)
      response.write(better.slice(0, 500))
      setTimeout(() => response.destroy(), 20)
    },
    /ends before/,
  ],
  [
    'shrinks the list',
    'lists.shrunk',
    (_, response) => response.end(unList('2026-02-20', 1)),
    /33\.3 % fewer than the active version 2026-01-15/,
  ],
  ['stalls before its answer', 'lists.update.stalled', () => {}, /no byte came for 0\.2 seconds/],
  [
    'stalls in the middle of the file',
    'lists.update.stalled',
    (_, response) => {
      response.writeHead(200)
      response.write(better.slice(0, 500))
    },
    /no byte came/,
  ],
  [
    'redirects to the metadata service of a cloud',
    'lists.update.host',
    (_, response) =>
      response.writeHead(302, { location: 'https://169.254.169.254/latest/meta-data' }).end(),
    /the host 169\.254\.169\.254 is not one of the publisher's/,
  ],
  [
    'redirects to a private network',
    'lists.update.host',
    (_, response) => response.writeHead(301, { location: 'https://10.1.2.3/list.xml' }).end(),
    /the host 10\.1\.2\.3 is not/,
  ],
  [
    'redirects to plain HTTP elsewhere',
    'lists.update.host',
    (_, response) => response.writeHead(302, { location: 'http://publisher.example/' }).end(),
    /over https only/,
  ],
  [
    'redirects in a circle',
    'lists.update.redirects',
    (_, response) => response.writeHead(302, { location: '/un.xml' }).end(),
    /leads on and on/,
  ],
  [
    'sends a web page',
    'lists.update.content',
    (_, response) => response.writeHead(200, { 'content-type': 'application/xml' }).end(html),
    /a web page, and no list/,
  ],
  [
    'sends another list',
    'lists.update.other-list',
    (_, response) => response.end(ofacFile('sdn.csv', false)),
    /us_ofac_sdn, and not un_sc_sanctions/,
  ],
  [
    'sends broken gzip',
    'lists.update.compression',
    (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(better).fill(7, 40, 80)),
    /cannot be unpacked/,
  ],
  [
    'sends more than a list may have',
    'lists.update.size',
    (_, response) => {
      response.writeHead(200)
      response.on('error', () => {})
      response.end(Buffer.alloc(3 * 1024 ** 2, 'x'))
    },
    /larger than 1 MB/,
  ],
  [
    'announces more than a list may have',
    'lists.update.size',
    (_, response) => response.writeHead(200, { 'content-length': 10 ** 12 }).write('<'),
    /larger than 1 MB/,
  ],
  [
    'sends what its own sum denies',
    'lists.update.checksum',
    (_, response) =>
      response.writeHead(200, { 'content-md5': 'AAAAAAAAAAAAAAAAAAAAAA==' }).end(better),
    /not what the sum of the server says/,
  ],
  [
    'answers with an error',
    'lists.update.status',
    (_, response) => response.writeHead(503).end('busy'),
    /answers with 503/,
  ],
  [
    'ends the connection',
    'lists.update.connection',
    (request) => request.socket.destroy(),
    /the connection failed/,
  ],
  [
    'sends nothing',
    'lists.update.content',
    (_, response) => response.writeHead(200).end(),
    /an empty file/,
  ],
]

describe('updating from a hostile server', () => {
  it.each(refused)('that %s: %s, and the good version stays', async (_, code, behaviour, says) => {
    const { outcome } = await updatedBy(behaviour)
    expect(outcome).toMatchObject({ outcome: 'failed', version: '2026-01-15', fault: code })
    expect(outcome.text).toMatch(says)
    await expectGoodStays()
  })

  it('that sends a bomb of gzip, for a list that may be large: the good version stays', async () => {
    const bomb = gzipSync(Buffer.alloc(20 * 1024 ** 2))
    const { outcome } = await updatedBy(
      (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
      () => {},
      64,
    )
    expect(outcome).toMatchObject({ outcome: 'failed', fault: 'lists.update.compression' })
    expect(outcome.text).toMatch(/over 100 times its size/)
    await expectGoodStays()
  })

  it.each([
    '127.0.0.1',
    '10.0.0.7',
    '169.254.169.254',
    '192.168.1.1',
    '::1',
    '::ffff:10.0.0.7',
    'fe80::1',
    'fd00::1',
    '64:ff9b::a00:7',
    '2002:a00:7::1',
  ])('that is named to the resolver as %s is never asked', async (address) => {
    const before = publisher.asked.length
    const { outcome } = await updatedBy(honest(better), (source, options) => {
      Object.assign(source, {
        parts: [{ ...source.parts[0], url: 'https://lists.example/un.xml' }],
        hosts: new Set(['lists.example']),
      })
      // A public address among them does not help.
      Object.assign(options.network!, { resolve: async () => ['93.184.215.14', address] })
    })
    expect(outcome).toMatchObject({ outcome: 'failed', fault: 'lists.update.address' })
    expect(publisher.asked.length).toBe(before + 1)
    await expectGoodStays()
  })

  it('without the permission of a test, this machine is not asked', async () => {
    const { outcome } = await updatedBy(honest(better), (_, options) =>
      Object.assign(options, { network: {} }),
    )
    expect(outcome.fault).toBe('lists.update.host')
    await expectGoodStays()
  })

  it('that says "not changed" to someone who holds nothing is found out', async () => {
    const source = publisher.source('un_sc_sanctions', ['un.xml'])
    publisher.page('/un.xml', (_, response) => response.writeHead(304).end())
    const { lists } = await updateLists(home, testing([source]))
    expect(lists[0]).toMatchObject({ outcome: 'failed', fault: 'lists.update.validator' })
    expect(await listStatus(home)).toEqual([])
  })

  it('that says "not changed" for ever is believed for seven days and no longer', async () => {
    const source = publisher.source('un_sc_sanctions', ['un.xml'])
    publisher.page('/un.xml', honest(good))
    const on = (day: string) =>
      updateLists(home, { ...testing([source]), now: `${day}T08:00:00.000Z` })
    await on('2026-03-01')
    publisher.page('/un.xml', (request, response) =>
      request.headers['if-none-match']
        ? response.writeHead(304).end()
        : response.writeHead(200, { etag: '"always the same"' }).end(better),
    )
    expect((await on('2026-03-05')).lists[0]!.outcome).toBe('unchanged')
    expect((await on('2026-03-09')).lists[0]).toMatchObject({
      outcome: 'updated',
      version: '2026-02-20',
    })
  })

  it('that serves an old copy does not take the newer version out of use', async () => {
    const { outcome } = await updatedBy(honest(unList('2025-12-01')))
    expect(outcome).toMatchObject({ outcome: 'not-newer', version: '2026-01-15' })
    expect(outcome.text).toMatch(/2025-12-01 is older than the active version 2026-01-15/)
    await expectGoodStays()
  })

  it('is asked again after 1, 4 and 16 seconds where the fault may pass, and succeeds then', async () => {
    const { outcome, pauses } = await updatedBy((request, response, turn) => {
      if (turn < 4) response.writeHead(503).end()
      else honest(better)(request, response, turn)
    })
    expect(pauses).toEqual([1000, 4000, 16_000])
    expect(outcome).toMatchObject({ outcome: 'updated', version: '2026-02-20' })
  })

  it('is not asked again after a refusal', async () => {
    const { pauses } = await updatedBy((_, response) => response.writeHead(404).end())
    expect(pauses).toEqual([])
  })
})

describe('updating a list of several files', () => {
  const serve = (later: (name: string, turn: number) => boolean, lying = false) => {
    for (const name of ofacParts)
      publisher.page(`/${name}`, (request, response, turn) => {
        if (lying && request.headers['if-none-match']) response.writeHead(304).end()
        else if (lying)
          response.writeHead(200, { etag: '"x"' }).end(ofacFile(name, later(name, turn)))
        else honest(ofacFile(name, later(name, turn)))(request, response, turn)
      })
    return publisher.source('us_ofac_sdn', ofacParts)
  }

  it('fetches all again where one changes between two parts, and takes one publication', async () => {
    const source = serve((name, turn) => name !== 'sdn.csv' || turn > 1)
    const { lists } = await updateLists(home, testing([source]))
    expect(lists[0]).toMatchObject({ outcome: 'updated' })
    const names = (await activeLists(home))!.entities.flatMap((e) => e.properties.name ?? [])
    expect(names).toContain('NEUQUELL GMBH')
  })

  it('refuses a list that changes all the time', async () => {
    const source = serve((_, turn) => turn % 2 === 0)
    const { lists } = await updateLists(home, testing([source]))
    expect(lists[0]).toMatchObject({ outcome: 'failed', fault: 'lists.update.moving' })
    expect(await listStatus(home)).toEqual([])
  })

  it('finds parts of different publications by their rows, whatever the server says', async () => {
    const source = serve((name) => name === 'alt.csv', true)
    const { lists } = await updateLists(home, testing([source]))
    expect(lists[0]).toMatchObject({ outcome: 'failed', fault: 'lists.update.mixed' })
    expect(lists[0]!.text).toMatch(
      /1 rows belong to records that are not in it \(alt\.csv, row \d\)/,
    )
    expect(await listStatus(home)).toEqual([])
  })

  it('keeps the good version of one list where another fails', async () => {
    const ofac = serve(() => false)
    publisher.page('/un.xml', (_, response) => response.writeHead(200).end(html))
    const un = publisher.source('un_sc_sanctions', ['un.xml'])
    const { lists, offline } = await updateLists(home, testing([un, ofac]))
    expect(lists.map((one) => one.outcome)).toEqual(['failed', 'updated'])
    expect(offline).toBe(false)
  })
})
