import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { ListSource, UpdateOptions } from '../../../src/lists/index.ts'
import { fixture } from '../fixture.ts'

/** What a server does with a request; `turn` counts the requests for the same path, from 1. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse, turn: number) => void

/** A publisher on this machine that behaves as a test wants. */
export class Publisher {
  readonly asked: string[] = []
  private readonly pages = new Map<string, Behaviour>()
  private readonly turns = new Map<string, number>()
  private readonly server: Server

  constructor() {
    this.server = createServer((request, response) => {
      const path = request.url ?? ''
      const turn = (this.turns.get(path) ?? 0) + 1
      this.turns.set(path, turn)
      this.asked.push(`${path}${request.headers['if-none-match'] ? ' if-none-match' : ''}`)
      const page = this.pages.get(path)
      if (page) page(request, response, turn)
      else response.writeHead(404).end('not here')
    })
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    return this
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  /** What a path answers with from now on. */
  page(path: string, behaviour: Behaviour): void {
    this.pages.set(path, behaviour)
    this.turns.delete(path)
  }

  /** A list of one file at `/list`, or of the parts named. */
  source(list: string, parts: readonly string[], megabytes = 1): ListSource {
    return {
      list,
      parts: parts.map((name) => ({
        name,
        url: `${this.origin}/${name}`,
        mostBytes: megabytes * 1024 ** 2,
      })),
      hosts: new Set(['127.0.0.1']),
    }
  }
}

/** Answers with a file as an honest server does: with an ETag, and "not changed" where it is known. */
export function honest(content: string | Buffer, lastModified?: string): Behaviour {
  const etag = `"${createHash('md5').update(content).digest('hex')}"`
  return (request, response) => {
    if (request.headers['if-none-match'] === etag) response.writeHead(304).end()
    else
      response
        .writeHead(200, { etag, ...(lastModified ? { 'last-modified': lastModified } : {}) })
        .end(content)
  }
}

/** The UN list of the fixtures, generated on a day, with so many records taken away. */
export function unList(day: string, without = 0): string {
  let text = readFileSync(fixture('un/list.xml'), 'utf8').replace('2026-01-15', day)
  for (let i = 0; i < without; i++)
    text = text.replace(/<(INDIVIDUAL|ENTITY)>\s*<DATAID>[\s\S]*?<\/\1>/, '')
  return text
}

/** Files of the invented OFAC list, with another record in a later version. */
export const ofacParts = ['sdn.csv', 'alt.csv', 'add.csv', 'sdn_comments.csv'] as const

export function ofacFile(name: (typeof ofacParts)[number], later: boolean): string {
  // One row of the fixture belongs to no record, as it never does in what OFAC publishes.
  const text = readFileSync(join(fixture('ofac'), name), 'utf8').replace(/^9999.*\r?\n/m, '')
  if (!later) return text
  if (name === 'sdn.csv')
    return `9100,"NEUQUELL GMBH",-0- ,"SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n${text}`
  return name === 'alt.csv' ? `${text.trimEnd()}\r\n9100,99,"aka","NEUQUELL AG",-0- \r\n` : text
}

/** Options that allow this machine, do not wait between attempts, and count the pauses. */
export function testing(sources: readonly ListSource[], pauses: number[] = []): UpdateOptions {
  return {
    sources,
    network: {
      permitLoopback: true,
      idleMilliseconds: 200,
      wholeMilliseconds: 5000,
      sleep: async (milliseconds) => {
        pauses.push(milliseconds)
      },
    },
  }
}
