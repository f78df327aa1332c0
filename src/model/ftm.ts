import model from '@opensanctions/followthemoney/dist/defaultModel.json' with { type: 'json' }

/** A property of a FollowTheMoney schema: its name and the type of its values. */
export interface FtmProperty {
  readonly name: string
  /** FollowTheMoney property type: name, date, country, identifier, address, entity, … */
  readonly type: string
  readonly matchable: boolean
}

interface RawSchema {
  extends: string[]
  schemata: string[]
  caption?: string[]
  label: string
  matchable?: boolean
  properties: Record<string, { name: string; type?: string; matchable?: boolean }>
}

const raw = model.schemata as unknown as Record<string, RawSchema>

/** True where FollowTheMoney 4 has the schema.
 *
 * @example
 * isKnownSchema('Vessel') // true
 * isKnownSchema('Ship')   // false
 */
export function isKnownSchema(schema: string): boolean {
  return Object.hasOwn(raw, schema)
}

/** True where `schema` is `ancestor` or descends from it; unknown schemata descend from nothing.
 *
 * @example
 * isA('Company', 'LegalEntity') // true
 * isA('Person', 'Organization') // false
 */
export function isA(schema: string, ancestor: string): boolean {
  return schema === ancestor || (isKnownSchema(schema) && raw[schema]!.schemata.includes(ancestor))
}

/** All properties of a schema, its own and inherited ones, by name; empty for an unknown schema.
 *
 * @example
 * schemaProperties('Vessel').get('imoNumber')
 * // { name: 'imoNumber', type: 'identifier', matchable: true }
 */
export function schemaProperties(schema: string): ReadonlyMap<string, FtmProperty> {
  const known = cache.get(schema)
  if (known) return known
  const all = new Map<string, FtmProperty>()
  if (isKnownSchema(schema)) {
    for (const ancestor of raw[schema]!.schemata) {
      for (const [name, p] of Object.entries(raw[ancestor]?.properties ?? {})) {
        all.set(name, { name, type: p.type ?? 'string', matchable: p.matchable ?? false })
      }
    }
  }
  cache.set(schema, all)
  return all
}
const cache = new Map<string, ReadonlyMap<string, FtmProperty>>()

/** Could a query of schema `a` and an entity of schema `b` be the same thing?
 *
 * Two schemata are compatible when one descends from the other, or when both are legal entities
 * of which one is general; a person never equals a vessel.
 *
 * @example
 * compatibleSchemata('LegalEntity', 'Person') // true
 * compatibleSchemata('Company', 'Organization') // true
 * compatibleSchemata('Person', 'Company') // false
 */
export function compatibleSchemata(a: string, b: string): boolean {
  if (a === b || isA(a, b) || isA(b, a)) return true
  return isA(a, 'Organization') && isA(b, 'Organization')
}

/** The properties of which the first with a value is an entity's caption, in order. */
const captionOrder = [
  'name',
  'alias',
  'previousName',
  'weakAlias',
  'summary',
  'full',
  'registrationNumber',
]

/** The name under which an entity is shown; its id when it has no name at all.
 *
 * @example
 * captionOf({ id: 'x-1', schema: 'Person', properties: { name: ['Anna Weber'] }, datasets: [] })
 * // 'Anna Weber'
 */
export function captionOf(entity: {
  readonly id: string
  readonly properties: Readonly<Record<string, readonly string[]>>
}): string {
  for (const name of captionOrder) {
    const value = entity.properties[name]?.[0]
    if (value) return value
  }
  return entity.id
}
