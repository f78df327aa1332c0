import type { Authorisation, Item, Payment, Route, Transaction } from '../../model/index.ts'
import { parseMoney, parseQuantity } from '../../values/index.ts'

type Problem = NonNullable<Transaction['problems']>[number]
type Fields = Readonly<Record<string, string>>

/** Fields of the table of columns → the parts of a transaction; what cannot be read is a problem. */
export function readFields(fields: Fields, problems: Problem[]): Omit<Transaction, 'parties'> {
  const item = readItem(fields, problems)
  const route = readRoute(fields)
  const payment = readPayment(fields, problems)
  const authorisation = readAuthorisation(fields)
  const nexus = readNexus(fields, problems)
  const flags = readFlags(fields)
  return {
    ...text(fields, 'id', 'id'),
    items: item ? [item] : [],
    ...(route ? { route } : {}),
    ...(payment ? { payment } : {}),
    ...(authorisation ? { authorisations: [authorisation] } : {}),
    ...text(fields, 'date', 'date'),
    ...text(fields, 'shipmentDate', 'shipmentDate'),
    ...text(fields, 'endUse', 'endUse'),
    ...(nexus ? { nexus } : {}),
    ...(flags ? { flags } : {}),
  }
}

function text<K extends string>(fields: Fields, target: string, key: K): { [P in K]?: string } {
  const value = fields[target]
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: string })
}

function filled<T extends object>(value: T): T | undefined {
  return Object.keys(value).length > 0 ? value : undefined
}

function readItem(fields: Fields, problems: Problem[]): Item | undefined {
  const quantity = readQuantity(fields['item.quantity'], problems)
  const money = readValue(fields['item.value'], fields['item.currency'], problems)
  return filled({
    ...text(fields, 'item.description', 'description'),
    ...text(fields, 'item.hs', 'hs'),
    ...text(fields, 'item.hsRevision', 'hsRevision'),
    ...text(fields, 'item.eccn', 'eccn'),
    ...text(fields, 'item.eccnSystem', 'eccnSystem'),
    ...text(fields, 'item.partNumber', 'partNumber'),
    ...text(fields, 'item.maker', 'maker'),
    ...quantity,
    ...text(fields, 'item.unit', 'unit'),
    ...money,
    ...text(fields, 'item.currency', 'currency'),
    ...text(fields, 'item.originCountry', 'originCountry'),
  })
}

/** "500", or "500 pcs" where no column has the unit. */
function readQuantity(
  value: string | undefined,
  problems: Problem[],
): Pick<Item, 'quantity' | 'unit'> {
  if (value === undefined) return {}
  const read = parseQuantity(value)
  if (read.state === 'known') {
    const { amount, unit } = read.quantity
    return { quantity: amount, ...(unit ? { unit } : {}) }
  }
  problems.push({ field: 'item.quantity', value, reason: read.reason })
  return {}
}

/** A number without any word or sign of a currency. */
const bareNumber = /^[\p{N}\s.,'’+-]+$/u

/** "8400" beside a column of the currency, or "EUR 8,400.00" where there is none. */
function readValue(
  value: string | undefined,
  currencyCell: string | undefined,
  problems: Problem[],
): Pick<Item, 'value' | 'currency'> {
  if (value === undefined) return {}
  const read = parseMoney(
    currencyCell && bareNumber.test(value) ? `${value} ${currencyCell}` : value,
  )
  if (read.state === 'known') {
    for (const reason of read.problems) problems.push({ field: 'item.value', value, reason })
    const { amount, currency } = read.money
    return { value: amount, ...(currency ? { currency } : {}) }
  }
  problems.push({ field: 'item.value', value, reason: read.reason })
  return {}
}

/** Cells such as "Kazakhstan; Kyrgyzstan" or "AE > KZ". */
function several(value: string | undefined): string[] {
  return (value ?? '').split(/\s*(?:[;|>→\n])\s*/).filter((part) => part !== '')
}

function readRoute(fields: Fields): Route | undefined {
  const via = several(fields['route.via'])
  const ports = several(fields['route.ports'])
  return filled({
    ...text(fields, 'route.exportCountry', 'exportCountry'),
    ...text(fields, 'route.destinationCountry', 'destinationCountry'),
    ...text(fields, 'route.ultimateDestinationCountry', 'ultimateDestinationCountry'),
    ...(via.length > 0 ? { via } : {}),
    ...(ports.length > 0 ? { ports } : {}),
    ...text(fields, 'route.mode', 'mode'),
    ...text(fields, 'route.deliveryAddress', 'deliveryAddress'),
  })
}

function readPayment(fields: Fields, problems: Problem[]): Payment | undefined {
  const newDebt = readYesNo(fields, 'payment.newDebt', problems)
  return filled({
    ...text(fields, 'payment.method', 'method'),
    ...text(fields, 'payment.currency', 'currency'),
    ...text(fields, 'payment.payerCountry', 'payerCountry'),
    ...text(fields, 'payment.bankCountry', 'bankCountry'),
    ...(newDebt === undefined ? {} : { newDebt }),
  })
}

function readAuthorisation(fields: Fields): Authorisation | undefined {
  const number = fields['authorisation.number']
  if (number === undefined) return undefined
  const covers = several(fields['authorisation.covers'])
  return {
    kind: fields['authorisation.kind'] ?? 'licence',
    number,
    jurisdiction: (fields['authorisation.jurisdiction'] ?? '').toLowerCase(),
    ...(covers.length > 0 ? { covers } : {}),
    ...text(fields, 'authorisation.validFrom', 'validFrom'),
    ...text(fields, 'authorisation.validTo', 'validTo'),
  }
}

function readNexus(fields: Fields, problems: Problem[]): Transaction['nexus'] | undefined {
  const nexus: Record<string, boolean> = {}
  for (const key of ['usPerson', 'usOrigin', 'euOperator', 'ukPerson']) {
    const answer = readYesNo(fields, `nexus.${key}`, problems)
    if (answer !== undefined) nexus[key] = answer
  }
  return filled(nexus)
}

const yes = new Set(['yes', 'y', 'true', '1', 'x', 'ja', 'oui', 'si', 'да'])
const no = new Set(['no', 'n', 'false', '0', 'nein', 'non', 'нет'])

function readYesNo(fields: Fields, target: string, problems: Problem[]): boolean | undefined {
  const value = fields[target]
  if (value === undefined) return undefined
  const word = value.toLowerCase()
  if (yes.has(word)) return true
  if (no.has(word)) return false
  problems.push({ field: target, value, reason: 'neither yes nor no' })
  return undefined
}

/** Columns of observations, "declines installation": yes, no, or words where more is known. */
function readFlags(fields: Fields): Transaction['flags'] | undefined {
  const flags: Record<string, boolean | string> = {}
  for (const [target, cell] of Object.entries(fields)) {
    if (!target.startsWith('flag.')) continue
    const word = cell.toLowerCase()
    flags[target.slice('flag.'.length)] = yes.has(word) ? true : no.has(word) ? false : word
  }
  return filled(flags)
}
