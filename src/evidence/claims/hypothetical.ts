import type { Paragraph } from '../language/analyse.ts'

/** Does the clause open with a word that makes it a supposition: "if", "imagine", "suppose"? */
export function opensWith(p: Paragraph, token: number, pattern: RegExp): boolean {
  return pattern.test(p.tokens[token]?.lower ?? '')
}
