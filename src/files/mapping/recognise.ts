import { datesOf, parseDate } from '../../values/index.ts'
import type { TableInfo } from '../row.ts'
import type { Sniffed } from '../sniff.ts'
import type { CompiledMapping } from './compiled.ts'

/** True where a file is of the form that a mapping is for, judged by the mapping's `recognise`.
 *
 * @param info as told by `readTable`, where the mapping goes by columns; without it columns do not fit
 * @example
 * mappingFits(mapping, await sniff('bis_entity_list.json')) // true
 */
export function mappingFits(
  compiled: CompiledMapping,
  sniffed: Pick<Sniffed, 'head'>,
  info?: TableInfo,
): boolean {
  const { head, columns } = compiled.mapping.recognise ?? {}
  if (head === undefined && columns === undefined) return false
  const headFits = head?.every((text) => sniffed.head.includes(text)) ?? true
  return headFits && (columns?.every((name) => info?.columns.includes(name) ?? false) ?? true)
}

/** The version that a file gives of itself by its mapping, as an ISO date where it is one.
 *
 * @example
 * versionOf(mapping, info) // '2026-07-09'
 */
export function versionOf(compiled: CompiledMapping, info: TableInfo): string | undefined {
  const { value, preface, date } = compiled.mapping.version ?? {}
  if (value !== undefined) return value
  if (preface === undefined) return undefined
  const found = [...info.preface.join('\n').matchAll(compiled.patterns.get(preface)!)][0]
  const written = (found?.[1] ?? found?.[0])?.trim()
  if (written === undefined) return undefined
  const readings = datesOf(parseDate(written, date === undefined ? {} : { order: date }))
  return readings.length === 1 ? (readings[0]!.iso ?? written) : written
}
