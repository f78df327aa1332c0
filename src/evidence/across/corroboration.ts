import type { Claim } from '../claim.ts'
import type { ConcealmentIndicator, Corroboration } from '../reading.ts'

/** Who stands behind a claim in the end: the first publication of the chain, else the source. */
function originOf(claim: Claim, document: string): string {
  return claim.via?.[0] ?? claim.source.name ?? `${claim.source.role} (${document})`
}

function keyOf(claim: Claim): string | undefined {
  if (claim.modality === 'denied' || claim.modality === 'predicted') return undefined
  if (claim.from && claim.to)
    return `${claim.kind === 'support' ? 'transfer' : claim.kind}|${claim.from}|${claim.to}`
  if (claim.kind === 'production' || claim.kind === 'development') {
    const what = claim.what?.[0]?.toLowerCase()
    return claim.actors?.[0] && what ? `${claim.kind}|${claim.actors[0]}|${what}` : undefined
  }
  return undefined
}

/** Claims that say the same, counted by independent origin; copies of one text count once. */
export function corroborations(
  documents: readonly { readonly document: string; readonly claims: readonly Claim[] }[],
): readonly Corroboration[] {
  const groups = new Map<string, { claims: string[]; origins: Set<string> }>()
  for (const { document, claims } of documents) {
    for (const claim of claims) {
      const key = keyOf(claim)
      if (key === undefined) continue
      const group = groups.get(key) ?? { claims: [], origins: new Set<string>() }
      group.claims.push(documents.length > 1 ? `${document}#${claim.id}` : claim.id)
      group.origins.add(originOf(claim, document))
      groups.set(key, group)
    }
  }
  return [...groups.values()]
    .filter((group) => group.claims.length > 1)
    .map((group) => ({ claims: group.claims, origins: [...group.origins].sort() }))
}

const indicators: readonly [RegExp, string][] = [
  [/\b(transponder|AIS|went dark|going dark)\b/i, 'vessel tracking switched off'],
  [/\b(front|shell) (compan|firm)/i, 'front or shell company'],
  [
    /\b(relabel|mislabel|misdeclar|mis-?describ|declared? (?:\w+ ){0,3}as)/i,
    'goods declared as something else',
  ],
  [/\b(serial number|marking|label)s?\b.*\b(ground|remov|eras|scrap)/i, 'markings removed'],
  [/\b(remov|eras)\w*\b.*\b(words?|serial|marking|label)/i, 'markings removed'],
  [
    /\b(forged?|falsif\w*|fake|false) (?:[\w-]+ ){0,3}(document|certificate|bill|invoice|paper|end-user)/i,
    'false documents',
  ],
  [/\bunderground\b|\bcovert|\bsecret/i, 'moved out of sight'],
  [/\b(cryptocurrency|crypto|cash)\b/i, 'payment outside banks'],
  [/\bsplit\w*\b.*\b(order|shipment|consignment)/i, 'orders split'],
  [/\b(hide|hid|hidden|conceal|disguis|mask|cover(?:ed)? up)/i, 'deliberate concealment'],
]

/** Signs of concealment in the words of claims of concealment and evasion. */
export function concealmentIn(claims: readonly Claim[]): readonly ConcealmentIndicator[] {
  return claims
    .filter((claim) => claim.kind === 'concealment' || claim.kind === 'evasion')
    .flatMap((claim) => {
      const hit = indicators
        .filter(([pattern]) => pattern.test(claim.quote))
        .map(([, indicator]) => indicator)
      return hit.map((indicator) => ({ indicator, claim: claim.id }))
    })
}
