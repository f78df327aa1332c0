import { type SaxesAttributePlain, SaxesParser, type SaxesTagPlain } from 'saxes'
import { TidewaiterError } from '../model/index.ts'
import { encodingOf } from './encoding.ts'
import { firstBytes, nameOf, type ReadingOptions, type Source } from './source.ts'
import { textOf } from './text.ts'

/** An element of an XML file as a plain tree; names are without their namespace prefix. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** The element's own text, without that of its children; outer white space removed. */
  readonly text: string
  readonly children: readonly XmlElement[]
  /** Line on which the element begins, from 1. */
  readonly line: number
}

/** Limits that no honest file reaches; each breach is one clear error. */
export interface XmlLimits {
  /** Levels of elements in each other. Defaults to 64. */
  readonly depth?: number
  /** Elements, attributes and characters of one given element together. Defaults to 5,000,000. */
  readonly elementSize?: number
  /** Bytes of the file. Defaults to 4 GB. */
  readonly total?: number
}

export interface XmlOptions extends ReadingOptions, XmlLimits {
  readonly encoding?: string
  /** Elements inside the given ones that are passed over, with all that is in them: histories. */
  readonly leaveOut?: readonly string[]
  /** Told the root element's name and attributes when it is read: publication dates stand there. */
  readonly onRoot?: (root: Pick<XmlElement, 'name' | 'attributes' | 'line'>) => void
}

interface Open {
  name: string
  attributes: Record<string, string>
  text: string
  children: XmlElement[]
  line: number
}

/** The elements with the given names, each as a whole, streamed in the order of the file.
 *
 * Names compare without namespace prefix; an element inside a given one is part of its tree and not
 * given again. Document type and entity declarations are refused, because they can include other
 * files and multiply without end; the five entities of XML itself are read.
 *
 * @throws TidewaiterError `files.xml` for what is not well-formed, `files.xml.doctype`,
 * `files.xml.limit`; elements before the mistake have been given by then
 * @example
 * const list = { name: 'x.xml', bytes: new TextEncoder().encode('<L><P id="1">A &amp; B</P></L>') }
 * for await (const p of readXml(list, ['P'])) console.log(p.attributes.id, p.text) // 1 A & B
 */
export async function* readXml(
  source: Source,
  elementNames: readonly string[],
  options: XmlOptions = {},
): AsyncGenerator<XmlElement> {
  const file = nameOf(source)
  const encoding = options.encoding ?? (await declaredEncoding(source))
  const found = await encodingOf(source, encoding)
  const builder = new Builder(file, elementNames, options)
  for await (const piece of textOf(source, found, options)) {
    builder.write(piece)
    yield* builder.take()
  }
  builder.close()
  yield* builder.take()
}

/** The encoding named in the XML declaration, unless a byte order mark or UTF-16 speaks louder. */
async function declaredEncoding(source: Source): Promise<string | undefined> {
  const head = await firstBytes(source, 200)
  if (head[0] === 0xfe || head[0] === 0xff || head[0] === 0 || head[1] === 0) return undefined
  const declared = /^(?:\xEF\xBB\xBF)?\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(
    head.toString('latin1'),
  )?.[1]
  // A file that names UTF-16 and is not in it would be unreadable by its own word.
  return declared === undefined || /^utf-?16/i.test(declared) ? undefined : declared
}

/** Most elements have neither attributes nor children: these stand for both in all of them. */
const none: Record<string, string> = Object.freeze({})
const leaf = Object.freeze([]) as unknown as XmlElement[]

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

