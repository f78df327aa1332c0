import { basename } from 'node:path'
import {
  isRowFault,
  readTable,
  readXml,
  type TableInfo,
  type XmlElement,
} from '../../files/index.ts'
import type { Tally } from '../tally.ts'
import { type UkField, ukField } from './fields.ts'
import { otherInformation } from './other-information.ts'

/** Values of one row of a list, or of one part of a designation in XML, by field. */
export interface UkRow {
  readonly values: readonly (readonly [UkField, string])[]
  readonly place: string
  /** Columns or elements that are not known, with their values. */
  readonly unknown: readonly (readonly [string, string])[]
}

/** All rows of one party, with the identifier that they share. */
export type UkGroups = Map<string, UkRow[]>

interface Reading {
  readonly tally: Tally
  readonly signal?: AbortSignal | undefined
  readonly onInfo?: (info: TableInfo) => void
}

/** Reads a UK list as a table (XLSX, ODS, CSV): a party stands over as many rows as it has names and
 * addresses, not always next to each other. */
export async function ukTable(path: string, reading: Reading): Promise<UkGroups> {
  const groups: UkGroups = new Map()
  const columns = new Map<string, UkField | undefined>()
  const onInfo = (info: TableInfo): void => {
    for (const column of info.columns) {
      const field = ukField(column)
      columns.set(column, field)
      if (field === undefined) reading.tally.drift(`unknown column "${column}"; kept in notes`)
    }
    reading.onInfo?.(info)
  }
  for await (const row of readTable(path, { signal: reading.signal, onInfo })) {
    const place = `${basename(path)}, line ${row.place.line ?? row.place.row ?? '?'}`
    if (isRowFault(row)) {
      skip(reading.tally, row.error.fault.reason, place)
      continue
    }
    const values: [UkField, string][] = []
    const unknown: [string, string][] = []
    for (const [column, cell] of Object.entries(row.cells)) {
      if (cell.trim() === '') continue
      const field = columns.get(column)
      if (field === undefined) unknown.push([column, cell])
      else if (field !== 'ignored') values.push([field, cell.trim()])
    }
    add(groups, { values, place, unknown }, reading.tally)
  }
  return groups
}

/** Elements that belong together as a row does: the parts of a name, an address, a paper. */
const together = new Set([
  'Name',
  'NonLatinName',
  'Address',
  'Passport',
  'NationalIdentifier',
  'Location',
])
/** Repeats of what is said in words, and wrappers. */
const passedOver = new Set(['SanctionsImposedIndicators'])

/** Reads a UK list as XML: OFSI's has a flat element for each row, the UK Sanctions List one nested
 * element for each designation. */
export async function ukXml(path: string, reading: Reading): Promise<UkGroups> {
  const groups: UkGroups = new Map()
  const found = readXml(path, ['Designation', 'FinancialSanctionsTarget'], {
    signal: reading.signal,
  })
  for await (const element of found) {
    const place = `${basename(path)}, line ${element.line}`
    const rows =
      element.name === 'Designation'
        ? nested(element, reading.tally)
        : [leaves(element, reading.tally)]
    const id = rows.flatMap((row) => row.values).find(([field]) => field === 'id')?.[1]
    for (const row of rows) {
      const values = row.values.some(([field]) => field === 'id')
        ? row.values
        : [['id', id ?? ''] as const, ...row.values]
      add(groups, { ...row, values, place }, reading.tally)
    }
  }
  return groups
}

type Part = Omit<UkRow, 'place'>

function nested(designation: XmlElement, tally: Tally): Part[] {
  const rows: Part[] = []
  const walk = (element: XmlElement): void => {
    if (passedOver.has(element.name)) return
    if (together.has(element.name) && element.children.length > 0) rows.push(leaves(element, tally))
    else if (element.children.length > 0) for (const child of element.children) walk(child)
    else if (element.text !== '') rows.push(leaves({ ...element, children: [element] }, tally))
  }
  for (const child of designation.children) walk(child)
  return rows
}

function leaves(element: XmlElement, tally: Tally): Part {
  const values: [UkField, string][] = []
  const unknown: [string, string][] = []
  for (const child of element.children) {
    if (child.text === '') continue
    const field = ukField(child.name)
    if (field === undefined) {
      tally.drift(`unknown element ${child.name}; kept in notes`)
      unknown.push([child.name, child.text])
    } else if (field !== 'ignored') values.push([field, child.text])
  }
  return { values, unknown }
}

/** Every row of a party repeats its "Other Information": it is taken apart once. */
const taken = new Map<string, readonly [UkField, string][]>()
const takenLimit = 10_000

function informationIn(text: string): readonly [UkField, string][] {
  const known = taken.get(text)
  if (known) return known
  const found = otherInformation(text)
  if (taken.size >= takenLimit) taken.clear()
  taken.set(text, found)
  return found
}

function add(groups: UkGroups, row: UkRow, tally: Tally): void {
  const id = row.values.find(([field]) => field === 'id')?.[1] ?? ''
  if (!/^[\w./-]{1,40}$/.test(id)) {
    skip(tally, 'it has no identifier', row.place)
    return
  }
  const values = row.values.flatMap(([field, value]): readonly [UkField, string][] =>
    field === 'other' ? informationIn(value) : [[field, value]],
  )
  const known = groups.get(id)
  if (known) known.push({ ...row, values })
  else groups.set(id, [{ ...row, values }])
}

function skip(tally: Tally, reason: string, place: string): void {
  tally.read++
  tally.skip('record', reason, () => place)
}
