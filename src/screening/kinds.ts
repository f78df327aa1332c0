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

/** The tables of an index: how names are read, and of which entities.
 *
 * Entities of an unknown schema are read in several ways, because a person and a company may both be
 * called "legal entity" by a list.
 */
export const tableNames = [
  'person',
  'organisation',
  'vessel',
  'unknown.person',
  'unknown.organisation',
  'unknown.vessel',
  'unknown.unknown',
] as const
export type TableName = (typeof tableNames)[number]

/** How the names of a table are read. */
export function readAs(table: TableName): NameKind {
  return table.replace('unknown.', '') as NameKind
}

/** The tables in which an entity is filed. */
export function filedIn(schema: string): readonly TableName[] {
  const kind = kindOf(schema)
  if (kind !== 'unknown') return [kind]
  const either = ['unknown.person', 'unknown.organisation', 'unknown.unknown'] as const
  return schema === 'LegalEntity' ? either : [...either, 'unknown.vessel']
}

/** The tables in which a query's names are looked up. */
export function lookedUpIn(schema: string): readonly TableName[] {
  const kind = kindOf(schema)
  if (kind === 'unknown') {
    const either = ['person', 'organisation', 'unknown.unknown'] as const
    return schema === 'LegalEntity' ? either : [...either, 'vessel']
  }
  return [kind, `unknown.${kind}`]
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
