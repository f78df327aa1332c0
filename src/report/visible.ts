/**
 * Characters that steer a reader or a terminal instead of showing something: controls (NUL, ESC),
 * line and paragraph separators, and the marks that override, embed or isolate text direction.
 * The joiners and the plain direction marks stay: Persian and Arabic spelling needs them.
 */
const steering =
  /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

/** The text of a list, a document or a user with every steering character written out.
 *
 * Line breaks and tabs become a blank. Nothing is dropped: an officer sees that it was there.
 *
 * @example
 * visible('abc\u202Efdp.exe') // 'abc[U+202E]fdp.exe'
 * visible('two\nlines')      // 'two lines'
 */
export function visible(text: string): string {
  return text.replaceAll(/\r\n|[\n\r\t]/g, ' ').replaceAll(steering, (character) => {
    const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
    return `[U+${code}]`
  })
}
