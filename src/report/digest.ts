import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import { isUnreadable, type ReportRow } from './row.ts'

/** SHA-256 of text in UTF-8, as bytes. */
export function sha256Of(text: string): Uint8Array {
  return sha256(utf8ToBytes(text))
}

/** One digest for a whole report: SHA-256 over the lines `row digest`, in order of the rows.
 *
 * An unreadable row stands in it as `row error`, so that a missing row changes the digest. Anybody
 * can compute it again from the decisions: `jq -r '"\(.row) \(.digest)"' decisions.jsonl | sha256sum`
 * when every row was readable.
 */
export function reportDigest(rows: readonly ReportRow[]): string {
  const lines = rows.map((row) => `${row.row} ${isUnreadable(row) ? 'error' : row.digest}\n`)
  return bytesToHex(sha256Of(lines.join('')))
}
