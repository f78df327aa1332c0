import type { Finding, Item, Transaction } from '../../model/index.ts'
import { currenciesOf, parseDate } from '../../values/index.ts'
import type { Rule } from '../rule.ts'

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
  evaluate({ transaction }) {
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
      ],
    }
  },
}
