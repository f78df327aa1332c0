import type { XmlElement } from '../files/index.ts'

/** So much is kept of an element that nobody knows; more is no value of a party. */
const limit = 10_000

/** An element that a reader does not know as a note: its name, and all that it says.
 *
 * @example
 * // <novelties><novelty kind="a">x</novelty></novelties>
 * unknownElement(element) // 'novelties: a, x'
 */
export function unknownElement(element: XmlElement): string {
  const words: string[] = []
  const walk = ({ attributes, text, children }: XmlElement): void => {
    for (const value of [...Object.values(attributes), text]) if (value !== '') words.push(value)
    for (const child of children) walk(child)
  }
  walk(element)
  return `${element.name}: ${words.join(', ').slice(0, limit)}`
}
