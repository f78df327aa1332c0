import { describe, expect, test } from 'vitest'
import { loadDocument, type Reading, readDocument } from '../../src/evidence/index.ts'

const read = async (text: string): Promise<{ text: string; reading: Reading }> => {
  const document = await loadDocument({ name: 'a.txt', bytes: new TextEncoder().encode(text) })
  return { text: document.text, reading: readDocument(document) }
}

describe('what is read of other languages', () => {
  test('Russian: who is quoted, dates, numbers, weapon systems; no claims', async () => {
    const { text, reading } = await read(
      'Иран не передавал России ни одной ракеты, сообщили в Тегеране.\n\n«Мы не поставляли беспилотники ни одной из сторон конфликта», — заявил Камран Данешвар 5 марта 2024 года. По данным разведки, Россия получила более 200 ракет и 1,5 тысячи дронов Шахед-136.\n',
    )
    expect(reading.language).toBe('ru')
    expect(reading.claims).toEqual([])
    expect(reading.weapon_systems.map((w) => w.name)).toContain('Shahed-136')
    expect(reading.mentions!.dates.map((d) => d.date)).toEqual(['2024-03-05'])
    expect(reading.mentions!.numbers.map((n) => n.value)).toEqual([200, 1500])
    const [quotation] = reading.mentions!.quotations
    expect(text.slice(quotation!.start, quotation!.end)).toBe(quotation!.quote)
    expect(quotation!.speaker).toBe('камран-данешвар')
  })

  test('Russian: a name behind "по словам" is brought to the nominative; a place is no person', async () => {
    const { reading } = await read(
      'По словам аналитика Ольги Мельниковой, ракеты «Искандер» применялись у границы. Об этом же говорят данные, собранные в Москве и других городах. В Северной Корее сообщили, что не знают об этом.\n',
    )
    expect(reading.entities.map((e) => e.name)).toEqual(['Ольга Мельникова'])
    expect(reading.weapon_systems.map((w) => w.name)).toEqual(['Iskander-M'])
  })

  test('Ukrainian: a surname alone means the person named before', async () => {
    const { reading } = await read(
      'Речник розвідки Андрій Юсов заявив, що Росії передали гаубиці. «Ми бачимо ці гармати під Курськом», — сказав Юсов.\n',
    )
    expect(reading.mentions!.quotations.map((q) => q.speaker)).toEqual(['андрій-юсов'])
    expect(reading.countries).toContain('ru')
  })

  test('Chinese: a company begins behind the verb, a system ends before the noun', async () => {
    const { reading } = await read(
      '2024年10月，英国制裁了东莞创新机电有限公司。印度国防部长辛格宣布，将采购S-400系统。\n',
    )
    expect(reading.entities.map((e) => e.name)).toEqual(['辛格', '东莞创新机电有限公司'])
    expect(reading.weapon_systems.map((w) => w.name)).toEqual(['S-400'])
  })

  test('Ukrainian: dates by month and year', async () => {
    const { reading } = await read(
      'Україна запровадила санкції проти трьох компаній у вересні 2023 року, а 12 січня 2024 року розширила їх. Про це повідомив Андрій Лисенко, речник розвідки.\n',
    )
    expect(reading.language).toBe('uk')
    expect(reading.mentions!.dates.map((d) => d.date)).toEqual(['2023-09', '2024-01-12'])
  })

  test('Chinese: who is quoted, dates, numbers', async () => {
    const { reading } = await read(
      '外交部发言人林剑说：“中方一贯严格管控两用物项出口，反对无端指责。”他2024年9月10日在北京表示，俄罗斯进口了3万架无人机。\n',
    )
    expect(reading.language).toBe('zh')
    expect(reading.mentions!.dates.map((d) => d.date)).toEqual(['2024-09-10'])
    expect(reading.mentions!.numbers[0]).toMatchObject({ value: 30_000 })
    expect(reading.mentions!.quotations[0]!.speaker).toBe('林剑')
  })
})

test('a weapon system of the table brings the customs codes of its published parts', async () => {
  const { reading } = await read(
    'Russia has fired Shahed-136 drones at Odesa, officials in Kyiv said on Monday.\n',
  )
  const weapon = reading.weapon_systems.find((w) => w.name === 'Shahed-136')
  expect(weapon!.component_hs6!.every((code) => /^\d{6}$/.test(code))).toBe(true)
})
