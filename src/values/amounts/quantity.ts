import { foldText } from '../fold.ts'
import { type NumberOptions, parseNumber } from './number.ts'

/** A quantity of goods. */
export interface Quantity {
  readonly amount: number
  /** One writing per unit: "kg", "t", "pcs", "m2"; undefined where none is written. */
  readonly unit: string | undefined
}

/** What a text says about a quantity. */
export type ParsedQuantity =
  | { readonly state: 'known'; readonly quantity: Quantity }
  | { readonly state: 'ambiguous'; readonly readings: readonly Quantity[]; readonly reason: string }
  | { readonly state: 'unknown'; readonly reason: string }

const writings: Readonly<Record<string, string>> = {
  kg: 'kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes kgm кг килограмм килограммов',
  g: 'g gr gram grams gramme grammes grm г гр грамм',
  mg: 'mg milligram milligrams мг',
  t: 't mt ton tons tonne tonnes tne т тонн тонна тонны',
  lb: 'lb lbs pound pounds lbr',
  oz: 'oz ounce ounces onz',
  pcs: 'pcs pc pce piece pieces ea each unit units nmb nar no. nos stk stück stueck pièce pièces pieza piezas шт штук штука od 个 件 台',
  pair: 'pair pairs pr prs пара пар',
  set: 'set sets kit kits компл комплект комплектов',
  m: 'm metre metres meter meters mtr м метр метров',
  cm: 'cm centimetre centimetres centimeter centimeters см',
  mm: 'mm millimetre millimetres millimeter millimeters мм',
  km: 'km kilometre kilometres kilometer kilometers км',
  ft: 'ft foot feet',
  in: 'in inch inches',
  m2: 'm2 sqm mtk м2 кв.м',
  m3: 'm3 cbm mtq м3 куб.м',
  l: 'l ltr litre litres liter liters л литр литров',
  ml: 'ml millilitre millilitres milliliter milliliters мл',
  bbl: 'bbl barrel barrels',
  box: 'box boxes carton cartons ctn ctns кор коробка',
  pallet: 'pallet pallets plt',
  kwh: 'kwh',
}

const unitByWord: ReadonlyMap<string, string> = new Map(
  Object.entries(writings).flatMap(([unit, words]) =>
    words.split(' ').map((word) => [foldText(word), unit] as const),
  ),
)

const longest = 60
const shape = /^([^\p{L}]*\d[^\p{L}]*?)\s*([\p{L}].*)?$/u

/** Reads an amount with a unit after it; units are written one way, in several languages.
 *
 * An unknown unit is `unknown`, never dropped; separators that can be read two ways are `ambiguous`.
 *
 * @example
 * parseQuantity('1 200 шт.')  // { state: 'known', quantity: { amount: 1200, unit: 'pcs' } }
 * parseQuantity('2.5 tonnes') // { state: 'known', quantity: { amount: 2.5, unit: 't' } }
 * parseQuantity('3 lots')     // { state: 'unknown', reason: '"lots" is no unit that is known' }
 */
export function parseQuantity(text: string, options: NumberOptions = {}): ParsedQuantity {
  if (text.length > longest)
    return { state: 'unknown', reason: `it is longer than ${longest} characters` }
  const found = shape.exec(text.normalize('NFKC').trim())
  if (!found) return { state: 'unknown', reason: 'it has no number' }
  const word = foldText(found[2] ?? '').trim()
  const unit = unitByWord.get(word) ?? unitByWord.get(word.replace(/[.()]+$/, ''))
  if (word !== '' && unit === undefined) {
    return { state: 'unknown', reason: `"${found[2]}" is no unit that is known` }
  }
  const number = parseNumber(found[1]!, options)
  if (number.state === 'unknown') return number
  if (number.state === 'known')
    return { state: 'known', quantity: Object.freeze({ amount: number.amount, unit }) }
  const readings = number.readings.map((amount) => Object.freeze({ amount, unit }))
  return { state: 'ambiguous', readings: Object.freeze(readings), reason: number.reason }
}
