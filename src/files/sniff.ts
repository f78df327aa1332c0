import type { TidewaiterError } from '../model/index.ts'
import { decoderOf } from './decoder.ts'
import { delimiterOf } from './delimiter.ts'
import { type EncodingFound, encodingOf } from './encoding.ts'
import { firstBytes, type Source } from './source.ts'
import { packedKind } from './zip.ts'

/** What a file is, told from its bytes and never from its name. */
export interface Sniffed {
  readonly kind:
    | 'csv'
    | 'tsv'
    | 'xlsx'
    | 'ods'
    | 'json'
    | 'jsonl'
    | 'xml'
    | 'html'
    | 'text'
    | 'zip'
    | 'gzip'
    | 'pdf'
    /** Compound File Binary: a legacy .xls or .doc, or an encrypted Office file. */
    | 'cfb'
    | 'empty'
    | 'binary'
  /** Label of the encoding of a text; empty for anything else. */
  readonly encoding: string
  readonly delimiter?: string
  /** The first characters of a text, up to 64 kB, for recognising what the file is about. */
  readonly head: string
  /** A sentence for the user, where the encoding was guessed. */
  readonly notice?: string
  /** Why a `zip` cannot be opened: it may be a workbook that was not fetched to its end. */
  readonly damage?: TidewaiterError
}

const headLength = 1 << 16

/** Tells what a file is by its content.
 *
 * A table needs a delimiter that splits its rows alike; other readable characters are `text`.
 *
 * @throws TidewaiterError `files.open`
 * @example
 * await sniff({ name: 'x.txt', bytes: new TextEncoder().encode('a;b\n1;2\n') })
 * // { kind: 'csv', encoding: 'utf-8', delimiter: ';', head: 'a;b\n1;2\n' }
 */
export async function sniff(
  source: Source,
  options: { readonly encoding?: string | undefined } = {},
): Promise<Sniffed> {
  return (await examine(source, options)).sniffed
}

/** What `sniff` tells, and for a text how to decode it, so that a reader need not look again. */
export async function examine(
  source: Source,
  options: { readonly encoding?: string | undefined },
): Promise<{ readonly sniffed: Sniffed; readonly found?: EncodingFound }> {
  const bytes = await firstBytes(source, headLength)
  if (bytes.length === 0) return { sniffed: { kind: 'empty', encoding: '', head: '' } }
  const byMagic = await magic(source, bytes)
  if (byMagic) return { sniffed: { ...byMagic, encoding: '', head: '' } }
  const found = await encodingOf(source, options.encoding)
  const decoder = await decoderOf(found.encoding)
  const head = decoder.decode(bytes.subarray(found.skip))
  if (isBinary(head)) return { sniffed: { kind: 'binary', encoding: '', head: '' } }
  const kind =
    head.trim() === '' ? { kind: 'empty' as const } : textKind(head, bytes.length < headLength)
  const notice = found.notice ? { notice: found.notice } : {}
  return { sniffed: { ...kind, encoding: found.encoding, head, ...notice }, found }
}

async function magic(
  source: Source,
  bytes: Buffer,
): Promise<Pick<Sniffed, 'kind' | 'damage'> | undefined> {
  const starts = (...values: number[]): boolean => values.every((value, i) => bytes[i] === value)
  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0x50, 0x4b, 0x05, 0x06)) return packedKind(source)
  if (starts(0x1f, 0x8b)) return { kind: 'gzip' }
  if (starts(0x25, 0x50, 0x44, 0x46, 0x2d)) return { kind: 'pdf' }
  if (starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return { kind: 'cfb' }
  return undefined
}

/** Text has next to no control characters; a few stray ones do not make it binary. */
function isBinary(head: string): boolean {
  const controls = head.match(/[\x00-\x08\x0e-\x19\x1c-\x1f]/g)?.length ?? 0
  return controls * 100 > head.length
}

function textKind(head: string, complete: boolean): Pick<Sniffed, 'kind' | 'delimiter'> {
  const start = head.trimStart()
  if (/^<(!doctype html|html)[\s>]/i.test(start)) return { kind: 'html' }
  if (/^<(\?xml\s|!--|!doctype\s|[a-z_][\w.:-]*[\s/>])/i.test(start)) {
    return { kind: /<html[\s>]/i.test(start.slice(0, 2000)) ? 'html' : 'xml' }
  }
  const json = jsonKind(start, complete)
  if (json) return { kind: json }
  const lines = endsWithReturn(head) ? head.replaceAll('\r', '\n') : head
  const delimiter = delimiterOf(lines, complete)
  if (delimiter === undefined) return { kind: 'text' }
  return { kind: delimiter === '\t' ? 'tsv' : 'csv', delimiter }
}

/** True for text whose lines end with a carriage return alone. */
export function endsWithReturn(head: string): boolean {
  return head.includes('\r') && !head.includes('\n')
}

/** JSON lines are lines of which several are whole objects by themselves. */
function jsonKind(start: string, complete: boolean): 'json' | 'jsonl' | undefined {
  if (start[0] === '[' && /^\[\s*(["{[\]\d-]|true|false|null|$)/.test(start)) return 'json'
  if (start[0] !== '{') return undefined
  const lines = start.split('\n')
  const whole = (complete ? lines : lines.slice(0, -1)).filter((line) => line.trim() !== '')
  const objects = whole.slice(0, 20).filter((line) => isObject(line)).length
  if (whole.length > 1 && objects * 2 >= Math.min(whole.length, 20)) return 'jsonl'
  return /^\{\s*(["}]|$)/.test(start) ? 'json' : undefined
}

function isObject(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line)
    return value !== null && typeof value === 'object' && !Array.isArray(value)
  } catch {
    return false
  }
}
