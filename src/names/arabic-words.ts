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
  const next = article.test(romans[at + 1]?.text ?? '') ? at + 2 : at + 1
  const second = romans[next]
  if (!second) return undefined
  const slave = isSlave(first.text) || assimilated(first.text, second.text)
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

/** The article, also in the letter of the word behind it: Abd al-Aziz, Abd ur-Rahman, Shams ud-Din. */
const article = /^(?:[aeiuo]|ou)(?:[lrszdnt]|sh|dh|th)$/

/** Abdur Rahman, Abdus Salam, Abdun Nasir: the article takes the letter of the word behind it. */
function assimilated(text: string, next: string): boolean {
  const letter = /^abd(?:[aeiuo]|ou)([rszdnt]|sh|dh|th)$/.exec(text)?.[1]
  return letter !== undefined && next.startsWith(letter)
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

/** One spelling of the joined forms: abdulaziz → abdaziz, abdulhaq → abdhaq, noureddine → nourdin,
 * mohammedreza → mohammadreza. Abdullah and Abdulla are a name of their own. */
export function arabicWord(text: string): string {
  const slave = text.startsWith('abd') && /^abd[aeiou]+[lrsnzh](?!lah$)(?=[a-z]{3,}$)/.exec(text)
  const start = slave ? `abd${text.slice(slave[0].length)}` : ofCompound(text)
  return start.length >= 7 && 'en'.includes(start.slice(-1))
    ? start.replace(/(?<=[a-z]{3})[aeiou]d+[iy]?(ee|i|ie)ne?$/, 'din')
    : start
}

/** One spelling of what many names are made of: Mohammedreza and Mohammad Reza, Abolhassan and Abu
 * al-Hassan, Aziz-ur-Rehman and Azizurrahman.
 *
 * @example
 * ofCompound('mohammedreza') // 'mohammadreza'
 */
export function ofCompound(text: string): string {
  return text
    .replace(/^m[aeou]h?a?m{1,2}[aei]d(?=[a-z]{3,}$)/, 'mohammad')
    .replace(/^ab(?:o|u|ou|oo|ua)l(?=[a-z]{5,}$|fa[zd][hl]|fath$)/, 'abu')
    .replace(/(?<=[a-z]{3})[aeou]+r{1,2}[ae]h?m[ae]+n$/, 'urrahman')
}
