import { TagReader } from './xml-tag.ts'
import { impossible, isXmlName, isXmlSpace, shown, withCharacters, XmlFault } from './xml-text.ts'

/** Told what a document holds, in its order; names are with their prefix. */
export interface XmlHandler {
  /** `attributes` is undefined where there are none. */
  readonly open: (name: string, attributes: Record<string, string> | undefined) => void
  /** A text between two tags, as a whole, with its references read; or a CDATA section. */
  readonly text: (text: string) => void
  readonly close: (name: string) => void
  /** A comment or a processing instruction, whose words nobody needs. */
  readonly aside?: () => void
}

const slash = 0x2f
const greater = 0x3e
const question = 0x3f
const exclamation = 0x21

/** Runs through XML 1.0 that comes in pieces, and refuses what is not well-formed.
 *
 * Document types are refused, so that there are no entities but the five of XML itself. The ends of
 * texts and tags are found by `indexOf`: most of the time of reading a list is spent here, and looking
 * at each character takes more than twice as long. test/files/xml-scanner.test.ts compares it with
 * the parser saxes on spoilt documents. Source: W3C, "Extensible Markup Language (XML) 1.0", fifth
 * edition.
 *
 * @example
 * const scanner = new XmlScanner({ open: (name) => console.log(name), text() {}, close() {} })
 * scanner.write('<a><b')
 * scanner.write('/></a>') // a, b
 * scanner.close()
 */
export class XmlScanner {
  readonly #handler: XmlHandler
  readonly #tags = new TagReader()
  readonly #open: string[] = []
  /** What has come and is not yet told, and how far it is told. */
  #buffer = ''
  #at = 0
  #line = 1
  /** Where the next line break, reference, and end of a section stand; looked for again behind it. */
  #nextBreak = -1
  #nextReference = -1
  #nextSectionEnd = -1
  #isReturnHeld = false
  #isBegun = false
  #isRootSeen = false

  constructor(handler: XmlHandler) {
    this.#handler = handler
  }

