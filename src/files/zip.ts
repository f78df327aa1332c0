import type { Readable } from 'node:stream'
import * as yauzl from 'yauzl'
import { TidewaiterError } from '../model/index.ts'
import { nameOf, type Source } from './source.ts'

/** Bytes that one entry may unpack to, and how many times its packed size once it is large. */
const entryLimit = 2 * 1024 ** 3
const ratioLimit = 200
const ratioFrom = 64 * 1024 ** 2
const entriesLimit = 10_000

/** An open zip file: its entries by name, read as streams of text. */
export interface Zip {
  readonly names: readonly string[]
  readonly has: (name: string) => boolean
  /** The text of an entry, as UTF-8 (or UTF-16 where it is marked so), in pieces. */
  readonly text: (name: string) => AsyncGenerator<string>
  readonly close: () => void
}

/** Opens a zip file and reads its directory.
 *
 * @throws TidewaiterError `files.zip` where it is damaged, `files.zip.limit` for one that would
 * unpack to more than is reasonable (a "zip bomb")
 */
export async function openZip(source: Source): Promise<Zip> {
  const file = nameOf(source)
  const archive = await opened(source).catch((cause) => Promise.reject(damaged(file, cause)))
  const entries = await directory(archive, file).catch((error) => {
    archive.close()
    throw error
  })
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    text: (name) => entryText(archive, entries.get(name)!, file),
    close: () => archive.close(),
  }
}

function opened(source: Source): Promise<yauzl.ZipFile> {
  const options = { lazyEntries: true, autoClose: false }
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, zip: yauzl.ZipFile): void =>
      error ? reject(error) : resolve(zip)
    if (typeof source === 'string') yauzl.open(source, options, done)
    else {
      const { buffer, byteOffset, byteLength } = source.bytes
      yauzl.fromBuffer(Buffer.from(buffer, byteOffset, byteLength), options, done)
    }
  })
}

function directory(archive: yauzl.ZipFile, file: string): Promise<Map<string, yauzl.Entry>> {
  const entries = new Map<string, yauzl.Entry>()
  return new Promise((resolve, reject) => {
    archive.on('error', (cause) => reject(damaged(file, cause)))
    archive.on('end', () => resolve(entries))
    archive.on('entry', (entry: yauzl.Entry) => {
      const bomb =
        entries.size > entriesLimit ||
        entry.uncompressedSize > entryLimit ||
        (entry.uncompressedSize > ratioFrom &&
          entry.uncompressedSize > ratioLimit * entry.compressedSize)
      if (bomb) reject(tooMuch(file, entry.fileName))
      else {
        entries.set(entry.fileName.replace(/^\//, ''), entry)
        archive.readEntry()
      }
    })
    archive.readEntry()
  })
}

async function* entryText(
  archive: yauzl.ZipFile,
  entry: yauzl.Entry,
  file: string,
): AsyncGenerator<string> {
  const stream = await new Promise<Readable>((resolve, reject) => {
    archive.openReadStream(entry, (error, readable) => (error ? reject(error) : resolve(readable)))
  }).catch((cause) => Promise.reject(damaged(file, cause)))
  let decoder: TextDecoder | undefined
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      decoder ??= new TextDecoder(utf16Label(piece) ?? 'utf-8')
      yield decoder.decode(piece, { stream: true })
    }
  } catch (cause) {
    throw cause instanceof TidewaiterError ? cause : damaged(file, cause)
  } finally {
    stream.destroy()
  }
}

function utf16Label(piece: Buffer): string | undefined {
  if (piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le'
  return piece[0] === 0xfe && piece[1] === 0xff ? 'utf-16be' : undefined
}

/** Which kind of zip file it is, by what is in it, and why it cannot be opened where it is damaged. */
export async function packedKind(
  source: Source,
): Promise<{ readonly kind: 'xlsx' | 'ods' | 'zip'; readonly damage?: TidewaiterError }> {
  let zip: Zip
  try {
    zip = await openZip(source)
  } catch (damage) {
    if (damage instanceof TidewaiterError) return { kind: 'zip', damage }
    throw damage
  }
  try {
    if (zip.has('[Content_Types].xml') && zip.names.some((name) => /^xl\//i.test(name)))
      return { kind: 'xlsx' }
    if (zip.has('content.xml') && zip.has('mimetype')) return { kind: 'ods' }
    return { kind: 'zip' }
  } finally {
    zip.close()
  }
}

function damaged(file: string, cause: unknown): TidewaiterError {
  return new TidewaiterError(
    {
      code: 'files.zip',
      act: 'cannot unpack the file',
      reason: plainReason(cause instanceof Error ? cause.message : String(cause)),
      place: { file },
      remedy: 'Fetch the file again, or open it in its program and save it anew.',
    },
    { cause },
  )
}

/** What the unpacker says, in words for people who do not know how such a file is made. */
function plainReason(message: string): string {
  if (/end of central directory|zip64|central directory/i.test(message))
    return 'its end is missing or damaged, as of a file that was not fetched or copied to its end'
  if (/encrypt/i.test(message)) return 'it is protected by a password'
  if (/compression method/i.test(message)) return 'it is packed in a way that is not known'
  if (
    /invalid|incorrect|crc|unexpected end|(?:too many|too few|not enough) bytes|distance|header/i.test(
      message,
    )
  )
    return `a part of it is damaged (${message})`
  return message
}

function tooMuch(file: string, name: string): TidewaiterError {
  return new TidewaiterError({
    code: 'files.zip.limit',
    act: 'will not unpack the file',
    value: name,
    reason: 'it would unpack to far more than its size allows for a table',
    place: { file },
    remedy: 'Save it again as CSV if you trust it.',
  })
}
