import { faultOf, type UpdateFault } from './fault.ts'
import type { Network } from './network.ts'

/** Milliseconds before the second, third and fourth attempt. */
const pauses: readonly number[] = [1000, 4000, 16_000]

/** Faults that may pass by themselves. A refusal is final, and offline is a state: waiting a few
 * seconds for a network that is not there only keeps the user waiting. */
const passing: ReadonlySet<UpdateFault> = new Set([
  'connection',
  'stalled',
  'length',
  'compression',
  'checksum',
])

/** Does it again after a pause, a little longer each time, where the fault may pass by itself.
 *
 * @param again told before each new attempt: its number, from 2, and why
 */
export async function retrying<T>(
  work: () => Promise<T>,
  network: Network,
  options: {
    readonly signal?: AbortSignal | undefined
    readonly again?: ((attempt: number, error: Error) => void) | undefined
  } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      const pause = pauses[attempt - 1]
      if (pause === undefined || !mayPass(error)) throw error
      options.again?.(attempt + 1, error as Error)
      await network.sleep(pause, options.signal)
    }
  }
}

function mayPass(error: unknown): boolean {
  const fault = faultOf(error)
  if (fault === undefined) return false
  if (passing.has(fault)) return true
  return fault === 'status' && / (?:408|425|429|5\d\d)$/.test(reasonOf(error))
}

function reasonOf(error: unknown): string {
  return (error as { fault: { reason: string } }).fault.reason
}
