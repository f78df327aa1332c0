import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import canonicalize from 'canonicalize'
import type { Decision } from '../model/index.ts'

/** SHA-256, in hex, over the canonical JSON (RFC 8785) of a decision without its digest.
 *
 * Only the fields of a decision count; what stands beside them (a row number) does not.
 * The date of the law applied is left out, because it is a clock where the user gave none: a change
 * of law shows in the findings. RFC 8785 has no form for half of a surrogate pair; it is read as
 * U+FFFD. Same input, same versions, same digest, on every machine.
 *
 * @example
 * digestOf(decision) === decision.digest // true
 */
export function digestOf(decision: Omit<Decision, 'digest'>): string {
  const { asOf: _law, knownAt: _known, ...settings } = decision.settings
  const content = {
    outcome: decision.outcome,
    why: decision.why,
    demonstration: decision.demonstration,
    subject: decision.subject,
    settings,
    matches: decision.matches,
    matchesTotal: decision.matchesTotal,
    findings: decision.findings,
    notEvaluated: decision.notEvaluated,
    versions: decision.versions,
  }
  const text = canonicalize(wellFormed(content))
  if (text === undefined)
    throw new TypeError('a decision is an object, so its canonical form exists')
  return bytesToHex(sha256(utf8ToBytes(text)))
}

/** The same value with every string well formed. */
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.isWellFormed() ? value : value.toWellFormed()
  if (Array.isArray(value)) return value.map(wellFormed)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.toWellFormed(), wellFormed(inner)]),
  )
}
