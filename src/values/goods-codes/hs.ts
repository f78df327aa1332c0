/** A customs code read by the grammar of the Harmonized System. */
export interface HsCode {
  /** `code`: at least a heading could be read; `chapter`: two digits only; `unknown`: neither. */
  readonly state: 'code' | 'chapter' | 'unknown'
  /** The six digits of the international part, "854231"; undefined where fewer were written. */
  readonly hs6: string | undefined
  /** Four digits, "8542". */
  readonly heading: string | undefined
  /** Two digits, "85". */
  readonly chapter: string | undefined
  /** All digits of a national line where more than six were written: "8542319010". */
  readonly national: string | undefined
  /** What is doubtful or wrong, in words a customs clerk knows; empty where nothing is. */
  readonly problems: readonly string[]
}

const longest = 40
/** Labels that people write before a code. */
const label =
  /^(?:h\.?\s?s\.?(?:\s?code)?|hts(?:us)?|cn(?:\s?code)?|taric|tariff(?:\s?code)?|тн\s?вэд|код\s?тн\s?вэд|schedule\s?b)\s*(?:no\.?|number|#|№)?\s*[:.]?\s*(?=\d)/iu
const grammar = /^\d[\d.\s\-_/]*$/
/** Between digits only: a slash joins two codes and is refused. */
const separators = /[.\s\-_\u2010-\u2015\u00a0]+/g

/** Reads an HS code with dots, spaces or a lost leading zero, and its national line.
 *
 * The check is of grammar: chapters 01 to 97 without 77, and 98 and 99, which only nations use.
 * Whether a subheading exists in a revision is for the nomenclature to say. A code of an odd length
 * has lost its leading zero in a spreadsheet where the heading with the zero can exist; it is then put
 * back and said in `problems`.
 * Total: never throws.
 *
 * @example
 * parseHs('8542.31')
 * // { state: 'code', hs6: '854231', heading: '8542', chapter: '85', national: undefined, problems: [] }
 * parseHs('8542310000').national // '8542310000'
 * parseHs('29333990').hs6        // '293339'
 * parseHs('1012100').problems    // ['a leading zero seems to be lost: read as 01012100']
 * parseHs('ABC').problems        // ['"ABC" is no customs code: it has other marks than digits, dots and spaces']
 */
export function parseHs(text: string): HsCode {
  const written = text.normalize('NFKC').trim().replace(label, '')
  if (written === '') return unreadable('it is empty')
  if (written.length > longest) return unreadable('it is too long for a customs code')
  const digits = written.replace(separators, '')
  if (!/^\d+$/.test(digits)) {
    const reason = grammar.test(written)
      ? 'it looks like more than one code'
      : 'it has other marks than digits, dots and spaces'
    return unreadable(`"${written}" is no customs code: ${reason}`)
  }
  return fromDigits(digits, written)
}

const unreadable = (problem: string): HsCode =>
  Object.freeze({
    state: 'unknown',
    hs6: undefined,
    heading: undefined,
    chapter: undefined,
    national: undefined,
    problems: Object.freeze([problem]),
  })

function fromDigits(written: string, shown: string): HsCode {
  const problems: string[] = []
  const digits = withLeadingZero(written, shown, problems)
  if (digits.length < 2 || digits.length > 14) {
    return unreadable(`"${shown}" has ${written.length} digits: a customs code has 2, 4 or 6 to 14`)
  }
  const chapter = digits.slice(0, 2)
  const wrong = chapterProblem(chapter)
  if (wrong) return unreadable(wrong)
  if (chapter >= '98')
    problems.push(`chapter ${chapter} is national: it has no international meaning`)
  if (digits.length === 3) problems.push('3 digits name a chapter and half a heading')
  if (digits.length <= 3) return frozen('chapter', digits, problems)
  if (digits.slice(2, 4) === '00') {
    return unreadable(`"${shown}" has no heading: the third and fourth digit are 00`)
  }
  if (chapter < '98' && !canBeHeading(digits.slice(0, 4))) {
    problems.push(`chapter ${chapter} has no heading ${digits.slice(0, 4)}`)
  }
  if (digits.length < 6) problems.push(`${digits.length} digits name a heading, not a subheading`)
  if (digits.length > 6 && digits.length % 2 === 1) {
    problems.push(`${digits.length} digits is an unusual length for a national line`)
  }
  return frozen('code', digits, problems)
}

function frozen(state: 'code' | 'chapter', digits: string, problems: string[]): HsCode {
  return Object.freeze({
    state,
    hs6: digits.length >= 6 ? digits.slice(0, 6) : undefined,
    heading: digits.length >= 4 ? digits.slice(0, 4) : undefined,
    chapter: digits.slice(0, 2),
    national: digits.length > 6 ? digits : undefined,
    problems: Object.freeze(problems),
  })
}

/**
 * The last heading of each chapter 01 to 97 over all revisions of the Harmonized System: enough to
 * tell whether a code can have lost a zero (0854 cannot be: chapter 08 ends at 0814).
 */
const lastHeadings =
  `06 10 09 10 11 04 14 14 10 08 09 14 02 04 22 05 04 06 05 09 06 09 09 04 30 21 16 53 42
  06 05 15 07 07 07 06 07 27 26 17 15 06 04 21 04 02 07 23 11 07 13 12 11 08 16 09 05 11 11 06 17
  17 10 06 07 03 04 15 14 20 18 29 26 19 08 16 00 06 07 07 13 15 11 87 49 09 16 07 08 33 14 09 07
  06 08 20 06`
    .split(/\s+/)
    .map(Number)

function canBeHeading(heading: string): boolean {
  const last = lastHeadings[+heading.slice(0, 2) - 1]
  const number = +heading.slice(2)
  return last !== undefined && number > 0 && number <= last
}

/** Spreadsheets drop the zero of chapters 01 to 09: what is left has an odd number of digits. */
function withLeadingZero(digits: string, shown: string, problems: string[]): string {
  const odd = digits.length % 2 === 1 && digits.length >= 3 && digits.length <= 9
  // "8542.31.0": four digits before the first dot say that no zero is missing in front.
  if (!odd || digits.startsWith('0') || /^\d{4}[.\s]/.test(shown)) return digits
  if (!canBeHeading(`0${digits.slice(0, 3)}`)) return digits
  const asWritten = digits.length > 4 && canBeHeading(digits.slice(0, 4))
  const doubt = asWritten ? `; it could also be heading ${digits.slice(0, 4)}, not complete` : ''
  problems.push(`a leading zero seems to be lost: read as 0${digits}${doubt}`)
  return `0${digits}`
}

function chapterProblem(chapter: string): string | undefined {
  if (chapter === '00') return 'there is no chapter 00'
  if (chapter === '77') return 'chapter 77 is reserved and holds no goods'
  return undefined
}
