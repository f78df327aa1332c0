import { describe, expect, it } from 'vitest'
import { compareNames, type NameKind, nameForm } from '../../src/names/index.ts'
import { score } from './score.ts'

const features = (a: string, b: string, kind: NameKind) =>
  compareNames(a, b, { kind }).contributions.map((c) => c.feature)

describe('the same name', () => {
  const rows: [string, string, NameKind, string][] = [
    ['Tilmar Airlines', 'Tilmar Airways', 'organisation', 'two words for one kind of company'],
    ['Завод Верхмаш', 'Verkhmash Plant', 'organisation', 'a general word translated'],
    [
      'НПО Вихрь',
      'Scientific Production Association Vikhr',
      'organisation',
      'initials of a phrase',
    ],
    ['Banco Nacional de Ardovia', 'National Bank of Ardovia', 'organisation', 'translated words'],
    ['Казанский моторный завод', 'Kazan Motor Plant', 'organisation', 'an adjective of place'],
    [
      'General Shipping Company',
      'General Shipping Company',
      'organisation',
      'general words, equal',
    ],
    ['Verdano Bank (Schweiz) AG', 'Verdano Bank AG', 'organisation', 'a place in brackets'],
    ['شركة المنار للتجارة', 'Al Manar Trading Company', 'organisation', 'Arabic with articles'],
    ['Alminara Trading', 'Al-Minara Trading', 'organisation', 'an article joined'],
    ['Plant No. 12', 'Plant Twelve', 'organisation', 'a number in words, and its sign'],
    ['45th Optical Works', '45 Optical Works', 'organisation', 'an ordinal'],
    ['TRANS ORION', 'TRANSORION', 'organisation', 'a general word written in one with a name'],
    ['Corvus V', 'Corvus 5', 'vessel', 'a Roman numeral of one letter'],
    ['Mutassim Ghathafi', 'Mutasim Qaddafi', 'person', 'consonants that languages mix up'],
    ['Park Young-soo', '박영수', 'person', 'a usual Korean spelling'],
    ['Kim Chong-ho', 'Kim Jong Ho', 'person', 'Korean consonants of two romanisations'],
    ['Yulia Brandova', 'Yulia Brandov', 'person', 'the family name of a woman'],
    ['Vadim Uladzimiravich Brandau', 'Vadim Vladimirovich Brandau', 'person', 'a father respelt'],
    ['Anton Goud', 'Антон Гуд', 'person', 'a longer spelling of three letters'],
    ['Kolya Vestrov', 'Nikolai Vestrov', 'person', 'a familiar form of a spelling'],
    ['عبد الرحمن القصيري', 'Abdulrahman al-Qusairi', 'person', 'Arabic with articles'],
    [
      'Yuriy Henadzievich Brandau',
      'Yuri Gennadiyevich Brandau',
      'person',
      'a father in Belarusian spelling',
    ],
    ['Khin Mg Brandau', 'Khin Maung Brandau', 'person', 'a Burmese name cut short'],
    ['Viktor Brandov', 'Viktor A. Brandov', 'person', 'one initial left out'],
    ['Abdur Rahman Qusairi', 'Abdul Rehman Qusairi', 'person', 'an article like the word behind'],
    ['Abdus Samad Qusairi', 'Abdussamad Qusairi', 'person', 'the same in one word'],
    ['Abdul Haq Qusairi', 'Abdulhaq Qusairi', 'person', 'a short word behind the article'],
    ['Qamar ud-Din Vestri', 'Qamaruddin Vestri', 'person', 'of the faith, in one word and three'],
    ['Mohammad Sina Vestri', 'Muhammedsina Vestri', 'person', 'two given names in one word'],
    ['Latif-ur-Rehman', 'Latifurrahman', 'person', 'a whole name in one word'],
    ['Abu al-Qusair Vestri', 'Abolqusair Vestri', 'person', 'a kunya in one word'],
    ['Md Qusair Hossain', 'Mohammed Qusair Hossain', 'person', 'Muhammad in two letters'],
    ['Hafez al-Qusairi', 'Hafiz Qusairi', 'person', 'a title as a given name'],
    ['Ardovan Technique', 'Ardovan Technic', 'organisation', 'a general word in another language'],
  ]
  it.each(rows)('%s is %s (%s): %s', (a, b, kind) => {
    expect(score(a, b, kind)).toBeGreaterThanOrEqual(0.7)
  })
})

