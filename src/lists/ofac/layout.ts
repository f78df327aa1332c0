/** Columns of OFAC's CSV files, which have no header. Source: "SDN list data formats", OFAC. */
export const primaryColumns = [
  'ent_num',
  'SDN_Name',
  'SDN_Type',
  'Program',
  'Title',
  'Call_Sign',
  'Vess_type',
  'Tonnage',
  'GRT',
  'Vess_flag',
  'Vess_owner',
  'Remarks',
] as const
export const aliasColumns = ['ent_num', 'alt_num', 'alt_type', 'alt_name', 'alt_remarks'] as const
export const addressColumns = [
  'ent_num',
  'Add_num',
  'Address',
  'City',
  'Country',
  'Add_remarks',
] as const
export const commentColumns = ['ent_num', 'comments'] as const

export type Cells = Readonly<Record<string, string>>

/** A cell's value: OFAC writes "-0-" for none.
 *
 * @example
 * cell({ Title: '-0- ' }, 'Title') // ''
 */
export function cell(cells: Cells, column: string): string {
  const text = (cells[column] ?? '').trim()
  return text === '-0-' ? '' : text
}

/** Programmes of the Program column: "SDGT] [IFSR" and "[SDGT] [IFSR]" are two.
 *
 * @example
 * programsIn('NPWMD] [IFSR') // ['NPWMD', 'IFSR']
 */
export function programsIn(text: string): string[] {
  return text
    .split(/[[\]]/)
    .map((program) => program.trim())
    .filter((program) => program !== '')
}
