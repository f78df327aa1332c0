import { sha256 as plain } from '@noble/hashes/sha2.js'

interface NodeCrypto {
  createHash(name: string): { update(bytes: Uint8Array): { digest(): Uint8Array } }
}

/** SHA-256 of bytes, by Node.js itself where it is there and by plain code elsewhere: the same bytes.
 *
 * Asked for at run time, so that the room still loads in a browser.
 *
 * @example
 * sha256(new Uint8Array()).length // 32
 */
export function sha256(bytes: Uint8Array): Uint8Array {
  const { process } = globalThis as {
    process?: { getBuiltinModule?: (name: string) => NodeCrypto | undefined }
  }
  const node = process?.getBuiltinModule?.('node:crypto')
  return node ? node.createHash('sha256').update(bytes).digest() : plain(bytes)
}
