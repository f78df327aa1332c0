import { createMultibyteEncoder } from '@exodus/bytes/multi-byte.js'
import { createSinglebyteEncoder } from '@exodus/bytes/single-byte.js'
import { describe, expect, it } from 'vitest'
import { given, tableFrom } from './given.ts'
import { languageSamples, seeded } from './languages.ts'

/** Names read from a table of those names in a code page, where nobody says which. */
async function readBack(names: readonly string[], page: string): Promise<readonly string[]> {
  const text = `name,country\n${names.map((name) => `"${name}",XX\n`).join('')}`
  const { cells } = await tableFrom(given(createSinglebyteEncoder(page)(text)))
  return cells.map((row) => row.name!)
}

/** The names of a language that its code page can write and that are not plain ASCII. */
function writable(names: readonly string[], page: string): readonly string[] {
  const encode = createSinglebyteEncoder(page)
  return names.filter((name) => {
    try {
      return encode(name).some((byte) => byte > 0x7f)
    } catch {
      return false
    }
  })
}

function drawn(names: readonly string[], count: number, random: () => number): readonly string[] {
  return Array.from({ length: count }, () => names[Math.floor(random() * names.length)]!)
}

const cases = languageSamples.flatMap(({ language, pages, names }) =>
  pages.map((page) => ({ language, page, names: writable(names, page) })),
)

/** Number of seeded tables of `rows` names that are read as they were written. */
async function rightOf(
  { names, page }: (typeof cases)[number],
  rows: number,
  tables: number,
): Promise<number> {
  const random = seeded(rows * 1009 + page.length)
  let right = 0
  for (let table = 0; table < tables; table++) {
    const written = drawn(names, rows, random)
    const read = await readBack(written, page)
    if (written.every((name, i) => name === read[i])) right++
  }
  return right
}

describe('a table in a code page that nobody names', () => {
  it.each(cases)('of twenty names in $language is read right in $page', async (one) => {
    expect(await rightOf(one, 20, 6)).toBe(6)
  })

  it('of five names is read right 97 times in 100, of two 93, of one 80', async () => {
    const share = async (rows: number): Promise<number> => {
      let right = 0
      for (const one of cases) right += await rightOf(one, rows, 12)
      return right / (12 * cases.length)
    }
    expect(await share(5)).toBeGreaterThan(0.97)
    expect(await share(2)).toBeGreaterThan(0.93)
    expect(await share(1)).toBeGreaterThan(0.8)
  })

  it.each([
    [
      'Polish and German',
      'windows-1250',
      ['Łódź', 'Köln', 'Żuławski', 'Müller', 'Weiß', 'Dąbrowa'],
    ],
    ['French and German', 'windows-1252', ['Besançon', 'Köln', 'Lefèvre', 'Weiß', 'Orléans']],
    ['Turkish and German', 'windows-1254', ['İzmir', 'Köln', 'Yıldız', 'Weiß', 'Şükrü', 'Doğan']],
  ])('may mix %s in %s', async (_, page, names) => {
    expect(await readBack(names, page)).toEqual(names)
  })

  it.each([
    [
      'gb18030',
      '名称,城市\n北京华兴科技有限公司,北京\n深圳市电子进出口公司,深圳\n中国船舶贸易,上海\n',
    ],
    ['shift_jis', '名前,都市\n株式会社山田製作所,東京\nヤマト電子工業,大阪\nさくら貿易,横浜\n'],
    ['euc-kr', '이름,도시\n한국전자무역주식회사,서울\n부산해운,부산\n대한정밀공업,인천\n'],
    ['big5', '名稱,城市\n台灣電子股份有限公司,台北\n中華貿易公司,高雄\n國際航運,基隆\n'],
  ])('in %s is not taken for a Western one', async (page, text) => {
    const { info, cells } = await tableFrom(given(createMultibyteEncoder(page)(text)))
    expect(info.encoding).toBe(page)
    expect(Object.values(cells[0]!)).toEqual(text.split('\n')[1]!.split(','))
  })

  it('is shown a word of, and the page that is nearly as likely', async () => {
    const { info } = await tableFrom(
      given(createSinglebyteEncoder('windows-1252')('name,x\nNguyên,1\n')),
    )
    expect(info.notices[0]).toMatch(
      /read as windows-125[02], .* for instance "Nguy[êę]n" \(as windows-125[02] it would be "Nguy[êę]n"\)\. .*--encoding/,
    )
  })

  it('of nothing but noise is read as Western and said to be unlikely', async () => {
    const noise = Uint8Array.from(
      'name,x\n'.repeat(3) + '\x81\x8d\x9d\xad\xbf\xd7\xf7,1\n'.repeat(9),
      (c) => c.charCodeAt(0),
    )
    const { info } = await tableFrom(given(noise))
    expect(info.notices[0]).toMatch(/though its letters are unlikely/)
  })
})

describe('a table of a DOS program', () => {
  /** Bytes of letters outside ASCII in the code pages 850 and 852, after IBM's tables. */
  const dos = {
    ibm850: { ü: 0x81, ä: 0x84, ö: 0x94, ß: 0xe1, Ö: 0x99, é: 0x82, ñ: 0xa4, á: 0xa0, ó: 0xa2 },
    ibm852: { ł: 0x88, ą: 0xa5, ę: 0xa9, ó: 0xa2, ż: 0xbe, ś: 0x98, ć: 0x86, ń: 0xe4, Ł: 0x9d },
  } as const

  function written(text: string, letters: Readonly<Record<string, number>>): Uint8Array {
    return Uint8Array.from(text, (char) => letters[char] ?? char.charCodeAt(0))
  }

  it.each([
    ['ibm850', ['Müller', 'Größe', 'Jäger', 'Österle', 'Köhler', 'Schäfer']],
    ['ibm850', ['Muñoz', 'García López', 'Ramón Pérez'].map((n) => n.replaceAll('í', 'i'))],
    ['ibm852', ['Wałęsa', 'Gałązka', 'Kościuszko', 'Żółć'.replace('Ż', 'Z'), 'Łódka', 'Kończak']],
  ] as const)('is read in %s by itself', async (page, names) => {
    const { info, cells } = await tableFrom(
      given(written(`name,country\n${names.map((n) => `${n},XX\n`).join('')}`, dos[page])),
    )
    expect(cells.map(({ name }) => name)).toEqual([...names])
    expect(info.encoding).toBe(page)
    expect(info.notices.join(' ')).toContain(page)
  })

  it.each(['ibm850', 'cp850', '850', 'DOS-850'])(
    'is read in %s where it is named',
    async (encoding) => {
      const { cells } = await tableFrom(given(written('name\nMüller\n', dos.ibm850)), { encoding })
      expect(cells[0]).toEqual({ name: 'Müller' })
    },
  )
})
