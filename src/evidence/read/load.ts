import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { openReason, readText, sha256Of } from '../../files/index.ts'
import { detectLanguage } from '../language/detect.ts'
import type { SourceDocument } from './document.ts'
import { readDocx } from './docx.ts'
import { readEml } from './eml.ts'
import { readHtml } from './html.ts'
import { largestDocument, unreadable } from './limits.ts'
import { type Metadata, metadataOf } from './metadata.ts'
import { readPdf } from './pdf.ts'

/** A path, or bytes in memory with the name to show for them. */
export type DocumentSource = string | { readonly name: string; readonly bytes: Uint8Array }

type Format = 'text' | 'markdown' | 'html' | 'pdf' | 'docx' | 'eml'

const starts = (bytes: Uint8Array, ...magic: number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte)

/** The format, told from the bytes first and from the name only among kinds of text. */
function formatOf(bytes: Uint8Array, name: string): Format {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1')
  if (head.trimStart().startsWith('%PDF-')) return 'pdf'
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04) || starts(bytes, 0x50, 0x4b, 0x05, 0x06)) return 'docx'
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw unreadable(
      name,
      'format',
      'it is an old or encrypted Office file',
      'Save it as .docx without a password.',
    )
  }
  if (/^\s*(?:<!doctype html|<html|<head|<body)/i.test(head) || /<html[\s>]/i.test(head))
    return 'html'
  const mail =
    /^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}/.test(head.replaceAll('\r', '')) &&
    /^(?:from|received|message-id|mime-version|return-path):/im.test(head)
  if (mail) return 'eml'
  if (/\.(?:html?|xhtml)$/i.test(name)) return 'html'
  if (/\.(?:md|markdown)$/i.test(name)) return 'markdown'
  return 'text'
}

async function bytesOf(source: DocumentSource, name: string): Promise<Uint8Array> {
  const size =
    typeof source === 'string'
      ? (await opened(source, stat(source), name)).size
      : source.bytes.byteLength
  if (size > largestDocument) {
    throw unreadable(
      name,
      'too-large',
      `it has ${size} bytes, more than ${largestDocument}`,
      'Split it into parts.',
    )
  }
  const bytes =
    typeof source === 'string' ? await opened(source, readFile(source), name) : source.bytes
  if (bytes.byteLength === 0)
    throw unreadable(name, 'empty', 'it is empty', 'Check that it was saved.')
  return bytes
}

async function opened<T>(_path: string, promise: Promise<T>, name: string): Promise<T> {
  return promise.catch((cause: unknown) => {
    throw unreadable(name, 'open', openReason(cause), 'Check the path and the rights to it.', cause)
  })
}

async function plain(bytes: Uint8Array, name: string): Promise<string> {
  const head = bytes.subarray(0, 4096)
  const control = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length
  const wide = starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff)
  if (!wide && control > head.length / 50) {
    throw unreadable(
      name,
      'format',
      'it is no text, page, PDF, Word document or e-mail',
      'Convert it to one of these.',
    )
  }
  const { text } = await readText({ name, bytes })
  return text.replace(/\r\n?/g, '\n')
}

/** Markdown keeps its words and loses the marks that would break sentences: links and emphasis. */
function unmarked(text: string): string {
  return text
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/^#{1,6}\s+/gm, '')
    .replace(/^>\s?/gm, '')
    .replace(/(\*\*|__)(?=\S)([^\n]*?\S)\1/g, '$2')
    .replace(/(?<![\w*])\*(?=\S)([^*\n]*?\S)\*(?![\w*])/g, '$1')
}

async function bodyOf(
  format: Format,
  bytes: Uint8Array,
  name: string,
): Promise<{ text: string; metadata: Metadata }> {
  switch (format) {
    case 'pdf':
      return readPdf(bytes, name)
    case 'docx':
      return { text: await readDocx(bytes, name), metadata: {} }
    case 'eml':
      return readEml(bytes, name)
    case 'html':
      return readHtml(await plain(bytes, name), name)
    case 'markdown':
      return { text: unmarked(await plain(bytes, name)), metadata: {} }
    case 'text':
      return { text: await plain(bytes, name), metadata: {} }
    default:
      format satisfies never
      throw new Error('unreachable')
  }
}

/** Reads one document into its canonical text, with what is known about it.
 *
 * @throws TidewaiterError `evidence.empty`, `evidence.too-large` (above 32 MB), `evidence.encrypted`,
 *   `evidence.broken`, `evidence.zip-bomb`, `evidence.no-text`, `evidence.format`, `evidence.open`
 * @example
 * (await loadDocument('report.pdf')).title // 'The long way round'
 */
export async function loadDocument(source: DocumentSource): Promise<SourceDocument> {
  const name = basename(typeof source === 'string' ? source : source.name)
  const bytes = await bytesOf(source, name)
  const format = formatOf(bytes, name)
  const { text, metadata } = await bodyOf(format, bytes, name)
  if (text.trim() === '')
    throw unreadable(name, 'empty', 'it holds no text', 'Check that it was saved.')
  return {
    name,
    text,
    sha256: await sha256Of({ name, bytes }),
    format,
    language: detectLanguage(text),
    ...metadataOf(text),
    ...metadata,
  }
}
