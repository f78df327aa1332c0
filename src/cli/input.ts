import { buffer } from 'node:stream/consumers'
import type { Source } from '../files/index.ts'

/** A file of the command line as a source; `-` is standard input, read whole.
 *
 * @example
 * await inputSource('orders.csv') // 'orders.csv'
 */
export async function inputSource(file: string): Promise<Source> {
  if (file !== '-') return file
  return { name: 'standard input', bytes: await buffer(process.stdin) }
}
