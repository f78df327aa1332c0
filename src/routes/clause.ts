import { countryFacts, inEuropeanUnion } from './country.ts'

/** Whether a contract needs the clause against re-export to Russia. */
export interface ReexportClause {
  readonly state: 'needed' | 'partner' | 'not_in_force' | 'unknown'
  readonly text: string
  readonly citation: 'Reg. (EU) 833/2014 Art. 12g'
  readonly effectiveFrom: '2024-03-20'
}

/** Does a sale by an EU exporter need the clause of Art. 12g, by its destination?
 *
 * The clause is for goods of Annexes XI, XX, XXXV and XL and firearms; whether the goods are among
 * them is for the caller to say. Partners of Annex VIII and the EU itself need none.
 *
 * @param destination lower-case ISO code, or a region
 * @param asOf ISO date
 * @example
 * reexportClause('ae', '2024-06-01').state // 'needed'
 * reexportClause('jp', '2024-06-01').state // 'partner'
 */
export function reexportClause(destination: string, asOf: string): ReexportClause {
  const base = { citation: 'Reg. (EU) 833/2014 Art. 12g', effectiveFrom: '2024-03-20' } as const
  if (asOf < base.effectiveFrom)
    return { ...base, state: 'not_in_force', text: 'Art. 12g applies from 20 March 2024' }
  if (inEuropeanUnion(destination, asOf) || countryFacts(destination, asOf)?.annexEight)
    return {
      ...base,
      state: 'partner',
      text: 'No clause is needed for the EU and partners of Annex VIII',
    }
  if (destination === 'is' || destination === 'li')
    return {
      ...base,
      state: 'unknown',
      text: 'Whether the country was added to Annex VIII after April 2024 is not verified',
    }
  return {
    ...base,
    state: 'needed',
    text: 'The contract must forbid re-export to Russia where the goods are of Annexes XI, XX, XXXV or XL, or firearms',
  }
}
