import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { updateError } from './fault.ts'
import type { Network } from './network.ts'
import { ask, connectionError } from './request.ts'

/** What a server said of a file when it gave it, to be said back when asking again. */
export interface Validators {
  readonly etag?: string
  readonly lastModified?: string
}

/** A file to fetch. */
export interface Wanted {
  readonly url: string
  readonly hosts: ReadonlySet<string>
  readonly mostBytes: number
  /** Where to write it. */
  readonly path: string
  /** Ask only for what changed since. */
  readonly unless?: Validators | undefined
  readonly signal?: AbortSignal | undefined
  readonly onBytes?: ((done: number, total: number | undefined) => void) | undefined
}

/** A file that was fetched, or the publisher's word that it has not changed. */
export type Fetched =
  | { readonly state: 'unchanged' }
  | {
      readonly state: 'fetched'
      readonly sha256: string
      readonly bytes: number
      readonly validators: Validators
    }

const mostRedirects = 5
/** How many times its compressed size a file may have; lists in XML pack about fifteen times. */
const mostRatio = 100
const ratioFrom = 1024 ** 2

/** Fetches one file once: follows redirects, checks every step, and writes what comes.
 *
 * @throws TidewaiterError `lists.update.*`, see `UpdateFault`
 */
export async function download(wanted: Wanted, network: Network): Promise<Fetched> {
  const whole = AbortSignal.timeout(network.wholeMilliseconds)
  const signal = wanted.signal ? AbortSignal.any([wanted.signal, whole]) : whole
  try {
    const { answer, url } = await follow(wanted, network, signal)
    try {
      return await take(answer, url, wanted)
    } finally {
      answer.destroy()
    }
  } catch (error) {
    wanted.signal?.throwIfAborted()
    if (whole.aborted)
      throw updateError('stalled', {
        from: wanted.url,
        reason: `it was not there after ${network.wholeMilliseconds / 1000} seconds`,
        cause: error,
      })
    throw connectionError(wanted.url, error)
  }
}

async function follow(
  wanted: Wanted,
  network: Network,
  signal: AbortSignal,
): Promise<{ answer: IncomingMessage; url: URL }> {
  const headers = {
    accept: '*/*',
    'accept-encoding': 'gzip, identity',
    ...(wanted.unless?.etag ? { 'if-none-match': wanted.unless.etag } : {}),
    ...(wanted.unless?.lastModified ? { 'if-modified-since': wanted.unless.lastModified } : {}),
  }
  let url = new URL(wanted.url)
  for (let step = 0; step <= mostRedirects; step++) {
    const answer = await ask({ url, headers, hosts: wanted.hosts, network, signal })
    const status = answer.statusCode ?? 0
    const location = answer.headers.location
    if (status < 300 || status === 304 || status >= 400) return { answer, url }
    answer.destroy()
    if (location === undefined || !URL.canParse(location, url))
      throw updateError('redirects', { from: url.href, reason: `status ${status} leads nowhere` })
    url = new URL(location, url)
  }
  throw updateError('redirects', {
    from: wanted.url,
    reason: `it leads on and on, over ${mostRedirects} times`,
  })
}

async function take(answer: IncomingMessage, url: URL, wanted: Wanted): Promise<Fetched> {
  const from = withoutQuery(url)
  if (answer.statusCode === 304) {
    if (wanted.unless?.etag || wanted.unless?.lastModified) return { state: 'unchanged' }
    throw updateError('validator', {
      from,
      reason: 'the server says "not changed" although nothing was held',
    })
  }
  if (answer.statusCode !== 200)
    throw updateError('status', { from, reason: `the server answers with ${answer.statusCode}` })
  const announced = lengthOf(answer)
  if (announced !== undefined && announced > wanted.mostBytes)
    throw tooLarge(from, wanted.mostBytes)
  const hash = createHash('sha256')
  const md5 = createHash('md5')
  let packed = 0
  let bytes = 0
  const counted = new Transform({
    transform(piece: Buffer, _encoding, done) {
      packed += piece.length
      md5.update(piece)
      done(null, piece)
    },
  })
  const checked = new Transform({
    transform(piece: Buffer, _encoding, done) {
      bytes += piece.length
      hash.update(piece)
      if (bytes > wanted.mostBytes) done(tooLarge(from, wanted.mostBytes))
      else if (bytes > ratioFrom && bytes > mostRatio * packed) done(bomb(from))
      else {
        wanted.onBytes?.(packed, announced)
        done(null, piece)
      }
    },
  })
  await pipeline([
    answer,
    counted,
    ...unpacking(answer, from),
    checked,
    createWriteStream(wanted.path, { flush: true }),
  ] as unknown as Readable[]).catch((cause) => Promise.reject(cutShort(cause, from)))
  if (announced !== undefined && packed !== announced)
    throw updateError('length', {
      from,
      reason: `${announced} bytes were announced and ${packed} came`,
    })
  checkSums(answer, { from, md5: md5.digest('base64') })
  return { state: 'fetched', sha256: hash.digest('hex'), bytes, validators: validatorsOf(answer) }
}

/** Signed addresses carry a signature in their query, which has no place in a message. */
function withoutQuery(url: URL): string {
  return `${url.origin}${url.pathname}`
}

function lengthOf(answer: IncomingMessage): number | undefined {
  const written = answer.headers['content-length']
  return written === undefined ? undefined : Number(written)
}

function unpacking(answer: IncomingMessage, from: string): Transform[] {
  const encoding = answer.headers['content-encoding'] ?? 'identity'
  switch (encoding) {
    case 'identity':
      return []
    case 'gzip':
    case 'x-gzip':
      return [createGunzip()]
    case 'deflate':
      return [createInflate()]
    case 'br':
      return [createBrotliDecompress()]
    default:
      throw updateError('compression', { from, reason: `the encoding ${encoding} is not known` })
  }
}

/** A body that ends before its length, or compressed data that end in the middle. */
function cutShort(cause: unknown, from: string): unknown {
  const { code = '', message = '' } = cause as { code?: string; message?: string }
  if (code === 'ECONNRESET' || /aborted|premature/i.test(message))
    return updateError('length', { from, reason: 'it ends before its announced length', cause })
  if (/^Z_|^ERR__?Z|^ERR_BROTLI|^ERR_PADDING/.test(code))
    return updateError('compression', { from, reason: `it cannot be unpacked (${code})`, cause })
  return cause
}

/** Sums that the server gives beside the file. An ETag is no sum: its form is the server's affair. */
function checkSums(answer: IncomingMessage, what: { from: string; md5: string }): void {
  const md5 = answer.headers['content-md5']
  if (typeof md5 === 'string' && md5 !== what.md5)
    throw updateError('checksum', {
      from: what.from,
      reason: 'what came is not what the sum of the server says (Content-MD5)',
    })
}

function validatorsOf(answer: IncomingMessage): Validators {
  const { etag } = answer.headers
  const lastModified = answer.headers['last-modified']
  return { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) }
}

function tooLarge(from: string, mostBytes: number) {
  return updateError('size', {
    from,
    reason: `it is larger than ${Math.round(mostBytes / 1024 ** 2)} MB, the most for this list`,
  })
}

function bomb(from: string) {
  return updateError('compression', {
    from,
    reason: `it unpacks to over ${mostRatio} times its size`,
  })
}
