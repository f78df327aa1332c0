import type { SourceDocument } from './document.ts'

const shingleLength = 5

function shingles(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{Script=Han}]|[\p{L}\p{N}]+/gu) ?? []
  const set = new Set<string>()
  for (let i = 0; i + shingleLength <= words.length; i++)
    set.add(words.slice(i, i + shingleLength).join(' '))
  return set
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let shared = 0
  for (const shingle of small) if (large.has(shingle)) shared++
  return shared / (a.size + b.size - shared)
}

/** Syndicated copies: for every document the name of an earlier one with nearly the same words
 * (five-word shingles, Jaccard ≥ 0.8; Broder 1997), or nothing.
 */
export function copiesAmong(documents: readonly SourceDocument[]): ReadonlyMap<string, string> {
  const copies = new Map<string, string>()
  const originals: { document: SourceDocument; set: ReadonlySet<string> }[] = []
  for (const document of documents) {
    const set = shingles(document.text)
    const original = originals.find((known) => likeness(known.set, set) >= 0.8)
    if (original) copies.set(document.name, original.document.name)
    else originals.push({ document, set })
  }
  return copies
}
