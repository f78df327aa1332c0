/** What is not well-formed in an XML document; a document type declaration is told apart. */
export class XmlFault extends Error {
  readonly isDoctype: boolean

  constructor(reason: string, isDoctype = false) {
    super(reason)
    this.isDoctype = isDoctype
  }
}

const nameStart =
  ':A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}' +
  '\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}'
const xmlName = new RegExp(
  `^[${nameStart}][${nameStart}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}]*$`,
  'u',
)

/** Whether a text is a name in XML 1.0 (production 5). */
export function isXmlName(text: string): boolean {
  return xmlName.test(text)
}

/** Whether a text is nothing but white space, as XML counts it (production 3). */
export function isXmlSpace(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isSpace(text.charCodeAt(i))) return false
  return true
}

/** Space, line feed, tab, return. */
export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d
}

/** Control characters and the two that Unicode has set aside: no XML document may hold them. */
export const impossible = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

/** A text with the characters that its references stand for.
 *
 * @throws XmlFault for a reference to an entity that XML itself does not have, and for no character
 * @example
 * withCharacters('A &amp; B &#xE9;') // 'A & B é'
 */
export function withCharacters(text: string): string {
  return text.replaceAll(
    /&(?:#(\d+);|#x([\da-fA-F]+);|([a-z]+);)?/g,
    (written, decimal?: string, hex?: string, word?: string) => {
      if (word !== undefined && Object.hasOwn(entities, word)) return entities[word]!
      if (decimal !== undefined) return character(Number.parseInt(decimal, 10), written)
      if (hex !== undefined) return character(Number.parseInt(hex, 16), written)
      throw new XmlFault(
        word === undefined ? 'an "&" stands for itself' : `the entity ${written} is not known`,
      )
    },
  )
}

function character(code: number, written: string): string {
  const isSurrogate = code >= 0xd800 && code <= 0xdfff
  const text = code > 0x10ffff || isSurrogate ? '' : String.fromCodePoint(code)
  if (text === '' || impossible.test(text)) throw new XmlFault(`${shown(written)} is no character`)
  return text
}

/** So much of a document as a message can show. */
export function shown(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
