import { tableAsOf } from '../tables/index.ts'
import type { Policy } from './policy.ts'
import { rules } from './rules/index.ts'

const jurisdictionNames: Readonly<Record<string, string>> = {
  us: 'the United States',
  eu: 'the European Union',
  gb: 'the United Kingdom',
  un: 'the United Nations',
}

function list(words: readonly string[]): string {
  return words.length > 0 ? words.join(', ') : 'none'
}

/** Rules that a policy may name: those of the program, of its table, and families of findings. */
const families =
  /^(?:(?:list|licence|ownership|concealment|destination|lists|input|required|goods|route|vessel|corridor|claim|note)\.|RF(?:22|37)$)/

/** A policy in words, a sentence a line, and what in it has no effect.
 *
 * @example
 * describePolicy(defaultPolicy, '2026-11-24').sentences[0] // 'Policy default, version 2026-11-23.'
 */
export function describePolicy(
  policy: Policy,
  asOf: string,
): { readonly sentences: readonly string[]; readonly warnings: readonly string[] } {
  const entries = Object.entries(policy.jurisdictions)
  const named = (kind: string) =>
    entries.filter(([, word]) => word === kind).map(([code]) => jurisdictionNames[code] ?? code)
  const { cutoff, match, block } = policy.thresholds
  const known = new Set([
    ...rules.map((rule) => rule.id),
    ...tableAsOf('rules', asOf).rows.map((row) => row.id!),
  ])
  const unknown = [...policy.required, ...Object.keys(policy.effects)].filter(
    (rule) => !known.has(rule) && !families.test(rule),
  )
  return {
    sentences: [
      `Policy ${policy.name}, version ${policy.version}.`,
      `Findings under the law of ${list(named('enforce'))} decide; those of ${list(named('inform'))} are shown as notes.`,
      `A clear needs these rules to have been evaluated: ${list(policy.required)}.`,
      ...policy.requiredLists.map(
        (one) =>
          `The list ${one.dataset} must be loaded${one.maxAgeDays === undefined ? '' : ` and at most ${one.maxAgeDays} days old`}; otherwise every decision is at least a review.`,
      ),
      `Matches are shown from a score of ${cutoff} on and count from ${match} on; from ${block} on a listed party can block, below that the identity is to be confirmed first.`,
      ...Object.entries(policy.effects).map(
        ([rule, effect]) =>
          `Findings of ${rule} have the effect ${effect}, whatever the rule says.`,
      ),
    ],
    warnings: unknown.map((rule) => `No rule has the name "${rule}": the line has no effect.`),
  }
}
