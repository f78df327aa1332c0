import { bytesOf, type Column, type Columns, numbersOf } from './columns.ts'

/** A list of strings as two columns: UTF-8 bytes, and where each begins. */
export function stringColumns(name: string, values: readonly string[]): [string, Column][] {
  const encoder = new TextEncoder()
  const at = new Uint32Array(values.length + 1)
  let size = 0
  for (const value of values) size += utf8Length(value)
  const bytes = new Uint8Array(size)
  let offset = 0
  values.forEach((value, i) => {
    at[i] = offset
    offset += encoder.encodeInto(value, bytes.subarray(offset)).written
  })
  at[values.length] = offset
  return [
    [`${name}.bytes`, bytes],
    [`${name}.at`, at],
  ]
}

function utf8Length(text: string): number {
  let length = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80) length += 1
    else if (code < 0x800) length += 2
    else if (code >= 0xd800 && code < 0xdc00 && i + 1 < text.length) {
      const low = text.charCodeAt(i + 1)
      if (low >= 0xdc00 && low < 0xe000) {
        length += 4
        i++
      } else length += 3
    } else length += 3
  }
  return length
}

/** Strings read from columns on demand. */
export interface Strings {
  readonly length: number
  get(i: number): string
}

const decoder = new TextDecoder()

export function stringsOf(columns: Columns, name: string): Strings {
  const bytes = bytesOf(columns, `${name}.bytes`)
  const at = numbersOf(columns, `${name}.at`)
  return {
    length: at.length - 1,
    // A copy, because browsers decode no shared memory.
    get(i) {
      const piece = bytes.slice(at[i] as number, at[i + 1] as number)
      return short(piece) ?? decoder.decode(piece)
    },
  }
}

/** Short texts of ASCII, as most are, without a decoder, which takes longer to start than they do. */
function short(piece: Uint8Array): string | undefined {
  if (piece.length > 64) return undefined
  for (const byte of piece) if (byte >= 0x80) return undefined
  return String.fromCharCode.apply(undefined, piece as unknown as number[])
}
