import { sha256 as plain } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

interface Hash {
  update(part: string | Uint8Array): Hash
  digest(): Uint8Array
  digest(encoding: 'hex'): string
}

interface NodeCrypto {
  createHash(name: 'sha256'): Hash
}

/** SHA-256 of bytes, by Node.js itself where it is there and by plain code elsewhere: the same bytes.
 *
 * Asked for at run time, so that the room still loads in a browser.
 *
 * @example
 * sha256(new Uint8Array()).length // 32
 */
export function sha256(bytes: Uint8Array): Uint8Array {
  const node = nodeCrypto()
  return node ? node.createHash('sha256').update(bytes).digest() : plain(bytes)
}

/** SHA-256, in hex, of parts one after the other: bytes, and texts in UTF-8, in which half of a surrogate
 * pair counts as U+FFFD. What many texts share is given as bytes, and turned into them once.
 *
 * @example
 * sha256Hex('') // 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
 * sha256Hex('a', new TextEncoder().encode('b')) === sha256Hex('ab') // true
 */
export function sha256Hex(...parts: readonly (string | Uint8Array)[]): string {
  const node = nodeCrypto()
  if (!node) {
    const hash = plain.create()
    for (const part of parts) hash.update(typeof part === 'string' ? utf8ToBytes(part) : part)
    return bytesToHex(hash.digest())
  }
  const hash = node.createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

let asked: { readonly crypto: NodeCrypto | undefined } | undefined

/** Asked for once: the answer stays the same while the program runs. */
function nodeCrypto(): NodeCrypto | undefined {
  if (!asked) {
    const { process } = globalThis as {
      process?: { getBuiltinModule?: (name: string) => NodeCrypto | undefined }
    }
    asked = { crypto: process?.getBuiltinModule?.('node:crypto') }
  }
  return asked.crypto
}
