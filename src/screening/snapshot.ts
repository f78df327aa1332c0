import { sha256 } from '@noble/hashes/sha2.js'
import { TidewaiterError } from '../model/index.ts'
import { headerLength, type Index, indexOf } from './build.ts'

/** Header: 8 bytes magic, 4 bytes format version, 4 bytes free, 8 bytes length of all, 32 bytes SHA-256
 * of what follows the header, 8 bytes free. Numbers are little-endian. */
const magic = 'TWINDEX\n'
const formatVersion = 4

/** The index as bytes, to be read back by `loadIndex`; equal entities give equal bytes.
 *
 * @example
 * loadIndex(saveIndex(index)).size === index.size // true
 */
export function saveIndex(index: Index): Uint8Array {
  const out = new Uint8Array(index.bytes.length)
  out.set(index.bytes)
  const view = new DataView(out.buffer)
  out.set(new TextEncoder().encode(magic), 0)
  view.setUint32(8, formatVersion, true)
  view.setBigUint64(16, BigInt(out.length), true)
  out.set(sha256(out.subarray(headerLength)), 24)
  return out
}

/** Reads a snapshot without parsing it: the index works on the bytes, which must not change.
 *
 * @param bytes in shared memory, to share the index with other threads
 * @param options.verified skip the checksum, for a thread that gets bytes another has verified.
 *   Defaults to false
 * @throws TidewaiterError `screening.snapshot` for bytes that are no snapshot, cut short, changed, or of
 *   another format version
 */
export function loadIndex(bytes: Uint8Array, options: { verified?: boolean } = {}): Index {
  if (bytes.length < headerLength || new TextDecoder().decode(bytes.slice(0, 8)) !== magic)
    throw refused('it does not begin like an index')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const version = view.getUint32(8, true)
  if (version !== formatVersion)
    throw refused(`it has format version ${version}, this program reads ${formatVersion}`)
  const length = Number(view.getBigUint64(16, true))
  if (bytes.length !== length)
    throw refused(`it has ${bytes.length} bytes instead of ${length}: it was cut short`)
  if (!options.verified) {
    const digest = sha256(bytes.subarray(headerLength))
    if (!digest.every((byte, i) => byte === bytes[24 + i]))
      throw refused('its checksum is wrong: it was changed')
  }
  return indexOf(bytes)
}

function refused(reason: string): TidewaiterError {
  return new TidewaiterError({
    code: 'screening.snapshot',
    act: 'cannot read the index snapshot',
    reason,
    remedy: 'Load the lists again to build a new one.',
  })
}
