import { longestName } from './clean.ts'
import { lexicon } from './lexicon.ts'

/** Shorter pieces of a field are no names: the M of M/V. */
const fewestLetters = 4

/** So many names are read of one field. */
const mostPieces = 6

let between: RegExp | undefined

/** Slashes, semicolons and the words of the table between two names of a field, longest first. */
function separator(): RegExp {
  const words = [...lexicon().connectors]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((phrase) => phrase.replace(/[.]/g, '\\.?').replace(/ /g, '\\s+'))
  return new RegExp(
    `\\s*(?:(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])[.:]?|[/;])\\s*`,
    'iu',
  )
}

/** The names of a field that holds several, or a name with words around it that name another: what
 * stands between slashes, semicolons, "a.k.a.", "formerly", "trading as", "c/o", "attn" and the like
 * (table name_connectors). Nothing where a field holds one name.
 *
 * @example
 * namesWithin('Hotel Sun c/o Meridian Bureau') // ['Hotel Sun', 'Meridian Bureau']
 */
export function namesWithin(text: string): string[] {
  between ??= separator()
  if (!between.test(text)) return []
  return text
    .slice(0, longestName)
    .split(between)
    .map((piece) => piece.replace(/^[\s,(]+|[\s,)]+$/g, ''))
    .filter((piece) => piece.replace(/[^\p{L}\p{N}]/gu, '').length >= fewestLetters)
    .slice(0, mostPieces)
}