  /** Line on which what is being told begins, from 1. */
  get line(): number {
    if (this.#nextBreak === -1) this.#nextBreak = this.#find('\n', 0)
    while (this.#nextBreak < this.#at) {
      this.#line++
      this.#nextBreak = this.#find('\n', this.#nextBreak + 1)
    }
    return this.#line
  }

  /** Tells all that the document so far completes.
   *
   * @throws XmlFault
   */
  write(piece: string): void {
    const text = this.#withPlainLineEnds(this.#isBegun ? piece : piece.replace(/^\uFEFF/, ''))
    const foul = impossible.exec(text)
    // Counts the lines of what is given up.
    void this.line
    this.#buffer = this.#buffer.slice(this.#at) + text
    this.#at = 0
    this.#nextBreak = -1
    this.#nextReference = -1
    this.#nextSectionEnd = -1
    while (this.#step());
    if (foul) throw new XmlFault(`the character ${codePoint(foul[0])} is not allowed in XML`)
  }

  /** Ends the document.
   *
   * @throws XmlFault where something is left open
   */
  close(): void {
    const rest = this.#buffer.slice(this.#at)
    const open = this.#open.at(-1)
    if (rest.includes('<')) throw new XmlFault('it ends within a tag, comment or section')
    if (open !== undefined) throw new XmlFault(`it ends within the element ${open}`)
    if (!isXmlSpace(rest)) throw new XmlFault('there is text outside the root element')
    if (!this.#isRootSeen) throw new XmlFault('it has no element')
  }

  /** XML knows one end of line; a return at the end of a piece may have its feed in the next. */
  #withPlainLineEnds(piece: string): string {
    const text = this.#isReturnHeld ? `\r${piece}` : piece
    this.#isReturnHeld = text.endsWith('\r')
    const complete = this.#isReturnHeld ? text.slice(0, -1) : text
    return complete.includes('\r') ? complete.replaceAll(/\r\n?/g, '\n') : complete
  }

  #find(what: string, from: number): number {
    const found = this.#buffer.indexOf(what, from)
    return found === -1 ? Number.POSITIVE_INFINITY : found
  }

  /** Tells one text and the tag behind it; false where they are not there as a whole. */
  #step(): boolean {
    const tag = this.#buffer.indexOf('<', this.#at)
    if (tag === -1) return false
    if (tag > this.#at) this.#text(tag)
    this.#at = tag
    const end = this.#markup(tag)
    if (end === -1) return false
    this.#at = end
    this.#isBegun = true
    return true
  }

  #text(end: number): void {
    const start = this.#at
    const text = this.#buffer.slice(start, end)
    this.#isBegun = true
    if (this.#open.length === 0) {
      if (!isXmlSpace(text)) throw new XmlFault('there is text outside the root element')
      return
    }
    if (this.#nextReference < start) this.#nextReference = this.#find('&', start)
    if (this.#nextSectionEnd < start) this.#nextSectionEnd = this.#find(']]>', start)
    if (this.#nextSectionEnd < end) throw new XmlFault('"]]>" is not allowed in a text')
    this.#handler.text(this.#nextReference < end ? withCharacters(text) : text)
  }

  /** Tells what begins with "<"; gives its end, or -1 where that has not come yet. */
  #markup(tag: number): number {
    switch (this.#buffer.charCodeAt(tag + 1)) {
      case slash:
        return this.#endTag(tag)
      case exclamation:
        return this.#declaration(tag)
      case question:
        return this.#instruction(tag)
      default:
        return this.#startTag(tag)
    }
  }

  #startTag(place: number): number {
    const tag = this.#tags.read(this.#buffer, place)
    if (tag === undefined) return -1
    if (this.#open.length === 0) {
      if (this.#isRootSeen) throw new XmlFault('there is a second root element')
      this.#isRootSeen = true
    }
    this.#open.push(tag.name)
    this.#handler.open(tag.name, tag.attributes)
    if (tag.isEmpty) this.#closed(tag.name)
    return tag.end
  }

  #endTag(tag: number): number {
    const name = this.#open.at(-1)
    const start = tag + 2
    if (name !== undefined && this.#buffer.startsWith(name, start)) {
      const end = start + name.length
      if (this.#buffer.charCodeAt(end) === greater) {
        this.#closed(name)
        return end + 1
      }
    }
    const end = this.#buffer.indexOf('>', start)
    if (end === -1) return -1
    const written = this.#buffer.slice(start, end)
    if (name === undefined || !written.startsWith(name) || !isXmlSpace(written.slice(name.length)))
      throw new XmlFault(`unexpected end tag: ${shown(written)}`)
    this.#closed(name)
    return end + 1
  }

  #closed(name: string): void {
    this.#open.pop()
    this.#handler.close(name)
  }

  /** Comments, CDATA sections, document types. */
  #declaration(tag: number): number {
    if (this.#buffer.startsWith('<!--', tag)) return this.#comment(tag)
    if (this.#buffer.startsWith('<![CDATA[', tag)) return this.#section(tag)
    const start = this.#buffer.slice(tag, tag + 9)
    if (start === '<!DOCTYPE') throw new XmlFault('it declares a document type', true)
    if (['<!--', '<![CDATA[', '<!DOCTYPE'].some((word) => word.startsWith(start))) return -1
    throw new XmlFault(`"${shown(start)}" begins nothing that is known`)
  }

  #comment(tag: number): number {
    const end = this.#buffer.indexOf('--', tag + 4)
    if (end === -1 || end + 2 >= this.#buffer.length) return -1
    if (this.#buffer.charCodeAt(end + 2) !== greater)
      throw new XmlFault('"--" is not allowed in a comment')
    this.#handler.aside?.()
    return end + 3
  }

  #section(tag: number): number {
    const end = this.#buffer.indexOf(']]>', tag + 9)
    if (end === -1) return -1
    if (this.#open.length === 0) throw new XmlFault('there is text outside the root element')
    this.#handler.text(this.#buffer.slice(tag + 9, end))
    return end + 3
  }

  #instruction(tag: number): number {
    const end = this.#buffer.indexOf('?>', tag + 2)
    if (end === -1) return -1
    const [target = ''] = this.#buffer.slice(tag + 2, end).split(/\s/, 1)
    if (!isXmlName(target)) throw new XmlFault(`"${shown(target)}" is no name`)
    if (/^xml$/i.test(target) && (this.#isBegun || target !== 'xml'))
      throw new XmlFault('an XML declaration stands in the middle of the document')
    this.#handler.aside?.()
    return end + 2
  }
}

const codePoint = (char: string): string =>
  `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
