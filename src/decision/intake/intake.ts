import { TidewaiterError } from '../../model/index.ts'
import { type ColumnMeaning, parseTarget, understandColumn } from './column.ts'
import { describeTargets } from './targets.ts'

/** How the columns of a file are read. */
export interface Intake {
  /** `parties`: a customer list; `transactions`: goods, a route or several parties a row. */
  readonly kind: 'parties' | 'transactions'
  readonly columns: readonly { readonly heading: string; readonly meaning: ColumnMeaning }[]
  /** Headings that no field took; their cells are kept verbatim in `extra`. */
  readonly unused: readonly string[]
}

/** Column headings → what each means.
 *
 * @param overrides heading → target, "Kunde" → "buyer.name"; a target of "-" leaves a column out
 * @throws TidewaiterError `intake.target` for an override that names no column or no known target
 * @example
 * understandHeader(['Name', 'DOB', 'Country']).kind // 'parties'
 * understandHeader(['Buyer', 'HS code', 'Destination']).kind // 'transactions'
 */
export function understandHeader(
  headings: readonly string[],
  overrides: Readonly<Record<string, string>> = {},
): Intake {
  for (const heading of Object.keys(overrides)) {
    if (!headings.includes(heading)) throw noSuchColumn(heading, headings)
  }
  const columns: { heading: string; meaning: ColumnMeaning }[] = []
  const unused: string[] = []
  for (const heading of headings) {
    const target = Object.hasOwn(overrides, heading) ? overrides[heading] : undefined
    const meaning =
      target === undefined
        ? understandColumn(heading)
        : target === '-'
          ? undefined
          : overridden(heading, target)
    if (meaning) columns.push({ heading, meaning })
    else unused.push(heading)
  }
  return { kind: kindOf(columns.map((column) => column.meaning)), columns, unused }
}

function overridden(heading: string, target: string): ColumnMeaning {
  const meaning = parseTarget(target)
  if (meaning) return meaning
  throw new TidewaiterError({
    code: 'intake.target',
    act: `cannot map the column "${heading}" to`,
    value: target,
    reason: 'no such target',
    remedy: describeTargets(target),
  })
}

function noSuchColumn(heading: string, headings: readonly string[]): TidewaiterError {
  return new TidewaiterError({
    code: 'intake.target',
    act: 'cannot map the column',
    value: heading,
    reason: 'the file has no such column',
    remedy: `Use one of: ${headings.join(', ')}.`,
  })
}

/** Fields that a customer list may have too. */
const partyListFields = new Set(['id', 'date'])

function kindOf(meanings: readonly ColumnMeaning[]): Intake['kind'] {
  const roles = new Set<string>()
  for (const meaning of meanings) {
    if (meaning.kind === 'field') {
      if (!partyListFields.has(meaning.target)) return 'transactions'
    } else if (meaning.role !== undefined && meaning.role !== 'owner') {
      roles.add(`${meaning.role} ${meaning.number}`)
    }
  }
  return roles.size > 1 ? 'transactions' : 'parties'
}

/** The reading of the header in a sentence, for the user to check.
 *
 * @example
 * describeIntake(understandHeader(['Name', 'DOB', 'Notes']))
 * // 'a list of parties; Name → name, DOB → birthDate; not used: Notes'
 */
export function describeIntake(intake: Intake): string {
  const read = intake.columns.map(({ heading, meaning }) => `${heading} → ${describe(meaning)}`)
  const kind = intake.kind === 'parties' ? 'a list of parties' : 'transactions'
  const unused = intake.unused.length > 0 ? `; not used: ${intake.unused.join(', ')}` : ''
  return `${kind}; ${read.join(', ') || 'no column understood'}${unused}`
}

function describe(meaning: ColumnMeaning): string {
  if (meaning.kind === 'field') return meaning.target
  const number = meaning.number > 1 ? ` ${meaning.number}` : ''
  const place = meaning.orPlace ? ' (a country: route.destinationCountry)' : ''
  return meaning.role ? `${meaning.role}${number}.${meaning.property}${place}` : meaning.property
}
