import { tableAsOf } from '../tables/index.ts'

/** What an owner has in the thing owned; the first seven can reach it, the others tell of links. */
export const interestKinds = [
  'ownership',
  'economic',
  'voting',
  'appointment',
  'control',
  'influence',
  'conditional',
  'settlor',
  'trustee',
  'protector',
  'beneficiary',
  'nominee',
  'nominator',
  'unknown',
  'management',
  'family',
  'associate',
  'joint',
  'succession',
] as const

export type InterestKind = (typeof interestKinds)[number]

/** Kinds that tell of people and firms who belong together, but are no interest in one another. */
const links: ReadonlySet<InterestKind> = new Set([
  'management',
  'family',
  'associate',
  'joint',
  'succession',
])

/** True where the kind says nothing about owning or controlling. */
export function isLink(kind: InterestKind): boolean {
  return links.has(kind)
}

const inWords: Readonly<Record<InterestKind, string>> = {
  ownership: 'holds',
  economic: 'has a right to profits or assets of',
  voting: 'has votes of',
  appointment: 'may appoint the board of',
  control: 'controls',
  influence: 'has influence over',
  conditional: 'has a conditional right in',
  settlor: 'is settlor of',
  trustee: 'is trustee of',
  protector: 'is protector of',
  beneficiary: 'is beneficiary of',
  nominee: 'holds as nominee in',
  nominator: 'has a nominee holding in',
  unknown: 'has an unknown interest in',
  management: 'is a director or officer of',
  family: 'is a relative of',
  associate: 'is an associate of',
  joint: 'acts jointly with',
  succession: 'is linked by succession with',
}

/** The kind as the verb of a sentence between owner and owned. */
export function kindInWords(kind: InterestKind): string {
  return inWords[kind]
}

let words: ReadonlyMap<string, InterestKind> | undefined

/** What a word for an interest means, in BODS or in a plain file; undefined for an unknown word.
 *
 * @example
 * interestKind('bods', 'votingRights')  // 'voting'
 * interestKind('csv', 'Board_Member')   // 'management'
 */
export function interestKind(vocabulary: 'bods' | 'csv', word: string): InterestKind | undefined {
  words ??= new Map(
    // The words of a vocabulary are not dated: any day gives them all.
    tableAsOf('ownership_interests', '2026-01-01').rows.map((row) => [
      `${row.vocabulary} ${row.word}`,
      row.kind as InterestKind,
    ]),
  )
  if (vocabulary === 'bods') {
    return words.get(`bods ${word}`) ?? words.get(`bods ${camel(word)}`)
  }
  const plain = word.trim().toLowerCase().replaceAll(/[_-]+/g, ' ')
  return words.get(`csv ${plain}`) ?? words.get(`bods ${camel(word.trim())}`)
}

/** Earlier BODS versions and some publishers write `voting-rights`. */
function camel(word: string): string {
  return word.replaceAll(/[-_ ]+([a-zA-Z])/g, (_, letter: string) => letter.toUpperCase())
}
