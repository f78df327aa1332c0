import { hash } from 'node:crypto'

/** The first 12 hexadecimal digits of a text's SHA-256: ids of things that publishers do not number.
 *
 * @example
 * shortHash('') // 'e3b0c44298fc'
 */
export function shortHash(text: string): string {
  return hash('sha256', text).slice(0, 12)
}
