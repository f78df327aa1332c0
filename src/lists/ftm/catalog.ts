import { basename, dirname, join } from 'node:path'
import { textIfThere } from '../recognise.ts'

/** What OpenSanctions' index says of a dataset. */
export interface CatalogEntry {
  readonly publishedOn: string
  readonly title?: string
  readonly authority?: string
  readonly jurisdiction?: string
}

/** What an `index.json` beside a file says of the datasets in it: the index of one dataset, where it
 * lists the file among its resources, or a catalog of many.
 *
 * @returns by dataset name; `*` stands for all datasets of the file. Empty where there is no index,
 * or where it belongs to something else.
 */
export async function catalogBeside(path: string): Promise<ReadonlyMap<string, CatalogEntry>> {
  const found = new Map<string, CatalogEntry>()
  const text = await textIfThere(join(dirname(path), 'index.json'))
  if (text === undefined) return found
  let index: unknown
  try {
    index = JSON.parse(text)
  } catch {
    // Another program's index.json is no part of the list.
    return found
  }
  if (index === null || typeof index !== 'object') return found
  const { resources, datasets } = index as { resources?: unknown; datasets?: unknown }
  if (Array.isArray(resources) && resources.some((r) => nameIn(r) === basename(path))) {
    const entry = entryOf(index)
    if (entry) {
      // A collection's index speaks for every dataset in its files, and for its own by name.
      found.set('*', { publishedOn: entry.publishedOn })
      if (nameIn(index) !== undefined) found.set(nameIn(index)!, entry)
    }
  }
  for (const dataset of Array.isArray(datasets) ? datasets : []) {
    const name = nameIn(dataset)
    const entry = entryOf(dataset)
    if (name !== undefined && entry) found.set(name, entry)
  }
  return found
}

function nameIn(value: unknown): string | undefined {
  const name = (value as { name?: unknown } | null)?.name
  return typeof name === 'string' ? name : undefined
}

function entryOf(value: unknown): CatalogEntry | undefined {
  if (value === null || typeof value !== 'object') return undefined
  const { updated_at, title, publisher } = value as Record<string, unknown>
  const date = typeof updated_at === 'string' ? updated_at.slice(0, 10) : ''
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return undefined
  const { name, country } = (publisher ?? {}) as { name?: unknown; country?: unknown }
  return {
    publishedOn: date,
    ...(typeof title === 'string' ? { title } : {}),
    ...(typeof name === 'string' ? { authority: name } : {}),
    ...(typeof country === 'string' ? { jurisdiction: country } : {}),
  }
}
