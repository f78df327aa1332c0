import { isAscii, isUtf8 } from 'node:buffer'
import { TidewaiterError } from '../model/index.ts'
import { type CodePageFound, codePageOf } from './code-page.ts'
import { type CodePages, codePages } from './decoder.ts'
import { bytesOf, firstBytes, nameOf, type Source } from './source.ts'

/** How the text of a file is encoded, and how that is known. */
export interface EncodingFound {
  /** A label of the WHATWG Encoding standard: utf-8, utf-16le, windows-1251, … */
  readonly encoding: string
  /** Length of the byte order mark, which is no text. */
  readonly skip: number
  /** A sentence for the user, where the encoding was guessed. */
  readonly notice?: string
}

/** The encoding of a text: the caller's word, else the byte order mark, else what the bytes allow.
 *
 * Valid UTF-8 is taken as UTF-8; other bytes are given to chardet, whose proposals are kept in its
 * order as far as they give plausible words. The whole file is looked at, in bounded memory.
 *
 * @throws TidewaiterError `files.encoding` for a label that is no encoding
 */
export async function encodingOf(source: Source, wanted?: string): Promise<EncodingFound> {
  if (wanted !== undefined) {
    const marked = byteOrderMark(await firstBytes(source, 4))
    const encoding = await canonicalLabel(wanted, nameOf(source))
    return { encoding, skip: marked?.encoding === encoding ? marked.skip : 0 }
  }
  const survey = await surveyOf(source)
  const marked = byteOrderMark(survey.head)
  if (marked) return marked
  const wide = utf16WithoutMark(survey.head)
  if (wide) {
    return { encoding: wide, skip: 0, notice: `No byte order mark; read as ${wide}.` }
  }
  if (survey.invalid === 0) return { encoding: 'utf-8', skip: 0 }
  // A single damaged place in a UTF-8 file must not turn all its other letters into nonsense.
  if (survey.multibyte > 20 * survey.invalid) {
    return {
      encoding: 'utf-8',
      skip: 0,
      notice: `Read as utf-8, although ${survey.invalid} places are not valid; they show as "\uFFFD".`,
    }
  }
  return guessed(survey.sample, await codePages())
}

function byteOrderMark(head: Buffer): EncodingFound | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf)
    return { encoding: 'utf-8', skip: 3 }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', skip: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', skip: 2 }
  return undefined
}

/** Text in UTF-16 has a zero in every other byte wherever it uses commas, digits or spaces. */
function utf16WithoutMark(head: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const zeros = [0, 0]
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i % 2]!++
  const [even, odd] = zeros as [number, number]
  const enough = head.length / 2 / 20
  if (odd > enough && even * 50 < odd) return 'utf-16le'
  if (even > enough && odd * 50 < even) return 'utf-16be'
  return undefined
}

async function canonicalLabel(label: string, file: string): Promise<string> {
  const name = (await codePages()).nameOf(label)
  if (name !== null) return name
  throw new TidewaiterError({
    code: 'files.encoding',
    act: 'cannot read text in the encoding',
    value: label,
    reason: 'it is not known',
    place: { file },
    remedy:
      'Use for instance utf-8, utf-16le, windows-1251 or windows-1252; for files of DOS programs ibm437, ibm850, ibm852 or ibm866.',
  })
}

interface Survey {
  readonly head: Buffer
  /** Pieces of the file that are not plain ASCII, for guessing. */
  readonly sample: Buffer
  /** Number of characters outside ASCII, read as UTF-8. */
  readonly multibyte: number
  /** Number of places that are not valid UTF-8. */
  readonly invalid: number
}

const sampleSize = 1 << 16

async function surveyOf(source: Source): Promise<Survey> {
  let head: Buffer = Buffer.alloc(0)
  const samples: Buffer[] = []
  let sampled = 0
  let multibyte = 0
  let invalid = 0
  let rest: Buffer = Buffer.alloc(0)
  for await (const piece of bytesOf(source)) {
    if (head.length < 4096) head = Buffer.concat([head, piece.subarray(0, 4096)])
    const joined = rest.length > 0 ? Buffer.concat([rest, piece]) : piece
    const cut = completeLength(joined)
    const whole = joined.subarray(0, cut)
    rest = joined.subarray(cut)
    if (isAscii(whole)) continue
    if (isUtf8(whole)) multibyte += leadBytes(whole)
    else {
      for (const char of whole.toString('utf8')) {
        if (char === '\uFFFD') invalid++
        else if (char > '\x7f') multibyte++
      }
    }
    if (sampled < sampleSize) {
      samples.push(whole)
      sampled += whole.length
    }
  }
  if (rest.length > 0 && !isUtf8(rest)) invalid++
  return { head, sample: Buffer.concat(samples).subarray(0, sampleSize), multibyte, invalid }
}

/** Characters outside ASCII in valid UTF-8: each begins with a byte from 0xC2 on. */
function leadBytes(bytes: Buffer): number {
  let count = 0
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! >= 0xc0) count++
  return count
}

/** Length without a multi-byte character that the end of the piece cuts in two. */
function completeLength(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) {
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return needs > back ? bytes.length - back : bytes.length
    }
  }
  return bytes.length
}

function guessed(sample: Buffer, pages: CodePages): EncodingFound {
  const found = codePageOf(sample, pages)
  const encoding = found?.encoding ?? 'windows-1252'
  return {
    encoding,
    skip: 0,
    notice: `The text is not UTF-8; read as ${encoding}, ${grounds(found)}`,
  }
}

function grounds(found: CodePageFound | undefined): string {
  const remedy =
    'If names look wrong, name the encoding: `--encoding`, or `encoding` in a mapping file.'
  if (found === undefined) return `though its letters are unlikely. ${remedy}`
  const { example, rival } = found
  const other = rival ? ` (as ${rival.encoding} it would be "${rival.example}")` : ''
  return `a guess from its letters, for instance "${example}"${other}. ${remedy}`
}
