import type { MentionedEntity, MentionedQuotation } from '../reading.ts'

const marks = /«[^«»]{8,}»|“[^“”]{4,}”|„[^„“”]{8,}[“”]|「[^「」]{4,}」/gu
/** How far from a quotation its speaker may be named, in characters. */
const reach = 90

/** Statements in quotation marks, with the person named nearest to them: behind the quotation
 * first, as in «…», — сказал X, then before it.
 *
 * @param persons those whom the text shows as speaking
 */
export function foreignQuotations(
  text: string,
  persons: readonly MentionedEntity[],
): readonly MentionedQuotation[] {
  return [...text.matchAll(marks)].flatMap((match) => {
    const end = match.index + match[0].length
    if (match[0].split(/\s+/u).length < 3 && !/\p{Script=Han}{4}/u.test(match[0])) return []
    const after = sentence(text.slice(end, end + reach))
    const before = text
      .slice(Math.max(0, match.index - reach), match.index)
      .split('\n')
      .at(-1)!
    const speaker =
      persons.find((person) => after.includes(person.name)) ??
      persons.find((person) => bySurname(after, person)) ??
      [...persons]
        .sort((a, b) => before.lastIndexOf(b.name) - before.lastIndexOf(a.name))
        .find((p) => before.includes(p.name))
    return [
      { quote: match[0], start: match.index, end, ...(speaker ? { speaker: speaker.id } : {}) },
    ]
  })
}

/** «…», — сказал Лысенко: the surname alone, in the nominative as the subject of the verb. */
function bySurname(text: string, person: MentionedEntity): boolean {
  const surname = person.name.split(/\s+/u).at(-1)!
  return surname !== person.name && new RegExp(`(?<!\\p{L})${surname}(?!\\p{L})`, 'u').test(text)
}

const sentence = (text: string): string => /^[^\n.。!?]*/u.exec(text)![0]
