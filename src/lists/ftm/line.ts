import type { Entity } from '../../model/index.ts'

/** A line of a FollowTheMoney file that is an entity, with the entities nested in it taken out. */
export interface FtmLine {
  readonly entity: Entity
  /** Entities that stood inside properties; the property now holds their ids. */
  readonly nested: readonly Entity[]
  readonly firstSeen?: string
  readonly lastChange?: string
}

/** Reads one line's value; a sentence says what is wrong where it is no entity.
 *
 * Values are kept as they stand: numbers and booleans become strings, unknown schemata and
 * properties stay.
 *
 * @example
 * ftmLine({ id: 'a', schema: 'Person', properties: { name: ['Anna'] }, datasets: ['x'] })
 */
export function ftmLine(value: unknown): FtmLine | string {
  const nested: Entity[] = []
  const entity = entityIn(value, nested, [], 0)
  if (typeof entity === 'string') return entity
  const raw = value as Record<string, unknown>
  return {
    entity,
    nested,
    ...(typeof raw.first_seen === 'string' ? { firstSeen: raw.first_seen } : {}),
    ...(typeof raw.last_change === 'string' ? { lastChange: raw.last_change } : {}),
  }
}

/** Entities nest one level in published files; deeper than this is no honest file. */
const depthLimit = 20

function entityIn(
  value: unknown,
  nested: Entity[],
  inherited: readonly string[],
  depth: number,
): Entity | string {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return 'it is no object'
  if (depth > depthLimit) return `entities are nested more than ${depthLimit} deep`
  const raw = value as Record<string, unknown>
  const { id, schema } = raw
  if (typeof id !== 'string' || id === '') return 'id is missing or empty'
  if (typeof schema !== 'string' || schema === '') return 'schema is missing or empty'
  const given = raw.properties ?? {}
  if (typeof given !== 'object' || Array.isArray(given)) return 'properties is no object'
  const datasets = strings(raw.datasets)
  const own = datasets.length > 0 ? datasets : inherited
  const properties: Record<string, string[]> = Object.create(null)
  for (const [name, values] of Object.entries(given as Record<string, unknown>)) {
    const texts: string[] = []
    for (const item of Array.isArray(values) ? values : [values]) {
      if (item !== null && typeof item === 'object') {
        const child = entityIn(item, nested, own, depth + 1)
        if (typeof child === 'string') return `${name}: ${child}`
        nested.push(child)
        texts.push(child.id)
      } else if (item !== null && item !== undefined && String(item) !== '')
        texts.push(String(item))
    }
    if (texts.length > 0) properties[name] = [...new Set(texts)]
  }
  const referents = strings(raw.referents)
  return {
    id,
    schema,
    properties: { ...properties },
    datasets: [...own],
    ...(referents.length > 0 ? { referents } : {}),
  }
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : []
}
