import { createHash } from 'node:crypto'
import { bytesOf, type Source } from './source.ts'

/** SHA-256 of a source's bytes, in lower-case hexadecimal.
 *
 * @throws TidewaiterError `files.open`
 * @example
 * await sha256Of({ name: 'x', bytes: new Uint8Array() }) // 'e3b0c44298fc1c149afbf4c8996fb924…'
 */
export async function sha256Of(source: Source): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of bytesOf(source, { reuse: true })) hash.update(piece)
  return hash.digest('hex')
}
