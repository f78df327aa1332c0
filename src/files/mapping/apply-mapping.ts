import { createHash } from 'node:crypto'
import { type Entity, type Listing, type Measure, TidewaiterError } from '../../model/index.ts'
import type { Row, RowFault } from '../row.ts'
import type { CompiledMapping } from './compiled.ts'
import { evaluate, holds } from './evaluate.ts'
import type { Values } from './mapping.ts'
import { type DateHint, normalised, singleDate } from './normalise.ts'
import { hasColumn, valuesAt } from './row-values.ts'

/** Makes an entity of a row, or a fault where the row has no id or no schema.
 *
 * Countries become FollowTheMoney codes and dates ISO prefixes where they can be read; a value that
 * cannot is kept as it stands. A property that the row's schema does not have is kept too.
 *
 * @param context `version` of the list, for the listing; "unknown" where the file does not say.
 *   `unread` columns that the mapping does not know, whose values are kept under `notes`
 * @example
 * applyMapping(mapping, row, { version: '2026-07-09' })
 * // { id: 'us-bis-el-4f1c…', schema: 'LegalEntity', properties: { name: ['…'] }, datasets: ['us_bis_entity_list'], listings: […] }
 */
export function applyMapping(
  compiled: CompiledMapping,
  row: Row,
  context: { readonly version?: string; readonly unread?: readonly string[] } = {},
): Entity | RowFault {
  try {
    const { mapping } = compiled
    const id = idOf(compiled, row)
    const schema = schemaOf(compiled, row)
    const properties: Record<string, string[]> = {}
    for (const [name, values] of Object.entries(mapping.properties)) {
      const found = propertyValues(compiled, { schema, name, values }, row)
      if (found.length > 0) properties[name] = found
    }
    const notes = (context.unread ?? []).flatMap((column) =>
      valuesAt(row, column).map((value) => `${column}: ${value.trim()}`),
    )
    if (notes.length > 0) properties.notes = [...(properties.notes ?? []), ...notes]
    const listing = listingOf(compiled, row, { id, version: context.version ?? 'unknown' })
    return {
      id,
      schema,
      properties,
      datasets: [mapping.dataset],
      ...(listing ? { listings: [listing] } : {}),
    }
  } catch (error) {
    if (!(error instanceof TidewaiterError)) throw error
    return { place: row.place, error: error.at(row.place), cells: row.cells }
  }
}

function propertyValues(
  compiled: CompiledMapping,
  property: { schema: string; name: string; values: Values },
  row: Row,
): string[] {
  const rules = Array.isArray(property.values) ? property.values : [property.values]
  const all = rules.flatMap((rule) =>
    evaluate(compiled, rule, row).flatMap((value) => normalised(value, property, hintOf(rule))),
  )
  return [...new Set(all)]
}

function hintOf(values: Values | undefined): DateHint {
  return typeof values === 'object' && !Array.isArray(values) ? values : {}
}

function idOf(compiled: CompiledMapping, row: Row): string {
  const { prefix, columns, hash } = compiled.mapping.id
  const { group } = compiled.mapping
  if (group !== undefined) {
    const key = evaluate(compiled, group, row)[0]
    if (key !== undefined) return prefix + key.normalize('NFC').replaceAll(/\s+/g, '-')
    throw new TidewaiterError({
      code: 'files.mapping.id',
      act: 'cannot tell which record the row belongs to',
      value: '',
      reason: 'the rule under group gives nothing for it',
      remedy: `Fill its cells, or correct group in ${compiled.file}.`,
    })
  }
  const values = columns.map((column) =>
    valuesAt(row, column).map((value) => value.normalize('NFC').trim()),
  )
  if (values[0]!.join('') === '') {
    throw new TidewaiterError({
      code: 'files.mapping.id',
      act: 'cannot identify the record',
      value: '',
      reason: hasColumn(row, columns[0]!)
        ? `its column ${columns[0]} is empty`
        : `the table has no column ${columns[0]}`,
      place: { column: columns[0]! },
      remedy: 'Fill it, or identify the records by other columns in the mapping.',
    })
  }
  if (hash === false) return prefix + values[0]!.join('-')
  return prefix + createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 16)
}

function schemaOf(compiled: CompiledMapping, row: Row): string {
  const { schema } = compiled.mapping
  if (typeof schema === 'string') return schema
  const rule = schema.rules?.find(({ when }) => holds(compiled, when, row))
  if (rule) return rule.schema
  const kinds = schema.column === undefined ? [] : evaluate(compiled, schema.column, row)
  for (const kind of kinds) {
    const known = Object.entries(schema.values ?? {}).find(
      ([value]) => value.toLowerCase() === kind.toLowerCase(),
    )
    if (known) return known[1]
  }
  if (schema.default !== undefined) return schema.default
  throw new TidewaiterError({
    code: 'files.mapping.schema',
    act: 'cannot tell what the record is',
    value: kinds.join(', '),
    reason: `the mapping has no schema for this value of ${schema.column ?? 'its rules'}`,
    place: schema.column === undefined ? {} : { column: schema.column },
    remedy: `Add it under schema in ${compiled.file}, or give a default there.`,
  })
}

function measuresOf(compiled: CompiledMapping, row: Row): Measure[] {
  const { measures = [], measuresBy = [] } = compiled.mapping.listing ?? {}
  const stated = measuresBy
    .filter(({ when }) => holds(compiled, when, row))
    .flatMap((rule) => rule.measures)
  return [...new Set([...measures, ...stated])]
}

function listingOf(
  compiled: CompiledMapping,
  row: Row,
  known: { id: string; version: string },
): Listing | undefined {
  const { dataset, listing } = compiled.mapping
  if (!listing) return undefined
  const text = (values: Values | undefined): string | undefined => {
    const found = evaluate(compiled, values, row)
    return found.length === 0 ? undefined : found.join('; ')
  }
  const date = (values: Values | undefined): string | undefined => {
    const first = evaluate(compiled, values, row)[0]
    return first === undefined ? undefined : singleDate(first, hintOf(values))
  }
  const optional = {
    listedOn: date(listing.listedOn),
    until: date(listing.until),
    scope: text(listing.scope),
    citation: text(listing.citation),
  }
  return {
    dataset,
    version: known.version,
    authority: listing.authority,
    jurisdiction: listing.jurisdiction,
    programs: [...evaluate(compiled, listing.programs, row)],
    measures: measuresOf(compiled, row),
    recordId: text(listing.recordId) ?? known.id,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  }
}
