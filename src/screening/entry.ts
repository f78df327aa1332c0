import type { Facts, Key, NamedAs } from './facts.ts'

/** What an index keeps of an entity: what is compared and what a match shows. */
export interface Entry {
  readonly id: string
  readonly caption: string
  readonly schema: string
  readonly datasets: readonly string[]
  readonly facts: Facts
}

/** An entry without the names of its fields; what is empty at the end is left out. */
type Packed = [
  id: string,
  schema: string,
  datasets: readonly string[],
  /** Empty where it is the first name. */
  caption: string,
  /** A weak alias in brackets. */
  names: readonly (string | readonly [string])[],
  countries?: readonly string[],
  births?: readonly string[],
  genders?: readonly string[],
  places?: readonly string[],
  keys?: readonly (readonly [Key['kind'], Key['group'], string, string, string])[],
]

/** An entry as text, a third as long as with the names of its fields; see `unpackEntry`.
 *
 * @example
 * packEntry(entry) // '["ofac-36","Organization",["us_ofac_sdn"],"",["AEROCARIBBEAN AIRLINES",["AERO"]],["cu"]]'
 */
export function packEntry({ id, caption, schema, datasets, facts }: Entry): string {
  const { names, keys, births, countries, genders, places } = facts
  const packed: unknown[] = [
    id,
    schema,
    datasets,
    caption === names[0]?.text ? '' : caption,
    names.map(({ text, weak }) => (weak ? [text] : text)),
    countries,
    births,
    genders,
    places,
    keys.map((key) => [key.kind, key.group, key.value, key.shown, key.property]),
  ] satisfies Packed
  while (packed.length > 2 && (packed.at(-1) as unknown[]).length === 0) packed.pop()
  return JSON.stringify(packed)
}

/** The entry of a text that `packEntry` made. */
export function unpackEntry(text: string): Entry {
  const [
    id,
    schema,
    datasets = [],
    caption = '',
    names = [],
    countries = [],
    births = [],
    genders = [],
    places = [],
    keys = [],
  ] = JSON.parse(text) as Packed
  const named = names.map(
    (name): NamedAs =>
      typeof name === 'string' ? { text: name, weak: false } : { text: name[0], weak: true },
  )
  return {
    id,
    schema,
    datasets,
    caption: caption === '' ? (named[0]?.text ?? '') : caption,
    facts: {
      names: named,
      births,
      countries,
      genders,
      places,
      keys: keys.map(
        ([kind, group, value, shown, property]): Key => ({ kind, group, value, shown, property }),
      ),
    },
  }
}
