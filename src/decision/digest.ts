import canonicalize from 'canonicalize'
import type { Decision } from '../model/index.ts'
import { sha256Hex } from '../values/index.ts'

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
  return sha256Hex(canonicalText(value))
}

/** Canonical text of values that many decisions share, such as the versions of a run. */
const remembered = new WeakMap<object, string>()

function canonical(value: unknown): string {
  // An array is its elements in order, so that shared elements are written once.
  if (Array.isArray(value) && !Object.isFrozen(value)) return `[${value.map(canonical).join(',')}]`
  const shared = Object.isFrozen(value) && typeof value === 'object' && value !== null
  const known = shared ? remembered.get(value) : undefined
  if (known !== undefined) return known
  const text = canonicalText(value)
  if (shared) remembered.set(value, text)
  return text
}

function canonicalText(value: unknown): string {
  const text = JSON.stringify(inOrder(value)) ?? canonicalize(value)
  if (text === undefined) throw new TypeError('a part of a decision has a canonical form')
  // Half of a surrogate pair shows as an escape, and only then the strings are mended.
  return /\\ud[89a-f]/i.test(text) ? (canonicalize(wellFormed(value)) as string) : text
}

/**
 * The same value with the members of objects in the order of RFC 8785: written by JSON.stringify, which
 * keeps that order and has the same form for strings and numbers, it is canonical, in a third of the
 * time. Names that are numbers are the exception, since JavaScript puts them first: undefined is then
 * given, for the library to write.
 */
function inOrder(value: unknown): unknown {
  let numbered = false
  const walk = (inner: unknown): unknown => {
    if (inner === null || typeof inner !== 'object') return inner
    if (Array.isArray(inner)) return inner.map(walk)
    const members = inner as Record<string, unknown>
    const ordered: Record<string, unknown> = {}
    for (const name of Object.keys(members).sort()) {
      if (/^\d/.test(name) || name === '__proto__') numbered = true
      ordered[name] = walk(members[name])
    }
    return ordered
  }
  const result = walk(value)
  return numbered ? undefined : result
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
