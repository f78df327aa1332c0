/** Typed columns in one buffer, so that an index is written, read and shared between threads without
 * being parsed. */
export type Column = Uint8Array | Uint32Array

export type Columns = ReadonlyMap<string, Column>

interface Section {
  readonly name: string
  readonly type: 'u8' | 'u32'
  readonly offset: number
  readonly length: number
}

const alignment = 8

/** All columns one after the other behind a directory of their names.
 *
 * Layout: 4 bytes length of the directory, the directory as JSON, then each column at a multiple of
 * eight bytes. Shared memory where the platform has it.
 *
 * @param reserve bytes left free in front, for the header of a snapshot
 */
export function packColumns(columns: Columns, reserve: number): Uint8Array {
  const sections: Section[] = []
  let offset = 0
  for (const [name, column] of columns) {
    const type = column instanceof Uint8Array ? 'u8' : 'u32'
    sections.push({ name, type, offset, length: column.length })
    offset += Math.ceil(column.byteLength / alignment) * alignment
  }
  const directory = new TextEncoder().encode(JSON.stringify(sections))
  const start = Math.ceil((reserve + 4 + directory.length) / alignment) * alignment
  const buffer = newBuffer(start + offset)
  const bytes = new Uint8Array(buffer)
  new DataView(buffer).setUint32(reserve, directory.length, true)
  bytes.set(directory, reserve + 4)
  sections.forEach((section) => {
    const column = columns.get(section.name) as Column
    bytes.set(
      new Uint8Array(column.buffer, column.byteOffset, column.byteLength),
      start + section.offset,
    )
  })
  return bytes
}

/** The columns of packed bytes as views; copies only where the bytes lie at an odd address. */
export function unpackColumns(bytes: Uint8Array, reserve: number): Columns {
  const even = bytes.byteOffset % alignment === 0 ? bytes : copy(bytes)
  const view = new DataView(even.buffer, even.byteOffset, even.byteLength)
  const length = view.getUint32(reserve, true)
  const directory = new TextDecoder().decode(even.slice(reserve + 4, reserve + 4 + length))
  const start = Math.ceil((reserve + 4 + length) / alignment) * alignment
  const columns = new Map<string, Column>()
  for (const section of JSON.parse(directory) as Section[]) {
    const at = even.byteOffset + start + section.offset
    const column =
      section.type === 'u8'
        ? new Uint8Array(even.buffer, at, section.length)
        : new Uint32Array(even.buffer, at, section.length)
    columns.set(section.name, column)
  }
  return columns
}

function newBuffer(length: number): ArrayBuffer | SharedArrayBuffer {
  return typeof SharedArrayBuffer === 'undefined'
    ? new ArrayBuffer(length)
    : new SharedArrayBuffer(length)
}

function copy(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(newBuffer(bytes.length))
  out.set(bytes)
  return out
}

/** A column of a name that must be there. */
export function bytesOf(columns: Columns, name: string): Uint8Array {
  return columns.get(name) as Uint8Array
}

export function numbersOf(columns: Columns, name: string): Uint32Array {
  return columns.get(name) as Uint32Array
}
