import { sha256 } from '@noble/hashes/sha2.js'
import { TidewaiterError } from '../model/index.ts'
import type { Entry, Index } from './build.ts'

/** Snapshot: 8 bytes magic, 4 bytes format version, 4 bytes reserved, 8 bytes length, 32 bytes SHA-256 of
 * the body, then the body. Numbers are little-endian. */
const magic = 'TWINDEX\n'
const formatVersion = 1
const headerLength = 56

/** The index as bytes, to be read back by `loadIndex`.
 *
 * @example
 * loadIndex(saveIndex(index)).size === index.size // true
 */
export function saveIndex(index: Index): Uint8Array {
  const body = new TextEncoder().encode(
    JSON.stringify({ drop: index.drop, entries: index.entries }),
  )
  const out = new Uint8Array(headerLength + body.length)
  const view = new DataView(out.buffer)
  out.set(new TextEncoder().encode(magic), 0)
  view.setUint32(8, formatVersion, true)
  view.setBigUint64(16, BigInt(body.length), true)
  out.set(sha256(body), 24)
  out.set(body, headerLength)
  return out
}

/** Reads a snapshot.
 *
 * @throws TidewaiterError `screening.snapshot` for bytes that are no snapshot, cut short, changed, or of
 *   another format version
 */
export function loadIndex(bytes: Uint8Array): Index {
  if (bytes.length < headerLength || new TextDecoder().decode(bytes.slice(0, 8)) !== magic)
    throw refused('it does not begin like an index')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const version = view.getUint32(8, true)
  if (version !== formatVersion)
    throw refused(`it has format version ${version}, this program reads ${formatVersion}`)
  const length = Number(view.getBigUint64(16, true))
  if (bytes.length !== headerLength + length)
    throw refused(
      `it has ${bytes.length} bytes instead of ${headerLength + length}: it was cut short`,
    )
  const body = bytes.subarray(headerLength)
  const digest = sha256(body)
  if (!digest.every((byte, i) => byte === bytes[24 + i]))
    throw refused('its checksum is wrong: it was changed')
  const { drop, entries } = JSON.parse(new TextDecoder().decode(body)) as {
    drop: string[]
    entries: Entry[]
  }
  return { size: entries.length, drop, entries }
}

function refused(reason: string): TidewaiterError {
  return new TidewaiterError({
    code: 'screening.snapshot',
    act: 'cannot read the index snapshot',
    reason,
    remedy: 'Load the lists again to build a new one.',
  })
}
