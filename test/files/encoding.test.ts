import { createSinglebyteEncoder } from '@exodus/bytes/single-byte.js'
import { describe, expect, it } from 'vitest'
import { readText, sniff } from '../../src/files/index.ts'
import { given, tableFrom } from './given.ts'

function encoded(text: string, encoding: string): Uint8Array {
  return createSinglebyteEncoder(encoding)(text)
}

function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}

/** Tables as people in each place would have them: ordinary names and towns. */
const tables: Record<string, string> = {
  'windows-1251':
    'название;город;страна\nООО Ромашка;Санкт-Петербург;Россия\nАО Звезда;Нижний Новгород;Россия\nИП Щукин Юрий Эдуардович;Ёлкино;Россия\n',
  'windows-1252':
    'nom;ville;pays\nSociété Générale de Mécanique;Besançon;France\nMüller & Söhne GmbH;Köln;Deutschland\nCompañía Española;A Coruña;España\n',
  'windows-1250':
    'nazwa;miasto;kraj\nPrzedsiębiorstwo Usług Technicznych;Łódź;Polska\nŽelezárny Příbram;Příbram;Česko\nŚląskie Zakłady Mechaniczne;Gliwice;Polska\n',
  'windows-1254':
    'ad;şehir;ülke\nİstanbul Dış Ticaret Şirketi;İstanbul;Türkiye\nYıldız Makine Sanayi ve Ticaret A.Ş.;Eskişehir;Türkiye\nÇağdaş Elektronik;Iğdır;Türkiye\n',
  'windows-1253':
    'όνομα;πόλη;χώρα\nΝαυτιλιακή Εταιρεία Αιγαίου;Πειραιάς;Ελλάδα\nΑφοί Παπαδόπουλοι;Θεσσαλονίκη;Ελλάδα\n',
}

