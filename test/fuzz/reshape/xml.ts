import { SaxesParser } from 'saxes'
import type { Random } from '../random.ts'
import { hostileValue } from './values.ts'

interface Element {
  name: string
  attributes: [name: string, value: string][]
  children: (Element | string)[]
}

/** The file with elements, attributes and texts changed, well-formed as before.
 *
 * What a cut file leaves open is closed, so that the beginning of a real list will do.
 */
export function reshapedXml(text: string, random: Random): string {
  const root = parsed(text)
  for (let changes = 1 + random.below(8); changes > 0; changes--) {
    const places = elementsOf(root)
    const inside = places.slice(1)
    random.pick(changers)({ at: random.pick(inside.length > 0 ? inside : places), places, random })
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root)}`
}

function parsed(text: string): Element {
  const top: Element = { name: '', attributes: [], children: [] }
  const open = [top]
  const parser = new SaxesParser()
  let broken = false
  parser.on('error', () => {
    broken = true
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (broken) return
    const element: Element = { name, attributes: Object.entries(attributes), children: [] }
    open.at(-1)!.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => {
    if (!broken && open.length > 1) open.pop()
  })
  for (const kind of ['text', 'cdata'] as const)
    parser.on(kind, (piece) => {
      if (!broken) open.at(-1)!.children.push(piece)
    })
  parser.write(text)
  return top.children.find((child) => typeof child !== 'string') ?? { ...top, name: 'empty' }
}

/** All elements, the root first. */
function elementsOf(element: Element): Element[] {
  return [
    element,
    ...element.children.flatMap((child) => (typeof child === 'string' ? [] : elementsOf(child))),
  ]
}

interface Change {
  readonly at: Element
  readonly places: readonly Element[]
  readonly random: Random
}

const copyOf = (element: Element): Element => structuredClone(element)

function wrapped(element: Element, name: string, times: number): Element {
  let outer = element
  for (let i = 0; i < times; i++) outer = { name, attributes: [], children: [outer] }
  return outer
}

function valuesOf(places: readonly Element[]): string[] {
  return places.flatMap(({ attributes, children }) => [
    ...attributes.map(([, value]) => value),
    ...children.filter((child) => typeof child === 'string' && child.trim() !== '').map(String),
  ])
}

const changers: readonly ((change: Change) => void)[] = [
  function dropChild({ at, random }) {
    at.children.splice(random.below(at.children.length + 1), 1)
  },
  function doubleChild({ at, random }) {
    const child = at.children[random.below(at.children.length + 1)]
    if (child !== undefined) at.children.push(typeof child === 'string' ? child : copyOf(child))
  },
  function shuffle({ at, random }) {
    at.children = at.children
      .map((child) => [random.below(1_000_000), child] as const)
      .sort(([a], [b]) => a - b)
      .map(([, child]) => child)
  },
  function empty({ at }) {
    at.children = []
  },
  function rename({ at, places, random }) {
    at.name = random.pick([random.pick(places).name, 'novelty', 'x:y', '__proto__', 'constructor'])
  },
  function setText({ at, places, random }) {
    const texts = at.children.filter((child) => typeof child !== 'string')
    at.children = [hostileValue(valuesOf(places), random), ...(random.below(2) ? texts : [])]
  },
  function setTextOfLeaf({ places, random }) {
    const leaves = places.filter(({ children }) => children.every((c) => typeof c === 'string'))
    if (leaves.length > 0) random.pick(leaves).children = [hostileValue(valuesOf(places), random)]
  },
  function setAttribute({ places, random }) {
    const bearers = places.filter(({ attributes }) => attributes.length > 0)
    if (bearers.length === 0) return
    const attribute = random.pick(random.pick(bearers).attributes)
    // The namespace is how a list is recognised.
    if (!attribute[0].startsWith('xmlns')) attribute[1] = hostileValue(valuesOf(places), random)
  },
  function dropAttribute({ at, random }) {
    at.attributes.splice(random.below(at.attributes.length + 1), 1)
  },
  function addAttribute({ at, places, random }) {
    const name = random.pick([
      ...places.flatMap(({ attributes }) => attributes.map(([known]) => known)),
      'novelty',
      '__proto__',
    ])
    if (!at.attributes.some(([known]) => known === name))
      at.attributes.push([name, hostileValue(valuesOf(places), random)])
  },
  function addElement({ at, places, random }) {
    const child = copyOf(random.pick(places))
    at.children.push({ ...child, children: child.children.slice(0, 3), name: 'novelty' })
  },
  function moveHere({ at, places, random }) {
    const child = random.pick(places)
    at.children.splice(
      random.below(at.children.length + 1),
      0,
      copyOf({ ...child, children: child.children.slice(0, 20) }),
    )
  },
  function nest({ at, random }) {
    const child = at.children.findIndex((one) => typeof one !== 'string')
    const inner = at.children[child]
    if (inner === undefined || typeof inner === 'string') return
    at.children[child] = wrapped(inner, inner.name, 1 + random.below(random.below(4) ? 3 : 100))
  },
  function unwrap({ at }) {
    at.children = at.children.flatMap((child) =>
      typeof child === 'string' ? [child] : child.children,
    )
  },
  function many({ at, random }) {
    const child = at.children[random.below(at.children.length + 1)]
    if (child === undefined) return
    const size = typeof child === 'string' ? child.length : written(child).length
    for (let i = random.below(Math.min(200, 20_000 / (1 + size))); i > 0; i--)
      at.children.push(typeof child === 'string' ? child : copyOf(child))
  },
]

/** Characters that XML cannot hold at all are left out. */
const impossible = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

function escaped(text: string): string {
  return text
    .replaceAll(impossible, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function written({ name, attributes, children }: Element): string {
  const head = attributes.map(([key, value]) => ` ${key}="${escaped(value)}"`).join('')
  const body = children.map((one) => (typeof one === 'string' ? escaped(one) : written(one)))
  return `<${name}${head}>${body.join('')}</${name}>`
}
