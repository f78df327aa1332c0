import { TidewaiterError } from '../model/index.ts'
import { encodingOf } from './encoding.ts'
import { firstBytes, nameOf, type ReadingOptions, type Source } from './source.ts'
import { textOf } from './text.ts'
import { XmlScanner } from './xml-scanner.ts'
import { isXmlSpace, XmlFault } from './xml-text.ts'

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
  readonly name: string
  readonly attributes: Record<string, string>
  text: string
  children: XmlElement[]
  readonly line: number
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
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

function withoutPrefixes(attributes: Record<string, string> | undefined): Record<string, string> {
  if (attributes === undefined) return none
  let isPrefixed = false
  for (const key in attributes) isPrefixed ||= key.includes(':')
  if (!isPrefixed) return attributes
  return Object.fromEntries(Object.entries(attributes).map(([key, v]) => [localName(key), v]))
}

class Builder {
  readonly #scanner: XmlScanner
  readonly #names: ReadonlySet<string>
  readonly #leftOut: ReadonlySet<string>
  readonly #file: string
  readonly #limits: Required<XmlLimits>
  readonly #onRoot: XmlOptions['onRoot']
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
    this.#onRoot = options.onRoot
    this.#limits = {
      depth: options.depth ?? 64,
      elementSize: options.elementSize ?? 5_000_000,
      total: options.total ?? 4 * 1024 ** 3,
    }
    this.#scanner = new XmlScanner({
      open: (name, attributes) => this.#open(localName(name), attributes),
      close: () => this.#close(),
      text: (text) => this.#text(text),
      aside: () => this.#seen(),
    })
  }

  write(piece: string): void {
    this.#total += piece.length
    if (this.#total > this.#limits.total) throw this.#limit('the file', 'total', 'bytes')
    this.#scanned(() => this.#scanner.write(piece))
    // A tag, text or comment that never ends would be collected without any event.
    if (this.#total - this.#lastEvent > this.#limits.elementSize) {
      throw this.#limit('one tag, text or comment', 'elementSize', 'characters')
    }
  }

  close(): void {
    this.#scanned(() => this.#scanner.close())
  }

  #scanned(scan: () => void): void {
    try {
      scan()
    } catch (error) {
      if (!(error instanceof XmlFault)) throw error
      throw error.isDoctype ? this.#refused() : this.#malformed(error)
    }
  }

  take(): readonly XmlElement[] {
    const ready = this.#ready
    this.#ready = []
    return ready
  }

  #seen(): void {
    this.#lastEvent = this.#total
  }

  #open(name: string, attributes: Record<string, string> | undefined): void {
    this.#seen()
    this.#depth++
    if (this.#depth > this.#limits.depth) throw this.#limit('the nesting', 'depth', 'levels')
    if (this.#depth === 1) {
      const root = { name, attributes: withoutPrefixes(attributes), line: this.#scanner.line }
      this.#onRoot?.(root)
    }
    const inside = this.#stack.length > 0
    if (this.#skipped > 0 || (inside && this.#leftOut.has(name))) {
      this.#skipped++
      return
    }
    if (!inside && !this.#names.has(name)) return
    const element: Open = {
      name,
      attributes: withoutPrefixes(attributes),
      text: '',
      children: leaf,
      line: this.#scanner.line,
    }
    let size = 1
    for (const key in element.attributes) size += 1 + element.attributes[key]!.length
    this.#grow(size)
    this.#stack.push(element)
  }

  #text(text: string): void {
    this.#seen()
    const top = this.#stack.at(-1)
    if (!top || this.#skipped > 0) return
    // The white space between tags, which is most texts, would be trimmed in the end.
    if (top.text === '' && isXmlSpace(text)) return
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
    return { file: this.#file, line: this.#scanner.line }
  }

  #malformed(error: Error): TidewaiterError {
    return new TidewaiterError(
      {
        code: 'files.xml',
        act: 'cannot read the XML',
        reason: error.message,
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
