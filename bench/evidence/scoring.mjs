// How benchmarks lay claims over hand annotation, and what counts as the same source.
import { overlap } from './stages.mjs'

/** Greedy one-to-one alignment, the right kind preferred among spans that overlap enough. */
export function align(gold, claims) {
  const pairs = gold.flatMap((g) =>
    claims.flatMap((c) => {
      const v = overlap(g, c)
      return v >= 0.5 ? [{ g, c, v: v + (g.kind === c.kind ? 0.5 : 0) }] : []
    }),
  )
  pairs.sort((x, y) => y.v - x.v)
  const byGold = new Map()
  const used = new Set()
  for (const { g, c } of pairs) {
    if (byGold.has(g) || used.has(c)) continue
    byGold.set(g, c)
    used.add(c)
  }
  return { byGold, used }
}

export const plain = (text) => (text ?? '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
const head = (role) =>
  plain(
    role
      .split(
        / (?:of|in|who|at|for|with|by|from|on|seen|obtained|reviewed|published|briefed|familiar|close|dated) /,
      )[0]
      .split(' ')
      .at(-1),
  ).replace(/s$/, '')

export function sameSource(a, b) {
  if (a.role === 'publisher' || b.role === 'publisher') return a.role === b.role
  if (a.anonymous !== b.anonymous) return false
  if (a.name && b.name) {
    const [x, y] = [plain(a.name), plain(b.name)]
    return (
      x.includes(y) ||
      y.includes(x) ||
      (a.role === 'government' && b.role === 'government' && a.country === b.country)
    )
  }
  return a.name === b.name && head(a.role) === head(b.role)
}

export const sameList = (a, b) =>
  (a ?? []).map(plain).sort().join() === (b ?? []).map(plain).sort().join()
export const share = (a, b) => (b === 0 ? '–' : `${a}/${b} = ${(a / b).toFixed(2)}`)
