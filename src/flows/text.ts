import { total, type Verdict } from './detect/detect.ts'
import type { Onward } from './links/onward.ts'
import { monthInWords, monthText } from './month.ts'
import { type Corridor, monthsOf, type Panel, type Window } from './panel.ts'
import {
  amountInWords,
  currencyInWords,
  digits,
  goodsInWords,
  placeInWords,
  probabilityInWords,
} from './words.ts'

export interface TextContext {
  readonly panel: Panel
  readonly window: Window
  readonly currency: string
  /** What is said of the code's scope, if a revision changed it. */
  readonly scope?: string | undefined
}

/** Says in words what was found of one corridor; "consistent with", never "because of".
 *
 * @example
 * // 'EU exports of HS 854239 to Armenia: about 0.28 thousand euro a month before March 2022,
 * //  205 thousand after; …'
 */
export function corridorText(corridor: Corridor, verdict: Verdict, on: TextContext): string {
  const since = monthInWords(on.panel.start + on.window.at * on.panel.step)
  const goods = goodsInWords(corridor)
  const trade =
    corridor.reportedBy === 'importer'
      ? `${placeInWords(corridor.destination)} imports of ${goods} from ${placeInWords(corridor.origin)}`
      : `${placeInWords(corridor.origin)} exports of ${goods} to ${placeInWords(corridor.destination)}`
  const parts = [
    `${trade}: ` +
      `about ${amountInWords(verdict.before)} ${currencyInWords(on.currency)} a month before ${since}, ${amountInWords(verdict.after)} after`,
    factorText(verdict),
    `false discovery rate ${probabilityInWords(verdict.q)}`,
  ]
  if (verdict.kind === 'lump') parts.push(lumpText(verdict, on))
  if (verdict.fromNothing) {
    parts.push(
      'nothing was traded before, so one typical small shipment stands for the past and the factor is an order of magnitude',
    )
  }
  if (on.scope) parts.push(`the scope of the code changed in the window (${on.scope})`)
  return `${parts.join('; ')}.`
}

/** Says in words what was found of a way through an intermediary.
 *
 * @param first the row of the leg from the origin to the intermediary
 */
export function chainText(first: { readonly text: string }, onward: Onward): string {
  return `${first.text} Onward: ${onward.text}`
}

function factorText(verdict: Verdict): string {
  const growth = total(verdict.control)
  const [low, high] = [digits(Math.exp(verdict.low)), digits(Math.exp(verdict.high))]
  if (verdict.kind === 'fall') {
    return `the level is ${digits(Math.exp(verdict.change))} of what it was (95 % interval ${low} to ${high})`
  }
  const innocent =
    Math.abs(growth) < 0.05
      ? ''
      : `, after innocent growth of ${digits(Math.exp(growth))} times is taken out`
  return `the usual level is ${digits(Math.exp(verdict.change))} times as high (95 % interval ${low} to ${high})${innocent}`
}

function lumpText(verdict: Verdict, on: TextContext): string {
  const months = monthsOf(on.panel, verdict.corridor)
  let largest = on.window.at
  for (let t = on.window.at; t < on.window.to; t++) {
    if ((months[t] ?? 0) > (months[largest] ?? 0)) largest = t
  }
  const month = monthText(on.panel.start + largest * on.panel.step)
  return `without ${month}, its largest month, the rise is no longer there`
}
