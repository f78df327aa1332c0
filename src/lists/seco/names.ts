import type { XmlElement } from '../../files/index.ts'
import { wordTable } from '../word-table.ts'

/** One writing of a name, in the order of its parts. */
export interface SecoName {
  readonly property: 'name' | 'alias' | 'previousName' | 'weakAlias'
  readonly text: string
}

const kinds = wordTable<SecoName['property']>({
  'primary-name': 'name',
  alias: 'alias',
  'formerly-known-as': 'previousName',
})

/** Parts that stand before or beside a name. */
const notPart = new Set(['title'])

/** So many writings of one name are made of its parts' variants; honest names have a handful. */
const writingsLimit = 24

/** The writings of a `name`: its own, and those with the spelling variants of its parts.
 *
 * A part has its value and variants in other languages and scripts. Variants of one language and
 * script belong together: "Лукашенка" goes with the Cyrillic given name where there is one.
 *
 * @param main false for a further identity of a party, whose names are aliases
 * @param onUnknown told kinds of name and part that are not known
 */
export function namesIn(
  name: XmlElement,
  main: boolean,
  onUnknown: (what: string) => void,
): SecoName[] {
  const kind = name.attributes['name-type'] ?? 'primary-name'
  if (!Object.hasOwn(kinds, kind)) onUnknown(`unknown kind of name "${kind}", read as alias`)
  const own = kinds[kind] ?? 'alias'
  const property =
    name.attributes.quality === 'low' ? 'weakAlias' : own === 'name' && !main ? 'alias' : own
  const parts = name.children
    .filter((part) => part.name === 'name-part' && !notPart.has(typeOf(part)))
    .sort((a, b) => Number(a.attributes.order ?? 0) - Number(b.attributes.order ?? 0))
  const values = parts.map((part) => valueOfPart(part))
  const whole = values.filter((value) => value !== '').join(' ')
  const variants = variantsOf(parts, values)
  const later = property === 'name' ? 'alias' : property
  return [
    ...(whole === '' ? [] : [{ property, text: whole }]),
    ...variants.map((text): SecoName => ({ property: later, text })),
  ]
}

/** The value of a part: an element inside it, or in old files its own text. */
export function valueOfPart(part: XmlElement): string {
  return part.children.find((child) => child.name === 'value')?.text ?? part.text
}

export function typeOf(part: XmlElement): string {
  return part.attributes['name-part-type'] ?? ''
}

/** The writings that variants of the parts give, those of one language and script together. */
function variantsOf(parts: readonly XmlElement[], values: readonly string[]): string[] {
  const cultures = new Set<string>()
  const of = (part: XmlElement): readonly XmlElement[] =>
    part.children.filter((child) => child.name === 'spelling-variant' && child.text !== '')
  const culture = ({ attributes }: XmlElement): string =>
    `${attributes.lang ?? ''}|${attributes.script ?? ''}`
  for (const part of parts) for (const variant of of(part)) cultures.add(culture(variant))
  const found = new Set<string>()
  for (const one of cultures) {
    let writings: string[][] = [[]]
    parts.forEach((part, i) => {
      const own = of(part).filter((variant) => culture(variant) === one)
      const choices = own.length > 0 ? own.map(({ text }) => text) : [values[i] ?? '']
      writings = writings
        .flatMap((writing) => choices.map((choice) => [...writing, choice]))
        .slice(0, writingsLimit)
    })
    for (const writing of writings) {
      const text = writing.filter((piece) => piece !== '').join(' ')
      if (text !== '') found.add(text)
    }
  }
  return [...found]
}
