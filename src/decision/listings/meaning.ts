import type { Basis, Effect, Listing, Measure, Nexus } from '../../model/index.ts'
import { earNexus, nexusOf } from '../nexus.ts'
import { sectoralMeaning } from '../sectoral.ts'
import type { View } from '../view.ts'
import { judgeScope, readScope, type Scope, type ScopeJudgement } from './scope.ts'

/** What a measure means for a trade: its effect where the identity is certain, and why. */
export interface MeasureMeaning {
  readonly effect: Effect
  readonly basis: Basis
  readonly words: string
  readonly clears: string
  /** Where the entry itself says more of whom its law reaches. */
  readonly nexus?: Nexus
}

export const identity =
  'Evidence that the party is not the listed one (birth date, registration, address)'

/** What settles who a person is whose name many bear. */
export const personalIdentity =
  'The full date of birth, the number of an identity document or the address of the person, to compare with the entry'

const meanings: Record<Measure, MeasureMeaning> = {
  asset_freeze: {
    effect: 'block',
    basis: 'prohibition',
    words: 'its assets are frozen and nothing may be made available to it',
    clears: `${identity}, or a licence of the authority`,
  },
  licence_required: {
    effect: 'block',
    basis: 'licence_required',
    words: 'exports to it need a licence',
    clears: `${identity}, a licence, or a scope of the entry that leaves the items out`,
  },
  denied: {
    effect: 'block',
    basis: 'prohibition',
    words: 'it may not take part in a transaction subject to the EAR (General Prohibition Four)',
    clears: identity,
  },
  debt_equity: {
    effect: 'review',
    basis: 'prohibition',
    words: 'new debt or equity with it is restricted; other trade is not',
    clears: 'A statement that the deal contains no new debt or equity beyond the permitted tenor',
  },
  sectoral: {
    effect: 'review',
    basis: 'prohibition',
    words: 'certain dealings of its sector are restricted',
    clears: 'A statement that the deal is outside the directive',
  },
  investment: {
    effect: 'note',
    basis: 'prohibition',
    words: 'its securities may not be traded; trade in goods is not restricted by this listing',
    clears: 'Nothing is needed unless securities are part of the deal',
  },
  port_ban: {
    effect: 'block',
    basis: 'prohibition',
    words: 'it may not enter ports or receive services',
    clears: 'Another vessel',
  },
  travel_ban: {
    effect: 'note',
    basis: 'prohibition',
    words: 'it may not enter the territory; trade is not restricted by this listing alone',
    clears: 'Nothing is needed for trade in goods',
  },
  no_licence_exception: {
    effect: 'review',
    basis: 'duty',
    words: 'licence exceptions may not be used and a statement of the party is needed',
    clears: 'The statement of 15 CFR 744.15(b), and no licence exception used',
  },
  debarred: {
    effect: 'review',
    basis: 'licence_required',
    words: 'licences for it are denied or government dealings barred',
    clears: `${identity}, or classification that shows no licence is needed`,
  },
  watch: {
    effect: 'review',
    basis: 'indicator',
    words: 'the house itself wants to look at it; no law is said to restrict it',
    clears: 'A decision of the house',
    nexus: { status: 'applies', text: 'a rule of the house, for all its trade' },
  },
  unknown: {
    effect: 'review',
    basis: 'data_quality',
    words: 'what the listing does is not in the table of programmes',
    clears: 'Read the publisher’s entry and enter the programme in the table',
  },
}

/** Measures that say nothing more of a trade once assets are frozen. */
const withinFreeze = new Set<Measure>(['sectoral', 'debt_equity', 'investment', 'travel_ban'])

/** The measures of a listing that say something of their own.
 *
 * Who may be given nothing may not be lent to or serviced either; an entry that asks for a licence
 * says by that also that no exception may be used.
 */
export function tellingMeasures({ measures }: Listing): readonly Measure[] {
  if (measures.includes('asset_freeze'))
    return measures.filter((measure) => !withinFreeze.has(measure))
  return measures.includes('licence_required')
    ? measures.filter((measure) => measure !== 'no_licence_exception')
    : measures
}

