import { describe, expect, it } from 'vitest'
import { score } from './score.ts'

/** Russian names in Cyrillic as the language writes them, and as English-language lists do. */
const names: [cyrillic: string, english: string][] = [
  ['Евгений Пригожин', 'Yevgeny Prigozhin'],
  ['Сергей Шойгу', 'Sergei Shoigu'],
  ['Владимир Путин', 'Vladimir Putin'],
  ['Сергей Чемезов', 'Sergey Chemezov'],
  ['Никита Хрущев', 'Nikita Khrushchev'],
  ['Георгий Жуков', 'Georgy Zhukov'],
  ['Борис Ельцин', 'Boris Yeltsin'],
  ['Михаил Горбачев', 'Mikhail Gorbachev'],
  ['Петр Чайковский', 'Pyotr Tchaikovsky'],
  ['Юрий Лужков', 'Yury Luzhkov'],
  ['Андрей Кузнецов', 'Andrei Kuznetsov'],
  ['Дмитрий Щербаков', 'Dmitry Shcherbakov'],
  ['Алексей Захаров', 'Alexei Zakharov'],
  ['Виктор Яхонтов', 'Viktor Yakhontov'],
  ['Захар Щукин', 'Zakhar Shchukin'],
]

type Letters = Readonly<Record<string, string>>
const common: Letters = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', з: 'z', и: 'i', й: 'i', к: 'k' },
  ...{ л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f' },
  ...{ х: 'kh', ц: 'ts', ь: '', ы: 'y', э: 'e', ю: 'iu', я: 'ia' },
}
const j = { й: 'j', ю: 'ju', я: 'ja', ий: 'ij' }

/** The letters that each standard writes otherwise; pairs of letters come first. */
const standards: Readonly<Record<string, Letters>> = {
  French: {
    ...{ ж: 'j', ч: 'tch', ш: 'ch', щ: 'chtch', у: 'ou', ге: 'gue', ги: 'gui', ю: 'iou' },
    ...{ ий: 'i', 'ин ': 'ine ', й: 'ï' },
  },
  German: {
    ...{ в: 'w', ж: 'sch', з: 's', х: 'ch', ц: 'z', ч: 'tsch', ш: 'sch', щ: 'schtsch' },
    ...{ ...j, ' е': ' Je' },
  },
  Polish: {
    ...{ в: 'w', ж: 'ż', х: 'ch', ц: 'c', ч: 'cz', ш: 'sz', щ: 'szcz', л: 'ł', ли: 'li', ль: 'l' },
    ...{ ...j, ' е': ' Je', ге: 'gie', не: 'nie', ле: 'le', жи: 'ży', ци: 'cy', ши: 'szy' },
  },
  Spanish: { ж: 'zh', х: 'j', ч: 'ch', ш: 'sh', щ: 'shch', ге: 'gue', ги: 'gui', ' е': ' Ye' },
  Portuguese: { ж: 'j', ч: 'tch', ш: 'ch', щ: 'chtch', ге: 'gue', ги: 'gui', ' е': ' Ie' },
  Dutch: {
    ...{ ж: 'zj', х: 'ch', ч: 'tsj', ш: 'sj', щ: 'sjtsj', у: 'oe' },
    ...{ ...j, ю: 'joe', ' е': ' Je' },
  },
  Swedish: { ж: 'zj', х: 'ch', ч: 'tj', ш: 'sj', щ: 'sjtj', ...j, ' е': ' Je' },
  Hungarian: {
    ...{ с: 'sz', ж: 'zs', х: 'h', ц: 'c', ч: 'cs', ш: 's', щ: 'scs', ...j, ' е': ' Je' },
    ...{ ни: 'nyi', ти: 'tyi', ди: 'gyi' },
  },
  Italian: { ж: 'ž', х: 'ch', ц: 'c', ч: 'č', ш: 'š', щ: 'šč', ...j },
  Czech: { ж: 'ž', х: 'ch', ц: 'c', ч: 'č', ш: 'š', щ: 'šč', ...j, ' е': ' Je' },
  Turkish: { ж: 'j', х: 'h', ц: 'ts', ч: 'ç', ш: 'ş', щ: 'şç', й: 'y', ю: 'yu', я: 'ya' },
  Finnish: { ж: 'ž', х: 'h', ч: 'tš', ш: 'š', щ: 'štš', ...j, ' е': ' Je' },
}

function written(cyrillic: string, letters: Letters): string {
  const all: Letters = { ...common, ...letters }
  let rest = ` ${cyrillic.toLowerCase()} `
  let out = ''
  while (rest !== '') {
    const two = all[rest.slice(0, 2)]
    out += two ?? all[rest.charAt(0)] ?? rest.charAt(0)
    rest = rest.slice(two === undefined ? 1 : 2)
    // A pair with the space of a border leaves that space where it stands behind.
    if (two?.endsWith(' ')) out = `${out.trimEnd()} `
  }
  return out.trim().replace(/(?<=^| )\p{L}/gu, (letter) => letter.toUpperCase())
}

describe.each(Object.entries(standards))('the %s standard', (_, letters) => {
  const pairs = names.map(([cyrillic, english]) => [written(cyrillic, letters), english, cyrillic])
  it.each(pairs)('%s is %s (%s)', (foreign, english, cyrillic) => {
    for (const listed of [english as string, cyrillic as string])
      expect({
        foreign,
        listed,
        score: score(foreign as string, listed, 'person'),
      }).toSatisfy((found: { score: number }) => found.score >= 0.7)
  })
})

describe('words of another origin', () => {
  it.each([
    ['Chang Wei', 'Shang Wei'],
    ['Jean Bouchard', 'Zhan Busharin'],
    ['Jose Serrano', 'Zhose Serrano'],
    ['James Verdilov', 'Khamis Verdilov'],
  ])('%s is not %s', (a, b) => {
    expect(score(a, b, 'person')).toBeLessThan(0.7)
  })
})
