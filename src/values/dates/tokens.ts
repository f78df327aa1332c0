import {
  alternativeWords,
  approximateWords,
  decadeWords,
  months,
  noiseWords,
  openEndWords,
  rangeOpeners,
  rangeWords,
} from './words.ts'

/** A text cut into what matters, with what was said around it. */
export interface Tokens {
  readonly tokens: readonly string[]
  readonly approximate: boolean
  readonly openEnd: boolean
}

const tokenForm = /\d+|\p{L}+|[^\s\p{M}]/gu
const clockTime =
  /(?<=\d)[t ]\s*\d{1,2}:\d\d(:\d\d(\.\d+)?)?\s*(z|[ap]\.?m\.?|[+-]\d\d:?\d\d)?(?=\s|$)/g
const birthLabel = /\bd\s?\.\s?o\s?\.\s?b\b\.?|\bp\.?o\.?b\b\.?/g
const eastAsian = /[年년月월日일]/g
/** A dash between the ends of a range. */
export const rangeMark = '–'
export const alternativeMark = '|'

const asciiOnly = /^[\x20-\x7e]*$/
const asciiToken = /\d+|[a-z]+|\S/g
/** The endings of "1970-х", "15-го". */
const russianEnding = /(\d)-?(ых|их|й|го|е|х)(?!\p{L})/gu

/** Takes out what carries no meaning but would confuse the tokens; looks before it searches. */
function prepare(folded: string, ascii: boolean): string {
  let text = folded
  if (text.includes(':')) text = text.replace(clockTime, ' ')
  if (text.includes('b')) text = text.replace(birthLabel, ' ')
  if (ascii) return text
  return text
    .replace(eastAsian, ' ')
    .replace(russianEnding, (_, digit, ending) =>
      ending === 'й' || ending === 'го' ? digit : `${digit}${ending}`,
    )
}

/** Tokens that carry meaning, or the reason why the text is no date. */
export function tokenise(folded: string): Tokens | string {
  const ascii = asciiOnly.test(folded)
  const prepared = prepare(folded, ascii)
  const tokens: string[] = []
  let approximate = false
  let openEnd = false
  for (const token of prepared.match(ascii ? asciiToken : tokenForm) ?? []) {
    const code = token.charCodeAt(0)
    if (code >= 48 && code <= 57) tokens.push(token)
    else if (isWord(code)) {
      if (months.has(token)) tokens.push(token)
      else if (tokens.length > 0 && decadeWords.has(token) && isDecade(tokens.at(-1)!)) {
        tokens.push(...decadeEnd(tokens.pop()!))
      } else if (approximateWords.has(token)) approximate = true
      else if (alternativeWords.has(token)) {
        approximate = true
        if (tokens.length > 0) tokens.push(alternativeMark)
      } else if (tokens.length > 0 && rangeWords.has(token)) tokens.push(rangeMark)
      else if (rangeOpeners.has(token)) continue
      else if (openEndWords.has(token)) openEnd = true
      else if (!noiseWords.has(token)) return `the word "${token}" is not understood`
    } else if (token === '~' || token === '?' || token === '≈' || token === '±') approximate = true
    else if (token === '.' || token === '-' || token === '/') tokens.push(token)
    else if (dashes.has(token)) tokens.push(rangeMark)
    else if (!ignoredMarks.has(token)) return `the mark "${token}" is not understood`
  }
  return { tokens, approximate, openEnd }
}

const dashes = new Set(['–', '—', '‒', '―', '−'])
const ignoredMarks = new Set([...'\',;:()[]*’‘"“”ºª°,،'])
const isWord = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code > 127 && !isMark(code))
const isMark = (code: number): boolean =>
  (code >= 0x2010 && code <= 0x2044) ||
  code === 0x2248 ||
  code === 0x2212 ||
  code < 0xc0 ||
  code === 0x60c

const isDecade = (t: string): boolean => t.length === 4 && t.endsWith('0')
const decadeEnd = (t: string): string[] => [t, rangeMark, `${t.slice(0, 3)}9`]
