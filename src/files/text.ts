import { TidewaiterError } from '../model/index.ts'
import { decoderOf } from './decoder.ts'
import { type EncodingFound, encodingOf } from './encoding.ts'
import { bytesOf, nameOf, type ReadingOptions, type Source, sizeOf } from './source.ts'

/** The text of a source in pieces, without byte order mark and without the Ctrl-Z (0x1A) with
 * which old DOS programs, and OFAC's files of 2021, end a text. */
export async function* textOf(
  source: Source,
  found: EncodingFound,
  options: ReadingOptions = {},
): AsyncGenerator<string> {
  const decoder = await decoderOf(found.encoding)
  let held = ''
  let toSkip = found.skip
  for await (const piece of bytesOf(source, { ...options, reuse: true })) {
    options.onBytes?.(piece)
    const rest = piece.subarray(toSkip)
    toSkip = Math.max(0, toSkip - piece.length)
    const text = held + decoder.decode(rest, { stream: true })
    const end = text.includes('\x1a') ? text.search(/\x1a\s*$/) : -1
    held = end === -1 ? '' : text.slice(end)
    yield end === -1 ? text : text.slice(0, end)
  }
  const last = held + decoder.decode()
  yield last.replace(/\x1a\s*$/, '')
}

/** The longest text that is held in memory as one string: V8 stops near 512 MB. */
const textLimit = 256 * 1024 * 1024

/** The whole text of a source and the encoding it was read in.
 *
 * @throws TidewaiterError `files.too-large` above 256 MB, `files.encoding`, `files.open`
 * @example
 * await readText({ name: 'note.txt', bytes: new TextEncoder().encode('Łódź') })
 * // { text: 'Łódź', encoding: 'utf-8' }
 */
export async function readText(
  source: Source,
  options: ReadingOptions & { readonly encoding?: string; readonly found?: EncodingFound } = {},
): Promise<{ text: string; encoding: string; notice?: string }> {
  const size = await sizeOf(source)
  if (size > textLimit) {
    throw new TidewaiterError({
      code: 'files.too-large',
      act: 'cannot read the text',
      value: `${size} bytes`,
      reason: `it must be held in memory as a whole, which stops at ${textLimit} bytes`,
      place: { file: nameOf(source) },
      remedy: 'Split the file, or use CSV or JSON lines, which are read in a stream.',
    })
  }
  const found = options.found ?? (await encodingOf(source, options.encoding))
  let text = ''
  for await (const piece of textOf(source, found, options)) text += piece
  return { text, encoding: found.encoding, ...(found.notice ? { notice: found.notice } : {}) }
}
