import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EccnSystem, parseEccn, parseHs } from '../../src/values/index.ts'

const zero = 'a leading zero seems to be lost'

const hsTable: readonly [
  text: string,
  hs6: string | undefined,
  problem: string,
  because: string,
][] = [
  ['854231', '854231', '', 'six digits'],
  ['8542.31', '854231', '', 'dots'],
  ['8542 31', '854231', '', 'spaces'],
  ['8542-31', '854231', '', 'dashes'],
  ['HS 8542.31', '854231', '', 'label'],
  ['ТН ВЭД 8542310000', '854231', '', 'Russian label and national line'],
  ['8542310000', '854231', '', 'ten digits'],
  ['85423119', '854231', '', 'eight digits (CN)'],
  ['8542.31.0', '854231', 'unusual length', 'dots say that no zero is lost'],
  ['8542310', '854231', 'unusual length', 'chapter 08 has no heading 0854'],
  ['1012100', '010121', zero, 'horses from a spreadsheet'],
  ['10121', '010121', zero, 'five digits'],
  ['40110', '040110', 'could also be heading 4011', 'milk, or tyres cut short'],
  ['01012100', '010121', '', 'nothing is lost'],
  ['8542', undefined, 'heading, not a subheading', 'four digits'],
  ['85', undefined, '', 'chapter'],
  ['854', undefined, 'half a heading', 'three digits'],
  ['980100', '980100', 'chapter 98 is national', 'American provisions'],
  ['999999', '999999', 'chapter 99 is national', 'commodities not specified'],
  ['770110', undefined, 'chapter 77 is reserved', 'reserved'],
  ['000000', undefined, 'no chapter 00', 'zeros'],
  ['850031', undefined, 'no heading', 'heading 00'],
  ['859931', '859931', 'chapter 85 has no heading 8599', 'beyond the last heading'],
  ['8542.31/8542.32', undefined, 'more than one code', 'two codes'],
  ['ABC', undefined, 'no customs code', 'letters'],
  ['123456789012345', undefined, '15 digits', 'too long'],
  ['', undefined, 'empty', 'empty'],
]

describe('parseHs', () => {
  it.each(hsTable)('%j is %s (%s; %s)', (text, hs6, problem) => {
    const code = parseHs(text)
    expect(code.hs6).toBe(hs6)
    expect(code.problems.join('; ')).toContain(problem)
    if (problem === '') expect(code.problems).toEqual([])
  })

  it('keeps heading, chapter and national line apart', () => {
    expect(parseHs('8542.31.90.10')).toEqual({
      state: 'code',
      hs6: '854231',
      heading: '8542',
      chapter: '85',
      national: '8542319010',
      problems: [],
    })
    expect(parseHs('85').state).toBe('chapter')
    expect(parseHs('national').state).toBe('unknown')
  })

  it('reads every code of six digits as itself, with or without marks', () => {
    const digits = fc.tuple(
      fc.integer({ min: 1, max: 97 }),
      fc.integer({ min: 1, max: 99 }),
      fc.integer({ min: 0, max: 99 }),
    )
    fc.assert(
      fc.property(digits, (parts) => {
        const [a, b, c] = parts.map((n) => `${n}`.padStart(2, '0')) as [string, string, string]
        const expected = a === '77' ? undefined : `${a}${b}${c}`
        for (const text of [`${a}${b}${c}`, `${a}${b}.${c}`, `${a}.${b}.${c}`, ` ${a}${b} ${c} `]) {
          expect(parseHs(text).hs6).toBe(expected)
        }
      }),
      { seed: 3, numRuns: 1000 },
    )
  })
})

