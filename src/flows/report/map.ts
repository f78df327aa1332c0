import type { GeoPermissibleObjects } from 'd3-geo'
import { placeInWords } from '../words.ts'
import type { Atlas } from './atlas.ts'
import { type Drawing, svgText } from './chart.ts'
import type { Way } from './ways.ts'

/** Ways drawn at most; more would be a ball of wool. */
const mostWays = 30

/** The listed ways on a map of the part of the world that they touch.
 *
 * Width grows with the square root of the value; lost direct trade is dashed. Places that the map
 * does not know are left out, and their number is said by the caption.
 */
export function mapOf(
  drawing: Drawing,
  atlas: Atlas,
  ways: readonly Way[],
): { readonly svg: string; readonly left: number } | null {
  const placed = ways.flatMap((way) => {
    const [from, to] = [atlas.point(way.from), atlas.point(way.to)]
    return from && to ? [{ ...way, x1: from[0], y1: from[1], x2: to[0], y2: to[1] }] : []
  })
  const drawn = placed.slice(0, mostWays)
  if (drawn.length === 0) return null
  const places = new Map<string, readonly [number, number]>()
  for (const way of drawn) {
    places.set(way.from, [way.x1, way.y1])
    places.set(way.to, [way.x2, way.y2])
  }
  const { plot, document } = drawing
  const largest = Math.sqrt(drawn[0]!.value)
  const arrows = (kind: Way['kind']) =>
    plot.arrow(
      drawn.filter((way) => way.kind === kind),
      {
        x1: 'x1',
        y1: 'y1',
        x2: 'x2',
        y2: 'y2',
        bend: kind === 'lost' ? -22 : 22,
        inset: 6,
        strokeWidth: (way: Way) => 1 + (5 * Math.sqrt(way.value)) / largest,
        strokeOpacity: 0.75,
        headLength: 4,
        ...(kind === 'lost' ? { strokeDasharray: '5 4' } : {}),
        className: `way-${kind}`,
      },
    )
  const named = [...places].map(([code, [x, y]]) => ({ x, y, name: placeInWords(code) }))
  const svg = plot.plot({
    document,
    width: 900,
    height: 520,
    // The picture's own edge cuts what lies outside.
    projection: { ...framed([...places.values()]), clip: null },
    marks: [
      plot.geo(atlas.land as GeoPermissibleObjects, {
        fill: 'currentColor',
        fillOpacity: 0.08,
        stroke: 'currentColor',
        strokeOpacity: 0.35,
        strokeWidth: 0.5,
        className: 'land',
      }),
      arrows('lost'),
      arrows('gain'),
      arrows('onward'),
      plot.dot(named, { x: 'x', y: 'y', r: 3, fill: 'currentColor', className: 'place' }),
      plot.text(named, {
        x: 'x',
        y: 'y',
        text: 'name',
        dy: -9,
        fontSize: 12,
        stroke: 'var(--paper)',
        strokeWidth: 4,
        fill: 'currentColor',
        className: 'name',
      }),
    ],
  })
  const title = `Map of ${drawn.length} ways between ${places.size} places`
  return { svg: svgText(drawing, svg, title), left: ways.length - drawn.length }
}

/** A projection that shows the places with some room around them. */
function framed(points: readonly (readonly [number, number])[]) {
  const [west, east] = widened(
    points.map(([x]) => x),
    12,
  )
  const [south, north] = widened(
    points.map(([, y]) => y),
    8,
  )
  // Equal areas keep the size of countries honest; turned so that the middle is straight.
  return {
    type: 'azimuthal-equal-area' as const,
    rotate: [-(west + east) / 2, -(south + north) / 2] as [number, number],
    domain: {
      type: 'MultiPoint' as const,
      coordinates: [
        [west, south],
        [west, north],
        [east, south],
        [east, north],
        [(west + east) / 2, north],
        [(west + east) / 2, south],
      ],
    },
    inset: 8,
  }
}

function widened(values: readonly number[], by: number): [number, number] {
  return [
    values.reduce((a, b) => Math.min(a, b)) - by,
    values.reduce((a, b) => Math.max(a, b)) + by,
  ]
}
