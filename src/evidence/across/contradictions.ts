import type { Claim } from '../claim.ts'
import type { Contradiction } from '../reading.ts'

const giving = (claim: Claim): boolean =>
  /^(transfer|support|development|production)$/.test(claim.kind)
const affirmed = (claim: Claim): boolean => claim.modality !== 'denied'
const speaker = (claim: Claim): string => claim.source.name ?? claim.source.role

const firmness: Readonly<Record<string, number>> = {
  stated: 3,
  alleged: 2,
  reported: 1,
  predicted: 0,
  denied: 0,
}

/** How well a claim stands against another: by its own words, a named source, military goods. */
function strength(claim: Claim): number {
  return (
    (claim.control === 'military' ? 4 : 0) +
    (claim.source.name && claim.source.role !== 'publisher' ? 2 : 0) +
    (claim.inferred.includes('from') || claim.inferred.includes('to') ? -3 : 0) +
    (claim.from && claim.to ? 1 : 0) +
    (claim.kind === 'transfer' ? 0.5 : 0) +
    (firmness[claim.modality] ?? 0) * 0.1
  )
}

const stronger = (a: Claim, b: Claim): number => strength(b) - strength(a) || a.start - b.start

function best(candidates: readonly Claim[]): Claim | undefined {
  return [...candidates].sort(stronger)[0]
}

/** The states or entities whose conduct a position or denial is about. */
function subjectsOf(claim: Claim): readonly string[] {
  const own = claim.source.country ? [claim.source.country] : []
  const roles = [claim.from, ...(claim.actors ?? [])].filter((id) => id !== undefined)
  return roles.length > 0 ? roles : own
}

/** Claims by who gives, the strongest first: the first that fits is the one to name, so that a long
 * text needs no comparison of all with all.
 */
type ByFrom = ReadonlyMap<string, readonly Claim[]>

function indexByFrom(claims: readonly Claim[]): ByFrom {
  const map = new Map<string, Claim[]>()
  for (const claim of claims) {
    if (claim.from === undefined) continue
    const list = map.get(claim.from)
    if (list) list.push(claim)
    else map.set(claim.from, [claim])
  }
  for (const list of map.values()) list.sort(stronger)
  return map
}

const overlap = (a: readonly string[] | undefined, b: readonly string[] | undefined): boolean =>
  (a ?? []).some((x) => (b ?? []).includes(x))

function topicFits(a: Claim, b: Claim): boolean {
  if (a.to && b.to && a.to !== b.to) return false
  if ((a.domains?.length ?? 0) > 0 && (b.domains?.length ?? 0) > 0)
    return overlap(a.domains, b.domains)
  return true
}

/** Position or denial of X against what others say X did. */
function againstConduct(a: Claim, byFrom: ByFrom): readonly Contradiction[] {
  const subjects = subjectsOf(a)
  const stands = (b: Claim): boolean =>
    b !== a &&
    giving(b) &&
    affirmed(b) &&
    b.modality !== 'predicted' &&
    speaker(b) !== speaker(a) &&
    topicFits(a, b)
  const pick = best([...new Set(subjects)].flatMap((id) => byFrom.get(id)?.find(stands) ?? []))
  if (!pick) return []
  const why =
    a.kind === 'denial'
      ? `denial by ${speaker(a)} against ${pick.modality} ${pick.kind}`
      : `declared position of ${speaker(a)} against ${pick.modality} ${pick.kind}`
  return [{ a: a.id, b: pick.id, why }]
}

/** The same goods called dual-use by one and not dual-use by another. */
function againstControl(
  a: Claim,
  byFrom: ByFrom,
  denies: ReadonlySet<string>,
): readonly Contradiction[] {
  if (a.control !== 'dual-use' && a.control !== 'civil') return []
  if (a.from === undefined) return []
  const others = byFrom.get(a.from) ?? []
  const stands = (b: Claim): boolean => b !== a && b.control === 'military' && b.to === a.to
  const explicit =
    others.filter((b) => denies.has(b.id) && stands(b)).sort((x, y) => x.start - y.start)[0] ??
    others.find(stands)
  if (!explicit || speaker(explicit) === speaker(a)) return []
  return [{ a: a.id, b: explicit.id, why: `${a.control} goods against goods of military control` }]
}

/** Contradictions within one document: same parties and topic with opposite polarity, position
 * against conduct, or control against control. One counterpart is named for every claim, the one
 * that stands against it in its own words.
 *
 * @param denies ids of claims whose words deny that the goods are dual-use
 */
export function contradictionsIn(
  claims: readonly Claim[],
  denies: ReadonlySet<string>,
): readonly Contradiction[] {
  const found: Contradiction[] = []
  const byFrom = indexByFrom(claims)
  for (const a of claims) {
    if (a.kind === 'position' || a.kind === 'denial') found.push(...againstConduct(a, byFrom))
    found.push(...againstControl(a, byFrom, denies))
  }
  return found
}

/** Contradictions between documents, by the same rules; `documentB` names the second document. */
export function contradictionsBetween(
  a: { readonly document: string; readonly claims: readonly Claim[] },
  b: { readonly document: string; readonly claims: readonly Claim[] },
): readonly Contradiction[] {
  const byFrom = indexByFrom(b.claims)
  return a.claims
    .filter((claim) => claim.kind === 'position' || claim.kind === 'denial')
    .flatMap((claim) => againstConduct(claim, byFrom))
    .map((found) => ({ ...found, documentB: b.document }))
}
