import type { Entity, Joined } from '../../model/index.ts'
import type { JoinedParty } from './resolution.ts'

/** What a match of each joined record shows of the others: by id of the record.
 *
 * @example
 * joinedRecords(resolveParties(entities), entities).get('ofac-15009')?.records[0]?.because
 * // 'IdNumber equal: …'
 */
export function joinedRecords(
  parties: ReadonlyMap<string, JoinedParty>,
  entities: Iterable<Entity>,
): ReadonlyMap<string, Joined> {
  const shown = new Map<string, { caption: string; datasets: string[] }>()
  for (const { id, properties, datasets } of entities)
    if (parties.has(id))
      shown.set(id, { caption: properties.name?.[0] ?? id, datasets: [...datasets] })
  const joined = new Map<string, Joined>()
  for (const [id, party] of parties) {
    const others = party.members.filter((member) => member !== id)
    joined.set(id, {
      party: party.id,
      records: others.map((other) => ({
        id: other,
        caption: shown.get(other)?.caption ?? other,
        datasets: shown.get(other)?.datasets ?? [],
        because: because(party, id, other),
      })),
    })
  }
  return joined
}

/** The join of the two, or the one by which the other came to the party. */
function because(party: JoinedParty, id: string, other: string): string {
  const direct = party.joins.find(
    ({ a, b }) => (a === id && b === other) || (a === other && b === id),
  )
  if (direct) return direct.text
  const over = party.joins.find(({ a, b }) => a === other || b === other)
  if (!over) return ''
  return `With ${over.a === other ? over.b : over.a}: ${over.text}`
}
