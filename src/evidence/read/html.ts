import { unreadable } from './limits.ts'
import type { Metadata } from './metadata.ts'

const blocks =
  /^(p|div|section|article|h[1-6]|li|blockquote|td|th|tr|figcaption|pre|dd|dt|ul|ol|table|main|header|footer|br|hr)$/i
const skipped = /^(script|style|noscript|template|svg|iframe|form|button)$/i

interface DomNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string | null
  readonly childNodes: Iterable<DomNode>
}

/** The text of a tree with one line per block; no recursion, so that no depth of nesting hurts. */
function textOfTree(root: DomNode): string {
  const pieces: string[] = []
  const stack: (DomNode | string)[] = [root]
  while (stack.length > 0) {
    const node = stack.pop()!
    if (typeof node === 'string') pieces.push(node)
    else if (node.nodeType === 3) pieces.push((node.textContent ?? '').replace(/\s+/g, ' '))
    else if (!skipped.test(node.nodeName)) {
      const block = blocks.test(node.nodeName)
      if (block) stack.push('\n\n')
      stack.push(...[...node.childNodes].reverse())
      if (block) stack.push('\n\n')
    }
  }
  return pieces
    .join('')
    .replace(/[ \t]*\n\s*/g, '\n\n')
    .replace(/^\s+|\s+$/g, '')
}

/** Deepest nesting that is parsed: real pages stay below 100. */
const deepest = 2_000

function tooDeep(html: string): boolean {
  let depth = 0
  for (const tag of html.matchAll(
    /<(\/?)(?:div|span|section|ul|ol|li|table|tr|td|blockquote|b|i|font|p|a)\b/gi,
  )) {
    depth += tag[1] === '/' ? -1 : 1
    if (depth > deepest) return true
  }
  return false
}

/** The main text of a page, and what its head says of title, publisher, author and date.
 *
 * @throws TidewaiterError `evidence.broken` for markup nested beyond reason, `evidence.empty`
 */
export async function readHtml(
  html: string,
  file: string,
): Promise<{ text: string; metadata: Metadata }> {
  if (tooDeep(html)) {
    throw unreadable(
      file,
      'broken',
      `its elements are nested more than ${deepest} deep`,
      'Save the page as text and read that.',
    )
  }
  const [{ parseHTML }, { Readability }] = await Promise.all([
    import('linkedom'),
    import('@mozilla/readability'),
  ])
  try {
    const whole = /<html|<body/i.test(html) ? html : `<html><body>${html}</body></html>`
    const { document } = parseHTML(whole)
    const metadata = headOf(document)
    const article = new Readability(document.cloneNode(true) as unknown as Document, {
      charThreshold: 200,
    }).parse()
    const found = article?.content
      ? textOfTree(
          parseHTML(`<html><body>${article.content}</body></html>`).document
            .body as unknown as DomNode,
        )
      : ''
    const all = textOfTree(document.body as unknown as DomNode)
    const text = found.length >= 200 || found.length * 2 > all.length ? found : all
    return {
      text,
      metadata: {
        ...metadata,
        ...(metadata.title || !article?.title ? {} : { title: article.title }),
        ...(metadata.publisher || !article?.siteName ? {} : { publisher: article.siteName }),
      },
    }
  } catch (cause) {
    throw unreadable(
      file,
      'broken',
      'its markup cannot be parsed',
      'Save the page as text and read that.',
      cause,
    )
  }
}

interface Head {
  querySelector(
    selector: string,
  ): { getAttribute(name: string): string | null; textContent: string | null } | null
}

function headOf(document: Head): Metadata {
  const meta = (...names: string[]): string | undefined => {
    for (const name of names) {
      const found = document
        .querySelector(`meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`)
        ?.getAttribute('content')
      if (found?.trim()) return found.trim()
    }
    return undefined
  }
  const title =
    meta('og:title', 'twitter:title', 'dc.title') ??
    document.querySelector('title')?.textContent?.trim()
  const publisher = meta('og:site_name', 'dc.publisher', 'publisher', 'application-name')
  const author = meta('author', 'article:author', 'dc.creator')
  const stamp =
    meta('article:published_time', 'datePublished', 'dc.date', 'date', 'pubdate') ??
    document.querySelector('time[datetime]')?.getAttribute('datetime') ??
    undefined
  const published = /^\d{4}-\d{2}(?:-\d{2})?/.exec(stamp ?? '')?.[0]
  return {
    ...(title ? { title } : {}),
    ...(publisher ? { publisher } : {}),
    ...(author && !/^https?:/.test(author) ? { author } : {}),
    ...(published ? { published } : {}),
  }
}
