import { strToU8, zipSync } from 'fflate'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

interface TestSheet {
  readonly name: string
  /** The inside of sheetData, and anything after it behind a line of `---`. */
  readonly rows: string
  readonly state?: 'hidden' | 'veryHidden'
}

export interface TestWorkbook {
  readonly sheets: readonly TestSheet[]
  readonly strings?: readonly string[]
  /** Number format code of each cell style; a number names a built-in format. */
  readonly formats?: readonly (string | number)[]
  readonly date1904?: boolean
  /** Parts to add or to replace. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>
}

/** The bytes of an XLSX file with the given insides. */
export function workbook(book: TestWorkbook): Uint8Array {
  return zipped({ ...workbookParts(book), ...book.parts })
}

/** The XML parts of an XLSX file by their names. */
export function workbookParts(book: Omit<TestWorkbook, 'parts'>): Record<string, string> {
  const sheets = book.sheets.map((sheet, i) => ({
    ...sheet,
    id: `rId${i + 1}`,
    part: `sheet${i + 1}.xml`,
  }))
  const parts: Record<string, string> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${book.date1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        (sheet, i) =>
          `<sheet name="${sheet.name}" sheetId="${i + 1}" r:id="${sheet.id}"${sheet.state ? ` state="${sheet.state}"` : ''}/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map(({ id, part }): [string, string, string] => [
        id,
        'worksheet',
        `worksheets/${part}`,
      ]),
      ['rIdS', 'sharedStrings', 'sharedStrings.xml'],
      ['rIdF', 'styles', '/xl/styles.xml'],
    ]),
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${(book.strings ?? []).map((text) => `<si>${text.startsWith('<') ? text : `<t>${text}</t>`}</si>`).join('')}</sst>`,
    'xl/styles.xml': styles(book.formats ?? []),
  }
  for (const { part, rows } of sheets) {
    const [data, after = ''] = rows.split('---')
    parts[`xl/worksheets/${part}`] =
      `<worksheet xmlns="${main}"><sheetData>${data}</sheetData>${after}</worksheet>`
  }
  return parts
}

/** The bytes of a zip file with the given entries. */
export function zipped(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const entries = Object.entries(parts).map(([name, content]) => [
    name,
    typeof content === 'string' ? strToU8(content) : content,
  ])
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: new Date('2025-01-01') })
}

/** A workbook of one sheet whose rows are given cell by cell as inline text. */
export function textWorkbook(rows: readonly (readonly string[])[]): Uint8Array {
  const cell = (text: string): string => `<c t="inlineStr"><is><t>${escaped(text)}</t></is></c>`
  return workbook({
    sheets: [
      { name: 'Data', rows: rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('') },
    ],
  })
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function relationships(list: readonly [id: string, type: string, target: string][]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(
      ([id, type, target]) =>
        `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`
}

function styles(formats: readonly (string | number)[]): string {
  const id = (format: string | number, i: number): number =>
    typeof format === 'number' ? format : 164 + i
  const codes = formats.map((format, i) =>
    typeof format === 'number'
      ? ''
      : `<numFmt numFmtId="${id(format, i)}" formatCode="${escaped(format).replaceAll('"', '&quot;')}"/>`,
  )
  return `<styleSheet xmlns="${main}"><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${formats
    .map((format, i) => `<xf numFmtId="${id(format, i)}"/>`)
    .join('')}</cellXfs></styleSheet>`
}
