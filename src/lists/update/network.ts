import { lookup as systemLookup } from 'node:dns/promises'
import { setTimeout as wait } from 'node:timers/promises'

/** How the network is used; everything here is for tests, the defaults are for people. */
export interface NetworkOptions {
  /** Allows plain HTTP to this machine, and nothing else that is not allowed anyway. Never set by
   * the command line. */
  readonly permitLoopback?: boolean
  /** Addresses of a host. Defaults to the system's resolver. */
  readonly resolve?: (host: string) => Promise<readonly string[]>
  /** Waits; only between attempts. */
  readonly sleep?: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  /** Milliseconds without a byte after which a connection is given up. Defaults to 30 seconds. */
  readonly idleMilliseconds?: number
  /** Milliseconds that one file may take. Defaults to 10 minutes. */
  readonly wholeMilliseconds?: number
}

/** The same with every default filled in. */
export type Network = Required<NetworkOptions>

export function networkOf(options: NetworkOptions = {}): Network {
  return {
    permitLoopback: options.permitLoopback ?? false,
    resolve: options.resolve ?? resolveBySystem,
    sleep: options.sleep ?? sleep,
    idleMilliseconds: options.idleMilliseconds ?? 30_000,
    wholeMilliseconds: options.wholeMilliseconds ?? 600_000,
  }
}

async function resolveBySystem(host: string): Promise<readonly string[]> {
  return (await systemLookup(host, { all: true })).map((found) => found.address)
}

async function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal })
}
