import { basename } from 'node:path'
import { stringify } from 'yaml'
import { describeIntake, understandHeader } from '../decision/index.ts'
import { isRowFault, readTable, type TableInfo } from '../files/index.ts'
import { schemaProperties, TidewaiterError } from '../model/index.ts'
import { foldText, schemaOfWord } from '../values/index.ts'

/** What a user's own list is for. */
export type OwnKind = 'watch' | 'allow'

/** Headings of what is said about an entry itself, beside who it is. */
const about: Readonly<Record<AboutField, readonly string[]>> = {
  why: ['why', 'reason', 'reasons', 'grounds', 'justification', 'grund', 'motif', 'причина'],
  by: ['by', 'added by', 'decided by', 'approved by', 'officer', 'who', 'von'],
  on: ['on', 'added on', 'decided on', 'approved on', 'date', 'since', 'when'],
  until: ['until', 'expires', 'expiry', 'expiry date', 'valid until', 'review by', 'bis'],
  record: ['record', 'records', 'listed id', 'listed record', 'hit', 'not', 'match id'],
}
type AboutField = 'why' | 'by' | 'on' | 'until' | 'record'

/** What an entry of an allow list cannot do without: a hit is not waved through by nobody, for no
 * reason, for ever. */
const neededToAllow: readonly AboutField[] = ['record', 'why', 'by', 'on', 'until']

export interface OwnMapping {
  readonly yaml: string
  readonly dataset: string
  /** How the header was understood, in a sentence. */
  readonly understood: string
}

/** Makes the mapping of a user's own list from its headings, as `screen` understands them.
 *
 * @param overrides heading → target: a property of a party, or why, by, on, until, record
 * @throws TidewaiterError `cli.own-list` where no column names anybody, or an allow list lacks a column
 * @example
 * (await ownMapping('blocked.csv', { kind: 'watch', overrides: {} })).dataset // 'own_watch_blocked'
 */
export async function ownMapping(
  file: string,
  options: {
    readonly kind: OwnKind
    readonly name?: string | undefined
    readonly overrides: Readonly<Record<string, string>>
  },
): Promise<OwnMapping> {
  const { headings, valuesOf } = await lookAt(file)
  const fields = aboutFields(headings, options.overrides)
  const taken = new Set(fields.values())
  const rest = headings.filter((heading) => !taken.has(heading))
  const overrides = Object.fromEntries(
    Object.entries(options.overrides).filter(([heading]) => !taken.has(heading)),
  )
  const intake = understandHeader(rest, overrides)
  const columns = new Map<string, string[]>()
  for (const { heading, meaning } of intake.columns) {
    if (meaning.kind !== 'party') continue
    columns.set(meaning.property, [...(columns.get(meaning.property) ?? []), heading])
  }
  const [name] = columns.get('name') ?? []
  if (name === undefined) throw wrong(file, 'no column is understood that holds a name')
  if (options.kind === 'allow') {
    const missing = neededToAllow.filter((field) => !fields.has(field))
    if (missing.length > 0)
      throw wrong(file, `an allow list needs a column for: ${missing.join(', ')}`)
  }
  const schema = columns.get('schema')?.[0] ?? rest.find((heading) => typeHeading.test(heading))
  columns.delete('schema')
  const title = options.name ?? basename(file).replace(/\.[^.]*$/, '')
  const dataset = `own_${options.kind}_${slugOf(title)}`
  const mapping = {
    mapping: 1,
    dataset,
    title: `Own ${options.kind} list: ${title}`,
    id: {
      prefix: `${dataset.replaceAll('_', '-')}-`,
      columns: [name, ...rest.filter((h) => h !== name)],
    },
    schema: schemaRule(columns, schema, schema === undefined ? [] : valuesOf(schema)),
    properties: {
      ...Object.fromEntries([...columns].map(([property, from]) => [property, valueRule(from)])),
      ...(fields.has('by') ? { publisher: fields.get('by') } : {}),
    },
    listing: {
      authority: `own ${options.kind} list “${title}”`,
      jurisdiction: '',
      measures: ['watch'],
      ...(fields.has('record') ? { programs: splitRule(fields.get('record')!) } : {}),
      ...(fields.has('why') ? { scope: fields.get('why') } : {}),
      ...(fields.has('on') ? { listedOn: { column: fields.get('on'), date: 'dmy' } } : {}),
      ...(fields.has('until') ? { until: { column: fields.get('until'), date: 'dmy' } } : {}),
    },
  }
  const told = [...fields].map(([field, heading]) => `${heading} → ${field}`).join(', ')
  return {
    yaml: stringify(mapping),
    dataset,
    understood: [describeIntake(intake), told].filter((text) => text !== '').join('; '),
  }
}

