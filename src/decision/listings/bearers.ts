import { rememberedForms, type Slot } from '../../names/index.ts'
import { perDate, tableAsOf } from '../../tables/index.ts'
import type { FoundMatch } from '../context.ts'

/** People alive, in millions. */
const world = 8_100

/** A country without a row in the table has fewer people, in millions. */
const smallest = 1

const populations = perDate(
  (date): ReadonlyMap<string, number> =>
    new Map(
      tableAsOf('populations', date).rows.map(
        (row) => [row.iso2!.toLowerCase(), Number(row.millions)] as const,
      ),
    ),
)

/**
 * Which share of people have what agrees beside a name: 60 years of birth that are about as likely,
 * their months and days; a slip of a digit leaves some twenty dates, an approximate year three of
 * them, a range six; of a country at most a tenth are from its largest city.
 */
const shares: Readonly<Record<string, number>> = {
  'gender.equal': 1 / 2,
  'birthPlace.equal': 1 / 10,
  'birthDate.range': 1 / 10,
  'birthDate.near': 1 / 20,
  'birthDate.year': 1 / 60,
  'birthDate.month': 1 / 720,
  'birthDate.typo': 1 / 1_100,
  'birthDate.swapped': 1 / 11_000,
  'birthDate.day': 1 / 22_000,
}

/** The share of people who have a part in their name: the levels of the shipped frequencies end at one
 * in fifty, each half as common as the one above; a part that was never met is one in a million. */
function shareOf({ token }: Slot): number {
  if (token.kind === 'initial') return 1 / 20
  return token.commonness === 0 ? 1e-6 : 2 ** (token.commonness - 9) / 50
}

/** The share of people who have all parts of the listed name that agree; they count as independent. */
function shareOfName({ name, contributions }: FoundMatch): number {
  const agreeing = new Set(
    contributions
      .filter((part) => part.amount > 0 && part.feature.startsWith('name.'))
      .flatMap((part) => part.candidate.split(' ')),
  )
  const shares = rememberedForms(name, 'person').map((form) =>
    form.slots.filter((slot) => agreeing.has(slot.shown)).map(shareOf),
  )
  return Math.min(...shares.map((parts) => parts.reduce((share, part) => share * part, 1)))
}

/** How many people can be expected to share with a listed person all that agrees, by our estimate.
 *
 * Population of the country that agrees, else of the world, × share of each part of the name × share of
 * what else agrees. Frequencies are those of the shipped table for the whole world: in a country where
 * a name is at home there are more.
 *
 * @returns undefined where something agrees that is one person's own, such as a number or an address
 * @example
 * expectedBearers(matchOf('Mohammed Khan', 'pk'), '2026-01-01') // 25100
 */
export function expectedBearers(match: FoundMatch, asOf: string): number | undefined {
  let people = world
  let share = shareOfName(match)
  for (const { feature, amount, query } of match.contributions) {
    if (amount <= 0 || feature.startsWith('name.')) continue
    if (feature === 'country.equal') people = populations(asOf).get(query) ?? smallest
    else if (feature in shares) share *= shares[feature]!
    else return undefined
  }
  return people * 1e6 * share
}
