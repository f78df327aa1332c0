import type { Claim } from '../claim.ts'
import type { Draft } from './draft.ts'

const list = <T>(items: readonly T[]): readonly T[] | undefined =>
  items.length > 0 ? items : undefined

/** Drafts become claims: in the order of the text, numbered, spans checked, empty fields left out. */
export function finishClaims(
  text: string,
  drafts: readonly Draft[],
): { readonly claims: readonly Claim[]; readonly deniesDualUse: ReadonlySet<string> } {
  const ordered = [...drafts].sort((a, b) => a.start - b.start || a.end - b.end)
  const width = Math.max(2, String(ordered.length).length)
  const claims = ordered.map((draft, i) =>
    claimOf(text, draft, `c${String(i + 1).padStart(width, '0')}`),
  )
  const deniesDualUse = new Set(
    claims.filter((_, i) => ordered[i]!.deniesDualUse).map((claim) => claim.id),
  )
  return { claims, deniesDualUse }
}

function claimOf(text: string, d: Draft, id: string): Claim {
  const optional: [string, unknown][] = [
    ['via', list(d.via)],
    ['from', d.from],
    ['to', d.to],
    ['actors', list(d.actors)],
    ['what', list(d.what)],
    ['control', d.control],
    ['domains', list(d.domains)],
    ['affected', list(d.affected)],
    ['date', d.date],
    ['quantity', d.quantity],
    ['event', d.event],
    ['quotation', d.quotation || undefined],
    ['hedges', list(d.hedges)],
  ]
  return {
    id,
    start: d.start,
    end: d.end,
    quote: text.slice(d.start, d.end),
    kind: d.kind,
    source: d.source.source,
    modality: d.modality,
    ...(Object.fromEntries(optional.filter(([, value]) => value !== undefined)) as Partial<Claim>),
    pattern: d.pattern,
    inferred: [...d.inferred].sort(),
  }
}
