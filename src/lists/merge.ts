import type { Entity, Statement } from '../model/index.ts'
import { isA } from '../model/index.ts'
import type { LoadedFile, LoadedLists } from './loaded.ts'

/** Puts the lists together; a party that several of them name by one id becomes one entity. */
export function merge(files: readonly LoadedFile[], statements: boolean): LoadedLists {
  const reports = files.flatMap((file) => file.reports)
  return {
    entities: unique(files.map((file) => file.entities)),
    relations: unique(files.map((file) => file.relations)),
    report: { files: reports },
    datasets: files.flatMap((file) => file.datasets),
    ...(statements
      ? {
          statements: function* (): Iterable<Statement> {
            for (const file of files) yield* file.statements
          },
        }
      : {}),
  }
}

function unique(groups: readonly (readonly Entity[])[]): readonly Entity[] {
  if (groups.length === 1) return groups[0]!
  const byId = new Map<string, Entity>()
  for (const group of groups) {
    for (const entity of group) {
      const known = byId.get(entity.id)
      byId.set(entity.id, known ? joined(known, entity) : entity)
    }
  }
  return [...byId.values()]
}

/** One entity of two with the same id: all values of both, the more exact schema, all listings. */
function joined(a: Entity, b: Entity): Entity {
  const properties: Record<string, string[]> = { ...a.properties }
  for (const [name, values] of Object.entries(b.properties)) {
    properties[name] = [...new Set([...(properties[name] ?? []), ...values])]
  }
  const referents = [...new Set([...(a.referents ?? []), ...(b.referents ?? [])])]
  const listings = [...(a.listings ?? []), ...(b.listings ?? [])]
  return {
    id: a.id,
    schema: isA(b.schema, a.schema) ? b.schema : a.schema,
    properties,
    datasets: [...new Set([...a.datasets, ...b.datasets])],
    ...(referents.length > 0 ? { referents } : {}),
    ...(listings.length > 0 ? { listings } : {}),
    ...(a.derived && b.derived ? { derived: true } : {}),
  }
}
