import {
  eachListKey,
  type LinkedForm,
  type NameForm,
  type NameKind,
  nameForms,
  packJoints,
  packTraits,
  runsOf,
  type Token,
  tokenFrom,
  tokenKey,
  unpackJoints,
  type WeighedForm,
} from '../names/index.ts'
import { compareText } from '../values/index.ts'
import { bytesOf, type Column, type Columns, numbersOf } from './columns.ts'
import type { NamedAs } from './facts.ts'
import { HashTable, HashTableBuilder, hashOf, hashWithout } from './hash-table.ts'
import { NumberList } from './number-list.ts'
import { grouped, invert } from './postings.ts'
import { type Strings, stringColumns, stringsOf } from './strings.ts'
import { fewInitials, firstLetter, tokenClass } from './token-class.ts'

/** Names read in one way, of one class of entities: the unit of searching by name.
 *
 * A record is one distinct form; entities that bear it hang on it, so that five thousand people of
 * one name cost one comparison.
 */
export interface NameTable {
  readonly kind: NameKind
  readonly records: number
  readonly vocabulary: Vocabulary
  /** Records that hold a token, ascending. */
  readonly postingsAt: Uint32Array
  readonly postings: Uint32Array
  /** Tokens of a record, one per slot. */
  readonly tokensAt: Uint32Array
  readonly tokens: Uint32Array
  /** Bearers of a record: twice the number of the entity, plus one where the alias is weak. */
  readonly bearersAt: Uint32Array
  readonly bearers: Uint32Array
  /** Which of the names of its bearer each is, `mostPlaces` where it is that or a later one. */
  readonly places: Uint8Array
  /** Kind and worth of each token, see `tokenClass`: enough to bound a record without its tokens. */
  readonly classes: Uint8Array
  /** First letter of each token, see `firstLetter`. */
  readonly firsts: Uint32Array
  /** First letters of the parts of a record for which an initial may stand. */
  readonly letters: Uint32Array
  /** Records with an initial, and those with more than `fewInitials`. */
  readonly initialed: Uint32Array
  readonly manyInitials: Uint32Array
  /** Records by joined neighbours ("jjongun") and by acronym ("apla"). */
  readonly runs: HashTable
  /** Tokens by key. */
  readonly keys: HashTable
  /** What weighing needs of a record, straight from the columns. */
  weighed(record: number): WeighedForm
  /** What the finding of all links needs of a record.
   *
   * @param heard whether the sounds of its runs are needed
   */
  linked(record: number, heard: boolean): LinkedForm
}

/** Names of one entity that are told apart by their place. */
export const mostPlaces = 255

/** The distinct tokens of a table, ordered by text. */
interface Vocabulary {
  readonly size: number
  token(id: number): Token
  /** The text of a token, without making the token. */
  text(id: number): string
  /** The first token whose text is not before a text. */
  from(text: string): number
}

/** Gathers the names of a table, compactly: a million names are held as numbers, not as forms. */
export class NameTableBuilder {
  readonly #kind: NameKind
  /** Records by signature. */
  readonly #records = new Map<string, number>()
  /** Tokens in order of appearance, by key; renumbered in alphabetical order at the end. */
  readonly #ids = new Map<string, number>()
  readonly #met = new Map<Token, number>()
  readonly #drafted: Token[] = []
  readonly #tokensAt = new NumberList([0])
  readonly #tokens = new NumberList()
  readonly #legal = new NumberList()
  readonly #initialed = new NumberList()
  readonly #manyInitials = new NumberList()
  readonly #letters = new NumberList()
  readonly #legals = new Map<string, number>([['', 0]])
  readonly #joint = new NumberList()
  readonly #joints = new Map<string, number>([['', 0]])
  /** Records and their bearers, in order of entity. */
  readonly #borne = new NumberList()
  readonly #bearers = new NumberList()
  readonly #places = new NumberList()
  readonly #runs = new HashTableBuilder()

  constructor(kind: NameKind) {
    this.#kind = kind
  }

