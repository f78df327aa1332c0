import type { Verdict } from '../detect/detect.ts'
import { quantile } from '../stats/quantile.ts'
import { seededRandom } from '../stats/rng.ts'

/** Draws for one interval: enough for the second digit of its ends. */
export const drawCount = 1000

/** Seeded standard normal numbers (Box & Muller 1958). */
export function normalDraws(seed: number): () => number {
  const random = seededRandom(seed)
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** The standard error that goes with a verdict's 95 % interval, in log units. */
export function errorOf(verdict: Verdict): number {
  return (verdict.high - verdict.low) / (2 * 1.96)
}

/** The middle 95 % of draws. */
export function intervalOf(draws: Float64Array): readonly [number, number] {
  return [quantile(draws, 0.025), quantile(draws, 0.975)]
}

/** A seed of its own for every comparison, so that adding one does not move the others.
 *
 * FNV-1a over the UTF-16 units of a text (Fowler, Noll & Vo), mixed with the run's seed.
 */
export function seedFor(seed: number, text: string): number {
  let hash = 0x811c9dc5 ^ seed
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash | 0
}
