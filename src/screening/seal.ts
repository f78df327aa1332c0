import { TidewaiterError } from '../model/index.ts'
import { sha256 } from '../values/index.ts'

/** What stands in front of stored bytes: 8 bytes magic, 4 bytes format version, 4 bytes free, 8 bytes
 * length of all, 32 bytes SHA-256 of what follows the header, 8 bytes free. Numbers are little-endian. */
export interface Seal {
  /** Eight letters of ASCII. */
  readonly magic: string
  readonly version: number
  /** What the bytes are, for an error: "index". */
  readonly what: string
}

/** Bytes of the header. */
export const headerLength = 64

const checksumAt = 24

/** Writes the header, but for the checksum, into the free bytes at the front. */
export function mark(bytes: Uint8Array, seal: Seal): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  bytes.set(new TextEncoder().encode(seal.magic), 0)
  view.setUint32(8, seal.version, true)
  view.setBigUint64(16, BigInt(bytes.length), true)
}

/** A copy of marked bytes with their checksum, to be stored. */
export function sealed(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length)
  out.set(bytes)
  out.set(sha256(out.subarray(headerLength)), checksumAt)
  return out
}

/** Refuses bytes that are something else, of another version, cut short or changed.
 *
 * @param verified whether the checksum was verified before and is not looked at
 * @throws TidewaiterError `screening.snapshot`
 */
export function checkSeal(bytes: Uint8Array, seal: Seal, verified: boolean): void {
  const { magic, version, what } = seal
  if (bytes.length < headerLength || new TextDecoder().decode(bytes.slice(0, 8)) !== magic)
    throw refused(what, `it does not begin like an ${what}`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = view.getUint32(8, true)
  if (found !== version)
    throw refused(what, `it has format version ${found}, this program reads ${version}`)
  const length = view.getBigUint64(16, true)
  if (BigInt(bytes.length) !== length)
    throw refused(what, `it has ${bytes.length} bytes instead of ${length}: it was cut short`)
  if (verified) return
  const digest = sha256(bytes.subarray(headerLength))
  if (!digest.every((byte, i) => byte === bytes[checksumAt + i]))
    throw refused(what, 'its checksum is wrong: it was changed')
}

function refused(what: string, reason: string): TidewaiterError {
  return new TidewaiterError({
    code: 'screening.snapshot',
    act: `cannot read the ${what} snapshot`,
    reason,
    remedy: 'Load the lists again to build a new one.',
  })
}