  /** Adds the names of an entity; entities are added one after the other. */
  add(names: readonly NamedAs[], entity: number): void {
    names.forEach(({ text, weak }, place) => {
      for (const form of nameForms(text, this.#kind)) {
        if (form.slots.length > 0)
          this.#bear(this.#record(form), 2 * entity + (weak ? 1 : 0), place)
      }
    })
  }

  /** The record of a form; forms of one signature have the same evidence against any name. */
  #record(form: NameForm): number {
    const ids = form.slots.map((slot) => this.#id(slot.token))
    const legal = form.legal.join(',')
    const joints = packForm(form)
    const signature = `${ids.join(' ')}|${joints}|${legal}`
    const known = this.#records.get(signature)
    if (known !== undefined) return known
    const record = this.#records.size
    this.#records.set(signature, record)
    for (const id of ids) this.#tokens.push(id)
    this.#tokensAt.push(this.#tokens.length)
    this.#legal.push(numberOf(this.#legals, legal))
    this.#joint.push(numberOf(this.#joints, joints))
    const initials = form.slots.filter((slot) => slot.token.kind === 'initial').length
    if (initials > 0) this.#initialed.push(record)
    if (initials > fewInitials) this.#manyInitials.push(record)
    this.#letters.push(lettersOf(form))
    this.#fileRuns(form, record)
    return record
  }

  #id(token: Token): number {
    const met = this.#met.get(token)
    if (met !== undefined) return met
    // Tokens are made anew now and then; their keys stay.
    const key = tokenKey(token)
    const id = this.#ids.get(key) ?? this.#drafted.push(token) - 1
    this.#ids.set(key, id)
    this.#met.set(token, id)
    return id
  }