/** The meaning of a measure in this transaction.
 *
 * A debt listing bites only where debt is new, a sectoral one by its matter, an entry of BIS by its
 * scope.
 *
 * @param role what the listed party does in the transaction
 */
export function meaningOf(
  measure: Measure,
  listing: Listing,
  role: string,
  view: View,
): MeasureMeaning {
  const meaning = meanings[measure]
  switch (measure) {
    case 'sectoral':
      return { ...meaning, ...sectoralMeaning(listing, role, view) }
    case 'debt_equity':
      return { ...meaning, ...debtMeaning(view) }
    case 'licence_required':
      return licenceMeaning(meaning, listing, view)
    default:
      return meaning
  }
}

function debtMeaning(view: View): Partial<MeasureMeaning> {
  const newDebt = view.transaction.payment?.newDebt
  if (newDebt === true)
    return {
      effect: 'block',
      words: 'new debt or equity with it is prohibited, and this deal contains it',
    }
  if (newDebt === false)
    return {
      effect: 'note',
      words: 'new debt or equity with it is restricted; this deal states none',
    }
  return view.partiesOnly ? { effect: 'note' } : {}
}

/** A BIS entry: the EAR reach goods, not money or persons. */
function ofBis(listing: Listing): boolean {
  return /Bureau of Industry|\bBIS\b/.test([listing.authority, ...listing.programs].join(' '))
}

/** Whether the law of a listing reaches the transaction. */
export function nexusOfListing(listing: Listing, view: View): Nexus {
  return ofBis(listing) ? earNexus(view) : nexusOf(listing.jurisdiction, view)
}

function licenceMeaning(base: MeasureMeaning, listing: Listing, view: View): MeasureMeaning {
  if (!ofBis(listing)) return base
  const scope = readScope(listing)
  const judged = scopeOfGoods(scope, view)
  const exceptions = scope.licenceException
    ? `, and no licence exception may be used but ${scope.licenceException.replace(/^License Exception /, '')}`
    : ', and no licence exception may be used'
  const policy = scope.reviewPolicy ? ` (applications meet a ${scope.reviewPolicy})` : ''
  const meaning: MeasureMeaning =
    judged.state === 'in'
      ? {
          ...base,
          words: `these goods need a licence, because ${judged.reason}${exceptions}${policy}`,
        }
      : judged.state === 'unknown'
        ? {
            ...base,
            effect: 'review',
            words: `certain goods need a licence${exceptions}${policy}: ${judged.reason}`,
            clears: `${identity}, or a classification that shows the goods outside the entry`,
          }
        : {
            ...base,
            effect: 'note',
            words: `certain goods need a licence, and these are none of them: ${judged.reason}`,
            clears: 'Nothing is needed while the classification is right',
          }
  return byFootnote(meaning, scope, listing, view)
}

/** The scope over all goods: one that is in it is enough. */
function scopeOfGoods(scope: Scope, view: View): ScopeJudgement {
  const { asOf } = view.context
  const destinations = view.codes.destination
  const judged = view.goods.map((goods) => judgeScope(scope, goods, { destinations, asOf }))
  for (const state of ['in', 'unknown', 'out'] as const) {
    const found = judged.find((one) => one.state === state)
    if (found) return found
  }
  return scope.goods === undefined || scope.goods === 'all'
    ? { state: 'in', reason: 'the entry names all items subject to the EAR' }
    : { state: 'unknown', reason: 'the entry names certain items, and no goods are stated' }
}

/** A footnote makes foreign-made goods subject to the EAR: to state no US origin is not enough. */
function byFootnote(
  meaning: MeasureMeaning,
  scope: Scope,
  listing: Listing,
  view: View,
): MeasureMeaning {
  const [rule] = scope.footnotes
  const nexus = nexusOfListing(listing, view)
  if (!rule || nexus.status === 'applies') return meaning
  const product = `the goods are the direct product of US technology, software or plant (footnote ${rule.footnote} of the entry, ${rule.citation})`
  if (nexus.status === 'applies_if')
    return { ...meaning, nexus: { ...nexus, text: `${nexus.text}; here also if ${product}` } }
  return {
    ...meaning,
    effect: meaning.effect === 'block' ? 'review' : meaning.effect,
    nexus: { status: 'applies_if', text: `applies if ${product}` },
  }
}
