import { sha256 as plain } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

interface NodeCrypto {
  createHash(name: string): { update(bytes: Uint8Array): { digest(): Uint8Array } }
  hash(name: string, text: string, encoding: 'hex'): string
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

/** SHA-256 of a text in UTF-8, in hex; half of a surrogate pair counts as U+FFFD.
 *
 * @example
 * sha256Hex('') // 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
 */
export function sha256Hex(text: string): string {
  const node = nodeCrypto()
  return node ? node.hash('sha256', text, 'hex') : bytesToHex(plain(utf8ToBytes(text)))
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
