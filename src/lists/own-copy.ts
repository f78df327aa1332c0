/** A text on its own: V8 keeps a piece of a longer text as a pointer into it, and one value would
 * hold the 64 kB of the file that it was read from. Texts under 13 characters are copies already.
 */
export function ownCopy(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf8').toString('utf8')
}
