import type { Decision } from '../model/index.ts'
import { sha256Hex } from '../values/index.ts'
import { canonicalJson } from './canonical-json.ts'

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
  const { demonstration, findings, matches, matchesTotal } = decision
  const { notEvaluated, outcome, subject, versions, why } = decision
  // In the order of their names, as RFC 8785 has them.
  const first =
    demonstration === undefined ? '' : `"demonstration":${canonicalJson(demonstration)},`
  return sha256Hex(
    `{${first}"findings":${canonicalJson(findings)},"matches":${canonicalJson(matches)}` +
      `,"matchesTotal":${matchesTotal},"notEvaluated":[${notEvaluated.map(sharedText).join(',')}]` +
      `,"outcome":"${outcome}","settings":${canonicalJson(settings)}` +
      `,"subject":${canonicalJson(subject)},"versions":`,
    sharedBytes(versions),
    `,"why":"${why}"}`,
  )
}

/** SHA-256, in hex, over the canonical JSON of any value: a name for its content. */
export function contentHash(value: unknown): string {
  return sha256Hex(canonicalJson(value))
}

/** Canonical text of values that many decisions share, such as what orders of one kind lack. */
const remembered = new WeakMap<object, string>()

/** What is frozen never changes: its text is written once. */
function sharedText(value: object): string {
  if (!Object.isFrozen(value)) return canonicalJson(value)
  const known = remembered.get(value)
  if (known !== undefined) return known
  const text = canonicalJson(value)
  remembered.set(value, text)
  return text
}

/** The versions of a run, as long as the rest of a decision: turned into bytes once. */
const versionBytes = new WeakMap<object, Uint8Array>()

function sharedBytes(value: object): string | Uint8Array {
  if (!Object.isFrozen(value)) return canonicalJson(value)
  const known = versionBytes.get(value)
  if (known !== undefined) return known
  const bytes = new TextEncoder().encode(canonicalJson(value))
  versionBytes.set(value, bytes)
  return bytes
}
