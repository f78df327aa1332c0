import type { Random } from '../random.ts'
import { hostileValue } from './values.ts'

/** A JSON value whose objects may bear a key twice, as a file may. */
type Value = Objects | List | string | number | boolean | null
interface Objects {
  fields: [key: string, value: Value][]
}
interface List {
  items: Value[]
}

/** JSON or JSON lines with keys, values and records changed, and still JSON. */
export function reshapedJson(text: string, random: Random): string {
  const whole = parsed(text)
  const records =
    whole === undefined ? text.split('\n').flatMap((line) => parsed(line) ?? []) : [whole]
  const top: List = { items: records }
  for (let changes = 1 + random.below(8); changes > 0; changes--) {
    const holders = holdersOf(top)
    random.pick(changers)({ at: random.pick(holders), holders, random })
  }
  return top.items.map(written).join('\n')
}

function parsed(text: string): Value | undefined {
  try {
    return modelOf(JSON.parse(text))
  } catch {
    return undefined
  }
}

function modelOf(value: unknown): Value {
  if (Array.isArray(value)) return { items: value.map(modelOf) }
  if (value !== null && typeof value === 'object')
    return { fields: Object.entries(value).map(([key, one]) => [key, modelOf(one)]) }
  return value as string | number | boolean | null
}

type Holder = Objects | List
const isHolder = (value: Value): value is Holder => value !== null && typeof value === 'object'
const insideOf = (holder: Holder): Value[] =>
  'items' in holder ? holder.items : holder.fields.map(([, value]) => value)

/** All objects and lists, outermost first. */
function holdersOf(holder: Holder): Holder[] {
  return [holder, ...insideOf(holder).filter(isHolder).flatMap(holdersOf)]
}

interface Change {
  readonly at: Holder
  readonly holders: readonly Holder[]
  readonly random: Random
}

const keysOf = (holders: readonly Holder[]): string[] =>
  holders.flatMap((one) => ('fields' in one ? one.fields.map(([key]) => key) : []))
const textsOf = (holders: readonly Holder[]): string[] =>
  holders.flatMap(insideOf).filter((value) => typeof value === 'string')

function anyValue({ holders, random }: Change): Value {
  return random.pick<() => Value>([
    () => hostileValue(textsOf(holders), random),
    () => hostileValue(textsOf(holders), random),
    () => random.pick([null, true, false, 0, -1, 1e308, 1.5, Number.MAX_SAFE_INTEGER]),
    () => ({ items: [] }),
    () => ({ fields: [] }),
    () => ({ items: [hostileValue(textsOf(holders), random), null, { items: [] }, 7] }),
    () => nested(1 + random.below(100)),
    () => structuredClone(random.pick(holders.slice(1).concat({ items: [] }))),
  ])()
}

function nested(times: number): Value {
  let value: Value = 'deep'
  for (let i = 0; i < times; i++) value = i % 2 ? { items: [value] } : { fields: [['a', value]] }
  return value
}

function setAt(holder: Holder, place: number, value: Value): void {
  if ('items' in holder) holder.items[place] = value
  else holder.fields[place]![1] = value
}

const changers: readonly ((change: Change) => void)[] = [
  function setValue(change) {
    const { at, random } = change
    const inside = insideOf(at)
    if (inside.length > 0) setAt(at, random.below(inside.length), anyValue(change))
  },
  function setText({ holders, random }) {
    const at = random.pick(holders)
    const places = insideOf(at).flatMap((value, i) => (typeof value === 'string' ? [i] : []))
    if (places.length > 0) setAt(at, random.pick(places), hostileValue(textsOf(holders), random))
  },
  function drop({ at, random }) {
    if ('items' in at) at.items.splice(random.below(at.items.length + 1), 1)
    else at.fields.splice(random.below(at.fields.length + 1), 1)
  },
  function double({ at, random }) {
    if ('items' in at && at.items.length > 0) at.items.push(structuredClone(random.pick(at.items)))
    if ('fields' in at && at.fields.length > 0)
      at.fields.push(structuredClone(random.pick(at.fields)))
  },
  function shuffle({ at, random }) {
    if ('items' in at) at.items.sort(() => random.below(3) - 1)
    else at.fields.sort(() => random.below(3) - 1)
  },
  function rename({ at, holders, random }) {
    if (!('fields' in at) || at.fields.length === 0) return
    const names = ['novelty', '__proto__', 'constructor', '', 'a.b', 'a[0]', ...keysOf(holders)]
    random.pick(at.fields)[0] = random.pick(names)
  },
  function add(change) {
    const { at, holders, random } = change
    const name = random.pick(['novelty', '__proto__', ...keysOf(holders)])
    if ('items' in at) at.items.push(anyValue(change))
    else at.fields.push([name, anyValue(change)])
  },
  function wrapInList({ at, random }) {
    const inside = insideOf(at)
    if (inside.length === 0) return
    const place = random.below(inside.length)
    setAt(at, place, { items: [inside[place]!] })
  },
  function unwrapFirst({ at, random }) {
    const inside = insideOf(at)
    if (inside.length === 0) return
    const place = random.below(inside.length)
    const value = inside[place]!
    if (isHolder(value)) setAt(at, place, insideOf(value)[0] ?? null)
  },
  function many({ at, random }) {
    if (!('items' in at) || at.items.length === 0) return
    const item = random.pick(at.items)
    for (let i = random.below(Math.min(200, 20_000 / (1 + written(item).length))); i > 0; i--)
      at.items.push(structuredClone(item))
  },
]

function written(value: Value): string {
  if (!isHolder(value)) return JSON.stringify(value)
  if ('items' in value) return `[${value.items.map(written).join(',')}]`
  const fields = value.fields.map(([key, one]) => `${JSON.stringify(key)}:${written(one)}`)
  return `{${fields.join(',')}}`
}
