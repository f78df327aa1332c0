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
  // In the order of their names, as RFC 8785 has them.
  const parts: [string, unknown][] = [
    ['demonstration', decision.demonstration],
    ['findings', decision.findings],
    ['matches', decision.matches],
    ['matchesTotal', decision.matchesTotal],
    ['notEvaluated', decision.notEvaluated],
    ['outcome', decision.outcome],
    ['settings', settings],
    ['subject', decision.subject],
    ['versions', decision.versions],
    ['why', decision.why],
  ]
  const members = parts
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `"${name}":${canonical(value)}`)
  return sha256Hex(`{${members.join(',')}}`)
}

/** SHA-256, in hex, over the canonical JSON of any value: a name for its content. */
export function contentHash(value: unknown): string {
  return sha256Hex(canonicalJson(value))
}

/** Canonical text of values that many decisions share, such as the versions of a run. */
const remembered = new WeakMap<object, string>()

function canonical(value: unknown): string {
  return canonicalJson(value, sharedText)
}

/** What is frozen never changes: its text is written once. */
function sharedText(value: object): string | undefined {
  if (!Object.isFrozen(value)) return undefined
  const known = remembered.get(value)
  if (known !== undefined) return known
  const text = canonicalJson(value)
  remembered.set(value, text)
  return text
}
