import { access, constants } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { cannotOpen, type Source } from '../files/index.ts'

/** A file of the command line as a source; `-` is standard input, read whole.
 *
 * @throws TidewaiterError `files.open` before any other work where the file is not there
 * @example
 * await inputSource('orders.csv') // 'orders.csv'
 */
export async function inputSource(file: string): Promise<Source> {
  if (file !== '-') {
    await access(file, constants.R_OK).catch((cause: unknown) => {
      throw cannotOpen(file, cause)
    })
    return file
  }
  return { name: 'standard input', bytes: await buffer(process.stdin) }
}
