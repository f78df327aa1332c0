import type { FoundInClaim } from './components.ts'
import type { NomenclatureLine } from './suggest.ts'
import { weaponsNaming } from './weapons.ts'

type Cells = Readonly<Record<string, string>>

/** What a table of goods is, by its columns; undefined where it is neither.
 *
 * @example
 * kindOfTable(['section', 'hscode', 'description', 'parent', 'level']) // 'nomenclature'
 */
export function kindOfTable(columns: readonly string[]): 'nomenclature' | 'components' | undefined {
  const has = new Set(columns.map((column) => column.trim().toLowerCase()))
  if (has.has('oem_part_number') && has.has('found_in_drones')) return 'components'
  if ((has.has('hscode') || has.has('hs') || has.has('code')) && has.has('description'))
    return 'nomenclature'
  return undefined
}

/** A line of a nomenclature from a row with `hscode` (or `hs`, `code`) and `description`. */
export function nomenclatureLine(cells: Cells): NomenclatureLine | undefined {
  const code = (cells.hscode ?? cells.hs ?? cells.code ?? '').replaceAll(/[.\s]/g, '')
  const text = cells.description?.trim() ?? ''
  return /^\d{2,10}$/.test(code) && text !== '' ? { code, text } : undefined
}

/** Claims from a row of a components table in the form of the "War & Sanctions" collections.
 *
 * One claim for each weapon that the row names; a weapon that the program knows gets its name, any
 * other keeps the publisher's identifier. The part number stays as published, also where it is none.
 *
 * @returns undefined where the row names no weapon or no page
 */
export function componentClaims(cells: Cells): readonly FoundInClaim[] | undefined {
  const weapons = weaponIds(cells.found_in_drones ?? '')
  if (!weapons || weapons.length === 0 || !cells.source_url) return undefined
  const country = (cells.manufacturer_country ?? '').toLowerCase()
  const maker = cells.manufacturer === 'Not identified' ? '' : (cells.manufacturer ?? '')
  return weapons.map((id) => ({
    record: cells.component_id ?? '',
    partNumber: cells.oem_part_number ?? '',
    maker,
    makerCountry: country === 'unk' ? '' : country,
    component: cells.name_marking ?? '',
    hs6: '',
    weapon: weaponOfId(id),
    publisher: hostOf(cells.source_url!),
    url: cells.source_url!,
    seenOn: cells.last_verified ?? '',
  }))
}

function weaponIds(cell: string): readonly string[] | undefined {
  try {
    const value: unknown = JSON.parse(cell)
    return Array.isArray(value) && value.every((id) => typeof id === 'string') ? value : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function weaponOfId(id: string): string {
  const words = id.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  return weaponsNaming(words.join(' '))[0]?.name ?? id
}

function hostOf(url: string): string {
  return /^https?:\/\/([^/]+)/.exec(url)?.[1] ?? url
}
