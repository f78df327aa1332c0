import { packColumns, unpackColumns } from './columns.ts'
import { checkSeal, headerLength, mark, type Seal, sealed } from './seal.ts'
import { stringColumns, stringsOf } from './strings.ts'

/** Texts by key in one buffer, shared between threads and stored like an index: what a match leads to
 * (listings, bodies) and what is read on demand only. */
export interface Texts {
  readonly size: number
  /** What a snapshot is made of. */
  readonly bytes: Uint8Array
  /** The text of a key; nothing where there is none. */
  get(key: string): string | undefined
}

const seal: Seal = { magic: 'TWTEXTS\n', version: 1, what: 'text' }

/** Packs texts by key; of two with one key the later counts.
 *
 * @example
 * packTexts([['ofac-1', '{"programme":"SYRIA"}']]).get('ofac-1') // '{"programme":"SYRIA"}'
 */
export function packTexts(entries: Iterable<readonly [key: string, text: string]>): Texts {
  const sorted = [...new Map(entries)].sort(([a], [b]) => (a < b ? -1 : 1))
  const columns = new Map([
    ...stringColumns(
      'keys',
      sorted.map(([key]) => key),
    ),
    ...stringColumns(
      'texts',
      sorted.map(([, text]) => text),
    ),
  ])
  const bytes = packColumns(columns, headerLength)
  mark(bytes, seal)
  return textsOf(bytes)
}

/** Texts as bytes with a checksum, to be read back by `loadTexts`. */
export function saveTexts(texts: Texts): Uint8Array {
  return sealed(texts.bytes)
}

/** Reads packed texts without parsing them; see `loadIndex`.
 *
 * @throws TidewaiterError `screening.snapshot`
 */
export function loadTexts(bytes: Uint8Array, options: { verified?: boolean } = {}): Texts {
  checkSeal(bytes, seal, options.verified ?? false)
  return textsOf(bytes)
}

function textsOf(bytes: Uint8Array): Texts {
  const columns = unpackColumns(bytes, headerLength)
  const keys = stringsOf(columns, 'keys')
  const texts = stringsOf(columns, 'texts')
  return {
    size: keys.length,
    bytes,
    get(key) {
      let low = 0
      let high = keys.length
      while (low < high) {
        const middle = (low + high) >> 1
        const here = keys.get(middle)
        if (here === key) return texts.get(middle)
        if (here < key) low = middle + 1
        else high = middle
      }
      return undefined
    },
  }
}
