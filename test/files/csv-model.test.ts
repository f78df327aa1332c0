import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { given, tableFrom } from './given.ts'

/** Cells as a writer would quote them; those that need it begin with a letter. */
const cell = fc.oneof(
  fc.stringMatching(/^[a-zA-Z0-9äßЖ漢 .'-]{0,12}$/),
  fc.stringMatching(/^[a-z][a-z,;"\n\t| ]{0,12}[a-z]$/),
  fc.constantFrom('5" pipe', 'a\r\nb', 'x""y'),
)

function quoted(text: string, delimiter: string): string {
  const needs = text.includes(delimiter) || /["\r\n]/.test(text)
  return needs ? `"${text.replaceAll('"', '""')}"` : text
}

const table = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  newline: fc.constantFrom('\n', '\r\n'),
  rows: fc.array(fc.tuple(fc.stringMatching(/^[a-z]{1,6}$/), cell, cell), {
    minLength: 1,
    maxLength: 30,
  }),
})

describe('readTable against the plain meaning of CSV', () => {
  it('gives back what was written, at the lines where it stands', async () => {
    await fc.assert(
      fc.asyncProperty(table, async ({ delimiter, newline, rows }) => {
        const lines = [['id', 'first', 'second'], ...rows].map((row) =>
          row.map((text) => quoted(text, delimiter)).join(delimiter),
        )
        const { rows: read, faults } = await tableFrom(given(lines.join(newline)), { delimiter })
        expect(faults).toEqual([])
        expect(read.map(({ cells }) => Object.values(cells))).toEqual(rows)
        let line = 1
        for (const [i, text] of lines.entries()) {
          if (i > 0) expect(read[i - 1]?.place).toMatchObject({ row: i, line })
          line += text.split('\n').length
        }
      }),
      { seed: 1, numRuns: 300 },
    )
  })

  it('loses no other row to a row with an open quotation mark or too many cells', async () => {
    const bad = fc.constantFrom('bad,"open,x', '"bad,open,x', 'bad,x,y,z', '"bad" open,x,y,z')
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.array(fc.tuple(fc.nat(), bad), { maxLength: 4 }),
        async ({ rows, newline }, spoilt) => {
          const good = rows.map((row) => row.map((text) => quoted(text, ',')).join(','))
          const lines = [...good]
          for (const [at, text] of spoilt) lines.splice(at % (lines.length + 1), 0, text)
          const { rows: read, faults } = await tableFrom(
            given(['id,first,second', ...lines].join(newline)),
            {
              delimiter: ',',
            },
          )
          expect(read.map(({ cells }) => Object.values(cells))).toEqual(rows)
          expect(faults).toHaveLength(spoilt.length)
        },
      ),
      { seed: 2, numRuns: 300 },
    )
  })

  it('reads the same whether the text comes in one piece or many', async () => {
    const rows = Array.from(
      { length: 9000 },
      (_, i) => `${i},"Łódź ${i}, ""x""\r\nline",${'y'.repeat(i % 17)}`,
    )
    const { rows: read, faults } = await tableFrom(given(`id,name,z\r\n${rows.join('\r\n')}\r\n`))
    expect(faults).toEqual([])
    expect(read).toHaveLength(9000)
    for (const [i, row] of read.entries()) {
      expect(row.cells).toEqual({
        id: `${i}`,
        name: `Łódź ${i}, "x"\r\nline`,
        z: 'y'.repeat(i % 17),
      })
      expect(row.place.line).toBe(2 + 2 * i)
    }
  })

  it('finds an open quotation mark far from the end without holding the file', async () => {
    const rows = Array.from({ length: 120_000 }, (_, i) =>
      i === 100 ? `"open ${i},x` : `${i},some text`,
    )
    const { rows: read, faults } = await tableFrom(given(`id,name\n${rows.join('\n')}\n`))
    expect(faults.map(({ place }) => place)).toEqual([{ file: 'test.csv', row: 101, line: 102 }])
    expect(read).toHaveLength(119_999)
    expect(read.at(-1)?.place).toEqual({ file: 'test.csv', row: 120_000, line: 120_001 })
  })

  it('passes over a line without end and reads the next', async () => {
    const lines = [
      'id,name',
      '1,a',
      `2,${'b,'.repeat(1_600_000)}`,
      '3,c',
      `"4${'x'.repeat(3_000_000)}`,
      '5,e',
    ]
    const { rows: read, faults } = await tableFrom(given(lines.join('\n')))
    expect(read.map(({ cells, place }) => [cells.id, place.line])).toEqual([
      ['1', 2],
      ['3', 4],
      ['5', 6],
    ])
    expect(faults.map(({ error, place }) => [error.fault.code, place.line])).toEqual([
      ['files.csv.too-long', 3],
      ['files.csv.too-long', 5],
    ])
  })
})
