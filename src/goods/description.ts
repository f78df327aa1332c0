import { tableAsOf } from '../tables/index.ts'
import { domainsOf, type TechnologyDomain } from './kind.ts'

/** A row of trade words: a customs code and what its goods are called. */
export interface GoodsWords {
  /** Heading or subheading of HS 2022. */
  readonly prefix: string
  readonly label: string
  readonly terms: readonly string[]
  readonly domains: readonly TechnologyDomain[]
  /** True where the heading itself names arms. */
  readonly military: boolean
  /** Categories of the control list in which such goods can stand; empty: any. */
  readonly categories: readonly string[]
  readonly version: string
}

/** What a description names: the head of the phrase, and where such goods are classified. */
export interface DescriptionReading {
  readonly state: 'none' | 'vague' | 'named' | 'other'
  /** The phrase that says what the goods are: "deep groove ball bearing". */
  readonly head: string
  /** The longest known term at the end of the head, "ball bearing". */
  readonly term?: string
  /** Rows of trade words that have the term. */
  readonly rows: readonly GoodsWords[]
}

/** Longest description that is read; what comes after says nothing new. */
const longest = 400

interface Loaded {
  readonly rows: readonly GoodsWords[]
  readonly byTerm: ReadonlyMap<string, readonly GoodsWords[]>
  readonly longestTerm: number
  readonly vague: ReadonlySet<string>
}

let loaded: Loaded | undefined

function load(): Loaded {
  if (loaded) return loaded
  const table = tableAsOf('goods_words', '9999-12-31')
  const rows = table.rows.map((row) =>
    Object.freeze({
      prefix: row.prefix!,
      label: row.label!,
      terms: row.terms!.split(';').filter((term) => term !== ''),
      domains: domainsOf([row.domains!]),
      military: row.kind === 'military',
      categories: row.eccn!.split(';').filter((category) => category !== ''),
      version: table.version,
    }),
  )
  const byTerm = new Map<string, GoodsWords[]>()
  let longestTerm = 0
  for (const row of rows) {
    for (const term of row.terms) {
      const words = wordsOf(term)
      longestTerm = Math.max(longestTerm, words.length)
      const key = words.join(' ')
      byTerm.set(key, [...(byTerm.get(key) ?? []), row])
    }
  }
  const vague = new Set(
    tableAsOf('vague_descriptions', '9999-12-31').rows.flatMap((row) => wordsOf(row.word!)),
  )
  loaded = { rows, byTerm, longestTerm, vague }
  return loaded
}

/** All rows of trade words. */
export function goodsWords(): readonly GoodsWords[] {
  return load().rows
}

/** The row of trade words for a code: the longest prefix that fits. */
export function wordsFor(hs: string): GoodsWords | undefined {
  let best: GoodsWords | undefined
  for (const row of load().rows) {
    if (hs.startsWith(row.prefix) && row.prefix.length > (best?.prefix.length ?? 0)) best = row
  }
  return best
}

/** Words of a text: lower case, singular, hyphens as spaces.
 *
 * @example
 * wordsOf('Deep-groove Ball Bearings') // ['deep', 'groove', 'ball', 'bearing']
 */
export function wordsOf(text: string): string[] {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
  return (words ?? []).map(singular)
}

function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s')) return word
  if (/(?:ss|us|is)$/.test(word)) return word
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (/(?:ch|sh|ss|x)es$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}

/** Words after which a description says what the goods are for, made of, or come with. */
const afterHead =
  /[,;([]|\s[-–—/]\s|\s(?:for|with|without|of|to|in|from|used|type|incl|including|model|suitable|made)\b/iu
/** "Set of bearings" names bearings; "parts of machines" names no machine. */
const container =
  /^\s*(?:an?\s+)?(?:sets?|box(?:es)?|packs?|pairs?|pieces?|lots?|kits?|pcs|cartons?|rolls?)\s+of\s+/iu
/** Words at the end of a head that do not change what the goods are. */
const fillers = new Set([
  'module',
  'unit',
  'piece',
  'pc',
  'sample',
  'set',
  'kit',
  'new',
  'used',
  'chip',
  'device',
])

/** Reads a description: vague, naming goods that the table of trade words knows, or neither.
 *
 * Only the head of the phrase counts, so that "microcontrollers for dolls" are microcontrollers and
 * "bearing housings" no bearings. It is a reading of words and decides nothing by itself.
 *
 * @example
 * readDescription('Deep groove ball bearings').term // 'deep groove ball bearing'
 * readDescription('Electronic parts').state         // 'vague'
 */
export function readDescription(text: string | undefined): DescriptionReading {
  const written = (text ?? '').slice(0, longest).trim()
  if (written === '') return { state: 'none', head: '', rows: [] }
  const { byTerm, longestTerm, vague } = load()
  const all = wordsOf(written)
  if (all.every((word) => vague.has(word) || /^\d+$/.test(word)))
    return { state: 'vague', head: written, rows: [] }
  const whole = written.replace(container, '')
  const cut = afterHead.exec(whole)
  const words = wordsOf(cut && cut.index > 0 ? whole.slice(0, cut.index) : whole)
  while (words.length > 0) {
    for (let from = Math.max(0, words.length - longestTerm); from < words.length; from++) {
      const term = words.slice(from).join(' ')
      const rows = byTerm.get(term)
      if (rows) return { state: 'named', head: words.join(' '), term, rows }
    }
    const last = words.at(-1)!
    if (!fillers.has(last) && !/\d/.test(last)) break
    words.pop()
  }
  return { state: 'other', head: words.join(' '), rows: [] }
}
