import { type Index, indexOf, indexSeal } from './build.ts'
import { checkSeal, sealed } from './seal.ts'

/** The index as bytes, to be read back by `loadIndex`; equal entities give equal bytes.
 *
 * @example
 * loadIndex(saveIndex(index)).size === index.size // true
 */
export function saveIndex(index: Index): Uint8Array {
  return sealed(index.bytes)
}

/** Reads a snapshot without parsing it: the index works on the bytes, which must not change.
 *
 * @param bytes in shared memory, to share the index with other threads
 * @param options.verified skip the checksum, for a thread that gets bytes another has verified, or
 *   the `bytes` of an index that another has built. Defaults to false
 * @throws TidewaiterError `screening.snapshot` for bytes that are no snapshot, cut short, changed, or of
 *   another format version
 */
export function loadIndex(bytes: Uint8Array, options: { verified?: boolean } = {}): Index {
  checkSeal(bytes, indexSeal, options.verified ?? false)
  return indexOf(bytes)
}
