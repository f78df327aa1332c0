import { dosDecoder, dosPageName } from './dos-page.ts'

/** Bytes to text, piece by piece: the part of the platform's `TextDecoder` that reading needs. */
export interface Decoder {
  /** The text of a piece; a character that its end cuts in two comes with the next. */
  readonly decode: (bytes?: Uint8Array, options?: { readonly stream?: boolean }) => string
}

/** Decoders of the code pages, which only a text that is not UTF needs. */
export interface CodePages {
  /** The encoding's name in the WHATWG Encoding standard, or of a DOS page, in lower case; null for no
   * encoding. */
  readonly nameOf: (label: string) => string | null
  readonly decoder: (label: string) => Decoder
}

/** The code pages of the WHATWG Encoding standard and three of DOS, loaded on first use.
 *
 * Not the platform's decoder: Node.js 20 reads the bytes 80 to 9F of windows-1252 as control
 * characters, so that €, Š and Œ are lost, and windows-1253, koi8-u and gbk differ between versions
 * of Node.js in single characters. A name must not depend on the Node.js that reads it.
 *
 * @example
 * (await codePages()).decoder('windows-1252').decode(Uint8Array.of(0x8a, 0x80)) // 'Š€'
 */
export async function codePages(): Promise<CodePages> {
  const { normalizeEncoding, TextDecoder: PageDecoder } = await import('@exodus/bytes/encoding.js')
  return {
    nameOf: (label) => {
      const dos = dosPageName(label)
      if (dos !== undefined) return dos
      const name = normalizeEncoding(label)
      // A label of the standard that stands for "must not be read", such as iso-2022-kr.
      return name === 'replacement' ? null : name
    },
    decoder: (label) => dosDecoder(label) ?? new PageDecoder(label, { ignoreBOM: true }),
  }
}

/** A decoder for an encoding by its name: Unicode by the platform, anything else by `codePages`. */
export async function decoderOf(encoding: string): Promise<Decoder> {
  return /^utf-(?:8|16[lb]e)$/.test(encoding)
    ? new TextDecoder(encoding, { ignoreBOM: true })
    : (await codePages()).decoder(encoding)
}
