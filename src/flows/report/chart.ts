import { total } from '../detect/detect.ts'
import { monthsOf } from '../panel.ts'
import type { CorridorDetail, FlowsResult } from '../result.ts'
import { currencyInWords, placeInWords } from '../words.ts'

type Plot = typeof import('@observablehq/plot')

/** What draws: Observable Plot and a document that is no browser's. */
export interface Drawing {
  readonly plot: Plot
  readonly document: Document
}

/** Loads Plot and linkedom on first use; nothing else needs them. */
export async function openDrawing(): Promise<Drawing> {
  const [plot, { parseHTML }] = await Promise.all([
    import('@observablehq/plot'),
    import('linkedom'),
  ])
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  return { plot, document: document as unknown as Document }
}

/** A drawing as SVG text without style elements, which the page's policy would refuse.
 *
 * @param title what a reader who cannot see the picture is told
 */
export function svgText(drawing: Drawing, svg: Element, title: string): string {
  for (const style of svg.querySelectorAll('style')) style.remove()
  for (const element of svg.querySelectorAll('[style]')) element.removeAttribute('style')
  svg.removeAttribute('class')
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-label', title)
  const caption = drawing.document.createElementNS('http://www.w3.org/2000/svg', 'title')
  caption.textContent = title
  svg.insertBefore(caption, svg.firstChild)
  return svg.outerHTML
}

interface Point {
  readonly month: Date
  readonly value: number
}

/** The months of a corridor on a logarithmic scale, with what was expected after the date.
 *
 * The band is the 95 % interval of the level after the date; the dashed line what innocent growth
 * alone would have made of the level before; marks at the foot are months without trade.
 */
export function corridorChart(
  drawing: Drawing,
  result: FlowsResult,
  corridor: CorridorDetail,
): string {
  const { plot, document } = drawing
  const points = pointsOf(result, corridor)
  const traded = points.filter((p) => p.value > 0)
  const low = Math.min(...traded.map((p) => p.value))
  const level = usualLevel(result, corridor)
  const expected = level * Math.exp(total(corridor.verdict.control))
  const [from, to] = [monthDate(result, result.window.at), monthDate(result, result.window.to - 1)]
  const band = [from, to].map((month) => ({
    month,
    low: Math.max(expected * corridor.low, low / 3),
    high: Math.max(expected * corridor.high, low / 3),
    expected,
  }))
  const svg = plot.plot({
    document,
    width: 340,
    height: 170,
    marginLeft: 46,
    x: { type: 'utc', label: null, ticks: 4 },
    y: {
      type: 'log',
      label: `${currencyInWords(result.currency)} a month`,
      ticks: 4,
      tickFormat: '~s',
      grid: true,
    },
    marks: [
      plot.areaY(band, {
        x: 'month',
        y1: 'low',
        y2: 'high',
        fillOpacity: 0.15,
        className: 'interval',
      }),
      plot.lineY(band, {
        x: 'month',
        y: 'expected',
        strokeDasharray: '4 3',
        className: 'expected',
      }),
      plot.ruleX([from], { strokeDasharray: '1 3', className: 'date' }),
      plot.lineY(traded, { x: 'month', y: 'value', strokeOpacity: 0.35, className: 'months' }),
      plot.dot(traded, {
        x: 'month',
        y: 'value',
        r: 1.8,
        fill: 'currentColor',
        className: 'month',
      }),
      plot.tickX(
        points.filter((p) => p.value === 0),
        { x: 'month', insetTop: 122, strokeOpacity: 0.5, className: 'no-trade' },
      ),
    ],
  })
  const title = `HS ${corridor.hs6}, ${placeInWords(corridor.origin)} to ${placeInWords(corridor.destination)}, by month`
  return svgText(drawing, svg, title)
}

function pointsOf(result: FlowsResult, corridor: CorridorDetail): Point[] {
  return Array.from(monthsOf(result.panel, corridor.verdict.corridor), (value, t) => ({
    month: monthDate(result, t),
    value,
  })).filter((point) => !Number.isNaN(point.value))
}

function monthDate({ panel }: FlowsResult, column: number): Date {
  const month = panel.start + column * panel.step
  return new Date(Date.UTC(Math.floor(month / 12), month % 12, 1))
}

/** Geometric mean of the months with trade before; one typical shipment where there are none. */
function usualLevel(result: FlowsResult, corridor: CorridorDetail): number {
  const { from, at } = result.window
  const before = monthsOf(result.panel, corridor.verdict.corridor).subarray(from, at)
  const logs = Array.from(
    before.filter((v) => v > 0),
    Math.log,
  )
  if (logs.length === 0) return Math.exp(result.detection.shipment.log)
  return Math.exp(logs.reduce((sum, x) => sum + x, 0) / logs.length)
}
