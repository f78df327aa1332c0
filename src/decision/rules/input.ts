import type { Finding, Item, Party, Transaction } from '../../model/index.ts'
import { currenciesOf, parseDate, readCountry } from '../../values/index.ts'
import type { Rule } from '../rule.ts'
import type { View } from '../view.ts'

type Problem = NonNullable<Transaction['problems']>[number]

function unreadable({ field, value, reason }: Problem): Finding {
  return {
    rule: 'input.unreadable-value',
    effect: 'note',
    basis: 'data_quality',
    area: 'data',
    jurisdiction: '',
    text: `“${value}” in ${field} could not be read (${reason}); it is taken as not stated.`,
    facts: [{ field, value }],
    sources: [],
    citation: 'own rule',
    clears: 'Write the value in a form that can be read in one way',
  }
}

/** A number that goods cannot have: rules on values and quantities would judge it wrongly. */
function impossible(field: string, value: number): Finding {
  return {
    rule: 'input.impossible-value',
    effect: 'review',
    basis: 'data_quality',
    area: 'data',
    jurisdiction: '',
    text: `${field} is ${value}: goods cannot have that, so rules on quantities and values say nothing here.`,
    facts: [{ field, value: String(value) }],
    sources: [],
    citation: 'own rule',
    clears: 'The right number; a return or credit is an order of its own',
  }
}

function ofItem(item: Item, index: number): Finding[] {
  const numbers = [
    [`items[${index}].quantity`, item.quantity],
    [`items[${index}].value`, item.value],
  ] as const
  return [
    ...numbers.flatMap(([field, value]) =>
      value !== undefined && !(value >= 0 && value < Number.POSITIVE_INFINITY)
        ? [impossible(field, value)]
        : [],
    ),
    ...(item.currency !== undefined && currenciesOf(item.currency).length === 0
      ? [
          unreadable({
            field: `items[${index}].currency`,
            value: item.currency,
            reason: 'it is no currency that is known',
          }),
        ]
      : []),
  ]
}

/** Dates that cannot be read are no ground for rules that compare days. */
function ofDates(tx: Transaction): Finding[] {
  return (['date', 'shipmentDate'] as const).flatMap((field) => {
    const value = tx[field]
    if (value === undefined) return []
    const read = parseDate(value)
    return read.state === 'known' ? [] : [unreadable({ field, value, reason: read.reason })]
  })
}

/** Values of the input that could not be read or cannot be: kept verbatim, and shown. */
export const input: Rule = {
  id: 'input',
  evaluate(view) {
    const { transaction } = view
    const problems = transaction.problems ?? []
    const told = new Set(problems.map((problem) => problem.value))
    return {
      findings: [
        ...problems.map(unreadable),
        ...transaction.items
          .flatMap(ofItem)
          // A cell that intake could not read is told once.
          .filter((finding) => !finding.facts.some((fact) => told.has(fact.value))),
        ...ofDates(transaction),
        ...transaction.parties.flatMap((party, i) => ofParty(party, i, view)).map(unreadable),
      ],
    }
  },
}

const countryProperties = ['country', 'nationality', 'citizenship', 'jurisdiction', 'flag'] as const

/** Values of a party that matching passes over, as they say nothing to it. */
function ofParty(party: Party, index: number, view: View): Problem[] {
  const { properties } = party
  const fieldOf = (property: string) => `parties[${index}].${property}`
  const births = (properties.birthDate ?? []).flatMap((value) => {
    const read = parseDate(value)
    return read.state === 'unknown'
      ? [{ field: fieldOf('birthDate'), value, reason: read.reason }]
      : []
  })
  const countries = countryProperties.flatMap((property) =>
    (properties[property] ?? []).flatMap((value) => {
      const reason = notOneCountry(value)
      return reason === undefined || isToldAsPlace(value, view)
        ? []
        : [{ field: fieldOf(property), value, reason }]
    }),
  )
  return [...births, ...countries]
}

function notOneCountry(value: string): string | undefined {
  const read = readCountry(value)
  if (read.state === 'ambiguous') return `it can mean ${read.note}`
  return read.state === 'unknown' ? 'no country is written so' : undefined
}

/** The rule of destinations tells of the countries that it looked up in vain, and of cities. */
function isToldAsPlace(value: string, view: View): boolean {
  return view.places.some(
    ({ written, places, city }) => written === value && (places.length === 0 || city !== undefined),
  )
}
