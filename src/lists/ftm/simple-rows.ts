import { isRowFault, readTable } from '../../files/index.ts'
import { type Entity, isA, isKnownSchema } from '../../model/index.ts'
import { datasets } from '../dataset.ts'
import { wordTable } from '../word-table.ts'
import type { FtmReader } from './content.ts'

/** Columns that are values of a property. */
const properties = wordTable<string>({
  name: 'name',
  aliases: 'alias',
  birth_date: 'birthDate',
  countries: 'country',
  addresses: 'address',
  phones: 'phone',
  emails: 'email',
})

/** Reads OpenSanctions' simplified targets (targets.simple.csv): one listed party a row.
 *
 * The file says under which sanctions a party is in words, and not what its numbers are.
 */
export async function readSimple(
  path: string,
  reader: FtmReader,
  signal: AbortSignal | undefined,
): Promise<void> {
  for await (const row of readTable(path, { signal })) {
    const place = `row ${row.place.row ?? '?'}`
    if (isRowFault(row)) {
      reader.fault(row.error.fault.reason, place)
      continue
    }
    const { id, schema } = row.cells
    if (!id || !schema) {
      reader.fault('it has no id or no schema', place)
      continue
    }
    const entity = entityOf(id, schema, row.cells)
    reader.take(entity, place)
    const sanctions = severalIn(row.cells.sanctions)
    const programs = severalIn(row.cells.program_ids)
    if (sanctions.length + programs.length > 0) {
      for (const dataset of entity.datasets)
        reader.take(sanctionOf(entity, dataset, { sanctions, programs }), place)
    }
    const changed = (row.cells.last_change ?? '').slice(0, 10)
    if (/^\d{4}-\d\d-\d\d$/.test(changed))
      for (const dataset of entity.datasets) reader.date(dataset, changed)
  }
}

type Cells = Readonly<Record<string, string>>

function entityOf(id: string, schema: string, cells: Cells): Entity {
  const found: Record<string, string[]> = {}
  for (const [column, property] of Object.entries(properties)) {
    const values = severalIn(cells[column])
    if (values.length > 0) found[property] = values
  }
  const numbers = severalIn(cells.identifiers)
  const vessel = isKnownSchema(schema) && isA(schema, 'Vehicle')
  const imo = vessel ? numbers.filter((number) => /^IMO\d{7}$/.test(number)) : []
  const rest = numbers.filter((number) => !imo.includes(number))
  if (imo.length > 0) found.imoNumber = imo
  if (rest.length > 0) found[vessel ? 'registrationNumber' : 'idNumber'] = rest
  // A party of this file is listed, even where the row does not say under what.
  found.topics = ['sanction']
  return { id, schema, properties: found, datasets: severalIn(cells.dataset).map(nameOf) }
}

/** The file names datasets by their titles; those that are known get their name back. */
function nameOf(written: string): string {
  for (const { name, title } of datasets.values()) if (title === written) return name
  return written
}

function sanctionOf(
  entity: Entity,
  dataset: string,
  {
    sanctions,
    programs,
  }: { readonly sanctions: readonly string[]; readonly programs: readonly string[] },
): Entity {
  return {
    id: `${entity.id}-sanction-${dataset}`,
    schema: 'Sanction',
    properties: {
      entity: [entity.id],
      ...(sanctions.length > 0 ? { provisions: [...sanctions] } : {}),
      ...(programs.length > 0 ? { programId: [...programs] } : {}),
    },
    datasets: [dataset],
  }
}

/** The values of a cell: separated by semicolons, and in quotation marks where they contain one.
 *
 * @example
 * severalIn('a;"b; c";d') // ['a', 'b; c', 'd']
 */
function severalIn(cell: string | undefined): string[] {
  const found: string[] = []
  for (const [, quoted, plain] of (cell ?? '').matchAll(
    /"((?:[^"]|"")*)"(?:;|$)|([^;]*)(?:;|$)/g,
  )) {
    const value = (quoted?.replaceAll('""', '"') ?? plain ?? '').trim()
    if (value !== '' && !found.includes(value)) found.push(value)
  }
  return found
}
