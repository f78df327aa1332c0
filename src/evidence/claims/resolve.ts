import type { NounPhrase } from '../language/chunks.ts'
import { type Party, partiesIn } from '../mentions/party.ts'
import type { Register } from '../mentions/register.ts'
import type { Discourse, SourceRef } from './discourse.ts'
import type { ClauseView } from './view.ts'

export interface ResolveContext {
  readonly register: Register
  readonly discourse: Discourse
  /** Who speaks the clause: "we" and "our" are theirs. */
  readonly speaker: SourceRef
  readonly inQuotation: boolean
}

export interface Resolved {
  readonly parties: readonly Party[]
  /** True where the parties come from an earlier clause. */
  readonly inferred: boolean
}

const none: Resolved = { parties: [], inferred: false }
const pairWords = /^(both|two)$/
const stateNoun =
  /^(nation|country|republic|kingdom|state|government|regime|army|military|navy|junta|leadership|authority)$/
const companyNoun =
  /^(company|firm|distributor|manufacturer|maker|supplier|exporter|importer|bank|institute|group|trader|business|subsidiary|shipper|intermediary|broker|network)$/

/** The parties that a noun phrase means: named in it, or meant by a pronoun or description. */
export function resolveParties(view: ClauseView, np: NounPhrase, ctx: ResolveContext): Resolved {
  const named = partiesIn(view.text, view.p, np.from, np.to, ctx.register)
  if (named.length > 0) return { parties: named, inferred: false }
  const first = view.p.tokens[np.from]!.lower
  const head = view.p.tokens[np.head]!
  const single = np.to - np.from === 1
  const d = ctx.discourse
  const one = (party: Party | undefined): Resolved =>
    party ? { parties: [party], inferred: true } : none
  if (/^(we|us|i)$/.test(first) && single) return ctx.speaker.party ? one(ctx.speaker.party) : none
  if (
    first === 'our' &&
    ctx.speaker.party &&
    !/^(customer|client|components?|enemy)$/.test(head.lemma)
  )
    return one(ctx.speaker.party)
  if (
    pairWords.test(first) ||
    (first === 'the' && /^(two|both)$/.test(view.p.tokens[np.from + 1]?.lower ?? ''))
  ) {
    if (
      /^(government|country|nation|side|state|capital|neighbour|neighbor|military|ally|navy|army|force|leader|president|partner)$/.test(
        head.lemma,
      )
    ) {
      return { parties: d.lastCountries(), inferred: true }
    }
  }
  if (
    /^(countries|nations|governments|sides)$/.test(head.lower) &&
    /^(the|these|those)$/.test(first)
  ) {
    return { parties: d.lastCountries(), inferred: true }
  }
  const half = first === 'the' && np.to - np.from === 2 ? head.text : ''
  if (half === 'North' || half === 'South') {
    const korea = { North: 'kp', South: 'kr' }[half]
    return one(d.parties.findLast((party) => party.country === korea && !party.entity))
  }
  if (/^(the|that|this|its|their)$/.test(first) && stateNoun.test(head.lemma))
    return one(d.lastCountry())
  if (/^(the|that|this|its)$/.test(first) && companyNoun.test(head.lemma))
    return one(d.lastOfTrade(head.lemma, ctx.register))
  if (single && first === 'it') {
    const own = ctx.speaker.party
    // "accusing it of": an object is not the one who speaks
    const verb = np.from > view.segment.from ? view.p.tokens[np.from - 1] : undefined
    if (verb && /^(accuse|suspect|blame|charge)$/.test(verb.lemma))
      return one(d.parties.findLast((party) => party.id !== own?.id))
    if (
      !ctx.inQuotation &&
      own &&
      ctx.speaker.kind !== 'person' &&
      ctx.speaker.kind !== 'collective'
    )
      return one(own)
    return one(d.parties.at(-1))
  }
  if (single && first === 'they') {
    const last = d.parties.at(-1)
    return last?.entity === undefined ? none : one(last)
  }
  if (/^(its|their)$/.test(first) && np.to - np.from > 1) return one(d.parties.at(-1))
  return none
}
