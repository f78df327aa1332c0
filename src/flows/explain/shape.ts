import { changeOf } from '../detect/change.ts'
import { type Detection, total } from '../detect/detect.ts'
import { monthText } from '../month.ts'
import { monthsOf } from '../panel.ts'
import { digits, percentInWords } from '../words.ts'
import { type Explanation, halfWidth, muchOfIt, type Rise, rawChange } from './explanation.ts'

/** Is the rise one delivery, as of a machine or a plant, that will not come again? */
export function oneOff(rise: Rise): Explanation {
  const { panel, window, verdict } = rise
  const months = monthsOf(panel, verdict.corridor)
  let largest = window.at
  let sum = 0
  for (let t = window.at; t < window.to; t++) {
    const value = Number.isNaN(months[t]!) ? 0 : months[t]!
    sum += value
    if (value > 0 && !(months[largest]! >= value)) largest = t
  }
  const share = sum > 0 ? months[largest]! / sum : 0
  const explains = verdict.kind === 'lump' || (window.to - window.at > 2 && share >= muchOfIt)
  return {
    name: 'one-off delivery',
    explains,
    text:
      `${monthText(panel.start + largest * panel.step)} holds ${percentInWords(share)} of all value after; ` +
      `${verdict.kind === 'lump' ? 'without it the rise is no longer there' : 'without it the rise is still there'}`,
  }
}

/** Did prices rise rather than quantities? Needs quantities in the files. */
export function price(
  rise: Rise,
  quantities: Float64Array | null,
  detection: Detection,
): Explanation {
  const name = 'price'
  if (!quantities) return { name, explains: null, text: 'the files hold no quantities' }
  const one = changeOf(quantities, rise.window, detection.model, detection.shipment)
  if (!one || rise.verdict.fromNothing) {
    return { name, explains: null, text: 'quantities are known on one side of the date only' }
  }
  const change = rawChange(rise.verdict)
  const perUnit = change - one.change
  const quantityRose = one.change - total(rise.verdict.control) - halfWidth(rise.verdict) > 0
  return {
    name,
    explains: !quantityRose && perUnit >= muchOfIt * change,
    text: `quantity changed by ${digits(Math.exp(one.change))} times, value per unit by ${digits(Math.exp(perUnit))} times`,
  }
}
