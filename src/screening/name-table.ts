import {
  listKeys,
  type NameForm,
  type NameKind,
  nameForm,
  nameForms,
  type Token,
  tokenFrom,
  tokenKey,
} from '../names/index.ts'
import { bytesOf, type Column, type Columns, numbersOf } from './columns.ts'
import { type HashTable, HashTableBuilder, hashTableOf } from './hash-table.ts'
import { invert, packLists } from './postings.ts'
import { type Strings, stringColumns, stringsOf } from './strings.ts'
import { tokenClass } from './token-class.ts'

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
  /** Kind and worth of each token, see `tokenClass`: enough to bound a record without its tokens. */
  readonly classes: Uint8Array
  /** Records by joined neighbours ("jjongun") and by acronym ("apla"). */
  readonly runs: HashTable
  /** Tokens by key. */
  readonly keys: HashTable
  /** The form of a record, read anew when it is not remembered. */
  form(record: number): NameForm
}

/** The distinct tokens of a table, ordered by text. */
interface Vocabulary {
  readonly size: number
  token(id: number): Token
  /** The first token whose text is not before a text. */
  from(text: string): number
}

interface Draft {
  readonly text: string
  readonly form: NameForm
  readonly bearers: number[]
}

export class NameTableBuilder {
  readonly #kind: NameKind
  readonly #drafts = new Map<string, Draft>()

  constructor(kind: NameKind) {
    this.#kind = kind
  }

  add(text: string, entity: number, weak: boolean): void {
    for (const form of nameForms(text, this.#kind)) {
      if (form.slots.length === 0) continue
      const key = signature(form)
      let draft = this.#drafts.get(key)
      if (!draft) {
        draft = { text: form.text, form, bearers: [] }
        this.#drafts.set(key, draft)
      }
      const bearer = 2 * entity + (weak ? 1 : 0)
      if (!bears(draft.bearers, bearer)) draft.bearers.push(bearer)
    }
  }

  columns(name: string): [string, Column][] {
    const drafts = [...this.#drafts.values()]
    const { ids, order } = vocabularyOf(drafts)
    const tokens = packLists(
      drafts.map((d) => d.form.slots.map((s) => ids.get(tokenKey(s.token)) as number)),
    )
    const postings = invert(tokens, order.length)
    const bearers = packLists(drafts.map((d) => d.bearers))
    const runs = new HashTableBuilder()
    drafts.forEach((draft, record) => {
      for (const run of draft.form.runs) {
        runs.add(`j${run.text}`, record)
        if (run.sounds !== '') runs.add(`r${run.sounds}`, record)
      }
      if (draft.form.acronym !== '') runs.add(`a${draft.form.acronym}`, record)
    })
    const keys = new HashTableBuilder()
    order.forEach((token, id) => {
      for (const key of listKeys(token)) keys.add(key, id)
    })
    return [
      ...stringColumns(`${name}.vocabulary`, order.map(tokenKey)),
      [`${name}.vocabulary.class`, Uint8Array.from(order, tokenClass)],
      ...stringColumns(
        `${name}.texts`,
        drafts.map((d) => d.text),
      ),
      [`${name}.tokens.at`, tokens.at],
      [`${name}.tokens.values`, tokens.values],
      [`${name}.postings.at`, postings.at],
      [`${name}.postings.values`, postings.values],
      [`${name}.bearers.at`, bearers.at],
      [`${name}.bearers.values`, bearers.values],
      ...runs.columns(`${name}.runs`),
      ...keys.columns(`${name}.keys`),
    ]
  }
}

/** Names of one entity are added one after the other, so that only the end has to be looked at. */
function bears(bearers: readonly number[], bearer: number): boolean {
  for (let i = bearers.length - 1; i >= 0 && (bearers[i] as number) >> 1 === bearer >> 1; i--)
    if (bearers[i] === bearer) return true
  return false
}

/** Forms of one signature have the same evidence against any name. */
function signature(form: NameForm): string {
  const slots = form.slots.map((s) => `${tokenKey(s.token)}/${s.before}`).join(' ')
  return `${slots}|${form.legal.join(',')}|${form.acronym}`
}

function vocabularyOf(drafts: readonly Draft[]): { ids: Map<string, number>; order: Token[] } {
  const distinct = new Map<string, Token>()
  for (const draft of drafts)
    for (const { token } of draft.form.slots) distinct.set(tokenKey(token), token)
  const order = [...distinct].sort(([a, x], [b, y]) => compare(x.text, y.text) || compare(a, b))
  return {
    ids: new Map(order.map(([key], id) => [key, id])),
    order: order.map(([, token]) => token),
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Forms that are remembered at most, per table and thread. */
const mostForms = 60_000

export function nameTableOf(columns: Columns, name: string, kind: NameKind): NameTable {
  const texts = stringsOf(columns, `${name}.texts`)
  const forms = new Map<number, NameForm>()
  return {
    kind,
    records: texts.length,
    vocabulary: vocabularyFrom(stringsOf(columns, `${name}.vocabulary`)),
    postingsAt: numbersOf(columns, `${name}.postings.at`),
    postings: numbersOf(columns, `${name}.postings.values`),
    tokensAt: numbersOf(columns, `${name}.tokens.at`),
    tokens: numbersOf(columns, `${name}.tokens.values`),
    bearersAt: numbersOf(columns, `${name}.bearers.at`),
    bearers: numbersOf(columns, `${name}.bearers.values`),
    classes: bytesOf(columns, `${name}.vocabulary.class`),
    runs: hashTableOf(columns, `${name}.runs`),
    keys: hashTableOf(columns, `${name}.keys`),
    form(record) {
      let form = forms.get(record)
      if (!form) {
        if (forms.size >= mostForms) forms.clear()
        form = nameForm(texts.get(record), kind)
        forms.set(record, form)
      }
      return form
    },
  }
}

function vocabularyFrom(keys: Strings): Vocabulary {
  const known: (Token | undefined)[] = new Array(keys.length)
  const token = (id: number): Token => (known[id] ??= tokenFrom(keys.get(id)))
  return {
    size: keys.length,
    token,
    from(text) {
      let low = 0
      let high = keys.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (token(middle).text < text) low = middle + 1
        else high = middle
      }
      return low
    },
  }
}
