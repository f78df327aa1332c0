import { strToU8 } from 'fflate'
import { workbookParts, zipped } from '../files/workbook.ts'
import { mutated } from '../fuzz/mutate.ts'
import type { Random } from '../fuzz/random.ts'
import { reshaped } from '../fuzz/reshape/reshape.ts'

/** The parts of a spreadsheet file by their names. */
export type Parts = Readonly<Record<string, string>>

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const cellsOf = (csv: string) =>
  csv
    .trim()
    .split('\n')
    .map((line) => line.split(','))

/** An OpenDocument spreadsheet of a CSV text without quoted cells, with an empty margin as such
 * programs write it. */
export function odsParts(csv: string): Parts {
  const cell = (text: string) =>
    text === ''
      ? '<table:table-cell/>'
      : `<table:table-cell office:value-type="string"><text:p>${escaped(text)}</text:p></table:table-cell>`
  const rows = cellsOf(csv).map(
    (cells) => `<table:table-row>${cells.map(cell).join('')}</table:table-row>`,
  )
  const margin =
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
  return {
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="List">${rows.join('')}${margin}</table:table></office:spreadsheet></office:body></office:document-content>`,
  }
}

/** An Excel workbook of a CSV text without quoted cells. */
export function xlsxParts(csv: string): Parts {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${escaped(text)}</t></is></c>`
  const rows = cellsOf(csv).map((cells) => `<row>${cells.map(cell).join('')}</row>`)
  return workbookParts({ sheets: [{ name: 'List', rows: rows.join('') }] })
}

/** The file with one of its parts spoilt, in its bytes or in what it says, and packed again. */
export function spoiltInside(parts: Parts, random: Random): Uint8Array {
  const name = random.pick(Object.keys(parts))
  const part = strToU8(parts[name]!)
  const seeds = Object.values(parts).map((text) => strToU8(text))
  const spoilt = random.below(2) === 0 ? mutated(part, seeds, random) : reshaped(part, random)
  return zipped({ ...parts, [name]: spoilt })
}
