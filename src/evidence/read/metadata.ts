import * as chrono from 'chrono-node'
import { mediaNames, organisationWords } from '../lexicon.ts'

export interface Metadata {
  readonly title?: string
  readonly publisher?: string
  readonly author?: string
  readonly published?: string
}

const months =
  'january|february|march|april|may|june|july|august|september|october|november|december'
const dateWords = new RegExp(
  `\\b\\d{1,2}\\.?\\s+(?:${months})\\s+\\d{4}|\\b(?:${months})\\s+\\d{1,2},?\\s+\\d{4}|\\b\\d{4}-\\d{2}-\\d{2}\\b`,
  'i',
)
const mediaWord =
  /\b(?:Times|Post|Gazette|News|Journal|Herald|Tribune|Ledger|Review|Observer|Monitor|Telegraph|Chronicle|Dispatch|Magazine|Weekly|Daily|Agency|Wire|Courier|Docket|Mirror|Standard|Globe|Register|Report|Today)$/

/** The date that a header line states, as ISO; nothing without a year. */
function headerDate(line: string): string | undefined {
  const words = dateWords.exec(line)?.[0]
  if (words === undefined) return undefined
  if (/^\d{4}-/.test(words)) return words
  const parsed = chrono.en.strict.parse(words, {
    instant: new Date(Date.UTC(2000, 0, 1, 12)),
    timezone: 0,
  })[0]
  if (!parsed) return undefined
  const pad = (n: number | null): string => String(n).padStart(2, '0')
  return `${parsed.start.get('year')}-${pad(parsed.start.get('month'))}-${pad(parsed.start.get('day'))}`
}

function isOrganisation(part: string): boolean {
  const words = part.split(/\s+/)
  if (words.length > 9 || !/^\p{Lu}/u.test(part)) return false
  if (mediaNames().has(part) || mediaNames().has(`The ${part}`)) return true
  if (words.length >= 2 && mediaWord.test(part)) return true
  const known = words.some((word) =>
    ['PublicBody', 'Organization'].includes(organisationWords().get(word)?.schema ?? ''),
  )
  return (
    known &&
    words.every((word) => /^[\p{Lu}\d(&]/u.test(word) || /^(of|for|the|and|on|in|de)$/.test(word))
  )
}

/** Header lines: what stands before the first paragraph of running text. */
function headerLines(text: string): string[] {
  const lines: string[] = []
  for (const line of text.split('\n')) {
    const trimmed = line.trim()
    if (trimmed === '') continue
    if (trimmed.length > 160 || lines.length >= 6) break
    lines.push(trimmed)
    if (/[.!?]["”]?$/.test(trimmed) && trimmed.length > 70) break
  }
  return lines
}

const domain =
  /\b([A-Z][\w-]*\.(?:com|org|net|info|news|co\.uk))\b(?= (?:has|have) (?:learned|learnt|seen|obtained|reviewed))/
const dateline = /^\s*[\p{Lu}][\p{L} .'’/-]*(?:,[^()\n]{0,40})?\s*\(([^()\n]{2,60})\)\s*[-–—]/mu
const learned =
  /\b((?:The )?\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+){0,3}) (?:has|have) (?:learned|learnt|traced|obtained|reviewed|seen|established)\b/u

function publisherOf(text: string, header: readonly string[]): string | undefined {
  const wire = dateline.exec(text.slice(0, 4000))?.[1]
  if (wire) return wire
  for (const line of header.slice(1)) {
    const parts = line.replace(/^By\s+[^,]+,\s*/, '').split(/\s*[,|•·]\s*|\s+[-–—]\s+/)
    const found = parts.find((part) => isOrganisation(part.replace(dateWords, '').trim()))
    if (found) return found.replace(dateWords, '').trim()
  }
  const site = domain.exec(text)?.[1]
  if (site) return site
  const said = learned.exec(text)?.[1]
  if (said && isOrganisation(said)) return said
  if (header.some((line) => /press release|for immediate release/i.test(line))) {
    const title = header[0] ?? ''
    const words = title.split(' ')
    for (let n = Math.min(words.length, 9); n >= 2; n--) {
      const part = words.slice(0, n).join(' ')
      if (isOrganisation(part)) return part
    }
  }
  return undefined
}

/** What the text itself says about its title, publisher, author and date.
 *
 * @example
 * metadataOf('Tehran rejects claims\nGulf Monitor, 9 September 2024\n\n…')
 * // { title: 'Tehran rejects claims', publisher: 'Gulf Monitor', published: '2024-09-09' }
 */
export function metadataOf(text: string): Metadata {
  const header = headerLines(text)
  const first = header[0]
  const title =
    first && first.length <= 140 && !/[.!?]$/.test(first.replace(/["”’']$/, '')) ? first : undefined
  const author = header
    .map((line) => /^(?:By|Author:)\s+([^,\n]{3,80})/.exec(line)?.[1])
    .find((name) => name !== undefined)
  const published = header.map(headerDate).find((date) => date !== undefined)
  const publisher = publisherOf(text, header)
  return {
    ...(title ? { title } : {}),
    ...(publisher ? { publisher } : {}),
    ...(author ? { author: author.trim() } : {}),
    ...(published ? { published } : {}),
  }
}
