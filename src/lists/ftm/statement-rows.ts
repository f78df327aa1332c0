import { isRowFault, readTable } from '../../files/index.ts'
import { type Entity, isA } from '../../model/index.ts'
import type { FtmReader } from './content.ts'

/** Reads OpenSanctions' statements as CSV: one value of one property of one entity a row.
 *
 * The rows of an entity are put together under its canonical id, and the ids that the sources gave
 * it are its referents. Of several schemata that fit each other the most exact is taken.
 */
export async function readStatements(
  path: string,
  reader: FtmReader,
  signal: AbortSignal | undefined,
): Promise<void> {
  const entities = new Map<string, Collected>()
  for await (const row of readTable(path, { signal })) {
    const place = `row ${row.place.row ?? '?'}`
    if (isRowFault(row)) {
      reader.fault(row.error.fault.reason, place)
      continue
    }
    const { canonical_id: id, schema, prop, value, dataset } = row.cells
    if (!id || !schema || !prop || !dataset) {
      reader.fault('the statement lacks an id, schema, property or dataset', place)
      continue
    }
    const entity = entities.get(id) ?? {
      schema,
      properties: new Map(),
      datasets: new Set(),
      referents: new Set(),
      place,
    }
    entities.set(id, entity)
    if (isA(schema, entity.schema)) entity.schema = schema
    entity.datasets.add(dataset)
    if (row.cells.entity_id && row.cells.entity_id !== id) entity.referents.add(row.cells.entity_id)
    const date = (row.cells.first_seen ?? '').slice(0, 10)
    if (/^\d{4}-\d\d-\d\d$/.test(date)) reader.date(dataset, date)
    // The property "id" carries a checksum of the entity, no value of it.
    if (prop === 'id' || value === undefined || value === '') continue
    const values = entity.properties.get(prop)
    if (values) values.add(value)
    else entity.properties.set(prop, new Set([value]))
  }
  for (const [id, entity] of entities) {
    entities.delete(id)
    reader.take(made(id, entity), entity.place)
  }
}

interface Collected {
  schema: string
  readonly properties: Map<string, Set<string>>
  readonly datasets: Set<string>
  readonly referents: Set<string>
  readonly place: string
}

function made(id: string, { schema, properties, datasets, referents }: Collected): Entity {
  const pairs = [...properties].map(([name, values]) => [name, [...values]])
  return {
    id,
    schema,
    properties: Object.fromEntries(pairs) as Record<string, string[]>,
    datasets: [...datasets],
    ...(referents.size > 0 ? { referents: [...referents] } : {}),
  }
}
