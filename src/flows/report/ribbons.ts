import { amountInWords, currencyInWords, placeInWords } from '../words.ts'
import { text } from './escape.ts'
import type { Way } from './ways.ts'

const width = 900
const barWidth = 14
const gap = 14
const room = 300
/** Intermediaries drawn at most; the others are one bar together. */
const mostMiddle = 8

interface Ribbon {
  readonly from: string
  readonly to: string
  readonly kind: Way['kind']
  readonly value: number
}

interface Bar {
  readonly code: string
  readonly column: 0 | 1 | 2
  readonly height: number
  y: number
  /** Where the next ribbon starts on the left and right side. */
  left: number
  right: number
}

/** Ribbons from origins through intermediaries to sanctioned destinations.
 *
 * Heights are additional value over all months after the date. A ribbon leaves an intermediary
 * only where its onward leg was measured; otherwise its bar ends there, and a label says so. Lost
 * direct trade runs below, dashed, at its own height where that fits, else shortened and said.
 *
 * @param sanctioned codes of the right column
 */
export function ribbonsOf(
  ways: readonly Way[],
  sanctioned: readonly string[],
  currency: string,
): string | null {
  const gains = ways.filter((w) => w.kind === 'gain' && !sanctioned.includes(w.to))
  const onward = ways.filter((w) => w.kind === 'onward' && sanctioned.includes(w.to))
  if (gains.length === 0) return null
  const { ribbons, measured } = gathered(gains, onward)
  const scale = scaleOf(ribbons)
  const bars = barsOf(ribbons, scale)
  const height = Math.max(...[...bars.values()].map((bar) => bar.y + bar.height)) + 24
  const shapes = ribbons.map((ribbon) => ribbonPath(ribbon, bars, scale))
  const lost = ways.filter((w) => w.kind === 'lost').reduce((sum, w) => sum + w.value, 0)
  const title = `Additional trade from origins through ${[...bars.values()].filter((b) => b.column === 1).length} intermediaries; ${onward.length === 0 ? 'no onward leg is in the files' : 'onward legs where both legs rose'}`
  const note =
    lost > 0
      ? `<text class="note" x="0" y="${height - 4}" font-size="12" fill="currentColor">Lost direct trade over the same months: ${text(amountInWords(lost))} ${text(currencyInWords(currency))}.</text>`
      : ''
  const labels = [...bars.values()].map((bar) => barShape(bar, { measured, scale, currency }))
  return `<svg viewBox="0 0 ${width} ${round(height)}" width="${width}" height="${round(height)}" role="img" aria-label="${text(title)}" fill="none"><title>${text(title)}</title><g class="ribbons">${shapes.join('')}</g><g class="bars">${labels.join('')}</g>${note}</svg>`
}

function gathered(
  gains: readonly Way[],
  onward: readonly Way[],
): { ribbons: Ribbon[]; measured: ReadonlySet<string> } {
  const totals = new Map<string, number>()
  for (const way of gains) totals.set(way.to, (totals.get(way.to) ?? 0) + way.value)
  const largest = new Set(
    [...totals]
      .sort((a, b) => b[1] - a[1])
      .slice(0, mostMiddle)
      .map(([code]) => code),
  )
  const middle = (code: string) => (largest.has(code) ? code : 'others')
  const sums = new Map<string, Ribbon>()
  const add = (ribbon: Ribbon) => {
    const key = `${ribbon.kind} ${ribbon.from} ${ribbon.to}`
    sums.set(key, { ...ribbon, value: ribbon.value + (sums.get(key)?.value ?? 0) })
  }
  for (const way of gains) add({ ...way, to: middle(way.to) })
  for (const way of onward) if (totals.has(way.from)) add({ ...way, from: middle(way.from) })
  return { ribbons: [...sums.values()], measured: new Set(onward.map((w) => middle(w.from))) }
}

function scaleOf(ribbons: readonly Ribbon[]): number {
  const column = (kind: Way['kind']) =>
    ribbons.filter((r) => r.kind === kind).reduce((sum, r) => sum + r.value, 0)
  return room / Math.max(column('gain'), column('onward'))
}

function barsOf(ribbons: readonly Ribbon[], scale: number): Map<string, Bar> {
  const sums = new Map<string, { code: string; column: 0 | 1 | 2; in: number; out: number }>()
  const at = (code: string, column: 0 | 1 | 2) => {
    const key = `${column} ${code}`
    const own = sums.get(key) ?? { code, column, in: 0, out: 0 }
    sums.set(key, own)
    return own
  }
  for (const ribbon of ribbons) {
    const [left, right] = ribbon.kind === 'gain' ? ([0, 1] as const) : ([1, 2] as const)
    at(ribbon.from, left).out += ribbon.value
    at(ribbon.to, right).in += ribbon.value
  }
  const bars = new Map<string, Bar>()
  for (const column of [0, 1, 2] as const) {
    let y = 8
    const own = [...sums].filter(([, bar]) => bar.column === column)
    own.sort(([, a], [, b]) => Math.max(b.in, b.out) - Math.max(a.in, a.out))
    for (const [key, bar] of own) {
      const height = Math.max(2, Math.max(bar.in, bar.out) * scale)
      bars.set(key, { code: bar.code, column, height, y, left: y, right: y })
      // A label needs its line even where the bar is thin.
      y += Math.max(height, 16) + gap
    }
  }
  return bars
}

const columnX = (column: 0 | 1 | 2) => [150, 430, 690][column]!

function ribbonPath(ribbon: Ribbon, bars: ReadonlyMap<string, Bar>, scale: number): string {
  const [left, right] = ribbon.kind === 'gain' ? ([0, 1] as const) : ([1, 2] as const)
  const from = bars.get(`${left} ${ribbon.from}`)!
  const to = bars.get(`${right} ${ribbon.to}`)!
  const thick = Math.max(1, ribbon.value * scale)
  const [x1, x2] = [columnX(left) + barWidth, columnX(right)]
  const middle = (x1 + x2) / 2
  const [y1, y2] = [from.right + thick / 2, to.left + thick / 2]
  from.right += ribbon.value * scale
  to.left += ribbon.value * scale
  const name = `${placeName(ribbon.from)} to ${placeName(ribbon.to)}`
  return `<path class="ribbon-${ribbon.kind}" d="M${x1},${round(y1)}C${middle},${round(y1)} ${middle},${round(y2)} ${x2},${round(y2)}" stroke="currentColor" stroke-opacity="${ribbon.kind === 'gain' ? 0.3 : 0.5}" stroke-width="${round(thick)}"><title>${text(name)}</title></path>`
}

function barShape(
  bar: Bar,
  on: { readonly measured: ReadonlySet<string>; readonly scale: number; readonly currency: string },
): string {
  const x = columnX(bar.column)
  const value = `${amountInWords(bar.height / on.scale)} ${currencyInWords(on.currency)}`
  const open = bar.column === 1 && !on.measured.has(bar.code) ? '; onward leg not measured' : ''
  const label = `${placeName(bar.code)}: ${value}${open}`
  const before = bar.column === 0
  const y = round(bar.y + Math.min(bar.height / 2 + 4, Math.max(12, bar.height / 2 + 4)))
  return (
    `<rect class="bar" x="${x}" y="${round(bar.y)}" width="${barWidth}" height="${round(bar.height)}" fill="currentColor"/>` +
    `<text x="${before ? x - 6 : x + barWidth + 6}" y="${y}" font-size="12" text-anchor="${before ? 'end' : 'start'}" fill="currentColor">${text(label)}</text>`
  )
}

function placeName(code: string): string {
  return code === 'others' ? 'others' : placeInWords(code)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
