import { foldText } from '../fold.ts'

const plainKey = /^[a-z0-9]+(?: [a-z0-9]+)*$/

const article = /\bthe\b ?/g

/** A writing of a country made comparable: folded, without "the", and every mark a space. */
export function countryKey(text: string): string {
  const folded = foldText(text)
  if (plainKey.test(folded))
    return folded.includes('the') ? folded.replace(article, '').trim() : folded
  return folded
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replace(article, '')
    .trim()
}