const codeTable: readonly [
  text: string,
  code: string | undefined,
  state: string,
  systems: readonly EccnSystem[],
  because: string,
][] = [
  ['3A001.a.2', '3A001.a.2', 'code', ['US_CCL', 'EU_2021_821', 'UK_SECL'], 'American writing'],
  ['3A001a2', '3A001.a.2', 'code', ['US_CCL', 'EU_2021_821', 'UK_SECL'], 'European writing'],
  ['eccn: 3a001.A.2', '3A001.a.2', 'code', ['US_CCL', 'EU_2021_821', 'UK_SECL'], 'label and case'],
  ['3A‐001', '3A001', 'code', ['US_CCL', 'EU_2021_821', 'UK_SECL'], 'a Unicode dash'],
  ['9A610.x', '9A610.x', 'code', ['US_CCL'], '600 series'],
  ['3A991', '3A991', 'code', ['US_CCL', 'UK_SECL'], 'unilateral'],
  ['3A090', '3A090', 'code', ['US_CCL', 'UK_SECL'], 'advanced computing'],
  ['EAR99', 'EAR99', 'ear99', ['US_CCL'], 'no ECCN'],
  ['ear 99', 'EAR99', 'ear99', ['US_CCL'], 'with a space'],
  ['XI(c)', 'USML XI(c)', 'other_list', ['USML'], 'ITAR form'],
  ['USML Category VIII (h)(1)', 'USML VIII(h)(1)', 'other_list', ['USML'], 'ITAR in full'],
  ['USML Category XII', 'USML XII', 'other_list', ['USML'], 'a whole category'],
  ['X.A.I.001', 'X.A.I.001', 'other_list', ['EU_833_ANNEX_VII'], 'Annex VII'],
  ['X.B.VIII.002.a', 'X.B.VIII.002.a', 'other_list', ['EU_833_ANNEX_VII'], 'with paragraph'],
  ['MTCR Item 9.A.1', '9.A.1', 'other_list', ['MTCR'], 'said to be MTCR'],
  ['19.A.2', '19.A.2', 'other_list', ['MTCR'], 'Wassenaar has no category 19'],
  ['9.A.1', '9.A.1', 'other_list', ['WA', 'MTCR'], 'either'],
  ['ML5.b', 'ML5.b', 'other_list', ['WA'], 'munitions list'],
  ['PL9009', 'PL9009', 'other_list', ['UK_SECL'], 'UK national entry'],
  ['3F001', undefined, 'unknown', [], 'no group F'],
  ['3A01', undefined, 'unknown', [], 'two figures'],
  ['3A0011', undefined, 'unknown', [], 'four figures'],
  ['none', undefined, 'unknown', [], 'a word'],
  ['', undefined, 'unknown', [], 'empty'],
]

describe('parseEccn', () => {
  it.each(codeTable)('%j is %s, %s of %j (%s)', (text, code, state, systems) => {
    expect(parseEccn(text)).toMatchObject({ code, state, systems })
  })

  it('reads its own writing as the same code', () => {
    for (const [text] of codeTable) {
      const first = parseEccn(text)
      if (first.code === undefined || first.systems.length !== 1) continue
      expect(parseEccn(first.code, { system: first.systems[0]! }).code).toBe(first.code)
    }
  })

  it.each([
    ['9A515', undefined, '9x515'],
    ['9A515', 'EU_2021_821', 'eu_500'],
    ['0A501', undefined, '0x5zz'],
    ['5A504', undefined, '500'],
    ['5A504', 'EU_2021_821', 'eu_500'],
    ['3A611', undefined, '600'],
    ['7A103', undefined, 'multilateral'],
    ['4A090', undefined, 'unilateral'],
  ] as const)('%s of list %s is of series %s', (text, system, series) => {
    expect(parseEccn(text, system ? { system } : {}).series).toBe(series)
  })

  it('says when a code does not fit the list that was named', () => {
    expect(parseEccn('9A610', { system: 'EU_2021_821' }).problems).toEqual([
      '9A610 has the form of US_CCL, not of EU_2021_821',
    ])
  })

  it('says what is wrong in words', () => {
    expect(parseEccn('3F001').problems).toEqual(['group F does not exist: groups are A to E'])
    expect(parseEccn('3A01').problems).toEqual([
      '"3A01" has 2 figures after the group: an ECCN has three',
    ])
    expect(parseEccn('3A701').problems).toEqual(['third character 7 is not in use'])
  })
})
