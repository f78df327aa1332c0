import { analyse } from 'chardet'
import { type Page, pages } from './alphabets.ts'
import type { CodePages } from './decoder.ts'
import { foreignLikelihood, wordLikelihood } from './word-likelihood.ts'

/** The likeliest code page of a text, and how sure that is. */
export interface CodePageFound {
  /** Its name in the WHATWG Encoding standard. */
  readonly encoding: string
  /** A word of the text as that page reads it, for a person to judge. */
  readonly example: string
  /** A page that reads the text otherwise and is nearly as likely, with its reading of the word. */
  readonly rival?: { readonly encoding: string; readonly example: string }
}

/** The likeliest code page of bytes that are not UTF-8; undefined where none gives plausible words.
 *
 * Single-byte pages read the same bytes, so their readings can be compared word by word: each page
 * takes the words for a mixture of the languages that are written in it. Where no reading is likely,
 * the proposals of chardet are taken in their order: it knows the pages of Chinese, Japanese and
 * Korean.
 *
 * @example
 * codePageOf(Uint8Array.of(0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2), await codePages())
 * // { encoding: 'windows-1251', example: 'Привет' }
 */
export function codePageOf(sample: Uint8Array, decoders: CodePages): CodePageFound | undefined {
  const words = foreignWords(sample)
  const readings = withinReach(
    pages.map((page): Reading => {
      const decoder = decoders.decoder(page.name)
      return { page, words: words.map((word) => decoder.decode(word)) }
    }),
  )
  const best = readings.reduce((champion, next) =>
    firstDifference(next, champion) !== -1 && lead(next, champion) > 0 ? next : champion,
  )
  if (isUnlikely(best)) return byChardet(sample, decoders)
  const rival = readings.find(
    (other) => firstDifference(best, other) !== -1 && lead(best, other) < nearlyAsLikely,
  )
  const shown = rival ? firstDifference(best, rival) : 0
  return {
    encoding: best.page.name,
    example: best.words[shown]!,
    ...(rival ? { rival: { encoding: rival.page.name, example: rival.words[shown]! } } : {}),
  }
}

/** A page is a rival where it is less than twenty times less likely. */
const nearlyAsLikely = Math.log(20)

interface Reading {
  readonly page: Page
  /** The different words with a byte outside ASCII; of the same length in every reading. */
  readonly words: readonly string[]
}

/** So many different words, taken from all over the text, say enough. */
const wordLimit = 200

/** The different words with a byte outside ASCII, cut where ASCII alone cuts, so that all pages agree.
 *
 * A word counts once however often it stands there: a column that repeats one country says no more
 * about the language than that country.
 */
