import type { Claim } from '../claim.ts'
import type { Exchange } from '../reading.ts'

const returnWords =
  /\b(?:in (?:return|exchange)(?: for)?|as payment for|quid pro quo|in a swap|barter)\b/i
const transfers = /^(transfer|support|procurement)$/

const mirrored = (a: Claim, b: Claim): boolean =>
  a.from !== undefined && a.to !== undefined && a.from === b.to && a.to === b.from

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set((text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map((word) => word.replace(/s$/, '')))

function likeness(out: Claim, back: Claim, words: ReadonlySet<string>): number {
  const shared = (out.what ?? [])
    .join(' ')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => words.has(word.replace(/s$/, ''))).length
  const own = out.inferred.length === 0 ? 2 : 0
  const military = out.control === 'military' && words.has('military') ? 1 : 0
  return shared + own + military - Math.abs(out.start - back.start) / 100_000
}

/** What is given for what: "in return for", or two transfers in opposite directions by one source
 * within two sentences of each other.
 */
export function exchangesIn(text: string, claims: readonly Claim[]): readonly Exchange[] {
  const found: Exchange[] = []
  const byPair = new Map<string, Claim[]>()
  for (const c of claims) {
    if (!transfers.test(c.kind) || c.modality === 'denied') continue
    const key = `${c.from} ${c.to}`
    const list = byPair.get(key)
    if (list) list.push(c)
    else byPair.set(key, [c])
  }
  for (const back of claims) {
    if (!transfers.test(back.kind) || back.modality === 'denied') continue
    const around = text.slice(Math.max(0, back.start - 40), back.end)
    if (!returnWords.test(around)) continue
    const words = wordsOf(around)
    const out = (byPair.get(`${back.to} ${back.from}`) ?? [])
      .filter((c) => c !== back && mirrored(c, back))
      .map((claim) => ({ claim, like: likeness(claim, back, words) }))
      .reduce<{ claim: Claim; like: number } | undefined>(
        (top, next) => (top === undefined || next.like > top.like ? next : top),
        undefined,
      )?.claim
    if (out) found.push({ out: out.id, back: back.id, why: `"${returnWords.exec(around)![0]}"` })
  }
  for (let i = 0; i < claims.length; i++) {
    for (let j = i + 1; j < claims.length; j++) {
      const a = claims[i]!
      const b = claims[j]!
      if (b.start - a.end > 1_000) break
      if (!mirrored(a, b)) continue
      const near = sentencesBetween(text, a.end, b.start) <= 1
      const sameSource =
        a.source.role !== 'publisher' &&
        a.source.name === b.source.name &&
        a.source.role === b.source.role
      const both =
        transfers.test(a.kind) &&
        transfers.test(b.kind) &&
        a.modality !== 'denied' &&
        b.modality !== 'denied'
      const listed = found.some((x) => x.back === b.id || x.back === a.id)
      if (near && sameSource && both && !listed) {
        found.push({
          out: a.id,
          back: b.id,
          why: 'opposite transfers named together by one source',
        })
      }
    }
  }
  return found
}

function sentencesBetween(text: string, from: number, to: number): number {
  if (to <= from) return 0
  return (text.slice(from, to).match(/[.!?]["”]?\s/g) ?? []).length
}
