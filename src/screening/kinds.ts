import type { NameKind } from '../names/index.ts'

/** How the names of an entity of a FollowTheMoney schema are read. */
function kindOf(schema: string): NameKind {
  switch (schema) {
    case 'Person':
      return 'person'
    case 'Vessel':
    case 'Airplane':
    case 'Vehicle':
      return 'vessel'
    case 'LegalEntity':
    case 'Thing':
    case '':
      return 'unknown'
    default:
      return 'organisation'
  }
}

/** The kind under which two entities are compared, or nothing where they cannot be the same thing:
 * a vessel is no person, and a legal entity is no vessel; a thing may be anything.
 *
 * @example
 * comparedAs('LegalEntity', 'Person') // 'person'
 * comparedAs('Vessel', 'Person')      // undefined
 */
export function comparedAs(query: string, entity: string): NameKind | undefined {
  const a = kindOf(query)
  const b = kindOf(entity)
  if (a === b) return a
  if ((a === 'vessel' && entity === 'LegalEntity') || (b === 'vessel' && query === 'LegalEntity'))
    return undefined
  if (a === 'unknown') return b
  if (b === 'unknown') return a
  return undefined
}
