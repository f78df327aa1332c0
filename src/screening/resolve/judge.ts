import type { Contribution } from '../../model/index.ts'
import { compareFacts } from '../compare-parties.ts'
import { comparedAs } from '../kinds.ts'
import { resolveWeights } from '../weight-options.ts'
import type { ResolverRecord } from './record.ts'

/** On what two records of different lists are held to be one party, strongest first. */
export const grounds = [
  'user',
  'reference',
  'identifier',
  'paper',
  'birth day',
  'birth year',
  'contact',
  'country',
] as const
export type Ground = (typeof grounds)[number]

/** What the resolver makes of two records. */
export type Verdict =
  | {
      readonly same: true
      readonly ground: Ground
      readonly evidence: number
      /** One sentence for a reviewer. */
      readonly text: string
    }
  | {
      readonly same: false
      readonly evidence: number
      readonly text: string
      /** Something speaks against one party, and not only too little for it. */
      readonly contradicts: boolean
    }

/** Names must agree by this much, the prior left out, before a number or a date counts. */
const namesAlike = 300
/** Least evidence in all where less than a day of birth or a number speaks for it. */
const leastEvidence = 400

const weights = resolveWeights(undefined)

/** Judges two records: one party, or not, and why; undefined where nothing points to it at all.
 *
 * A name alone never joins. Beside it there must be a day of birth, an identity paper, an address, or
 * a year of birth or country that goes with a rare name. A reference of the publisher or a number that
 * one thing keeps for good joins by itself. Two records of one list are two parties: their publisher
 * holds them apart.
 */
export function judge(a: ResolverRecord, b: ResolverRecord): Verdict | undefined {
  const reference = common(a.references, b.references)
  const permanent = common(new Set(a.permanent.keys()), new Set(b.permanent.keys()))
  const number = common(a.numbers, b.numbers)
  const name = common(a.names, b.names)
  const day = common(a.birthDays, b.birthDays)
  const hint = [reference, permanent, number, name].some((found) => found !== undefined)
  const born = day !== undefined && common(a.sounds, b.sounds) !== undefined
  if (!hint && !born) return undefined
  const kind = comparedAs(a.side.schema, b.side.schema)
  if (kind === undefined) return undefined
  const list = common(a.lists, b.lists)
  if (list !== undefined) return contradicted(0, `both stand on ${list}, which holds them apart`)
  const { evidence, contributions } = compareFacts(a.side, b.side, weights)
  const parts = new Parts(contributions)
  const yes = (ground: Ground, ...why: (string | undefined)[]): Verdict => ({
    same: true,
    ground,
    evidence,
    text: sentence(why),
  })
  if (reference) return yes('reference', `the lists name the same ${reference}`)
  const against = parts.against() ?? otherReference(a, b)
  if (permanent) {
    if (against && parts.numberDiffers()) return contradicted(evidence, against)
    return yes('identifier', `${spoken(permanent)} is the same`, parts.namesSaid())
  }
  if (against) return contradicted(evidence, against)
  if (parts.nameSum < namesAlike) return apart(evidence, 'the names are too far apart')
  const paper = parts.first(/^(?!mmsi|callSign|ticker).+\.equal$/, isNumber)
  if (paper && number) {
    const other = otherCountry(a, b, paper)
    if (other) return contradicted(evidence, other)
    return yes('paper', said(paper), parts.namesSaid(), parts.text(/^birthDate/))
  }
  if (born && parts.has(/^birthDate\.day$/) && kind !== 'vessel')
    return yes('birth day', parts.namesSaid(), parts.text(/^birthDate/), parts.text(/^country/))
  if (!name) return apart(evidence, 'the names are alike but not equal, and no number agrees')
  const contact = parts.first(/^(?:address|email|phone|website)\.equal$/)
  if (contact) return yes('contact', parts.namesSaid(), said(contact))
  const place = parts.first(/^(?:country|birthPlace)\.equal$/)
  if (evidence >= leastEvidence && place) {
    if (parts.has(/^birthDate\.(?:month|year)$/))
      return yes('birth year', parts.namesSaid(), parts.text(/^birthDate/), said(place))
    if (isOrganisation(a) && isOrganisation(b) && place.feature === 'country.equal')
      return yes('country', parts.namesSaid(), said(place), 'and the name is rare')
  }
  return apart(evidence, loneName(kind, evidence, place))
}

function loneName(kind: string, evidence: number, place: Contribution | undefined): string {
  if (place === undefined) return 'only the names agree, and a name alone never joins'
  if (kind === 'person')
    return `the names and ${placeWord(place)} agree, but no birth date, paper or address does`
  return evidence < leastEvidence
    ? `the names and ${placeWord(place)} agree, but the name is too common for that to be enough`
    : `the names and ${placeWord(place)} agree, but it may be a person or a vessel, and no number does`
}

