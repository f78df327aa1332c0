import type { Window } from '../panel.ts'

/** Fewest months that a side of a window needs. */
export const fewestBefore = 6
export const fewestAfter = 2
const mostPlacebos = 6

/** Windows inside the months before the date, where by construction nothing happened.
 *
 * Their after side is as long as the real one, but at most a third of the past; their before side
 * starts where the real one does.
 *
 * @example
 * placeboWindows({ from: 0, at: 26, to: 34 }).map((w) => w.at) // [12, 13, 14, 16, 17, 18]
 */
export function placeboWindows(window: Window): Window[] {
  const past = window.at - window.from
  const after = Math.max(fewestAfter, Math.min(window.to - window.at, Math.floor(past / 3)))
  const first = window.from + Math.max(fewestBefore, Math.floor(past / 2) - 1)
  const last = window.at - after
  if (last < first) return []
  const count = Math.min(mostPlacebos, last - first + 1)
  const dates = new Set<number>()
  for (let j = 0; j < count; j++) {
    dates.add(Math.round(count === 1 ? last : first + (j * (last - first)) / (count - 1)))
  }
  return [...dates].map((at) => ({ from: window.from, at, to: at + after }))
}
