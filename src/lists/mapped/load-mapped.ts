import { basename } from 'node:path'
import { loadMapping, readMapped } from '../../files/index.ts'
import { type Entity, type Listing, type Statement, TidewaiterError } from '../../model/index.ts'
import { datasets } from '../dataset.ts'
import { hashOf, type LoadedFile, type LoadOptions, loadedFile, undated } from '../loaded.ts'
import { measuresOfAll } from '../measure.ts'
import { Tally } from '../tally.ts'

/** Loads a table by its mapping: CSV, XLSX, JSON or JSON lines of any publisher.
 *
 * What a listing does comes from the mapping where it says so, else from the table of measures.
 */
export async function loadMapped(
  path: string,
  mapping: string,
  options: LoadOptions,
): Promise<LoadedFile> {
  const compiled = await loadMapping(mapping)
  const sha256 = await hashOf([path])
  const tally = new Tally()
  const entities: Entity[] = []
  const statements: Statement[] = []
  const onUnread = (what: string): void => tally.drift(`unknown ${what}; kept in notes`)
  for await (const made of readMapped(path, compiled, { signal: options.signal, onUnread })) {
    tally.read++
    if ('error' in made) {
      const { reason, value } = made.error.fault
      tally.skip('record', reason, () => `row ${made.place.row ?? '?'}: ${value ?? ''}`)
      continue
    }
    if (!hasName(made)) {
      tally.skip('record', 'it has no name and no address', () => made.id)
      continue
    }
    const entity = completed(made, undated(sha256), tally)
    count(entity, tally)
    entities.push(entity)
    if (options.statements) statements.push(...statementsOf(entity))
  }
  if (entities.length === 0) throw noRecord(path, mapping)
  const version = entities[0]!.listings?.[0]?.version ?? undated(sha256)
  const dataset = compiled.mapping.dataset
  return loadedFile(
    { entities, relations: [], statements },
    {
      path,
      parts: [path],
      format: 'mapped',
      dataset,
      version,
      sha256,
      publishedOn: /^\d{4}(?:-\d\d){0,2}$/.test(version) ? version : undefined,
      title: datasets.get(dataset)?.title ?? compiled.mapping.title,
      authority: compiled.mapping.listing?.authority,
      jurisdiction: compiled.mapping.listing?.jurisdiction,
    },
    tally,
  )
}

function hasName(entity: Entity): boolean {
  return ['name', 'alias', 'weakAlias', 'full', 'address'].some(
    (property) => (entity.properties[property] ?? []).length > 0,
  )
}

/** The entity with its listings' version and measures filled in. */
function completed(entity: Entity, version: string, tally: Tally): Entity {
  if (!entity.listings) return entity
  return {
    ...entity,
    listings: entity.listings.map((listing): Listing => {
      const named = listing.version === 'unknown' ? { ...listing, version } : listing
      if (named.measures.length > 0) return named
      const result = measuresOfAll(named.dataset, named.programs, (program) =>
        tally.drift(`no measure is known for programme "${program}"`),
      )
      const until = named.until ?? (result.ended === '' ? undefined : result.ended)
      const citation = [named.citation, result.citation].filter(Boolean).join('; ')
      return {
        ...named,
        measures: result.measures,
        ...(until === undefined ? {} : { until }),
        ...(citation === '' ? {} : { citation }),
      }
    }),
  }
}

function count(entity: Entity, tally: Tally): void {
  const { properties } = entity
  tally.keep(entity.schema, (properties.birthDate ?? []).length > 0)
  for (const property of ['name', 'alias', 'previousName', 'weakAlias']) {
    tally.names += properties[property]?.length ?? 0
  }
  tally.addresses += properties.address?.length ?? 0
}

function statementsOf(entity: Entity): Statement[] {
  const listing = entity.listings?.[0]
  return Object.entries(entity.properties).flatMap(([prop, values]) =>
    values.map((value) => ({
      entityId: entity.id,
      schema: entity.schema,
      prop,
      value,
      dataset: entity.datasets[0] ?? '',
      version: listing?.version ?? '',
      recordId: listing?.recordId ?? entity.id,
    })),
  )
}

function noRecord(path: string, mapping: string): TidewaiterError {
  return new TidewaiterError({
    code: 'lists.mapping',
    act: 'cannot read the list',
    value: basename(path),
    reason: `by the mapping ${basename(mapping)} it has no record`,
    place: { file: path },
    remedy: 'Check that the mapping is for this file, and that its column names are right.',
  })
}
