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

export interface AllWeights {
  readonly name: Weights
  readonly feature: FeatureWeights
}

/** The default weights with a request's own in their place.
 *
 * @throws TidewaiterError `screening.weight` for a weight of the wrong sign or size
 */
export function resolveWeights(options: WeightOptions = {}): AllWeights {
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
