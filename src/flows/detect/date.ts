import { monthsOf, type Panel } from '../panel.ts'
import { sampleOf, seededRandom } from '../stats/rng.ts'
import { fewestAfter, fewestBefore } from './placebo.ts'
import { rawStep } from './step.ts'

/** Share of the months at each end where no date is looked for (Andrews 1993). */
const trimming = 0.15
const sampled = 3000
const drift = 0.05

/** Finds the column at which most corridors change together.
 *
 * For every candidate the squared standardised steps above 4, each at most 36, are summed over the
 * corridors; the largest sum wins, the earliest on a tie. One corridor among many moves the sum
 * little, so that testing it at this date is hardly favoured by the choice.
 * Source: the sup-F idea of Andrews (1993) applied to a panel (Bai 2010).
 */
export function findDate(panel: Panel, seed: number): number | null {
  const low = Math.max(fewestBefore, Math.ceil(panel.months * trimming))
  const high = panel.months - Math.max(fewestAfter, Math.ceil(panel.months * trimming))
  let best: number | null = null
  let bestSum = 0
  const chosen = sampleOf(panel.corridors.length, sampled, seededRandom(seed))
  for (let at = low; at <= high; at++) {
    let sum = 0
    for (const i of chosen) {
      const raw = rawStep(monthsOf(panel, i), { from: 0, at, to: panel.months }, drift)
      if (!raw.size || raw.size.df < 5) continue
      const square = (raw.size.step * raw.size.step) / (raw.size.k * (raw.size.noise + 0.02))
      sum += Math.max(0, Math.min(36, square) - 4)
    }
    if (sum > bestSum) {
      bestSum = sum
      best = at
    }
  }
  return best
}
