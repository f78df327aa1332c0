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
