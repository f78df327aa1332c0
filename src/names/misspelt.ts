import { lexicon } from './lexicon.ts'
import { osaWithin } from './osa.ts'

/** Shorter words are too near to too many others. */
const shortest = 6

/** Words of the classes of spellings under themselves and under each word with a letter left out. */
let byDeletion: Map<string, string[]> | undefined

function deletions(text: string): string[] {
  const out = [text]
  for (let i = 0; i < text.length; i++) out.push(text.slice(0, i) + text.slice(i + 1))
  return out
}

function index(): Map<string, string[]> {
  const { classes, classKinds } = lexicon()
  const found = new Map<string, string[]>()
  for (const [word, ids] of classes) {
    if (word.length < shortest || !ids.some((id) => classKinds[id] === 'spelling')) continue
    for (const key of deletions(word)) {
      const known = found.get(key)
      if (known) known.push(word)
      else found.set(key, [word])
    }
  }
  return found
}

/** The classes of spellings that hold a word one letter apart from this one, in ascending order.
 *
 * @param text a romanised word that is itself in no class
 * @example
 * misspeltClasses('mohmmed') // the class of Mohamed, Muhammad, Mehmet …
 */
export function misspeltClasses(text: string): readonly number[] {
  if (text.length < shortest) return []
  byDeletion ??= index()
  const { classes, classKinds } = lexicon()
  const out = new Set<number>()
  for (const key of deletions(text))
    for (const word of byDeletion.get(key) ?? [])
      if (osaWithin(text, word, 1) <= 1)
        for (const id of classes.get(word) ?? []) if (classKinds[id] === 'spelling') out.add(id)
  return [...out].sort((a, b) => a - b)
}

/** The general words of all languages under themselves and under each with a letter left out. */
let generalByDeletion: Map<string, string[]> | undefined

function generalIndex(): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [first, list] of lexicon().general.phrases) {
    if (first.length < shortestGeneral || !list.some((p) => p.words.length === 1 && !p.open))
      continue
    for (const key of deletions(first)) {
      const known = found.get(key)
      if (known) known.push(first)
      else found.set(key, [first])
    }
  }
  return found
}

const shortestGeneral = 6

/** Another letter at an end is mostly another word: Chernov is no misspelt chernoe. */
function sameEnds(a: string, b: string): boolean {
  return a.charAt(0) === b.charAt(0) && a.at(-1) === b.at(-1)
}

/** The general word that a word misspells by one letter inside it: Airrways, Shlpyard.
 *
 * @param text a romanised word that is no name in use
 * @example
 * misspeltGeneral('shlpyard') // 'shipyard'
 */
export function misspeltGeneral(text: string): string | undefined {
  if (text.length < shortestGeneral) return undefined
  generalByDeletion ??= generalIndex()
  for (const key of deletions(text))
    for (const word of generalByDeletion.get(key) ?? [])
      if (sameEnds(word, text) && osaWithin(text, word, 1) <= 1) return word
  return undefined
}
