import MiniSearch from 'minisearch'
import { controlEntries } from './control.ts'
import { goodsWords, wordsOf } from './description.ts'
import { dotted } from './hs.ts'
import { highPriorityList } from './priority.ts'

/** A line of a nomenclature that the user has loaded. */
export interface NomenclatureLine {
  readonly code: string
  readonly text: string
}

/** A code that a description may belong to: a candidate for a human, never a classification. */
export interface CodeSuggestion {
  readonly kind: 'hs' | 'eccn'
  readonly code: string
  readonly text: string
  /** Words of the description that the text has. */
  readonly reasons: readonly string[]
  /** Relevance by the text search; only the order means something. */
  readonly relevance: number
  readonly source: 'goods_words' | 'chpl' | 'eccn' | 'nomenclature'
}

interface Doc {
  readonly id: string
  readonly kind: 'hs' | 'eccn'
  readonly code: string
  readonly text: string
  readonly words: string
  readonly source: CodeSuggestion['source']
}

const asOfAll = '9999-12-31'
let own: MiniSearch<Doc> | undefined
const withLines = new WeakMap<readonly NomenclatureLine[], MiniSearch<Doc>>()

function build(lines: readonly NomenclatureLine[]): MiniSearch<Doc> {
  const doc = (
    kind: Doc['kind'],
    source: Doc['source'],
    code: string,
    text: string,
    words = text,
  ): Doc => ({ id: `${source} ${code}`, kind, code, text, words, source })
  const search = new MiniSearch<Doc>({
    fields: ['words'],
    storeFields: ['kind', 'code', 'text', 'source'],
    tokenize: (text) => wordsOf(text),
    processTerm: (term) => term,
  })
  search.addAll([
    ...goodsWords().map((row) =>
      doc('hs', 'goods_words', row.prefix, row.label, [row.label, ...row.terms].join(' ; ')),
    ),
    ...highPriorityList(asOfAll).map((entry) => doc('hs', 'chpl', entry.hs6, entry.description)),
    ...controlEntries().map((entry) => doc('eccn', 'eccn', entry.code, entry.description)),
    ...lines.map((line, i) => ({
      ...doc('hs', 'nomenclature', line.code, line.text),
      id: `nomenclature ${i}`,
    })),
  ])
  return search
}

function index(lines: readonly NomenclatureLine[] | undefined): MiniSearch<Doc> {
  if (!lines) {
    own ??= build([])
    return own
  }
  let known = withLines.get(lines)
  if (!known) {
    known = build(lines)
    withLines.set(lines, known)
  }
  return known
}

/** Codes that a description may belong to, best first, with the words that speak for each.
 *
 * A text search over the project's own wording, and over a nomenclature where one is loaded. It
 * decides nothing: a classification follows from the goods, not from their description.
 *
 * @param limit how many at most
 * @example
 * suggestCodes('ball bearings')[0] // { kind: 'hs', code: '8482', reasons: ['ball', 'bearing'], … }
 */
export function suggestCodes(
  description: string,
  lines?: readonly NomenclatureLine[],
  limit = 10,
): readonly CodeSuggestion[] {
  const found = index(lines).search(description.slice(0, 400), {
    prefix: (term) => term.length > 4,
  })
  const seen = new Set<string>()
  const result: CodeSuggestion[] = []
  for (const hit of found) {
    const code = hit.kind === 'hs' ? dotted(hit.code) : hit.code
    if (seen.has(code)) continue
    seen.add(code)
    result.push({
      kind: hit.kind,
      code: hit.code,
      text: hit.text,
      reasons: [...new Set(hit.terms)],
      relevance: Math.round(hit.score * 100) / 100,
      source: hit.source,
    })
    if (result.length === limit) break
  }
  return result
}
