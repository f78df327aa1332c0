import { isSpace, isXmlName, shown, withCharacters, XmlFault } from './xml-text.ts'

const slash = 0x2f
const equals = 0x3d
const greater = 0x3e

/** A start tag that was read. */
export interface StartTag {
  readonly name: string
  readonly attributes: Record<string, string> | undefined
  readonly isEmpty: boolean
  /** Behind its last character. */
  readonly end: number
}

/** Reads start tags. Names are kept, because a document has few of them and many tags. */
export class TagReader {
  readonly #names = new Map<string, string>()
  #text = ''
  #at = 0

  /** The start tag whose "<" stands at a place; undefined where its end has not come yet.
   *
   * @throws XmlFault
   */
  read(text: string, place: number): StartTag | undefined {
    // Without this look a name that is cut short could not be told from one that is wrong.
    if (text.indexOf('>', place) === -1) return undefined
    this.#text = text
    this.#at = place + 1
    const name = this.#name()
    let attributes: Record<string, string> | undefined
    for (;;) {
      const isParted = this.#space()
      if (this.#at >= text.length) return undefined
      const code = text.charCodeAt(this.#at)
      if (code === greater) return { name, attributes, isEmpty: false, end: this.#at + 1 }
      if (code === slash) {
        if (this.#at + 1 >= text.length) return undefined
        if (text.charCodeAt(this.#at + 1) !== greater)
          throw new XmlFault(`a "/" stands alone in the tag ${name}`)
        return { name, attributes, isEmpty: true, end: this.#at + 2 }
      }
      if (!isParted) throw new XmlFault(`a space is missing in the tag ${name}`)
      const key = this.#name()
      const value = this.#value(key)
      if (value === undefined) return undefined
      attributes ??= {}
      if (Object.hasOwn(attributes, key)) throw new XmlFault(`the attribute ${key} occurs twice`)
      attributes[key] = value
    }
  }

  /** Passes over white space; whether there was some. */
  #space(): boolean {
    const start = this.#at
    while (isSpace(this.#text.charCodeAt(this.#at))) this.#at++
    return this.#at > start
  }

  #name(): string {
    const text = this.#text
    const start = this.#at
    let at = start
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === greater || code === equals || code === slash || isSpace(code)) break
    }
    this.#at = at
    const written = text.slice(start, at)
    return this.#names.get(written) ?? this.#newName(written)
  }

  #newName(written: string): string {
    if (!isXmlName(written)) throw new XmlFault(`"${shown(written)}" is no name`)
    // A copy: a piece of the text would hold the whole of it in memory.
    const name = Buffer.from(written, 'utf8').toString('utf8')
    // A hostile document must not fill the memory with names.
    if (this.#names.size >= 1000) this.#names.clear()
    this.#names.set(name, name)
    return name
  }

  /** The value behind an attribute's name; undefined where its end has not come yet. */
  #value(key: string): string | undefined {
    this.#space()
    if (this.#at >= this.#text.length) return undefined
    if (this.#text.charCodeAt(this.#at) !== equals)
      throw new XmlFault(`the attribute ${key} has no value`)
    this.#at++
    this.#space()
    if (this.#at >= this.#text.length) return undefined
    const quote = this.#text[this.#at]
    if (quote !== '"' && quote !== "'")
      throw new XmlFault(`the value of the attribute ${key} is not in quotation marks`)
    const end = this.#text.indexOf(quote, this.#at + 1)
    if (end === -1) return undefined
    const value = this.#text.slice(this.#at + 1, end)
    this.#at = end + 1
    return special.test(value) ? plainValue(value) : value
  }
}

const special = /[<&\n\t]/

function plainValue(value: string): string {
  if (value.includes('<')) throw new XmlFault('"<" is not allowed in the value of an attribute')
  return withCharacters(value.replaceAll(/[\n\t]/g, ' '))
}
