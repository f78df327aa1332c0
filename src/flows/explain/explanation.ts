import { total, type Verdict } from '../detect/detect.ts'
import type { Leg } from '../links/legs.ts'
import type { Panel, Window } from '../panel.ts'
import { median } from '../stats/quantile.ts'

/** An innocent explanation that was tried on a rise. */
export interface Explanation {
  readonly name:
    | 'demand for the goods'
    | 'demand of the destination'
    | 're-routing'
    | 'change of supplier'
    | 'price'
    | 'one-off delivery'
    | 'reclassification'
    | 'new reporter'
  /** True where it may account for the change, false where it does not, null where it cannot be tried. */
  readonly explains: boolean | null
  readonly text: string
}

/** A listed rise and what it is compared with. */
export interface Rise extends Leg {
  /** Value beyond the expected over all months after the date. */
  readonly excess: number
  readonly panel: Panel
  readonly window: Window
  readonly sanctioned: readonly string[]
  /** Goods and origin, "854239 eu", of which direct trade with a sanctioned destination fell. */
  readonly fallen: ReadonlySet<string>
}

/** A part of the excess from which a loss elsewhere may account for it. */
export const muchOfIt = 0.5

/** Log change before any control was taken out. */
export function rawChange(verdict: Verdict): number {
  return verdict.change + total(verdict.control)
}

/** Half width of a verdict's 95 % interval, in log units. */
export function halfWidth(verdict: Verdict): number {
  return (verdict.high - verdict.low) / 2
}

/** Does a rise stand out from the changes of its like?
 *
 * Their median with its robust standard error (1.2533 × the scaled median deviation / √n) against
 * the rise with its own: one-sided at 5 %.
 */
export function standsOut(verdict: Verdict, others: readonly number[]): boolean {
  const middle = median(others)
  const spread = 1.4826 * median(others.map((x) => Math.abs(x - middle)))
  const error = Math.hypot(halfWidth(verdict) / 1.96, (1.2533 * spread) / Math.sqrt(others.length))
  return rawChange(verdict) - middle > 1.645 * error
}
