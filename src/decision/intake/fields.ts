import type { Authorisation, Item, Payment, Route, Transaction } from '../../model/index.ts'

type Problem = NonNullable<Transaction['problems']>[number]
type Fields = Readonly<Record<string, string>>

/** Fields of the table of columns → the parts of a transaction; what cannot be read is a problem. */
export function readFields(fields: Fields, problems: Problem[]): Omit<Transaction, 'parties'> {
  const item = readItem(fields, problems)
  const route = readRoute(fields)
  const payment = readPayment(fields, problems)
  const authorisation = readAuthorisation(fields)
  const nexus = readNexus(fields, problems)
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
  }
}

function text<K extends string>(fields: Fields, target: string, key: K): { [P in K]?: string } {
  const value = fields[target]
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: string })
}

function filled<T extends object>(value: T): T | undefined {
  return Object.keys(value).length > 0 ? value : undefined
}