describe('another name', () => {
  const rows: [string, string, NameKind, string][] = [
    ['Maria Gonzalez Torres', 'Mario Gonzalez Torres', 'person', 'two given names in use'],
    ['Alexander Brandov', 'Alexandra Brandova', 'person', 'a man and a woman'],
    ['Igor Vestrov', 'Egor Vestrov', 'person', 'two names that sound alike'],
    ['Paola Vestri', 'Paolo Vestri', 'person', 'a woman and a man of one name'],
    ['Abdul Rahman Qusairi', 'Abdul Samad Qusairi', 'person', 'servants of other names'],
    ['Abdullah Qusairi', 'Abdulhaq Qusairi', 'person', 'Abdullah and another'],
    ['Vestri LLC', 'Lara Lou Carol Vestri', 'person', 'a legal form is no initials'],
    ['Hafiz Qusairi', 'Karim Qusairi', 'person', 'a title as a given name, and another'],
    ['Rahman Qusairi MD', 'Mohammad Rahman Vestri', 'person', 'a doctor is no Muhammad'],
    ['Giulia Vestri', 'Giulio Vestri', 'person', 'a woman and a man of one name'],
    ['Hiroshi Tanaka', 'Hiroki Tanaka', 'person', 'two Japanese given names'],
    ['Keiko Brandov', 'Reiko Brandov', 'person', 'two Japanese given names, a letter apart'],
    ['Carlos Rodriguez', 'Carlos X. Rodriguez Y.', 'person', 'two names more, and common parts'],
    ['Carlos Rodriguez', 'Carlos Alberto Rodriguez Gomez', 'person', 'two names more'],
    ['Hassan Ahmed Ali', 'Ahmed Hassan Ali', 'person', 'father and son exchanged'],
    ['Wei Lin', 'Wei Lin Na', 'person', 'one syllable more'],
    ['Vera Petrovna Brandova', 'Vera Pavlovna Brandova', 'person', 'daughters of two fathers'],
    ['Shenzhen Hongda Tools', 'Shenzhen Hengda Tools', 'organisation', 'a syllable of Chinese'],
    ['OOO Mikron', 'MOKRAN LLC', 'organisation', 'vowels alone in the only name'],
    ['Tehran Machine Works', 'Tabriz Machine Works', 'organisation', 'two cities of a country'],
    ['Tilmark Systems Ltd', 'Tilmark Ltd', 'organisation', 'a general word more'],
    [
      'Chemical Supply Company',
      'Medical Supply Company',
      'organisation',
      'general words look alike',
    ],
    ['ABQ', "Asa'ib Bahr al-Qadim", 'organisation', 'three letters stand for too much'],
    ['Orion Star Shipping', 'Orion Star Tractors', 'organisation', 'general words that differ'],
  ]
  it.each(rows)('%s is not %s (%s): %s', (a, b, kind) => {
    expect(score(a, b, kind)).toBeLessThan(0.7)
  })
})

describe('order', () => {
  const rows: [string, string, string, NameKind, string][] = [
    [
      'Ilyas Ghadbani',
      'Ilyas Gadbani',
      'Ilyas Radbani',
      'person',
      'heard alike before a letter off',
    ],
    [
      'Luis Zabalar',
      'Luis Fernando Zabalar',
      'Luis Zabalar Quiroz',
      'person',
      'ends before a tail',
    ],
    [
      'Brandt Machine Works',
      'Brandt Maschinenfabrik',
      'Brandt Chemical Works',
      'organisation',
      'translated before another trade',
    ],
    [
      'Verdano Bank',
      'Verdano Bank (Schweiz)',
      'Verdano Bank Peru',
      'organisation',
      'a branch in brackets before a bank of another country',
    ],
    ['Corvus 5', 'Corvus V', 'Corvus', 'vessel', 'the number before none'],
  ]
  it.each(rows)('%s: %s above %s (%s): %s', (query, better, worse, kind) => {
    expect(compareNames(query, better, { kind }).evidence).toBeGreaterThan(
      compareNames(query, worse, { kind }).evidence,
    )
  })
})

describe('what is said of it', () => {
  it('names in use that look alike are told from misspellings', () => {
    expect(features('Maria Brandov', 'Mario Brandov', 'person')).toContain('name.lookalike')
    expect(features('Maria Brandov', 'Maria Brondov', 'person')).not.toContain('name.lookalike')
  })

  it('a misspelt general word is still that word', () => {
    const kinds = nameForm('Orion Shlpyard', 'organisation').slots.map((slot) => slot.token.text)
    expect(kinds).toEqual(nameForm('Orion Shipyard', 'organisation').slots.map((s) => s.token.text))
  })

  it('a whole name in another order counts less, unless the family name only comes first', () => {
    expect(features('Omar Ahmad Qusairi', 'Ahmad Omar Qusairi', 'person')).toContain(
      'name.shuffled',
    )
    expect(features('Omar Ahmad Qusairi', 'Qusairi Omar Ahmad', 'person')).not.toContain(
      'name.shuffled',
    )
  })
})