/** The headings, and the different values of a column. */
async function lookAt(
  file: string,
): Promise<{ headings: readonly string[]; valuesOf: (heading: string) => string[] }> {
  let headings: readonly string[] = []
  const cells: Readonly<Record<string, string>>[] = []
  const onInfo = (info: TableInfo): void => {
    headings = info.columns
  }
  for await (const row of readTable(file, { onInfo })) if (!isRowFault(row)) cells.push(row.cells)
  if (headings.length === 0) headings = Object.keys(cells[0] ?? {})
  return {
    headings,
    valuesOf: (heading) => [...new Set(cells.map((row) => row[heading] ?? ''))],
  }
}

function aboutFields(
  headings: readonly string[],
  overrides: Readonly<Record<string, string>>,
): Map<AboutField, string> {
  const fields = new Map<AboutField, string>()
  for (const heading of headings) {
    const wish = overrides[heading]
    const words = foldText(heading)
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
    for (const field of Object.keys(about) as AboutField[]) {
      const fits = wish === undefined ? about[field].includes(words) : wish === field
      if (fits && !fields.has(field)) fields.set(field, heading)
    }
  }
  return fields
}

const typeHeading = /^(?:type|kind|schema|entity type|party type|art)$/i

/** The kind of party: by its column, by what only people or ships have, else left open. */
function schemaRule(
  columns: ReadonlyMap<string, readonly string[]>,
  column: string | undefined,
  values: readonly string[],
): unknown {
  const rules = [...columns].flatMap(([property, from]) => {
    if (schemaProperties('LegalEntity').has(property)) return []
    const schema = ['Person', 'Vessel', 'Airplane'].find((one) =>
      schemaProperties(one).has(property),
    )
    return schema === undefined
      ? []
      : from.map((heading) => ({ when: { column: heading, empty: false }, schema }))
  })
  const known = values.flatMap((value) => {
    const schema = schemaOfWord(value)
    return schema === undefined ? [] : [[value, schema] as const]
  })
  if (rules.length === 0 && known.length === 0) return 'LegalEntity'
  return {
    ...(rules.length > 0 ? { rules } : {}),
    ...(known.length > 0 ? { column, values: Object.fromEntries(known) } : {}),
    default: 'LegalEntity',
  }
}

/** A cell may hold several values, with semicolons between. */
function splitRule(column: string): unknown {
  return { column, splitPattern: '\\s*;\\s*' }
}

function valueRule(columns: readonly string[]): unknown {
  const [only] = columns
  return columns.length === 1 && only !== undefined ? splitRule(only) : columns.map(splitRule)
}

function slugOf(title: string): string {
  const slug = foldText(title)
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
  return slug === '' ? 'list' : slug
}

function wrong(file: string, reason: string): TidewaiterError {
  return new TidewaiterError({
    code: 'cli.own-list',
    act: 'cannot load the list',
    value: basename(file),
    reason,
    place: { file },
    remedy: 'Name the columns, e.g. --map "Kunde=name" --map "Begründung=why".',
  })
}
