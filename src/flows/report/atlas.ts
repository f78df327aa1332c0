import { createRequire } from 'node:module'
import type { ExtendedFeature, ExtendedFeatureCollection, GeoGeometryObjects } from 'd3-geo'
import { tableAsOf } from '../../tables/index.ts'
import { readTradePlace } from '../load/places.ts'

type Surface = Extract<GeoGeometryObjects, { type: 'Polygon' | 'MultiPolygon' }>
type Land = ExtendedFeature<Surface>
type World = ExtendedFeatureCollection<Land>

/** Countries to draw and points to draw ways between. */
export interface Atlas {
  /** Outlines of countries, coarse. */
  readonly land: World
  /** Longitude and latitude of the middle of a place's largest part; null where none is known. */
  point(code: string): readonly [number, number] | null
}

/** Opens the world's countries; the modules are loaded on first use.
 *
 * Outlines are Natural Earth's at 1:110 million, points from those at 1:50 million, which knows
 * small places too. The point of the bloc is that of its members together.
 */
export async function openAtlas(): Promise<Atlas> {
  const [{ geoArea, geoCentroid }, { feature }] = await Promise.all([
    import('d3-geo'),
    import('topojson-client'),
  ])
  const require = createRequire(import.meta.url)
  const countries = (world: Parameters<typeof feature>[0]) =>
    feature(world, world.objects.countries!) as unknown as World
  const coarse = countries(require('world-atlas/countries-110m.json'))
  const known = new Map<string, Land>()
  for (const land of countries(require('world-atlas/countries-50m.json')).features) {
    const place = readTradePlace(String(land.id ?? ''))
    if (place.kind === 'country' && !known.has(place.code)) known.set(place.code, land)
  }
  const middle = (land: Land): [number, number] => {
    const parts =
      land.geometry.type === 'Polygon' ? [land.geometry.coordinates] : land.geometry.coordinates
    const polygons = parts.map((coordinates) => ({ type: 'Polygon' as const, coordinates }))
    return geoCentroid(polygons.reduce((a, b) => (geoArea(b) > geoArea(a) ? b : a)))
  }
  const members = tableAsOf('countries', '2022-03-01')
    .rows.filter((row) => row.eu_member === '1')
    .flatMap((row) => known.get(row.iso2!.toLowerCase()) ?? [])
  return {
    // Antarctica trades with nobody and takes a quarter of the picture.
    land: { ...coarse, features: coarse.features.filter((f) => String(f.id) !== '010') },
    point: (code) => {
      if (code === 'eu') {
        return geoCentroid({ type: 'MultiPoint', coordinates: members.map(middle) })
      }
      const land = known.get(code)
      return land ? middle(land) : null
    },
  }
}
