// Where claims are lost and where the wrong ones come from, as stages of the reading: what the
// table of `npm run bench -- evidence --errors` counts.

/** Shared length over the length of both together. */
export const overlap = (a, b) => {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start))
}

const touching = (a, list) => list.filter((b) => overlap(a, b) > 0)

/** The stage at which an annotated claim was lost; `found` is what was aligned with it. */
export function lostAt(gold, found, claims, trace) {
  if (found) return `kind: ${found.kind} for ${gold.kind}`
  const near = touching(gold, claims)
  if (near.some((c) => c.kind === gold.kind)) return 'span below half'
  if (near.length > 0) return 'span and kind'
  const clauses = touching(gold, trace)
  if (clauses.some((c) => c.possible.has(gold.kind))) return 'dropped: trigger of the kind'
  if (clauses.some((c) => c.possible.size > 0)) return 'dropped: trigger of another kind'
  if (clauses.some((c) => c.refused.has(gold.kind))) return 'needs: trigger of the kind'
  if (clauses.some((c) => c.refused.size > 0)) return 'needs: trigger of another kind'
  return clauses.length > 0 ? 'no trigger' : 'no clause read'
}

/** What a claim too many stands beside. */
export function wrongBeside(claim, gold) {
  const near = touching(claim, gold)
  if (near.some((g) => g.kind === claim.kind)) return 'span: an annotated claim of the kind'
  return near.length > 0 ? 'span and kind' : 'nothing annotated'
}

/** Counts by stage, the most frequent first, as a Markdown table. */
export function stageTable(title, stages) {
  const counts = new Map()
  for (const stage of stages) {
    const group = stage.split(':')[0] === 'kind' ? 'kind' : stage
    counts.set(group, (counts.get(group) ?? 0) + 1)
  }
  const rows = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return [
    `| ${title} | ${stages.length} |`,
    '|---|---|',
    ...rows.map(([s, n]) => `| ${s} | ${n} |`),
  ].join('\n')
}
