import { capital, type Token } from '../language/token.ts'
import {
  entryWords,
  type GoodsTerm,
  goodsTerms,
  latinPlaces,
  type Place,
  type WeaponSystem,
  weaponTable,
} from '../lexicon.ts'

interface Found {
  readonly from: number
  readonly to: number
}
export interface PlaceMention extends Found {
  readonly country: string
  /** name, adjective, capital, government, leader, city, region, group */
  readonly kind: string
}
export interface GoodsMention extends Found {
  readonly term: GoodsTerm
}
export interface WeaponMention extends Found {
  readonly system: WeaponSystem
  readonly surface: string
}

const fits = (
  tokens: readonly Token[],
  i: number,
  words: readonly string[],
  fold: boolean,
): boolean => {
  for (let k = 0; k < words.length; k++) {
    const token = tokens[i + k]
    if (!token) return false
    if (fold ? token.lower === words[k] : token.text === words[k]) continue
    if (fold && token.lemma === words[k]) continue
    return false
  }
  return true
}

function longest<T extends { readonly words: readonly string[] }>(
  tokens: readonly Token[],
  i: number,
  candidates: readonly T[] | undefined,
  fold: boolean,
): T | undefined {
  return candidates?.find((candidate) => fits(tokens, i, candidate.words, fold))
}

/** Country names, adjectives, capitals, governments and leaders, longest first.
 *
 * A capital that stands in a dateline or behind "in" is a place, not a government; the caller
 * decides by the role in the sentence.
 */
export function placesIn(tokens: readonly Token[]): readonly PlaceMention[] {
  const found: PlaceMention[] = []
  for (let i = 0; i < tokens.length; ) {
    const place: Place | undefined = longest(tokens, i, latinPlaces().get(tokens[i]!.text), false)
    if (place) {
      found.push({ from: i, to: i + place.words.length, country: place.country, kind: place.kind })
      i += place.words.length
    } else i++
  }
  return found
}

/** Words for goods and technology; overlapping terms are all kept, the longest first. */
export function goodsIn(tokens: readonly Token[]): readonly GoodsMention[] {
  const found: GoodsMention[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    const lists = [
      goodsTerms().get(token.lower),
      token.lemma === token.lower ? undefined : goodsTerms().get(token.lemma),
    ]
    for (const list of lists) {
      for (const term of list ?? []) {
        if (
          fits(tokens, i, term.words, true) &&
          token.pos !== 'AUX' &&
          !(token.pos === 'VERB' && term.words.length === 1 && !/ing$/.test(token.lower))
        ) {
          if (!found.some((f) => f.from === i && f.term === term))
            found.push({ from: i, to: i + term.words.length, term })
        }
      }
    }
  }
  return found
}

interface WeaponEntry {
  readonly words: readonly string[]
  readonly system: WeaponSystem
}
let weaponIndex: Map<string, WeaponEntry[]> | undefined

const weaponWords = (name: string): string[] => entryWords(name).filter((word) => word !== '-')

function weapons(): ReadonlyMap<string, readonly WeaponEntry[]> {
  if (!weaponIndex) {
    weaponIndex = new Map()
    for (const system of weaponTable()) {
      for (const name of [system.name, ...system.aliases]) {
        const words = weaponWords(name).map((word) => word.toLowerCase())
        if (words.length === 0) continue
        const list = weaponIndex.get(words[0]!) ?? []
        list.push({ words, system })
        weaponIndex.set(words[0]!, list)
      }
    }
    for (const list of weaponIndex.values())
      list.sort((a, b) => b.words.join('').length - a.words.join('').length)
  }
  return weaponIndex
}

/** Words of the text for weapon matching: "KN-23" and "Kh-101" are one or three tokens. */
interface Piece {
  readonly token: number
  readonly word: string
}
function pieces(tokens: readonly Token[]): Piece[] {
  const out: Piece[] = []
  tokens.forEach((token, i) => {
    if (!token.text.includes('-') && !token.text.includes('–')) {
      out.push({ token: i, word: token.lower })
      return
    }
    for (const word of token.lower.split(/[-–]/)) if (word !== '') out.push({ token: i, word })
  })
  return out
}

/** Weapon systems of the table by any of their names; capitals are needed on the first letter. */
export function weaponsIn(tokens: readonly Token[], text: string): readonly WeaponMention[] {
  const found: WeaponMention[] = []
  const all = pieces(tokens)
  for (let i = 0; i < all.length; ) {
    const first = tokens[all[i]!.token]!
    const entry =
      capital(first) || /^\p{N}/u.test(first.text)
        ? weapons()
            .get(all[i]!.word)
            ?.find((candidate) =>
              candidate.words.every(
                (word, k) =>
                  all[i + k]?.word === word ||
                  (k === candidate.words.length - 1 && all[i + k]?.word === `${word}s`),
              ),
            )
        : undefined
    if (entry) {
      const from = all[i]!.token
      const to = all[i + entry.words.length - 1]!.token + 1
      found.push({
        from,
        to,
        system: entry.system,
        surface: text.slice(tokens[from]!.start, tokens[to - 1]!.end),
      })
      i += entry.words.length
    } else i++
  }
  return found
}
