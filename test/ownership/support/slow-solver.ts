/**
 * An independent solver, written differently on purpose: rationals in BigInt over plain statement
 * records, whole passes over all parties until nothing changes, sets of names, no graph, no queue.
 */

export interface SlowStake {
  readonly owner: string
  readonly owned: string
  /** Per mille of a per cent, low and high. */
  readonly low: number
  readonly high: number
  readonly kind: 'ownership' | 'voting' | 'control' | 'influence' | 'director'
  readonly from: string
  readonly to: string
}

export interface SlowRule {
  readonly orMore: boolean
  readonly together: boolean
  readonly control: boolean
}

type End = 'low' | 'high'

function members(
  stakes: readonly SlowStake[],
  start: ReadonlySet<string>,
  rule: SlowRule,
  end: End,
): Set<string> {
  const half = 50_000n
  let inside = new Set(start)
  for (;;) {
    const next = new Set(inside)
    for (const party of new Set(stakes.map((s) => s.owned))) {
      const theirs = stakes.filter(
        (s) => s.owned === party && s.owner !== party && inside.has(s.owner),
      )
      const sum = (kind: string) =>
        theirs.filter((s) => s.kind === kind).reduce((total, s) => total + BigInt(s[end]), 0n)
      const owned = sum('ownership')
      const byNumber = rule.orMore ? owned >= half : owned > half
      const byControl =
        rule.control &&
        (sum('voting') > half ||
          theirs.some((s) => s.kind === 'control' || (s.kind === 'influence' && end === 'high')))
      if (byNumber || byControl) next.add(party)
    }
    if (next.size === inside.size) return inside
    inside = next
  }
}

/** Reached and not excluded parties, without the listed, sorted. */
export function slowSolve(
  all: readonly SlowStake[],
  listed: readonly string[],
  rule: SlowRule,
  asOf: string,
): { reached: string[]; cannotBeExcluded: string[] } {
  const stakes = all.filter(
    (s) => (s.from === '' || s.from <= asOf) && (s.to === '' || s.to >= asOf),
  )
  const starts = rule.together ? [listed] : listed.map((one) => [one])
  const union = (end: End) =>
    new Set(starts.flatMap((start) => [...members(stakes, new Set(start), rule, end)]))
  const low = union('low')
  const high = union('high')
  const reached = [...low].filter((id) => !listed.includes(id)).sort()
  const cannotBeExcluded = [...high].filter((id) => !listed.includes(id) && !low.has(id)).sort()
  return { reached, cannotBeExcluded }
}