  #fileRuns(form: NameForm, record: number): void {
    for (const run of form.runs) {
      this.#runs.add(hashOf(`j${run.text}`), record)
      if (run.sounds !== '') this.#runs.add(hashOf(`r${run.sounds}`), record)
    }
    if (form.acronym !== '') this.#runs.add(hashOf(`a${form.acronym}`), record)
  }

  /** Several names of an entity may be one record, which it bears once: by the first of them. */
  #bear(record: number, bearer: number, place: number): void {
    for (let i = this.#bearers.length - 1; i >= 0; i--) {
      if (this.#bearers.get(i) >>> 1 !== bearer >>> 1) break
      if (this.#bearers.get(i) === bearer && this.#borne.get(i) === record) return
    }
    this.#borne.push(record)
    this.#bearers.push(bearer)
    this.#places.push(Math.min(place, mostPlaces))
  }

  columns(name: string): [string, Column][] {
    const order = [...this.#drafted.keys()].sort((a, b) => {
      const [x, y] = [this.#drafted[a] as Token, this.#drafted[b] as Token]
      return compareText(x.text, y.text) || compareText(tokenKey(x), tokenKey(y))
    })
    const renumbered = new Uint32Array(order.length)
    order.forEach((drafted, id) => {
      renumbered[drafted] = id
    })
    const vocabulary = order.map((drafted) => this.#drafted[drafted] as Token)
    const tokens = {
      at: this.#tokensAt.values(),
      values: this.#tokens.values().map((drafted) => renumbered[drafted] as number),
    }
    const postings = invert(tokens, vocabulary.length)
    const borne = this.#borne.values()
    const bearers = grouped(borne, this.#bearers.values(), this.#records.size)
    const places = grouped(borne, this.#places.values(), this.#records.size)
    const keys = new HashTableBuilder()
    vocabulary.forEach((token, id) => {
      eachListKey(token, (kind, word, without, also) =>
        keys.add(hashWithout(kind, word, without, also), id),
      )
    })
    return [
      ...vocabularyColumns(`${name}.vocabulary`, vocabulary),
      [`${name}.vocabulary.class`, Uint8Array.from(vocabulary, tokenClass)],
      [
        `${name}.vocabulary.first`,
        Uint32Array.from(vocabulary, (token) => firstLetter(token.text)),
      ],
      [`${name}.letters`, this.#letters.values()],
      ...stringColumns(`${name}.legals`, [...this.#legals.keys()]),
      [`${name}.legal`, this.#legal.values()],
      ...stringColumns(`${name}.joints`, [...this.#joints.keys()]),
      [`${name}.joint`, this.#joint.values()],
      [`${name}.initialed`, this.#initialed.values()],
      [`${name}.manyInitials`, this.#manyInitials.values()],
      [`${name}.tokens.at`, tokens.at],
      [`${name}.tokens.values`, tokens.values],
      [`${name}.postings.at`, postings.at],
      [`${name}.postings.values`, postings.values],
      [`${name}.bearers.at`, bearers.at],
      [`${name}.bearers.values`, bearers.values],
      [`${name}.bearers.places`, Uint8Array.from(places.values)],
      ...this.#runs.columns(`${name}.runs`),
      ...keys.columns(`${name}.keys`),
    ]
  }
}

function lettersOf(form: NameForm): number {
  let letters = 0
  for (const { token } of form.slots)
    if (token.kind !== 'number' && token.kind !== 'initial') letters |= firstLetter(token.text)
  return letters >>> 0
}

/** What a form is beside its tokens and legal forms: its abbreviation and its joints; '' for most. */
function packForm({ acronym, slots }: NameForm): string {
  const joints = packJoints(slots)
  return acronym === '' && joints === '' ? '' : `${acronym}|${joints}`
}

/** The number of a text, a new one where it has none. */
function numberOf(numbers: Map<string, number>, text: string): number {
  const known = numbers.get(text)
  if (known !== undefined) return known
  numbers.set(text, numbers.size)
  return numbers.size - 1
}

/** Forms that are remembered at most, per table and thread. */
const mostForms = 60_000

export function nameTableOf(columns: Columns, name: string, kind: NameKind): NameTable {
  const remembered = new Map<number, LinkedForm>()
  const vocabulary = vocabularyOf(columns, `${name}.vocabulary`)
  const tokensAt = numbersOf(columns, `${name}.tokens.at`)
  const tokens = numbersOf(columns, `${name}.tokens.values`)
  const legal = numbersOf(columns, `${name}.legal`)
  const legals = readLegals(stringsOf(columns, `${name}.legals`))
  const joint = numbersOf(columns, `${name}.joint`)
  const joints = stringsOf(columns, `${name}.joints`)
  const weighed = (record: number): WeighedForm => {
    const slots: { token: Token }[] = []
    for (let i = tokensAt[record] as number; i < (tokensAt[record + 1] as number); i++)
      slots.push({ token: vocabulary.token(tokens[i] as number) })
    return { kind, slots, legal: legals[legal[record] as number] as readonly string[] }
  }
  return {
    kind,
    records: tokensAt.length - 1,
    vocabulary,
    postingsAt: numbersOf(columns, `${name}.postings.at`),
    postings: numbersOf(columns, `${name}.postings.values`),
    tokensAt,
    tokens,
    bearersAt: numbersOf(columns, `${name}.bearers.at`),
    bearers: numbersOf(columns, `${name}.bearers.values`),
    places: bytesOf(columns, `${name}.bearers.places`),
    initialed: numbersOf(columns, `${name}.initialed`),
    manyInitials: numbersOf(columns, `${name}.manyInitials`),
    classes: bytesOf(columns, `${name}.vocabulary.class`),
    firsts: numbersOf(columns, `${name}.vocabulary.first`),
    letters: numbersOf(columns, `${name}.letters`),
    runs: new HashTable(columns, `${name}.runs`),
    keys: new HashTable(columns, `${name}.keys`),
    weighed,
    linked(record, heard) {
      const key = 2 * record + (heard ? 1 : 0)
      const known = remembered.get(key)
      if (known) return known
      const { slots, legal } = weighed(record)
      const [acronym = '', packed = ''] = joints.get(joint[record] as number).split('|')
      const runs = runsOf(unpackJoints(slots, packed), heard)
      const form = { kind, slots, legal, runs, acronym }
      if (remembered.size >= mostForms) remembered.clear()
      remembered.set(key, form)
      return form
    },
  }
}

function readLegals(strings: Strings): readonly (readonly string[])[] {
  return allOf(strings).map((joined) => joined.split(',').filter((form) => form !== ''))
}

/** Tokens as their texts and what else tells them apart, of which there are few kinds. */
function vocabularyColumns(name: string, vocabulary: readonly Token[]): [string, Column][] {
  const kinds = new Map<string, number>()
  const kind = Uint32Array.from(vocabulary, (token) =>
    numberOf(kinds, tokenKey(token).slice(0, -token.text.length)),
  )
  return [
    ...stringColumns(
      name,
      vocabulary.map((token) => token.text),
    ),
    [`${name}.kind`, kind],
    ...stringColumns(`${name}.kinds`, [...kinds.keys()]),
    ...stringColumns(`${name}.traits`, vocabulary.map(packTraits)),
  ]
}

function vocabularyOf(columns: Columns, name: string): Vocabulary {
  const texts = stringsOf(columns, name)
  const kind = numbersOf(columns, `${name}.kind`)
  const kinds = allOf(stringsOf(columns, `${name}.kinds`))
  const traits = stringsOf(columns, `${name}.traits`)
  const known: (Token | undefined)[] = new Array(texts.length)
  return {
    size: texts.length,
    token: (id) =>
      (known[id] ??= tokenFrom(kinds[kind[id] as number] + texts.get(id), traits.get(id))),
    text: (id) => known[id]?.text ?? texts.get(id),
    from(text) {
      let low = 0
      let high = texts.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (this.text(middle) < text) low = middle + 1
        else high = middle
      }
      return low
    },
  }
}

function allOf(strings: Strings): string[] {
  return Array.from({ length: strings.length }, (_, i) => strings.get(i))
}
