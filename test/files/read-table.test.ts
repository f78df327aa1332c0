import { describe, expect, it } from 'vitest'
import { given, tableFrom } from './given.ts'

describe('readTable of delimited text', () => {
  it.each([
    [',', 'csv'],
    [';', 'csv'],
    ['\t', 'tsv'],
    ['|', 'csv'],
  ])('finds the delimiter %j', async (delimiter, kind) => {
    const text = [
      ['name', 'country'],
      ['Anna Weber', 'DE'],
      ['Minh Le', 'VN'],
    ]
    const { info, cells } = await tableFrom(
      given(text.map((row) => row.join(delimiter)).join('\r\n')),
    )
    expect(info).toMatchObject({ kind, delimiter, encoding: 'utf-8', headerLine: 1 })
    expect(cells).toEqual([
      { name: 'Anna Weber', country: 'DE' },
      { name: 'Minh Le', country: 'VN' },
    ])
  })

  it('prefers the delimiter that splits all rows alike', async () => {
    const { cells } = await tableFrom(
      given('name;city\nWeber, Anna;Köln\nLe, Minh, Dr;Hanoi\nX;Y\n'),
    )
    expect(cells[1]).toEqual({ name: 'Le, Minh, Dr', city: 'Hanoi' })
  })

  it('takes a line of names for the header, although a single row below is wider', async () => {
    const { info, cells } = await tableFrom(
      given('name,country\nAnna Weber,Austria,old customer,Wien,prompt\nMinh Le,Vietnam\n'),
    )
    expect(info.columns).toEqual(['name', 'country'])
    // The wide row is a fault of its own, and not the header.
    expect(cells).toEqual([{ name: 'Minh Le', country: 'Vietnam' }])
  })

  it('passes over titles of two cells above rows that are wider', async () => {
    const { info } = await tableFrom(
      given('Prepared by,Eva Weber\nname,country,city,role,note\nA,B,C,D,E\nF,G,H,I,K\n'),
    )
    expect(info).toMatchObject({ columns: ['name', 'country', 'city', 'role', 'note'] })
    expect(info.preface).toEqual(['Prepared by Eva Weber'])
  })

  it('keeps newlines, quotes and delimiters inside quotation marks and counts lines', async () => {
    const { rows } = await tableFrom(given('a,b\n"x\ny","say ""hi"", please"\n\n1,2\n'))
    expect(rows).toEqual([
      { place: { file: 'test.csv', row: 1, line: 2 }, cells: { a: 'x\ny', b: 'say "hi", please' } },
      { place: { file: 'test.csv', row: 2, line: 5 }, cells: { a: '1', b: '2' } },
    ])
  })

  it.each(['\n', '\r\n', '\r'])('reads lines that end with %j', async (end) => {
    const { rows } = await tableFrom(given(['a;b', '1;2', '', '3;4'].join(end)))
    expect(rows.map(({ cells, place }) => [cells, place.line])).toEqual([
      [{ a: '1', b: '2' }, 2],
      [{ a: '3', b: '4' }, 4],
    ])
  })

  it('drops a trailing Ctrl-Z and keeps one inside the text', async () => {
    const { cells } = await tableFrom(given('a,b\n1,x\x1ay\n3,4\r\n\x1a'))
    expect(cells).toEqual([
      { a: '1', b: 'x\x1ay' },
      { a: '3', b: '4' },
    ])
  })

  it('passes over titles above the header', async () => {
    const { info, cells } = await tableFrom(
      given('Report date: 1 May 2025,,\n,,\nid,name,country\n1,Weber,DE\n'),
    )
    expect(info.headerLine).toBe(3)
    expect(cells).toEqual([{ id: '1', name: 'Weber', country: 'DE' }])
  })

  it('gives empty and repeated columns names of their own and says so', async () => {
    const { info, cells } = await tableFrom(given('name,,name,__proto__\na,b,c,d\n'))
    expect(cells).toEqual([{ name: 'a', 'column 2': 'b', 'name (2)': 'c', 'column 4': 'd' }])
    expect(info.notices).toHaveLength(3)
  })

  it('reports a row that is too long, keeps its cells and reads on', async () => {
    const { rows, faults } = await tableFrom(given('name,country\nA,DE\nFoo, Ltd,GB\nB,FR\n'))
    expect(rows.map((row) => row.cells.name)).toEqual(['A', 'B'])
    expect(faults).toHaveLength(1)
    expect(faults[0]?.cells).toEqual({ name: 'Foo', country: ' Ltd', '(extra 1)': 'GB' })
    expect(faults[0]?.error.message).toBe(
      'cannot read the row " Ltd | GB": it has 3 cells, the header has 2, so its cells may stand under the wrong names (test.csv, row 2, line 3). Put text that contains the delimiter in quotation marks.',
    )
  })

  it('reads a row that is too short with a warning', async () => {
    const { rows } = await tableFrom(given('a,b,c\n1,2\n'))
    expect(rows[0]?.cells).toEqual({ a: '1', b: '2', c: '' })
    expect(rows[0]?.warning?.fault.code).toBe('files.row.too-short')
  })

  it('loses one line, not the rest, to a quotation mark that is never closed', async () => {
    const { rows, faults } = await tableFrom(given('a,b\n1,2\n"3,4\n5,6\n7,8\n'))
    expect(rows.map((row) => [row.cells.a, row.place.row, row.place.line])).toEqual([
      ['1', 1, 2],
      ['5', 3, 4],
      ['7', 4, 5],
    ])
    expect(faults[0]?.error.fault).toMatchObject({ code: 'files.csv.quote', value: '"3,4' })
    expect(faults[0]?.place).toEqual({ file: 'test.csv', row: 2, line: 3 })
  })

  it('calls columns by number without a header, or by given names', async () => {
    const bare = await tableFrom(given('36,A\n37,B\n'), { header: false })
    expect(bare.cells).toEqual([
      { 1: '36', 2: 'A' },
      { 1: '37', 2: 'B' },
    ])
    const named = await tableFrom(given('36,A\n37,B\n'), { header: ['id', 'name'] })
    expect(named.cells[1]).toEqual({ id: '37', name: 'B' })
  })

  it('gives no rows for an empty file or a header alone', async () => {
    expect((await tableFrom(given(''))).cells).toEqual([])
    expect((await tableFrom(given('a,b\n'))).cells).toEqual([])
  })
})

