import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type FormatCsvOptions,
  formatCsv,
  formatJsonl,
  protectedCell,
  unprotectedCell,
} from '../../src/files/index.ts'
import { given, tableFrom } from './given.ts'

async function csv(
  rows: Record<string, unknown>[],
  columns: string[],
  options?: FormatCsvOptions,
): Promise<string> {
  let text = ''
  for await (const piece of formatCsv(rows, columns, options)) text += piece
  return text
}

describe('formatCsv', () => {
  it('writes cells of every kind', async () => {
    const row = { a: 'x, "y"\nz', b: -1.5, c: null, d: ['p', 'q'], e: true }
    expect(
      await csv([row, {}], ['a', 'b', 'c', 'd', 'e', 'toString'], { spreadsheet: false }),
    ).toBe('a,b,c,d,e,toString\r\n"x, ""y""\nz",-1.5,,"[""p"",""q""]",true,\r\n,,,,,\r\n')
  })

  it.each([
    ['=1+1', "'=1+1"],
    ['+7 495 000', "'+7 495 000"],
    ['-0-', "'-0-"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['＝1', "'＝1"],
    ["'=1", "''=1"],
    ['-5', '-5'],
    ['+3.25', '+3.25'],
    ['-1.5e-3', '-1.5e-3'],
    ["'s-Hertogenbosch", "'s-Hertogenbosch"],
    ['a=b', 'a=b'],
    ['', ''],
  ])('protects %j as %j in a spreadsheet', (cell, expected) => {
    expect(protectedCell(cell)).toBe(expected)
    expect(unprotectedCell(expected)).toBe(cell)
  })

  it('protects the header and the cells, behind a byte order mark', async () => {
    expect(await csv([{ '=h': '=1' }], ['=h'])).toBe("\uFEFF'=h\r\n'=1\r\n")
  })

  it('comes back as it was, protected or not, through readTable', async () => {
    const cell = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('=1', '-0-', "'=", '"', '""', ',', ';', '\n', 'a\r\nb', '+1', "''@", '\t'),
    )
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.boolean(),
        fc.constantFrom(',', ';', '\t', '|'),
        async (cells, spreadsheet, delimiter) => {
          const columns = ['first', 'second', 'third']
          const records = cells
            .map((values) =>
              Object.fromEntries(columns.map((name, i) => [name, readable(values[i]!)])),
            )
            .filter((record) => Object.values(record).some((value) => value.trim() !== ''))
          const text = await csv(records, columns, { spreadsheet, delimiter })
          const back = await tableFrom(given(text), { header: true, delimiter, encoding: 'utf-8' })
          const read = back.cells.map((row) =>
            spreadsheet
              ? Object.fromEntries(
                  Object.entries(row).map(([key, value]) => [key, unprotectedCell(value)]),
                )
              : row,
          )
          expect(read).toEqual(records)
        },
      ),
      { seed: 20260, numRuns: 300 },
    )
  })
})

/** Characters that no text file of ours can hold: zero bytes, Ctrl-Z at the end. */
function readable(text: string): string {
  return text.replaceAll(/[\0\x1a]/g, '')
}

describe('formatJsonl', () => {
  it('writes a line for each value', async () => {
    let text = ''
    for await (const piece of formatJsonl([{ a: 'x\ny' }, [1]])) text += piece
    expect(text).toBe('{"a":"x\\ny"}\n[1]\n')
  })
})
