import type { FlowsResult } from '../result.ts'
import { percentInWords } from '../words.ts'

/** Sentences of one kind about how corridors go together. */
export interface LinkSentences {
  readonly title: string
  readonly sentences: readonly string[]
}

/** Shown of each kind where a reader is a person; the JSON has all. */
const shown = 10

/** What corridors say about each other, in words, most telling first.
 *
 * @example
 * linkSentences(result)[0].title // 'Lost direct trade and what reappears'
 */
export function linkSentences(result: FlowsResult): LinkSentences[] {
  const { substitution, concordance, onward, mirror } = result.links
  const totals = substitution.totals.filter((one) => one.goods > 1)
  const compared = `${mirror.compared} corridors are reported by both sides; the importer's figure is usually ${percentInWords(mirror.usual)} of the exporter's. ${mirror.gaps.length} changed by more than freight and chance.`
  return [
    {
      title: 'Lost direct trade and what reappears',
      sentences: [...totals, ...substitution.goods.slice(0, shown)].map((one) => one.text),
    },
    {
      title: 'Goods that fell against goods that rose',
      sentences: concordance.filter((one) => one.p <= 0.05).map((one) => one.text),
    },
    { title: 'Onward trade', sentences: onward.slice(0, shown).map((one) => one.text) },
    {
      title: 'Exporters against importers',
      sentences:
        mirror.compared === 0 ? [] : [compared, ...mirror.gaps.slice(0, shown).map((g) => g.text)],
    },
  ].filter((kind) => kind.sentences.length > 0)
}
