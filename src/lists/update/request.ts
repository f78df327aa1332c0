import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isLoopback, isPublicAddress } from './address.ts'
import { updateError } from './fault.ts'
import type { Network } from './network.ts'

/** One question to one server: no redirect is followed here. */
export interface Question {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly hosts: ReadonlySet<string>
  readonly network: Network
  readonly signal: AbortSignal
}

/** Asks a server, after checking where it stands, and connects to the address that was checked.
 *
 * The host must be on the list's own list of hosts. Every address that it resolves to must be public,
 * and the connection is made to one of those very addresses, so that a second answer of the resolver
 * cannot lead elsewhere.
 *
 * @throws TidewaiterError `lists.update.host`, `.address`, `.offline`, `.connection`, `.stalled`
 */
export async function ask(question: Question): Promise<IncomingMessage> {
  const { url, network, signal } = question
  const from = url.href
  checkHost(question)
  const address = await checkedAddress(url.hostname, network)
  const lookup: LookupFunction = (_host, options, done) => {
    const family = isIP(address)
    if (options.all) done(null, [{ address, family }])
    else done(null, address, family)
  }
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      agent: false,
      headers: { ...question.headers, 'user-agent': 'tidewaiter' },
      lookup,
      signal,
      timeout: network.idleMilliseconds,
    })
    let answer: IncomingMessage | undefined
    sent.on('timeout', () => {
      const reason = `no byte came for ${network.idleMilliseconds / 1000} seconds`
      // Once the answer has begun, whoever reads it is to be told.
      ;(answer ?? sent).destroy(updateError('stalled', { from, reason }))
    })
    sent.on('error', (cause) => reject(connectionError(from, cause)))
    sent.on('response', (begun) => {
      answer = begun
      resolve(begun)
    })
    sent.end()
  })
}

function checkHost({ url, hosts, network }: Question): void {
  const from = url.href
  const local = network.permitLoopback && isLoopback(bare(url.hostname))
  if (url.protocol !== 'https:' && !(local && url.protocol === 'http:'))
    throw updateError('host', { from, reason: 'lists are fetched over https only' })
  if (url.username !== '' || url.password !== '')
    throw updateError('host', { from, reason: 'an address with a user name is not asked' })
  if (!hosts.has(url.hostname))
    throw updateError('host', {
      from,
      reason: `the host ${url.hostname} is not one of the publisher's`,
    })
  if (!local && url.port !== '')
    throw updateError('host', { from, reason: `the port ${url.port} is not asked` })
}

/** An address in a URL stands in brackets where it is one of IPv6. */
function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '')
}

async function checkedAddress(hostname: string, network: Network): Promise<string> {
  const host = bare(hostname)
  const addresses = isIP(host) ? [host] : await resolved(host, network)
  for (const address of addresses) {
    const allowed =
      isPublicAddress(address) || (network.permitLoopback && isLoopback(address) && isIP(host))
    if (!allowed)
      throw updateError('address', {
        from: hostname,
        reason: `it leads to ${address}, which is no public address`,
      })
  }
  return addresses[0]!
}

async function resolved(host: string, network: Network): Promise<readonly string[]> {
  try {
    const addresses = await network.resolve(host)
    if (addresses.length > 0) return addresses
  } catch (cause) {
    throw updateError('offline', {
      from: host,
      reason: `its address is not known here (${codeOf(cause)})`,
      cause,
    })
  }
  throw updateError('offline', { from: host, reason: 'it has no address' })
}

/** Errors that say that this machine is connected to nothing, rather than that a server is at fault. */
const offlineCodes = new Set(['ENETUNREACH', 'ENETDOWN', 'EHOSTUNREACH', 'EHOSTDOWN'])

/** An error of the connection in our words; our own errors and a Ctrl-C stay what they are. */
export function connectionError(from: string, cause: unknown): unknown {
  if (cause instanceof Error && (cause.name === 'TidewaiterError' || cause.name === 'AbortError'))
    return cause
  const code = codeOf(cause)
  if (offlineCodes.has(code))
    return updateError('offline', { from, reason: `the network is not there (${code})`, cause })
  return updateError('connection', { from, reason: `the connection failed (${code})`, cause })
}

function codeOf(cause: unknown): string {
  const { code, message } = cause as { code?: string; message?: string }
  return code ?? message ?? String(cause)
}
