import { open, stat } from 'node:fs/promises'
import { TidewaiterError } from '../model/index.ts'

/** Where bytes come from: a path, or bytes already in memory with the name to show for them. */
export type Source = string | { readonly name: string; readonly bytes: Uint8Array }

/** What every reader accepts: a way to stop it and a way to watch it. */
export interface ReadingOptions {
  /** Stops the reading; the reader then throws the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** Called as bytes are consumed; `total` is the size of the file. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined
  /** Told all bytes of the source in their order, by readers of text: a hash needs no second reading. */
  readonly onBytes?: ((piece: Buffer) => void) | undefined
}

const pieceSize = 1 << 16
/** So much is read at once: a call of the system costs more than the copying. */
const blockSize = 1 << 19

/** The name under which a source appears in places and messages. */
export function nameOf(source: Source): string {
  return typeof source === 'string' ? source : source.name
}

/** Size in bytes.
 *
 * @throws TidewaiterError `files.open` where the path is no readable file
 */
export async function sizeOf(source: Source): Promise<number> {
  if (typeof source !== 'string') return source.bytes.byteLength
  const found = await stat(source).catch((cause) => Promise.reject(cannotOpen(source, cause)))
  if (found.isDirectory()) {
    throw new TidewaiterError({
      code: 'files.open',
      act: 'cannot read the file',
      value: source,
      reason: 'it is a folder',
      place: { file: source },
      remedy: 'Name a file in it.',
    })
  }
  return found.size
}

/** The bytes of a source, in pieces of 64 kB.
 *
 * @param options `reuse` gives pieces that are good only until the next is asked for: a large file
 * then takes two buffers in all, instead of leaving many to the collector of garbage
 */
export async function* bytesOf(
  source: Source,
  options: ReadingOptions & { readonly reuse?: boolean } = {},
): AsyncGenerator<Buffer> {
  const total = await sizeOf(source)
  let position = 0
  if (typeof source !== 'string') {
    const all = Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength)
    for (; position < total; position += pieceSize) {
      options.signal?.throwIfAborted()
      options.onProgress?.(Math.min(position + pieceSize, total), total)
      yield all.subarray(position, position + pieceSize)
    }
    return
  }
  const file = await open(source).catch((cause) => Promise.reject(cannotOpen(source, cause)))
  const spare: Buffer[] = []
  const readAt = (at: number) =>
    file.read(spare.pop() ?? Buffer.allocUnsafe(blockSize), 0, blockSize, at)
  let reading = readAt(position)
  try {
    for (;;) {
      options.signal?.throwIfAborted()
      const { bytesRead, buffer } = await reading
      if (bytesRead === 0) return
      // The next block is fetched while this one is worked on.
      reading = readAt(position + bytesRead)
      for (let at = 0; at < bytesRead; at += pieceSize) {
        options.signal?.throwIfAborted()
        const end = Math.min(at + pieceSize, bytesRead)
        options.onProgress?.(position + end, Math.max(total, position + end))
        yield buffer.subarray(at, end)
      }
      position += bytesRead
      if (options.reuse) spare.push(buffer)
    }
  } finally {
    await reading.catch(() => {})
    await file.close()
  }
}

/** The first bytes of a source, up to `length`. */
export async function firstBytes(source: Source, length: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of bytesOf(source)) {
    pieces.push(piece)
    size += piece.length
    if (size >= length) break
  }
  return Buffer.concat(pieces).subarray(0, length)
}

/** Why a file cannot be opened, in words in place of the system's code.
 *
 * @example
 * openReason({ code: 'ENOENT' }) // 'there is no such file'
 */
export function openReason(cause: unknown): string {
  const { code, message } = cause as { code?: string; message?: string }
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such file'
  if (code === 'EACCES' || code === 'EPERM') return 'reading it is not permitted'
  if (code === 'EISDIR') return 'it is a folder'
  return code ?? message ?? String(cause)
}

/** The error for a file that cannot be opened. */
export function cannotOpen(path: string, cause: unknown): TidewaiterError {
  const reason = openReason(cause)
  return new TidewaiterError(
    {
      code: 'files.open',
      act: 'cannot open the file',
      value: path,
      reason,
      place: { file: path },
      remedy: 'Check the path and its permissions.',
    },
    { cause },
  )
}
