import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { currenciesOf, parseMoney, parseNumber, parseQuantity } from '../../src/values/index.ts'

const numbers: readonly [
  text: string,
  means: number | readonly number[] | undefined,
  because: string,
][] = [
  ['1250', 1250, 'plain'],
  ['1,250.50', 1250.5, 'English'],
  ['1.250,50', 1250.5, 'German'],
  ["1'250.50", 1250.5, 'Swiss'],
  ['12 500', 12500, 'Russian'],
  ['12\u00a0500,75', 12500.75, 'no-break space'],
  ['1,234,567', 1234567, 'two marks group'],
  ['1.234.567,8', 1234567.8, 'German millions'],
  ['12,34,567', 1234567, 'Indian'],
  ['1,250', [1250, 1.25], 'one mark before three digits'],
  ['1.250', [1250, 1.25], 'the same with a dot'],
  ['0,125', 0.125, 'nothing groups after 0'],
  ['1250.500', 1250.5, 'four digits before: the mark does not group'],
  ['1.5', 1.5, 'one digit after'],
  ['-5', -5, 'sign'],
  ['(1,250.00)', -1250, 'bookkeeping'],
  ['1.5 million', 1500000, 'word'],
  ['2,3 млрд', 2300000000, 'Russian word'],
  ['12,50,00', undefined, 'odd groups'],
  ['1.2.3', undefined, 'a version, no number'],
  ['1,2.3,4', undefined, 'mixed'],
  ['99999999999999999999', undefined, 'too large to be exact'],
  ['ten', undefined, 'a word'],
  ['', undefined, 'empty'],
]

describe('parseNumber', () => {
  it.each(numbers)('%j is %j (%s)', (text, means) => {
    const read = parseNumber(text)
    const got =
      read.state === 'known' ? read.amount : read.state === 'ambiguous' ? read.readings : undefined
    expect(got).toEqual(means)
  })

  it('takes a hint for the mark of the fraction', () => {
    expect(parseNumber('1,250', { decimal: '.' })).toEqual({ state: 'known', amount: 1250 })
    expect(parseNumber('1,250', { decimal: ',' })).toEqual({ state: 'known', amount: 1.25 })
  })

  it('reads every amount in cents in English, German, Swiss and French writing alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (cents) => {
        const whole = `${Math.floor(cents / 100)}`
        const fraction = `${cents % 100}`.padStart(2, '0')
        const group = (mark: string) => whole.replace(/\B(?=(\d{3})+$)/g, mark)
        for (const [thousands, decimal] of [',.', '.,', "'.", ' ,', '\u202f,'].map((s) => [...s])) {
          const read = parseNumber(`${group(thousands!)}${decimal}${fraction}`)
          expect(read).toEqual({ state: 'known', amount: cents / 100 })
        }
      }),
      { seed: 3, numRuns: 500 },
    )
  })
})

const sums: readonly [
  text: string,
  amount: number | undefined,
  currency: string | undefined,
  because: string,
][] = [
  ['USD 1,250.50', 1250.5, 'USD', 'code before'],
  ['1.250,50 €', 1250.5, 'EUR', 'sign after'],
  ['12 500 руб.', 12500, 'RUB', 'Russian'],
  ['€12.5m', 12500000, 'EUR', 'million'],
  ['US$ 5 million', 5000000, 'USD', 'sign with letters'],
  ['$100', 100, undefined, 'shared sign'],
  ['$100 CAD', 100, 'CAD', 'shared sign and code'],
  ['¥5000', 5000, undefined, 'yen or yuan'],
  ['人民币 5000元', 5000, 'CNY', 'Chinese twice'],
  ['-5.25 GBP', -5.25, 'GBP', 'sign'],
  ['(5.25) GBP', -5.25, 'GBP', 'bookkeeping'],
  ['1000', 1000, undefined, 'none written'],
  ['100 USD EUR', undefined, undefined, 'two currencies'],
  ['EUR 100 USD', undefined, undefined, 'two currencies around'],
  ['100 apples', undefined, undefined, 'no currency'],
  ['free', undefined, undefined, 'no number'],
]

describe('parseMoney', () => {
  it.each(sums)('%j is %s %s (%s)', (text, amount, currency) => {
    const read = parseMoney(text)
    if (amount === undefined) expect(read.state).toBe('unknown')
    else expect(read).toMatchObject({ state: 'known', money: { amount, currency } })
    if (read.state === 'known') expect(read.problems.length).toBe(currency === undefined ? 1 : 0)
  })

  it('keeps both readings of a mark before three digits', () => {
    expect(parseMoney('EUR 1,250')).toMatchObject({
      state: 'ambiguous',
      readings: [
        { amount: 1250, currency: 'EUR' },
        { amount: 1.25, currency: 'EUR' },
      ],
    })
  })
})

describe('currenciesOf', () => {
  it.each([
    ['eur', ['EUR']],
    ['RUR', ['RUR']],
    ['¥', ['JPY', 'CNY']],
    ['XYZ', []],
    ['constructor', []],
  ])('%j can be %j', (text, codes) => {
    expect(currenciesOf(text)).toEqual(codes)
  })
})

const quantities: readonly [
  text: string,
  amount: number | undefined,
  unit: string | undefined,
  because: string,
][] = [
  ['100', 100, undefined, 'no unit'],
  ['100 kg', 100, 'kg', 'kilograms'],
  ['2.5 tonnes', 2.5, 't', 'word'],
  ['1 200 шт.', 1200, 'pcs', 'Russian pieces'],
  ['5 Stück', 5, 'pcs', 'German pieces'],
  ['10m2', 10, 'm2', 'no space, a figure in the unit'],
  ['3 lots', undefined, undefined, 'unknown unit'],
  ['many', undefined, undefined, 'no number'],
]

describe('parseQuantity', () => {
  it.each(quantities)('%j is %s %s (%s)', (text, amount, unit) => {
    const read = parseQuantity(text)
    if (amount === undefined) expect(read.state).toBe('unknown')
    else expect(read).toEqual({ state: 'known', quantity: { amount, unit } })
  })
})
