import type { Detection, Verdict } from './detect/detect.ts'
import type { Explanation } from './explain/explanation.ts'
import type { Links } from './links/link.ts'
import type { FlowsFileReport } from './load/problem.ts'
import type { Panel, Window } from './panel.ts'
import type { Specification } from './specification.ts'

/** A corridor as the contract of `flows FILE… --format json` gives it. */
export interface RankedCorridor {
  readonly rank: number
  readonly kind: 'rise' | 'lump' | 'fall'
  readonly hs6: string
  readonly group?: readonly string[]
  /** Tier of the Common High Priority List, or null. */
  readonly tier: string | null
  readonly origin: string
  /** The intermediary, where both legs were measured and rose; then the numbers are of the second. */
  readonly via: string | null
  readonly destination: string
  /** First month after the change, YYYY-MM. */
  readonly since: string
  /** Means per month in `currency`. */
  readonly before: number
  readonly after: number
  readonly currency: string
  /** Level after over level before, with innocent growth taken out; and its 95 % interval. */
  readonly factor: number
  readonly low: number
  readonly high: number
  /** Smallest false discovery rate at which the corridor would be listed. */
  readonly q: number
  /** Smallest factor that would have been listed four times in five. */
  readonly mde: number
  readonly text: string
}

/** A ranked corridor with what the report shows beside it. */
export interface CorridorDetail extends RankedCorridor {
  readonly verdict: Verdict
  /** Value beyond what was expected, over all months after. */
  readonly excess: number
  readonly explanations: readonly Explanation[]
}

/** The whole outcome of a run. */
export interface FlowsResult {
  readonly specification: Specification
  readonly caveats: readonly string[]
  readonly corridors: readonly CorridorDetail[]
  readonly files: readonly FlowsFileReport[]
  readonly panel: Panel
  readonly window: Window
  readonly detection: Detection
  readonly links: Links
  readonly currency: string
  /** How the date came about. */
  readonly dateFound: boolean
}
