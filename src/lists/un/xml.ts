import type { XmlElement } from '../../files/index.ts'

/** Text of the first child of that name, on one line; empty where there is none. */
export function textOf(element: XmlElement, name: string): string {
  const child = element.children.find((c) => c.name === name)
  return child ? oneLine(child.text) : ''
}

/** Texts of the VALUE elements of all children of that name, without empty ones. */
export function valuesOf(element: XmlElement, name: string): string[] {
  return childrenOf(element, name)
    .flatMap((child) => childrenOf(child, 'VALUE'))
    .map((value) => oneLine(value.text))
    .filter((text) => text !== '')
}

/** Children of that name, in order. */
export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name)
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