describe('the encoding of a text', () => {
  it.each(Object.entries(tables))(
    'is found to be %s by its letters, and said so',
    async (encoding, text) => {
      const { info, cells } = await tableFrom(given(encoded(text, encoding)))
      expect(info.encoding).toBe(encoding)
      expect(info.notices[0]).toMatch(/a guess from its letters/)
      expect(Object.values(cells[0]!)).toEqual(text.split('\n')[1]!.split(';'))
    },
  )

  it.each([
    ['Müller', 'windows-1252'],
    ['Société Générale', 'windows-1252'],
    ['Ломоносов', 'windows-1251'],
    ['Zakłady Śląskie', 'windows-1250'],
    ['Győri Műszaki Áruház', 'windows-1250'],
    ['Yıldız Dış Ticaret', 'windows-1254'],
    ['Þórður Sigurðsson', 'windows-1252'],
    ['Παπαδόπουλος', 'windows-1253'],
  ])('is found in a table of one row, "%s" in %s', async (name, encoding) => {
    const { cells } = await tableFrom(given(encoded(`name,country\n${name},XX\n`, encoding)))
    expect(cells).toEqual([{ name, country: 'XX' }])
  })

  it('marks rows with damaged letters', async () => {
    const bytes = Buffer.from(`name,city\n${'Łukasz,Łódź\n'.repeat(50)}Xołek,Y\n`)
    bytes[bytes.indexOf('ołek') + 1] = 0x20
    const { rows } = await tableFrom(given(bytes))
    expect(rows.filter((row) => row.warning)).toHaveLength(1)
    expect(rows.at(-1)?.warning?.fault).toMatchObject({ code: 'files.row.damaged' })
  })

  it.each(['le', 'be'] as const)('is UTF-16%s with and without mark', async (order) => {
    for (const mark of [true, false]) {
      const { info, cells } = await tableFrom(given(utf16('name;город\nВебер;Київ\n', order, mark)))
      expect(info.encoding).toBe(`utf-16${order}`)
      expect(cells).toEqual([{ name: 'Вебер', город: 'Київ' }])
    }
  })

  it('is UTF-8 without a word where the bytes are valid, with or without mark', async () => {
    for (const mark of ['', '\uFEFF']) {
      const { info, cells } = await tableFrom(given(`${mark}name;city\n李明;東京\n`))
      expect(info).toMatchObject({ encoding: 'utf-8', notices: [], columns: ['name', 'city'] })
      expect(cells[0]).toEqual({ name: '李明', city: '東京' })
    }
  })

  it('stays UTF-8 where one letter of many is damaged, and says so', async () => {
    const text = Buffer.from(`name,city\n${'Łukasz Żółć,Łódź\n'.repeat(50)}`)
    text[text.length - 3] = 0xff
    const { info } = await tableFrom(given(text))
    expect(info.encoding).toBe('utf-8')
    expect(info.notices[0]).toMatch(/2 places are not valid/)
  })

  it('is found where the first other letter stands late in a large file', async () => {
    const text = `name;city\n${'Smith;London\n'.repeat(30_000)}Müller;Köln\n`
    const { info, cells } = await tableFrom(given(encoded(text, 'windows-1252')))
    expect(info.encoding).toBe('windows-1252')
    expect(cells.at(-1)).toEqual({ name: 'Müller', city: 'Köln' })
  })

  it('is what the caller says', async () => {
    const bytes = encoded(tables['windows-1251']!, 'windows-1251')
    const { info, cells } = await tableFrom(given(bytes), { encoding: 'cp1251' })
    expect(info).toMatchObject({ encoding: 'windows-1251', notices: [] })
    expect(cells[0]).toMatchObject({ город: 'Санкт-Петербург' })
    await expect(tableFrom(given(bytes), { encoding: 'klingon' })).rejects.toThrow(
      'cannot read text in the encoding "klingon": it is not known (test.csv)',
    )
  })

  it.each([
    ['windows-1252', 0x80, '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'],
    ['latin1', 0x80, '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ'],
    ['windows-1250', 0x8a, 'Š‹ŚŤŽŹ'],
    ['windows-1251', 0x80, 'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏ'],
    ['windows-1253', 0xaa, '\uFFFD'],
    ['koi8-u', 0xae, 'ў'],
    ['ibm866', 0x80, 'АБВГ'],
  ])('reads the bytes of %s from %i on alike on every Node.js', async (encoding, from, text) => {
    const bytes = Uint8Array.from([...text], (_, i) => from + i)
    expect((await readText({ name: 'x.txt', bytes }, { encoding })).text).toBe(text)
  })

  it('does not cut a character at the border of two pieces', async () => {
    for (let shift = 0; shift < 4; shift++) {
      const text = `${'x'.repeat(65_533 + shift)}€𝄞 end`
      expect((await readText(given(text))).text).toBe(text)
    }
  })
})

describe('sniff', () => {
  it.each([
    ['a,b\n1,2\n', { kind: 'csv', delimiter: ',' }],
    ['a\tb\n1\t2\n', { kind: 'tsv', delimiter: '\t' }],
    ['name\nWeber\n', { kind: 'text' }],
    ['{"a":1}\n{"a":2}\n', { kind: 'jsonl' }],
    ['{"a":1}\n{"a":2\n{"a":3}\n', { kind: 'jsonl' }],
    ['{\n "a": [1]\n}\n', { kind: 'json' }],
    ['[{"a":1}]', { kind: 'json' }],
    ['[draft] name,city\na,b\nc,d\n', { kind: 'csv' }],
    ['<?xml version="1.0"?><x/>', { kind: 'xml' }],
    ['<!DOCTYPE html><html></html>', { kind: 'html' }],
    ['', { kind: 'empty' }],
    [' \n\n', { kind: 'empty' }],
  ])('tells what %j is', async (text, expected) => {
    expect(await sniff(given(text))).toMatchObject(expected)
  })
})
