/** A role, schema or field as a reader's words.
 *
 * @example
 * plainWords('end_user') // 'end user'
 */
export function plainWords(name: string): string {
  return name.replaceAll('_', ' ')
}

/** Several things in a sentence.
 *
 * @example
 * enumerated(['Armenia', 'Kyrgyzstan', 'Kazakhstan']) // 'Armenia, Kyrgyzstan and Kazakhstan'
 */
export function enumerated(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** Words as a sentence begins: the first letter is a capital. */
export function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
