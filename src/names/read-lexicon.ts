import { cleanText } from './clean.ts'
import type { ClassKind, GeneralWords, Lexicon, Phrase, Phrases } from './lexicon.ts'
import { nameRows } from './name-rows.ts'
import { romanise } from './romanise.ts'

function words(phrase: string): string[] {
  const clean = cleanText(phrase).toLowerCase()
  return clean
    .replace(/['’]/gu, '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '')
    .flatMap((word) => romanise(word, clean, { person: false, foreign: false }))
    .map((word) => word.text)
}

function forms(cell: string | undefined): string[] {
  return (cell ?? '').split('|').filter((form) => form !== '')
}

function phrases(entries: Iterable<readonly [string, string]>): Phrases {
  const byFirst = new Map<string, Phrase[]>()
  for (const [phrase, value] of entries) {
    const list = words(phrase)
    const first = list[0]
    if (first === undefined) continue
    const known = byFirst.get(first) ?? []
    const han = /^\p{Script=Han}+$/u.test(phrase)
    if (!known.some((p) => p.words.join(' ') === list.join(' ') && p.han === han))
      known.push({ words: list, value, han, open: phrase.endsWith('*') })
    byFirst.set(first, known)
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length)
  return byFirst
}

/** Writes a lexicon as the JSON that `lexicon` restores: maps as lists of their entries, sets as lists. */
export function storedLexicon(lexicon: Lexicon): string {
  return JSON.stringify(lexicon, (_, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...value] : value,
  )
}

/** Reads the lexicons out of the reference tables, every word romanised.
 *
 * scripts/embed-lexicon.mjs does so once for all: it takes a fifth of a second, which a start has not
 * got. The program itself takes what that script stored, by `lexicon`.
 */
export function readLexicon(): Lexicon {
  const legal: [string, string][] = []
  for (const row of nameRows('name_legal_forms'))
    for (const form of forms(row.forms)) legal.push([form, row.class ?? ''])
  const titles = new Set<string>()
  const vessel: [string, string][] = []
  for (const row of nameRows('name_titles')) {
    for (const word of forms(row.words)) {
      if (row.kind === 'vessel') vessel.push([word, 'vessel'])
      else if (words(word).length === 1) titles.add(words(word)[0] ?? '')
    }
  }
  const particles = new Set(
    nameRows('name_particles').flatMap((row) => forms(row.words).flatMap((word) => words(word))),
  )
  const abbreviations = new Map<string, string>()
  for (const row of nameRows('name_abbreviations')) {
    for (const form of forms(row.forms)) {
      const joined = words(form).join('')
      if (!abbreviations.has(joined)) abbreviations.set(joined, row.word ?? '')
    }
  }
  const numbers = new Map<string, number>()
  for (const row of nameRows('name_numbers'))
    for (const form of forms(row.forms))
      for (const word of words(form)) numbers.set(word, Number(row.value))
  const places: [string, string][] = []
  for (const row of nameRows('name_places'))
    for (const word of forms(row.words)) places.push([word, row.place ?? ''])
  const { classes, classKinds, written } = readClasses()
  return {
    legal: phrases(legal),
    titles,
    vesselTitles: phrases(vessel),
    connectors: nameRows('name_connectors').flatMap((row) => forms(row.words)),
    particles,
    general: readGeneral(),
    abbreviations,
    numbers,
    places: phrases(places),
    classes,
    classKinds,
    written,
  }
}

function readGeneral(): GeneralWords {
  const entries: [string, string][] = []
  const beginnings = new Map<string, string>()
  const weak = new Set<string>()
  for (const row of nameRows('name_words')) {
    const word = words(row.word ?? '').join('')
    if (row.kind === 'weak') weak.add(word)
    entries.push([row.word ?? '', word])
    for (const form of forms(row.forms)) {
      const parts = words(form)
      if (form.endsWith('*') && parts.length === 1) beginnings.set(parts[0] ?? '', word)
      else entries.push([form, word])
    }
  }
  return { phrases: phrases(entries), beginnings, weak }
}

function readClasses(): Pick<Lexicon, 'classes' | 'classKinds' | 'written'> {
  const classes = new Map<string, number[]>()
  const classKinds: ClassKind[] = ['spelling']
  const written = new Map<string, string>()
  for (const row of nameRows('name_nicknames')) {
    const id = classKinds.push(row.kind as ClassKind) - 1
    const all = forms(row.forms)
    for (const form of all) {
      const list = words(form)
      const word = list[0]
      if (word === undefined || list.length > 1) continue
      const known = classes.get(word) ?? []
      if (!known.includes(id)) classes.set(word, [...known, id])
      const script = /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(form)
      if (script && row.kind === 'spelling') written.set(word, words(all[0] ?? '')[0] ?? word)
    }
  }
  spreadFamiliar(classes, classKinds)
  return { classes, classKinds, written }
}

/** Familiar forms belong to every spelling of the full name: Kolya to Nikolai as to Nikolay, since
 * their row names only one. */
function spreadFamiliar(classes: Map<string, number[]>, classKinds: readonly ClassKind[]): void {
  const full = new Map<number, number[]>()
  nameRows('name_nicknames').forEach((row, i) => {
    if (row.kind !== 'nickname') return
    const [head = ''] = words(forms(row.forms)[0] ?? '')
    // Classes are numbered from 1 in order of the rows.
    for (const id of classes.get(head) ?? [])
      if (classKinds[id] === 'spelling') full.set(id, [...(full.get(id) ?? []), i + 1])
  })
  for (const [word, ids] of classes) {
    const more = ids.flatMap((id) => [...(full.get(id) ?? [])])
    if (more.length > 0) classes.set(word, [...new Set([...ids, ...more])])
  }
}
