import { describe, expect, it } from 'vitest'
import { compareNames, type NameKind } from '../../src/names/index.ts'
import { score } from './score.ts'

describe('names that are the same', () => {
  const rows: [string, string, NameKind, string][] = [
    ['Nikolai Patrushev', 'Патрушев Николай', 'person', 'other script and order'],
    ['NURISTANI, Abdul Aziz', 'Abd al-Aziz Nooristani', 'person', 'comma, joined article, vowels'],
    ['Yury Kovalchuk', 'Iurii Kovaltchouk', 'person', 'French romanisation'],
    ['Mohamed Salah Boukhari', 'Muhammad Saleh Bukhari', 'person', 'Arabic spellings'],
    ['Lukashnko Alexandr', 'Alexander Lukashenko', 'person', 'letter left out'],
    ['Xi Jin Ping', '习近平', 'person', 'Chinese, syllables apart'],
    ['Fernando Pérez', 'فرناندو بيريز', 'person', 'Arabic consonants'],
    ['Dr. Rami Makhlouf', 'RamiMakhlouf', 'person', 'title, joined words'],
    ['Vanderbilt Corp', 'Van Der Bilt Corporation', 'organisation', 'split at particles'],
    [
      'OOO Romashka',
      'Romashka Limited Liability Company',
      'organisation',
      'legal form in two languages',
    ],
    ['ABC Company', 'A.B.C. Co.', 'organisation', 'letters with stops'],
    ['Brigade Forty-Four', 'Brigade 44', 'organisation', 'number in words'],
    [
      'GUANGZHOU HAIGE COMM GRP',
      'Guangzhou Haige Communications Group',
      'organisation',
      'trade abbreviations',
    ],
    ['Islamic Army', "Al-Qa'ida/Islamic Army", 'organisation', 'one of two names in a field'],
    ['Hellenic Spirit', 'M/V Hellenic Spirit', 'vessel', 'vessel prefix'],
  ]
  it.each(rows)('%s is %s (%s): %s', (a, b, kind) => {
    expect(score(a, b, kind)).toBeGreaterThanOrEqual(0.7)
  })
})

describe('names that are not the same', () => {
  const rows: [string, string, NameKind, string][] = [
    ['Ihab Makhlouf', 'Rami Makhlouf', 'person', 'another given name'],
    ['Sergey Ivanovich Lavrov', 'Sergey Viktorovich Lavrov', 'person', 'patronymics contradict'],
    [
      'Richard Martinez',
      'Richard Xavier Martinez Gomez',
      'person',
      'common parts of a longer name',
    ],
    ['Bank of Estonia', 'Bank of Ethiopia', 'organisation', 'only the place tells them apart'],
    [
      'Construction Ltd',
      'LLC Construction Dredging Company',
      'organisation',
      'only a general word is shared',
    ],
    ['Sea Star 1', 'Sea Star 2', 'vessel', 'numbers contradict'],
    ['Management Company', 'Westminster Management Company', 'organisation', 'general words only'],
    ['Volkswagen AG', 'Siemens AG', 'organisation', 'only the legal form is shared'],
  ]
  it.each(rows)('%s is not %s (%s): %s', (a, b, kind) => {
    expect(score(a, b, kind)).toBeLessThan(0.7)
  })
})

describe('order', () => {
  const rows: [string, string, string, NameKind, string][] = [
    ['Igor Sechin', 'Igor Sechin', 'Igor Sechyn', 'person', 'equal before one letter different'],
    ['Igor Sechin', 'Igor Sechin', 'Igor Ivanovich Sechin', 'person', 'whole before part'],
    [
      'Vladimir Putin',
      'Vladimir Vladimirovich Putin',
      'Vladimir Putilov',
      'person',
      'fuller name before another family',
    ],
    ['Igor Kabanov', 'Igor Kabanov', 'Ivan Ivanov', 'person', 'rare agreement before common'],
    ['Lady Leila', 'Lady Leila', 'Lady Rania', 'vessel', 'the word that tells apart counts'],
  ]
  it.each(rows)('%s: %s above %s (%s): %s', (query, better, worse, kind) => {
    expect(compareNames(query, better, { kind }).evidence).toBeGreaterThan(
      compareNames(query, worse, { kind }).evidence,
    )
  })
})

describe('contributions', () => {
  it('add up to the evidence, begin with the prior and name both values', () => {
    const found = compareNames('Jon Smith', 'Smith, John Xerxes', { kind: 'person' })
    expect(found.contributions.reduce((sum, c) => sum + c.amount, 0)).toBe(found.evidence)
    expect(found.contributions[0]?.feature).toBe('prior')
    expect(found.contributions.map((c) => c.text).join('\n')).toContain('"Jon" and "John"')
  })
})
