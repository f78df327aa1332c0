import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sniff } from '../../src/files/index.ts'
import { given, tableFrom } from './given.ts'
import { type TestWorkbook, textWorkbook, workbook, zipped } from './workbook.ts'

const book = (options: TestWorkbook) => given(workbook(options), 'book.xlsx')

/** The text of one cell of a given form, under the header "x". */
async function cell(xml: string, options: Partial<TestWorkbook> = {}): Promise<string | undefined> {
  const rows = `<row r="1"><c r="A1" t="str"><v>x</v></c><c r="B1" t="str"><v>y</v></c></row><row r="2"><c r="A2" t="str"><v>.</v></c>${xml}</row>`
  const { cells } = await tableFrom(book({ sheets: [{ name: 'S', rows }], ...options }))
  return cells[0]?.y
}

describe('readTable of XLSX', () => {
  it('is known by content, and reads rows with places as the spreadsheet program shows them', async () => {
    const source = given(
      textWorkbook([
        ['name', 'hs'],
        ['Weber & Co', '0101'],
      ]),
      'orders.dat',
    )
    expect((await sniff(source)).kind).toBe('xlsx')
    const { info, rows } = await tableFrom(source)
    expect(info).toMatchObject({
      kind: 'xlsx',
      sheet: 'Data',
      columns: ['name', 'hs'],
      headerLine: 1,
    })
    expect(rows).toEqual([
      { place: { file: 'orders.dat', row: 1, line: 2 }, cells: { name: 'Weber & Co', hs: '0101' } },
    ])
  })

  it.each([
    ['shared text', '<c r="B2" t="s"><v>1</v></c>', 'two'],
    ['rich text without its phonetic reading', '<c r="B2" t="s"><v>2</v></c>', '東京'],
    ['inline text', '<c r="B2" t="inlineStr"><is><r><t>a</t></r><r><t> b</t></r></is></c>', 'a b'],
    ['escaped characters', '<c r="B2" t="str"><v>a_x000D_b_x005F_</v></c>', 'a\rb_'],
    ['the cached value of a formula', '<c r="B2"><f>SUM(A1)</f><v>42</v></c>', '42'],
    ['the cached text of a formula', '<c r="B2" t="str"><f>A1</f><v>t</v></c>', 't'],
    ['true', '<c r="B2" t="b"><v>1</v></c>', 'true'],
    ['false', '<c r="B2" t="b"><v>0</v></c>', 'false'],
    ['an ISO date', '<c r="B2" t="d"><v>2021-07-31T00:00:00</v></c>', '2021-07-31'],
    ['a whole number', '<c r="B2"><v>8542310000</v></c>', '8542310000'],
    ['a large number', '<c r="B2"><v>1.2345E+14</v></c>', '123450000000000'],
    ['a fraction without binary noise', '<c r="B2"><v>0.30000000000000004</v></c>', '0.3'],
    ['a date by a built-in format', '<c r="B2" s="6"><v>44408</v></c>', '2021-07-31'],
    ['a date by its own format', '<c r="B2" s="1"><v>44408</v></c>', '2021-07-31'],
    ['a date and time', '<c r="B2" s="2"><v>44408.75</v></c>', '2021-07-31T18:00:00'],
    ['a time of day', '<c r="B2" s="2"><v>0.25</v></c>', '06:00:00'],
    ['a code in a format of zeros', '<c r="B2" s="3"><v>10121</v></c>', '010121'],
    ['a number in a format with quoted letters', '<c r="B2" s="4"><v>5</v></c>', '5'],
    ['a duration as its number of days', '<c r="B2" s="5"><v>1.5</v></c>', '1.5'],
    ['a day before the leap day that never was', '<c r="B2" s="6"><v>59</v></c>', '1900-02-28'],
    ['the leap day that never was as its number', '<c r="B2" s="6"><v>60</v></c>', '60'],
    ['the day after it', '<c r="B2" s="6"><v>61</v></c>', '1900-03-01'],
    ['a cell without reference in its place', '<c t="str"><v>here</v></c>', 'here'],
    ['nothing', '<c r="B2" s="1"/>', ''],
  ])('reads %s', async (_, xml, expected) => {
    const options = {
      strings: [
        'one',
        'two',
        '<r><t>東</t></r><r><t>京</t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh>',
      ],
      formats: [
        'General',
        'dd/MM/yyyy',
        'yyyy\\-mm\\-dd hh:mm',
        '000000',
        '0 "days"',
        '[h]:mm',
        14,
      ],
    }
    expect(await cell(xml, options)).toBe(expected)
  })

  it('counts days from 1904 where the workbook says so', async () => {
    const options = { formats: [14], date1904: true }
    expect(await cell('<c r="B2" s="0"><v>0</v></c>', options)).toBe('1904-01-01')
    expect(await cell('<c r="B2" s="0"><v>42946</v></c>', options)).toBe('2021-07-31')
  })

  it('reads the first visible sheet with rows, or the one named', async () => {
    const row = (text: string) => `<row><c t="str"><v>${text}</v></c></row>`
    const source = book({
      sheets: [
        { name: 'Secret', rows: row('s') + row('1'), state: 'hidden' },
        { name: 'Empty', rows: '' },
        { name: 'Parties', rows: row('name') + row('Weber') },
      ],
    })
    const first = await tableFrom(source)
    expect(first.cells).toEqual([{ name: 'Weber' }])
    expect(first.info.sheets).toEqual(['Secret', 'Empty', 'Parties'])
    expect(first.info.notices[0]).toBe('Read the sheet "Parties"; not read: Secret, Empty.')
    expect((await tableFrom(source, { sheet: 'secret' })).cells).toEqual([{ s: '1' }])
    await expect(tableFrom(source, { sheet: 'Nope' })).rejects.toThrow(
      /cannot find the sheet "Nope".*Name one of: Secret, Empty, Parties/,
    )
  })

  it('repeats cells merged over rows and leaves those merged sideways', async () => {
    const rows = `<row r="1"><c r="A1" t="str"><v>Orders of May</v></c></row><row r="2"><c r="A2" t="str"><v>order</v></c><c r="B2" t="str"><v>item</v></c></row><row r="3"><c r="A3"><v>1</v></c><c r="B3" t="str"><v>a</v></c></row><row r="4"><c r="A4"/><c r="B4" t="str"><v>b</v></c></row><row r="5"><c r="B5" t="str"><v>c</v></c></row>---<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A3:A4"/></mergeCells>`
    const { info, cells } = await tableFrom(book({ sheets: [{ name: 'S', rows }] }))
    expect(info.preface).toEqual(['Orders of May'])
    expect(cells).toEqual([
      { order: '1', item: 'a' },
      { order: '1', item: 'b' },
      { order: '', item: 'c' },
    ])
  })

  it('reports the row of a formula that failed and reads on', async () => {
    const rows =
      '<row><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row><row r="5"><c r="A5" t="e"><v>#REF!</v></c><c r="B5"><v>1</v></c></row><row r="6"><c r="A6"><v>2</v></c></row>'
    const { rows: good, faults } = await tableFrom(book({ sheets: [{ name: 'S', rows }] }))
    expect(good).toHaveLength(1)
    expect(faults[0]?.error.message).toBe(
      'cannot read the cell "#REF!": its formula gave an error (book.xlsx, row 1, line 5, column A). Correct the formula, or put the value in its place.',
    )
    expect(faults[0]?.cells).toEqual({ a: '#REF!', b: '1' })
  })

  it('refuses what is damaged, too large inside, or another kind of zip', async () => {
    const good = textWorkbook([['a'], ['b']])
    await expect(tableFrom(given(good.slice(0, good.length - 30)))).rejects.toMatchObject({
      fault: { remedy: expect.any(String), place: { file: 'test.csv' } },
    })
    await expect(tableFrom(given(zipped({ 'a.txt': 'x' })))).rejects.toThrow(/zip archive/)
    const bomb = workbook({
      sheets: [{ name: 'S', rows: '' }],
      parts: { 'xl/worksheets/sheet1.xml': new Uint8Array(80 * 1024 * 1024).fill(32) },
    })
    await expect(tableFrom(given(bomb))).rejects.toMatchObject({
      fault: { code: 'files.zip.limit' },
    })
    const entity = workbook({
      sheets: [{ name: 'S', rows: '' }],
      parts: {
        'xl/sharedStrings.xml': '<!DOCTYPE x [<!ENTITY a "b">]><sst><si><t>&a;</t></si></sst>',
      },
    })
    await expect(tableFrom(given(entity))).rejects.toThrow(/document type/)
  })
})

const uk = join(
  process.env.TIDEWAITER_SHARED ?? '../shared',
  'data/lists/uk-2025-04/uk_sanctions_list.xlsx',
)

describe('the UK sanctions list of April 2025', () => {
  it.skipIf(!existsSync(uk))(
    'reads as a table under its report date (needs the shared data)',
    async () => {
      const { info, rows, faults } = await tableFrom(uk)
      expect(info).toMatchObject({ headerLine: 2, sheet: 'Data' })
      expect(info.columns).toHaveLength(36)
      expect(info.preface[0]).toMatch(/\d/)
      expect(rows).toHaveLength(18_796)
      expect(faults).toEqual([])
    },
  )
})
