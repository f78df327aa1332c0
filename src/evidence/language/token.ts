/** A word or mark with its place in the document's text. */
export interface Token {
  /** UTF-16 offsets into the document. */
  readonly start: number
  readonly end: number
  readonly text: string
  readonly lower: string
  /** Universal part of speech: NOUN, PROPN, VERB, AUX, ADP, PUNCT, … */
  readonly pos: string
  /** Dictionary form, lower case. */
  readonly lemma: string
}

/** The text between two token indices, exactly as written. */
export function textOf(text: string, tokens: readonly Token[], from: number, to: number): string {
  if (from >= to) return ''
  return text.slice(tokens[from]!.start, tokens[to - 1]!.end)
}

/** Does the word begin with a capital letter of any script? */
export function capital(token: Token | undefined): boolean {
  if (token === undefined) return false
  const code = token.text.charCodeAt(0)
  if (code < 128) return code >= 65 && code <= 90
  return /^\p{Lu}/u.test(token.text)
}