class Builder {
  readonly #parser = new SaxesParser<{ xmlns: false; position: true }>({
    xmlns: false,
    position: true,
  })
  readonly #names: ReadonlySet<string>
  readonly #leftOut: ReadonlySet<string>
  readonly #file: string
  readonly #limits: Required<XmlLimits>
  #ready: XmlElement[] = []
  #stack: Open[] = []
  #depth = 0
  #skipped = 0
  #size = 0
  #total = 0
  #lastEvent = 0

  constructor(file: string, names: readonly string[], options: XmlOptions) {
    this.#file = file
    this.#names = new Set(names)
    this.#leftOut = new Set(options.leaveOut)
    this.#limits = {
      depth: options.depth ?? 64,
      elementSize: options.elementSize ?? 5_000_000,
      total: options.total ?? 4 * 1024 ** 3,
    }
    const parser = this.#parser
    parser.on('error', (error) => {
      throw this.#malformed(error)
    })
    parser.on('doctype', () => {
      throw this.#refused()
    })
    parser.on('opentag', (tag) => this.#open(tag, options))
    parser.on('closetag', () => this.#close())
    parser.on('text', (text) => this.#text(text))
    parser.on('cdata', (text) => this.#text(text))
    // Not for processing instructions too: an eighth handler turns the parser into an object with
    // slow properties in V8, and reading takes four times as long.
    parser.on('comment', () => this.#seen())
  }

  write(piece: string): void {
    this.#total += piece.length
    if (this.#total > this.#limits.total) throw this.#limit('the file', 'total', 'bytes')
    this.#parser.write(piece)
    // A tag, text or comment that never ends would be collected without any event.
    if (this.#total - this.#lastEvent > this.#limits.elementSize) {
      throw this.#limit('one tag, text or comment', 'elementSize', 'characters')
    }
  }

  close(): void {
    this.#parser.close()
  }

  take(): readonly XmlElement[] {
    const ready = this.#ready
    this.#ready = []
    return ready
  }

  #seen(): void {
    this.#lastEvent = this.#total
  }

  #open(tag: SaxesTagPlain, options: XmlOptions): void {
    this.#seen()
    this.#depth++
    if (this.#depth > this.#limits.depth) throw this.#limit('the nesting', 'depth', 'levels')
    const name = localName(tag.name)
    const inside = this.#stack.length > 0
    if (this.#skipped > 0 || (inside && this.#leftOut.has(name))) {
      this.#skipped++
      return
    }
    if (!inside && !this.#names.has(name) && this.#depth > 1) return
    let attributes: Record<string, string> | undefined
    let size = 1
    for (const key in tag.attributes) {
      attributes ??= {}
      const value = String((tag.attributes as Record<string, string | SaxesAttributePlain>)[key])
      attributes[localName(key)] = value
      size += 1 + value.length
    }
    if (this.#depth === 1) {
      options.onRoot?.({ name, attributes: attributes ?? none, line: this.#parser.line })
    }
    if (!inside && !this.#names.has(name)) return
    this.#grow(size)
    this.#stack.push({
      name,
      attributes: attributes ?? none,
      text: '',
      children: leaf,
      line: this.#parser.line,
    })
  }

  #text(text: string): void {
    this.#seen()
    const top = this.#stack.at(-1)
    if (!top || this.#skipped > 0) return
    // The white space between tags, which is most texts, would be trimmed in the end.
    if (top.text === '' && /^[ \t\r\n]*$/.test(text)) return
    this.#grow(text.length)
    top.text += text
  }

  #close(): void {
    this.#seen()
    this.#depth--
    if (this.#skipped > 0) {
      this.#skipped--
      return
    }
    const done = this.#stack.pop()
    if (!done) return
    done.text = done.text.trim()
    const parent = this.#stack.at(-1)
    if (parent) {
      if (parent.children === leaf) parent.children = []
      parent.children.push(done)
    } else {
      this.#ready.push(done)
      this.#size = 0
    }
  }

  #grow(by: number): void {
    this.#size += by
    if (this.#size > this.#limits.elementSize) {
      throw this.#limit(`the element ${this.#stack[0]?.name ?? ''}`, 'elementSize', 'characters')
    }
  }

  #place(): { file: string; line: number } {
    return { file: this.#file, line: this.#parser.line }
  }

  #malformed(error: Error): TidewaiterError {
    return new TidewaiterError(
      {
        code: 'files.xml',
        act: 'cannot read the XML',
        reason: error.message.replace(/^\d+:\d+:\s*/, '').replace(/\.$/, ''),
        place: this.#place(),
        remedy: 'Fetch the file again; it may be cut or damaged.',
      },
      { cause: error },
    )
  }

  #refused(): TidewaiterError {
    return new TidewaiterError({
      code: 'files.xml.doctype',
      act: 'will not read the XML',
      value: '<!DOCTYPE',
      reason: 'it declares a document type, which can include other files and grow without end',
      place: this.#place(),
      remedy: 'Remove the declaration if you trust the file.',
    })
  }

  #limit(what: string, limit: keyof XmlLimits, unit: string): TidewaiterError {
    return new TidewaiterError({
      code: 'files.xml.limit',
      act: 'will not read the XML',
      value: `${limit} ${this.#limits[limit]}`,
      reason: `${what} is larger than ${this.#limits[limit]} ${unit}`,
      place: this.#place(),
      remedy: `Raise the limit ${limit} if you trust the file.`,
    })
  }
}
