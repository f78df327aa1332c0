import type { Token } from './token.ts'

/** A quotation with its marks, as UTF-16 offsets into the document. */
export interface Quotation {
  readonly start: number
  readonly end: number
  /** Offsets of the words between the marks. */
  readonly innerStart: number
  readonly innerEnd: number
  /** `speech` is a statement of its own; `fragment` is part of somebody else's sentence. */
  readonly kind: 'speech' | 'fragment'
}

const pairs: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”',
  '«': '»',
  '「': '」',
  '『': '』',
  '"': '"',
}

interface Raw {
  readonly start: number
  readonly end: number
  readonly closed: boolean
}

function opensStraight(text: string, at: number): boolean {
  const before = text[at - 1] ?? ' '
  const after = text[at + 1] ?? ' '
  return /[\s([—–\-:]/.test(before) && !/\s/.test(after)
}

/** Bracket matching within one paragraph; a mark that never closes runs to the end of it, as in
 * a quotation that goes on in the next paragraph. */
function rawQuotations(text: string, offset: number): Raw[] {
  const found: Raw[] = []
  let at = 0
  while (at < text.length) {
    const mark = text[at]!
    const closers = pairs[mark]
    if (closers === undefined || (mark === '"' && !opensStraight(text, at))) {
      at++
      continue
    }
    let close = at + 1
    while (close < text.length && !closers.includes(text[close]!)) close++
    const closed = close < text.length
    const end = closed ? close + 1 : text.trimEnd().length
    // A lone straight mark in a long paragraph is an inch sign or a slip, not a quotation.
    if (closed || mark !== '"' || at === 0) {
      found.push({ start: offset + at, end: offset + end, closed })
      at = end
    } else at++
  }
  return found
}

const finite = (token: Token): boolean => token.pos === 'VERB' || token.pos === 'AUX'

function kindOf(raw: Raw, tokens: readonly Token[], documentText: string): Quotation['kind'] {
  const inner = tokens.filter((t) => t.start > raw.start && t.end < raw.end)
  const words = inner.filter((t) => /[\p{L}\p{N}]/u.test(t.text))
  const first = words[0]
  if (!first) return 'fragment'
  const last = documentText.slice(raw.end - 2, raw.end - 1)
  const ends =
    /[.,!?…。，！？]/.test(last) || /[.!?…。！？]/.test(documentText.slice(raw.end - 1, raw.end))
  const upper = /^[\p{Lu}\p{Lo}\p{N}]/u.test(first.text)
  const paragraphStart = raw.start === 0 || documentText[raw.start - 1] === '\n'
  if (!raw.closed) return 'speech'
  if (upper && ends) return 'speech'
  const colon = /[:：]\s*$/.test(documentText.slice(Math.max(0, raw.start - 2), raw.start))
  if (colon && words.length >= 3) return 'speech'
  if (upper && paragraphStart && inner.some(finite) && words.length > 3) return 'speech'
  if (upper && inner.some(finite) && words.length > 4) return 'speech'
  return 'fragment'
}

/** All quotations of a paragraph: “…”, "…", «…», 「…」, „…“; scare quotes and titles are fragments.
 *
 * @param offset place of the paragraph in the document, UTF-16
 * @example
 * // He said: “We sent nothing.”  → speech
 * // China’s “dual-use technologies” → fragment
 */
export function quotationsIn(
  paragraph: string,
  offset: number,
  tokens: readonly Token[],
  documentText: string,
): readonly Quotation[] {
  return rawQuotations(paragraph, offset).map((raw) => ({
    start: raw.start,
    end: raw.end,
    innerStart: raw.start + 1,
    innerEnd: raw.closed ? raw.end - 1 : raw.end,
    kind: kindOf(raw, tokens, documentText),
  }))
}
