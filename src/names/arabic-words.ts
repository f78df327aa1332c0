import { commonness } from './frequency.ts'
import { osaWithin } from './osa.ts'
import type { Part } from './part.ts'
import type { Roman } from './romanise.ts'

/** Abdul Aziz, Abd al-Aziz, Abdelaziz; Nur al-Din, Noureddine: one word each. */
export function joinedArabic(
  romans: readonly Roman[],
  at: number,
): { part: Part; length: number } | undefined {
  const first = romans[at] as Roman
  if (first.sound !== 'none' && first.sound !== 'abjad') return undefined
  const slave = isSlave(first.text)
  const article = (r: Roman | undefined) =>
    r !== undefined &&
    /^(al|el|ul|ar|as|az|ad|an|at|ash|allah|oul)$/.test(r.text) &&
    r.text !== 'allah'
  const next = article(romans[at + 1]) ? at + 2 : at + 1
  const second = romans[next]
  if (!second) return undefined
  const faith = /^(din|deen|dine|eddin|eddine|uddin|aldin|addin|dien)$/.test(second.text)
  if (!slave && !(faith && first.text.length >= 3)) return undefined
  if (second.text.length < 3) return undefined
  const used = romans.slice(at, next + 1)
  const text = slave ? `abd${bare(second.text)}` : `${first.text}din`
  return {
    part: {
      ...first,
      text: arabicWord(text),
      shown: used.map((r) => r.shown).join(' '),
      kind: 'name',
    },
    length: used.length,
  }
}

/** "Abd", "Abdul" and its spellings, also misspelt where no name is spelt so. */
function isSlave(text: string): boolean {
  if (/^(abd|abdul|abdel|abdal|abdol|abdu|abdoul|abdil)$/.test(text)) return true
  if (text.length < 4 || text.length > 6 || commonness(text, 'person') > 0) return false
  return osaWithin(text, 'abdul', 1) <= 1 || osaWithin(text, 'abdel', 1) <= 1
}

function bare(text: string): string {
  return /^(al|el|ul|ar|ir|ur)[^aeiou]/.test(text) && text.length > 5 ? text.slice(2) : text
}

/** One spelling of the joined forms: abdulaziz → abdaziz, noureddine → nourdin. */
export function arabicWord(text: string): string {
  const slave = text.startsWith('abd') && /^abd[aeiou]+[lrsnzh](?=[a-z]{4,}$)/.exec(text)
  const start = slave ? `abd${text.slice(slave[0].length)}` : text
  return start.length >= 7 && 'en'.includes(start.slice(-1))
    ? start.replace(/(?<=[a-z]{3})[aeiou]d+[iy]?(ee|i|ie)ne?$/, 'din')
    : start
}
