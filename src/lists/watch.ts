import type { XmlElement } from '../files/index.ts'
import type { Tally } from './tally.ts'
import { unknownElement } from './unknown-element.ts'

/** What a reader knows of an element, read or left out on purpose. */
export interface Known {
  /** Absent where attributes are a publisher's own numbers and are not watched. */
  readonly attributes?: ReadonlySet<string>
  readonly children?: Readonly<Record<string, Known>>
}

/** What a reader knows of an element: names of attributes, and the elements in it.
 *
 * @example
 * knownOf('key value') // an element with two attributes and nothing in it
 */
export function knownOf(attributes: string, children: Readonly<Record<string, Known>> = {}): Known {
  return { attributes: new Set(attributes.split(' ').filter(Boolean)), children }
}

/** Elements of which only what stands in them is watched, not their attributes.
 *
 * @example
 * elementsOf('STREET CITY') // { STREET: {}, CITY: {} }
 */
export function elementsOf(names: string, inner: Known = {}): Readonly<Record<string, Known>> {
  return Object.fromEntries(names.split(/\s+/).map((name) => [name, inner]))
}

/** Tells the elements and attributes that nobody knows, at any depth, and gives what they say as
 * notes: a publisher's new field must neither pass in silence nor be lost.
 *
 * @example
 * // <address city="Minsk" mood="x"><novelty>y</novelty></address>
 * unknownParts(address, knownOf('city'), tally) // ['address mood: x', 'novelty: y']
 */
export function unknownParts(element: XmlElement, known: Known, tally: Tally): string[] {
  const notes: string[] = []
  walk(element, known, { notes, tally })
  return notes
}

interface Found {
  readonly notes: string[]
  readonly tally: Tally
}

function walk(element: XmlElement, known: Known, found: Found): void {
  for (const name in known.attributes ? element.attributes : {}) {
    if (known.attributes?.has(name)) continue
    found.tally.drift(`unknown attribute ${name} of ${element.name}; kept in notes`)
    const value = element.attributes[name]!
    if (value.trim() !== '') found.notes.push(`${element.name} ${name}: ${value}`)
  }
  for (const child of element.children) {
    const inner =
      known.children && Object.hasOwn(known.children, child.name)
        ? known.children[child.name]
        : undefined
    if (inner) walk(child, inner, found)
    else {
      found.tally.drift(`unknown element ${child.name}; kept in notes`)
      found.notes.push(unknownElement(child))
    }
  }
}
