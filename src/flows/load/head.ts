import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { gunzipSync, constants as zlib } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { openReason } from '../../files/index.ts'
import { TidewaiterError } from '../../model/index.ts'

/** What the first bytes of a trade file say. */
export type Head =
  | { readonly kind: 'parquet' }
  | { readonly kind: 'json' }
  | {
      readonly kind: 'text'
      readonly delimiter: string
      readonly columns: readonly string[]
      readonly encoding: 'utf-8' | 'latin-1' | 'utf-16'
    }

const headBytes = 262_144

/** Looks at the beginning of a trade file and refuses what is none.
 *
 * @throws TidewaiterError `flows.file-empty`, `flows.file-html`, `flows.file-kind`
 */
export async function readHead(path: string): Promise<Head> {
  const file = basename(path)
  const bytes = await firstBytes(path)
  if (bytes.length === 0) throw empty(file)
  const magic = bytes.toString('latin1', 0, 4)
  if (magic === 'PAR1') return { kind: 'parquet' }
  if (magic.startsWith('PK')) throw otherKind(file, 'a ZIP or Excel file')
  if (magic === '%PDF') throw otherKind(file, 'a PDF file')
  const unpacked = magic.startsWith('\u001f\u008b') ? gunzipHead(bytes) : bytes
  const encoding = encodingOf(unpacked)
  const text = decode(unpacked, encoding).replace(/^\uFEFF/, '')
  if (/^\s*</.test(text)) throw markup(file, text)
  if (/^\s*[[{]/.test(text)) return { kind: 'json' }
  const line = text.split(/\r\n|\n|\r/).find((l) => l.trim() !== '') ?? ''
  if (line === '') throw empty(file)
  const delimiter = delimiterOf(line)
  const columns = (parse(line, { delimiter, relax_quotes: true })[0] ?? []) as string[]
  return { kind: 'text', delimiter, encoding, columns: columns.map((c) => c.trim()) }
}

async function firstBytes(path: string): Promise<Buffer> {
  try {
    const info = await stat(path)
    if (!info.isFile()) throw notAFile(path)
    const handle = await open(path)
    try {
      const buffer = Buffer.alloc(Math.min(headBytes, info.size))
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (error instanceof TidewaiterError) throw error
    throw new TidewaiterError(
      {
        code: 'flows.file-open',
        act: 'cannot open the trade file',
        value: path,
        reason: openReason(error),
        remedy: 'Check the path and its permissions.',
      },
      { cause: error },
    )
  }
}

function gunzipHead(bytes: Buffer): Buffer {
  return gunzipSync(bytes, { finishFlush: zlib.Z_SYNC_FLUSH })
}

// A file of several megabytes may be cut within a character: the last three bytes do not count.
function encodingOf(bytes: Buffer): 'utf-8' | 'latin-1' | 'utf-16' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return 'utf-8'
  } catch {
    return 'latin-1'
  }
}

function decode(bytes: Buffer, encoding: 'utf-8' | 'latin-1' | 'utf-16'): string {
  if (encoding === 'utf-16') return bytes.toString('utf16le')
  return bytes.toString(encoding === 'utf-8' ? 'utf8' : 'latin1').replace(/^ï»¿/, '')
}

function delimiterOf(line: string): string {
  const counts = [',', '\t', ';', '|'].map((d) => [d, line.split(d).length] as const)
  // Eurostat's TSV has commas inside its first column: a tab decides.
  if (line.includes('\t')) return '\t'
  return counts.reduce((a, b) => (b[1] > a[1] ? b : a))[0]
}

function empty(file: string): TidewaiterError {
  return new TidewaiterError({
    code: 'flows.file-empty',
    act: 'cannot read the trade file',
    value: file,
    reason: 'it is empty',
    place: { file },
    remedy: 'Fetch it again from its publisher.',
  })
}

function notAFile(path: string): TidewaiterError {
  return new TidewaiterError({
    code: 'flows.file-open',
    act: 'cannot open the trade file',
    value: path,
    reason: 'it is a folder',
    remedy: 'Name the files themselves.',
  })
}

function otherKind(file: string, what: string): TidewaiterError {
  return new TidewaiterError({
    code: 'flows.file-kind',
    act: 'cannot read the trade file',
    value: file,
    reason: `it is ${what}`,
    place: { file },
    remedy: 'Unpack it or save it as CSV or Parquet.',
  })
}

function markup(file: string, text: string): TidewaiterError {
  const html = /<!doctype html|<html|<head|<body/i.test(text)
  const title = /<title[^>]*>([^<]{1,80})/i.exec(text)?.[1]?.trim()
  return new TidewaiterError({
    code: html ? 'flows.file-html' : 'flows.file-kind',
    act: 'cannot read the trade file',
    value: file,
    reason: html
      ? `it is a web page${title ? ` titled "${title}"` : ''}, probably an error page of the publisher`
      : 'it is XML',
    place: { file, row: 1 },
    remedy: html ? 'Fetch the data again and check the address.' : 'Fetch it as CSV or JSON.',
  })
}
