import { type Period, readPeriod } from '../month.ts'

/** How a product cell is read. */
export type Product =
  | {
      readonly kind: 'code'
      readonly hs6: string
      readonly digits: number
      readonly padded: boolean
    }
  | { readonly kind: 'level'; readonly digits: number }
  | { readonly kind: 'confidential' }
  | { readonly kind: 'unreadable'; readonly reason: string }

/** Reads a product code of HS or CN: six digits or more make a code, fewer are an aggregate.
 *
 * Eurostat and Comtrade write confidential trade with letters in the code (8542XX, 85SSSS99).
 * An odd number of digits has lost its leading zero in a spreadsheet.
 *
 * @example
 * readProduct('85423990') // { kind: 'code', hs6: '854239', digits: 8, padded: false }
 */
export function readProduct(text: string): Product {
  const cell = text.trim().replaceAll(/[\s.]/g, '')
  if (/^total$|^ag\d$|^as-reported$/i.test(cell)) return { kind: 'level', digits: 0 }
  if (/^\d+$/.test(cell)) {
    const digits = cell.length % 2 === 1 ? `0${cell}` : cell
    if (digits.length < 6) return { kind: 'level', digits: digits.length }
    if (digits.length > 12) return { kind: 'unreadable', reason: 'it has more than 12 digits' }
    return { kind: 'code', hs6: digits.slice(0, 6), digits: digits.length, padded: cell !== digits }
  }
  if (/^\d{2,}[A-Z0-9]*[A-Z][A-Z0-9]*$/i.test(cell)) return { kind: 'confidential' }
  return { kind: 'unreadable', reason: 'it is no HS or CN code' }
}

export type Flow =
  | { readonly kind: 'export' | 'import' }
  | { readonly kind: 'part'; readonly what: string }
  | { readonly kind: 'unreadable'; readonly reason: string }

/** Reads a flow cell. Re-exports and re-imports are parts of exports and imports.
 *
 * @example
 * readFlow('RX') // { kind: 'part', what: 're-exports' }
 */
export function readFlow(text: string): Flow {
  const cell = text.trim().toLowerCase()
  if (['x', 'export', 'exports', '2', 'e', 'exp', 'xg'].includes(cell)) return { kind: 'export' }
  if (['m', 'import', 'imports', '1', 'i', 'imp', 'mg', 'imports of goods'].includes(cell)) {
    return { kind: 'import' }
  }
  if (/^exports? of goods/.test(cell)) return { kind: 'export' }
  if (
    /^(rx|re-?exports?|dx|domestic exports?|xip|xop|mip|mop|fm|rm|re-?imports?|foreign imports?|foreign exports?|3|4)$/.test(
      cell,
    )
  ) {
    return {
      kind: 'part',
      what: /m|im/.test(cell.slice(0, 4)) || cell === '4' ? 're-imports' : 're-exports',
    }
  }
  if (/^tbg|balance/.test(cell)) return { kind: 'part', what: 'balances' }
  return { kind: 'unreadable', reason: 'it is neither export nor import' }
}

export { type Period, readPeriod }

/** Cells that say "no figure": nothing is known of the month, which is not the same as zero. */
export const missingMarkers = ['', 'NA', 'N/A', ':', '..', '...', '-', 'NaN', 'null', 'NULL']

/** Cells that say the figure is withheld. */
export const confidentialMarkers = ['c', ':c', ': c', 'C', '(C)']