function foreignWords(sample: Uint8Array): readonly Uint8Array[] {
  const found = new Set<string>()
  for (const [word] of Buffer.from(sample)
    .toString('latin1')
    .matchAll(/[^\x00-\x20,;|"]+/g)) {
    if (/[^\x00-\x7f]/.test(word)) found.add(word)
  }
  const step = Math.ceil(found.size / wordLimit)
  return [...found].filter((_, i) => i % step === 0).map((word) => Buffer.from(word, 'latin1'))
}

/** Readings that are far behind by themselves need not be compared with each other. */
function withinReach(readings: readonly Reading[]): readonly Reading[] {
  const few = readings.map(({ page, words }) => likelihood({ page, words: words.slice(0, 30) }))
  const greatest = Math.max(...few)
  return readings.filter((_, i) => few[i]! > greatest - 60)
}

function firstDifference(one: Reading, other: Reading): number {
  return one.words.findIndex((word, i) => word !== other.words[i])
}

/** How much likelier one reading is than another, as a natural logarithm. */
function lead(one: Reading, other: Reading): number {
  return likelihood(one, other) - likelihood(other, one)
}

/** Likelihood of a reading beside another, as of words drawn from a mixture of the page's languages
 * and, seldom, of foreign words in any letters of the page.
 *
 * The shares of the languages are fitted to the words (expectation maximisation), so that a text in
 * two languages is at home in a page that has both, and one that needs many languages pays for it.
 */
function likelihood({ page, words }: Reading, other?: Reading): number {
  const byWord = words.map((word, i) => {
    const beside = other?.words[i]
    return [
      foreignLikelihood(word, page.alphabets[0]!.script, beside),
      ...page.alphabets.map((alphabet) => wordLikelihood(word, alphabet, beside)),
    ]
  })
  let taken: readonly number[] = page.alphabets.map(() => 1)
  for (let round = 0; round < rounds; round++) taken = takenBy(byWord, mixtureOf(taken))
  const mixture = mixtureOf(taken)
  const logs = byWord.map((logs) => Math.log(sum(weighted(logs, mixture))) + Math.max(...logs))
  const prices = page.alphabets.map(
    ({ rarity }, l) => Math.min(1, taken[l]!) * (languagePrice + (rarity ?? 0)),
  )
  return sum(logs) - sum(prices) - page.rarity
}

/** Shares of foreign words and of the languages, from the number of words each language takes. */
function mixtureOf(taken: readonly number[]): readonly number[] {
  return [
    foreignShare,
    ...shares(taken.map((words) => words + 0.01)).map((s) => s * (1 - foreignShare)),
  ]
}

/** Number of words that each language takes; foreign words are nobody's. */
function takenBy(
  byWord: readonly (readonly number[])[],
  mixture: readonly number[],
): readonly number[] {
  const taken = mixture.slice(1).map(() => 0)
  for (const logs of byWord) {
    const [, ...ofLanguages] = shares(weighted(logs, mixture))
    for (const [l, share] of ofLanguages.entries()) taken[l]! += share
  }
  return taken
}

/** One word in fifty comes from elsewhere. */
const foreignShare = 0.02
/** Price of each language that is called upon, as a natural logarithm. */
const languagePrice = 1

/** The shares change little after some rounds. */
const rounds = 8

/** Likelihoods times shares, scaled by the greatest likelihood so that none vanishes. */
function weighted(logs: readonly number[], mixture: readonly number[]): readonly number[] {
  const greatest = Math.max(...logs)
  return logs.map((log, l) => Math.exp(log - greatest) * mixture[l]!)
}

function shares(weights: readonly number[]): readonly number[] {
  const whole = sum(weights)
  return weights.map((weight) => weight / whole)
}

/** Texts in the known languages reach about -3 for each character outside ASCII; a text below this,
 * after a start for what is paid once, is hardly in any of them. */
const leastLikely = { once: -5, each: -4.5 }

function isUnlikely(reading: Reading): boolean {
  const characters = reading.words.join('').replace(/[\x00-\x7f]/g, '').length
  return likelihood(reading) < leastLikely.once + leastLikely.each * characters
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0)
}

/** chardet's names for code pages that Windows extends, and for what the standard calls otherwise. */
const successors: Readonly<Record<string, string>> = { 'ISO-8859-1': 'windows-1252' }

function byChardet(sample: Uint8Array, decoders: CodePages): CodePageFound | undefined {
  for (const { name } of analyse(sample)) {
    const encoding = successors[name] ?? name.toLowerCase()
    if (encoding.startsWith('utf') || decoders.nameOf(encoding) === null) continue
    const text = decoders.decoder(encoding).decode(sample)
    const words = (text.match(/[^\s,;|"]+/g) ?? []).filter((word) => /[^\x00-\x7f]/.test(word))
    if (isPlausible(words)) return { encoding, example: words[0]! }
  }
  return undefined
}

/** Words that mix scripts or cases, with signs inside or without meaning, betray a wrong page; so do
 * four Latin letters outside ASCII in a row. */
function isPlausible(words: readonly string[]): boolean {
  const bad = words.filter(
    (word) =>
      /[\u0080-\u009f\uFFFD\uE000-\uF8FF]/.test(word) ||
      /\p{L}[^\p{L}\p{M}\p{P}\p{Nd}\p{ASCII}]\p{L}/u.test(word) ||
      /\p{Ll}\p{Lu}/u.test(word) ||
      /(?:(?!\p{ASCII})\p{Script=Latin}){4}/u.test(word) ||
      (/\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}|\p{Script=Greek}/u.test(word)),
  )
  return words.length > 0 && bad.length * 5 <= words.length
}