describe('readTable of JSON', () => {
  it('reads an array, and the only array in an object', async () => {
    const array = await tableFrom(given('[{"name":"A","at":{"city":"Kyiv"},"alias":["B","C"]}]'))
    expect(array.cells).toEqual([{ name: 'A', 'at.city': 'Kyiv', alias: 'B; C' }])
    expect(array.rows[0]?.value).toEqual({ name: 'A', at: { city: 'Kyiv' }, alias: ['B', 'C'] })
    const object = await tableFrom(given('{"count":1,"entities":[{"name":"A"}]}'))
    expect(object.rows[0]?.place).toEqual({ file: 'test.csv', row: 1, path: 'entities[0]' })
  })

  it('asks for the path where there are several lists, and follows it', async () => {
    const source = given('{"a":[{"x":1}],"b":{"c":[{"x":2}]},"d":[{"x":3}]}')
    await expect(tableFrom(source)).rejects.toThrow(/more than one list.*Name the list/)
    expect((await tableFrom(source, { path: 'b.c' })).cells).toEqual([{ x: '2' }])
    await expect(tableFrom(source, { path: 'b.z' })).rejects.toThrow(/nothing at this path/)
  })

  it('reports an element that is no object and reads on', async () => {
    const { rows, faults } = await tableFrom(given('[{"a":1}, 5, {"a":2}]'))
    expect(rows).toHaveLength(2)
    expect(faults[0]?.error.message).toContain('"5"')
  })

  it('says the line of a mistake', async () => {
    await expect(tableFrom(given('[\n{"a":1},\n{"b" 2}\n]'))).rejects.toThrow(/test\.csv, line 3/)
  })
})

describe('readTable of JSON lines', () => {
  it('reads records, passes over blank lines and reports a bad one', async () => {
    const { info, rows, faults } = await tableFrom(given('\uFEFF{"a":1}\n\n{"a":2\n{"a":{"b":3}}'))
    expect(info.kind).toBe('jsonl')
    expect(rows.map((row) => row.cells)).toEqual([{ a: '1' }, { 'a.b': '3' }])
    expect(faults[0]?.place).toEqual({ file: 'test.csv', row: 2, line: 3 })
  })
})

describe('readTable of what is no table', () => {
  it.each([
    ['%PDF-1.7 …', 'pdf'],
    ['<html><body>Not found</body></html>', 'html'],
    ['<?xml version="1.0"?><a/>', 'xml'],
    [new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'cfb'],
    [new Uint8Array([0x1f, 0x8b, 8, 0]), 'gzip'],
    [new Uint8Array([0, 1, 2, 3, 4, 5, 6, 7]), 'binary'],
  ])('refuses %s as %s with a remedy', async (content, kind) => {
    await expect(tableFrom(given(content))).rejects.toMatchObject({
      fault: { code: 'files.kind', value: kind },
    })
  })

  it('names a file that is not there', async () => {
    await expect(tableFrom('/nowhere/x.csv')).rejects.toThrow(
      'cannot open the file "/nowhere/x.csv": there is no such file',
    )
  })
})
