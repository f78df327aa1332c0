import { defaultWeights, type Weights } from '../names/index.ts'
import { checkWeights } from './check-weights.ts'
import { defaultFeatureWeights, type FeatureWeights } from './feature-weights.ts'

/** Weights that differ from the defaults, for one request. */
export interface WeightOptions {
  readonly name?: Partial<Omit<Weights, 'relation'>> & {
    readonly relation?: Partial<Weights['relation']>
  }
  readonly feature?: Partial<FeatureWeights>
}

/** For two names that somebody puts side by side: that they are one is then far likelier than for a
 * customer's name and any one of a list's thousands, which is what the default prior is for. And two
 * parts that have most letters in common are alike, which no index could look up.
 *
 * Chosen on the fitting half of the alias pairs, where F1 all but stops rising with a lower threshold
 * (docs/matching.md).
 *
 * @example
 * compareParties(query, entity, { weights: pairWeights }).evidence // 200 above that of `screen`
 */
export const pairWeights: WeightOptions = Object.freeze({
  name: Object.freeze({
    prior: defaultWeights.prior + 200,
    relation: Object.freeze({ alike: 40 }),
  }),
})

export interface AllWeights {
  readonly name: Weights
  readonly feature: FeatureWeights
}

const shippedWeights: AllWeights = { name: defaultWeights, feature: defaultFeatureWeights }

/** The default weights with a request's own in their place.
 *
 * @throws TidewaiterError `screening.weight` for a weight of the wrong sign or size
 */
export function resolveWeights(options?: WeightOptions): AllWeights {
  if (options === undefined) return shippedWeights
  checkWeights(options)
  return {
    name: options.name
      ? {
          ...defaultWeights,
          ...options.name,
          relation: { ...defaultWeights.relation, ...options.name.relation },
        }
      : defaultWeights,
    feature: options.feature
      ? { ...defaultFeatureWeights, ...options.feature }
      : defaultFeatureWeights,
  }
}
