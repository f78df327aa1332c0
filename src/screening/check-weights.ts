import { TidewaiterError } from '../model/index.ts'
import { defaultWeights, type Weights } from '../names/index.ts'
import { defaultFeatureWeights, type FeatureWeights } from './feature-weights.ts'

/** Weights of a contradiction: zero or below. */
const contradictions = new Set([
  'initialContradicted',
  'patronymicContradicted',
  'numberContradicted',
  'numberSurplus',
  'legalDifferent',
  'legalFar',
  'clash',
  'clashGeneral',
  'shuffled',
  'identifierDifferent',
  'nameBesideKey',
  'weakAlias',
  'birthDayDifferent',
  'birthYearOff',
  'birthYearFar',
  'countryDifferent',
  'genderDifferent',
  'floor',
])

/** Refuses weights under which agreement would lower or contradiction would raise the evidence, and on
 * which the index could not keep its promise to miss nothing.
 *
 * @throws TidewaiterError `screening.weight`
 */
export function checkWeights(options: {
  name?: Partial<Omit<Weights, 'relation'>> & { relation?: Partial<Weights['relation']> }
  feature?: Partial<FeatureWeights>
}): void {
  const known = { name: defaultWeights, feature: defaultFeatureWeights } as const
  for (const part of ['name', 'feature'] as const) {
    for (const [name, value] of Object.entries(options[part] ?? {})) {
      if (!(name in known[part])) throw refused(`${part}.${name}`, value, 'there is no such weight')
      for (const [key, number] of leaves(name, value)) checkOne(`${part}.${key}`, name, number)
    }
  }
  const name = { ...defaultWeights, ...options.name }
  const surplus = Math.max(
    name.surplus,
    name.surplusSyllable,
    name.surplusDescriptor,
    name.surplusPlace,
    name.surplusWeak,
  )
  if (name.contradiction < surplus)
    throw refused(
      'name.contradiction',
      name.contradiction,
      'it is less than the share of what one side has in addition',
    )
}

/** Refuses weights of what no key leads to: an index would miss it.
 *
 * @throws TidewaiterError `screening.weight`
 */
export function checkIndexed({ name }: { name: Weights }): void {
  const { alike } = name.relation
  if (alike > 0)
    throw refused('name.relation.alike', alike, 'it is for two names side by side, not for a list')
}

function leaves(name: string, value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[name, value]]
  return Object.entries(value).map(([key, inner]) => [`${name}.${key}`, inner])
}

function checkOne(path: string, name: string, value: unknown): void {
  if (!Number.isInteger(value) || Math.abs(value as number) > 100_000)
    throw refused(path, value, 'it is no whole number of centinats')
  const number = value as number
  if (name === 'prior') {
    if (number >= 0) throw refused(path, value, 'the prior must be below zero')
  } else if (contradictions.has(name)) {
    if (number > 0) throw refused(path, value, 'a contradiction cannot raise the evidence')
  } else if (number < 0) throw refused(path, value, 'an agreement cannot lower the evidence')
  if ((path.startsWith('name.relation.') || name === 'beyondCeiling') && number > 100)
    throw refused(path, value, 'it is a share of more than 100 per cent')
}

function refused(path: string, value: unknown, reason: string): TidewaiterError {
  return new TidewaiterError({
    code: 'screening.weight',
    act: `cannot use the weight ${path}`,
    value: String(value),
    reason,
    remedy: 'See the table of weights in docs/matching.md.',
  })
}