/** The contributions of a comparison, asked for by feature. */
class Parts {
  readonly nameSum: number
  private readonly all: readonly Contribution[]

  constructor(all: readonly Contribution[]) {
    this.all = all
    const named = all.filter((part) => part.feature.startsWith('name.'))
    this.nameSum = named.reduce((sum, part) => sum + part.amount, 0)
  }

  first(
    feature: RegExp,
    more: (part: Contribution) => boolean = () => true,
  ): Contribution | undefined {
    return this.all.find((part) => feature.test(part.feature) && more(part))
  }

  has(feature: RegExp): boolean {
    return this.first(feature) !== undefined
  }

  text(feature: RegExp): string | undefined {
    const part = this.first(feature)
    return part && said(part)
  }

  numberDiffers(): boolean {
    return this.has(/^(?:imoNumber|leiCode|innCode|ogrnCode|taxNumber|vatCode)\.different$/)
  }

  /** What speaks against one party, whatever speaks for it. */
  against(): string | undefined {
    return this.text(
      /^(?:imoNumber|leiCode|innCode|ogrnCode|taxNumber|vatCode|mmsi|serialNumber|gender)\.different$|^birthDate\.(?:differs|off|far)$|^name\.(?:clash|numberContradicted|patronymicContradicted|initialContradicted)$/,
    )
  }

  /** What the names have in common, in words. */
  namesSaid(): string | undefined {
    const beside = this.text(/^name\.besideKey$/)
    if (beside) return beside
    if (this.nameSum <= 0) return undefined
    const words = this.all.filter(
      (part) => part.feature.startsWith('name.') && part.query !== '' && part.amount > 0,
    )
    const ours = [...new Set(words.map((part) => part.query))].join(' ')
    const theirs = [...new Set(words.map((part) => part.candidate))].join(' ')
    return ours === theirs ? `the names agree in “${ours}”` : `“${ours}” agrees with “${theirs}”`
  }
}

/** A contribution in words, with the property as people say it: "passport number equal: …". */
function said(part: Contribution): string {
  const property = /^[a-z]+(?:[A-Z][a-z]*)+/.exec(part.text)?.[0]
  if (property === undefined) return part.text
  const words = property.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return `${words}${part.text.slice(property.length)}`
}

function placeWord(part: Contribution): string {
  return part.feature === 'country.equal' ? `the country (${part.query})` : 'the place of birth'
}

function isNumber(part: Contribution): boolean {
  return !/^(?:name|birthDate|country|gender|birthPlace|address|email|phone|website)\./.test(
    part.feature,
  )
}

const organisations = new Set([
  'Company',
  'Organization',
  'PublicBody',
  'LegalEntity',
  'Asset',
  'Airline',
])

function isOrganisation(record: ResolverRecord): boolean {
  return organisations.has(record.side.schema)
}

function otherReference(a: ResolverRecord, b: ResolverRecord): string | undefined {
  const [ours, theirs] = [a, b].map((record) =>
    [...record.references].find((reference) => reference.startsWith('UN reference')),
  )
  return ours && theirs ? `they have different references: ${ours} and ${theirs}` : undefined
}

/** The same number on papers of two countries is two papers. */
function otherCountry(
  a: ResolverRecord,
  b: ResolverRecord,
  paper: Contribution,
): string | undefined {
  const ours = a.papers.get(plain(paper.query))
  const theirs = b.papers.get(plain(paper.candidate))
  if (!ours || !theirs || ours.size === 0 || theirs.size === 0) return undefined
  if ([...ours].some((country) => theirs.has(country))) return undefined
  return `${said(paper)}, but the papers are of ${[...ours].join(', ')} and ${[...theirs].join(', ')}`
}

/** A number of a paper without spaces and marks. */
export function plain(number: string): string {
  return number.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
}

function apart(evidence: number, text: string): Verdict {
  return { same: false, evidence, text: sentence([text]), contradicts: false }
}

function contradicted(evidence: number, text: string): Verdict {
  return { same: false, evidence, text: sentence([text]), contradicts: true }
}

function sentence(why: readonly (string | undefined)[]): string {
  const text = why.filter((part) => part !== undefined).join('; ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

const identifierNames: Readonly<Record<string, string>> = {
  imo: 'IMO number',
  imo_company: 'IMO company number',
  lei: 'LEI',
  inn: 'INN',
  ogrn: 'OGRN',
  uscc: 'USCC',
}

function spoken(permanent: string): string {
  const [kind = '', value = ''] = permanent.split(' ')
  return `the ${identifierNames[kind] ?? kind} ${value}`
}

function common(a: ReadonlySet<string>, b: ReadonlySet<string>): string | undefined {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  for (const value of small) if (large.has(value)) return value
  return undefined
}
