import { TidewaiterError } from '../model/index.ts'

interface Limits {
  readonly cutoff: number
  readonly threshold: number
  readonly limit: number
}

/** A way of matching that can be asked for by name. */
export interface Algorithm {
  readonly name: string
  readonly description: string
  /** Options it takes, with meaning, range and default. */
  readonly options: Readonly<Record<string, string>>
}

interface RunnableAlgorithm extends Algorithm {
  check(limits: Limits): void
}

const evidence: RunnableAlgorithm = Object.freeze({
  name: 'evidence',
  description:
    'Weighs each agreement and difference in names, dates, countries, identifiers and addresses as a log-likelihood ratio; score = logistic of the sum.',
  options: Object.freeze({
    cutoff: 'least score returned, above 0 and below 1; defaults to 0.5',
    threshold: 'least score that counts as a match, above 0 and below 1; defaults to 0.7',
    limit: 'most candidates returned, 1 to 10000; defaults to 25',
    weights:
      'centinats per kind of agreement, under name and feature; defaults to the fitted table',
  }),
  check({ cutoff, threshold, limit }: Limits) {
    fraction('cutoff', cutoff)
    fraction('threshold', threshold)
    if (!Number.isInteger(limit) || limit < 1 || limit > 10_000)
      throw refused('limit', limit, 'it is no whole number from 1 to 10000')
  },
})

function fraction(name: string, value: number): void {
  if (!(value > 0 && value < 1)) throw refused(name, value, 'it is not above 0 and below 1')
}

function refused(name: string, value: number, reason: string): TidewaiterError {
  return new TidewaiterError({
    code: 'screening.option',
    act: `cannot screen with the ${name}`,
    value: String(value),
    reason,
    remedy: 'Choose a value in range.',
  })
}

/** What can be asked for by name, with its options.
 *
 * @example
 * algorithms().map((a) => a.name) // ['evidence']
 */
export function algorithms(): readonly Algorithm[] {
  return [{ name: evidence.name, description: evidence.description, options: evidence.options }]
}

/** @throws TidewaiterError `screening.algorithm` */
export function algorithmNamed(name: string): RunnableAlgorithm {
  if (name === evidence.name) return evidence
  throw new TidewaiterError({
    code: 'screening.algorithm',
    act: 'cannot use the matching algorithm',
    value: name,
    reason: 'there is none of this name',
    remedy: `Use one of: ${evidence.name}.`,
  })
}
