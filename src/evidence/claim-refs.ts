import type { ClaimRef, Match, Party } from '../model/index.ts'
import type { Claim } from './claim.ts'
import type { MentionedEntity, Reading } from './reading.ts'

/** Finds listed entities for a name of a document: `screen` of the screening room, with its index. */
export type ScreenParty = (party: Party) => readonly Match[]

const partyOf = (entity: MentionedEntity): Party => ({
  role: 'other',
  schema: entity.schema,
  name: entity.name,
  properties: {
    name: [entity.name, ...(entity.aliases ?? []).filter((alias) => alias.includes(' '))],
    ...(entity.country ? { country: [entity.country] } : {}),
  },
})

/** The source in one line: "Kurt Campbell, Deputy Secretary of State (us)".
 *
 * @example
 * sourceText({ name: null, role: 'Western officials', anonymous: true }) // 'Western officials, unnamed'
 */
export function sourceText(source: Claim['source']): string {
  const who = source.name === null ? source.role : `${source.name}, ${source.role}`
  const where = source.country ? ` (${source.country})` : ''
  return `${who}${where}${source.anonymous ? ', unnamed' : ''}`
}

/** Does the claim speak of the entity: as a role, or in its words? */
function concerns(claim: Claim, entity: MentionedEntity): boolean {
  const roles = [claim.from, claim.to, ...(claim.actors ?? []), ...(claim.affected ?? [])]
  if (roles.includes(entity.id)) return true
  return [entity.name, ...(entity.aliases ?? [])].some(
    (name) => name.length > 3 && claim.quote.includes(name),
  )
}

/** Claims about entities as the snapshot that `decision` reads: a claim beside a hit, never a fact.
 *
 * Every entity that a claim concerns gives one reference; where `screenParty` finds the entity on a
 * list, one reference per listed entity at or above the threshold, with its id.
 *
 * @param screenParty for instance `(party) => screen(index, party).matches`
 * @example
 * claimRefs(reading).map((ref) => `${ref.entityName}: ${ref.modality} by ${ref.source}`)
 */
export function claimRefs(reading: Reading, screenParty?: ScreenParty): readonly ClaimRef[] {
  const refs: ClaimRef[] = []
  for (const entity of reading.entities) {
    if (entity.name === reading.publisher) continue
    const claims = reading.claims.filter((claim) => concerns(claim, entity))
    if (claims.length === 0) continue
    const listed = (screenParty?.(partyOf(entity)) ?? []).filter((match) => match.match)
    for (const claim of claims) {
      const ref: ClaimRef = {
        claimId: claim.id,
        document: reading.document,
        publisher: reading.publisher ?? '',
        ...(reading.published ? { published: reading.published } : {}),
        entityName: entity.name,
        kind: claim.kind,
        modality: claim.modality,
        source: sourceText(claim.source),
        quote: claim.quote,
        start: claim.start,
        end: claim.end,
        version: reading.sha256,
      }
      if (listed.length === 0) refs.push(ref)
      for (const match of listed) refs.push({ ...ref, entityId: match.id })
    }
  }
  return refs
}
