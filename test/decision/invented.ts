import type { DecisionContext, PartyScreen } from '../../src/decision/index.ts'
import { defaultPolicy } from '../../src/decision/index.ts'
import type { Listing, Match, Measure, Party, Transaction } from '../../src/model/index.ts'

/** An invented listing with one measure. */
export function listing(measure: Measure, over: Partial<Listing> = {}): Listing {
  return {
    dataset: 'zz_list',
    version: '2026-01-01',
    authority: 'Office of Invented Lists',
    jurisdiction: 'us',
    programs: ['INVENTED-1'],
    measures: [measure],
    recordId: '7',
    ...over,
  }
}

/** A screen that matches parties whose name is in the table, with the score given there. */
export function screenOf(
  table: Readonly<Record<string, { score: number; listings: readonly Listing[]; name?: string }>>,
): PartyScreen {
  const match = (
    name: string,
    score: number,
    listed = name.toUpperCase(),
  ): Omit<Match, 'party'> => ({
    id: `zz-${name}`,
    caption: name.toUpperCase(),
    schema: 'Company',
    datasets: ['zz_list'],
    evidence: Math.round(100 * Math.log(score / (1 - score))),
    score,
    match: score >= 0.7,
    name: listed,
    contributions: [],
  })
  return {
    screen: (party) => {
      const row = table[party.name]
      return row
        ? { matches: [match(party.name, row.score, row.name)], total: 1 }
        : { matches: [], total: 0 }
    },
    listingsOf: (id) => table[id.slice('zz-'.length)]?.listings ?? [],
  }
}

export function contextOf(
  parties: PartyScreen,
  over: Partial<DecisionContext> = {},
): DecisionContext {
  return {
    parties,
    lists: [{ dataset: 'zz_list', version: '2026-01-01', sha256: 'ab', publishedOn: '2026-01-01' }],
    policy: defaultPolicy,
    asOf: '2026-06-01',
    ...over,
  }
}

export function party(name: string, over: Partial<Party> = {}): Party {
  return { role: 'buyer', schema: 'Company', name, properties: { name: [name] }, ...over }
}

/** An order of classified goods to a destination without embargo. */
export function order(over: Partial<Transaction> = {}): Transaction {
  return {
    parties: [party('Invented Bakery Ltd')],
    items: [{ description: 'oven trays', hs: '732393' }],
    route: { destinationCountry: 'Norway' },
    ...over,
  }
}
