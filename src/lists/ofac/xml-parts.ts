import type { XmlElement } from '../../files/index.ts'

/** The first child of that name. */
export function childIn(element: XmlElement, name: string): XmlElement | undefined {
  for (const child of element.children) if (child.name === name) return child
  return undefined
}

/** The children of that name, in order. */
export function childrenIn(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name)
}

/** The children of the first child of that name: the items of a list. */
export function itemsIn(element: XmlElement, list: string): readonly XmlElement[] {
  return childIn(element, list)?.children ?? []
}

/** The text of the first child of that name, on one line; empty where there is none. */
export function textIn(element: XmlElement, name: string): string {
  const text = childIn(element, name)?.text ?? ''
  return otherSpace.test(text) ? text.replaceAll(/\s+/g, ' ') : text
}

/** White space that is not one space alone, which few texts have. */
const otherSpace = /[^\S ]| {2}/

const partOrder = [
  'ADDRESS1',
  'ADDRESS2',
  'ADDRESS3',
  'CITY',
  'STATE/PROVINCE',
  'REGION',
  'POSTAL CODE',
]

/** The parts of an address in the order of an envelope, whatever order they are published in.
 *
 * @example
 * ordered([['CITY', 'Havana'], ['ADDRESS1', 'Calle 5']]) // ['Calle 5', 'Havana']
 */
export function ordered(parts: readonly (readonly [type: string, value: string])[]): string[] {
  const place = (type: string): number => {
    const index = partOrder.indexOf(type.toUpperCase())
    return index === -1 ? partOrder.length : index
  }
  return [...parts]
    .filter(([, value]) => value !== '')
    .sort(([a], [b]) => place(a) - place(b))
    .map(([, value]) => value)
}
