import { join } from 'node:path'
import envPaths from 'env-paths'
import { packageFile } from '../files/index.ts'
import type { LoadedLists } from '../lists/index.ts'
import { captionOf, type Entity } from '../model/index.ts'
import type { ListedParty, OwnershipData } from '../ownership/index.ts'

/** Which entry of a list a party of the file was taken for. */
export interface ListMatch {
  readonly id: string
  readonly entry: string
  readonly caption: string
  readonly datasets: readonly string[]
  readonly score: number
}

/** The listed parties of a file, and how they came to be known. */
export interface ListedParties {
  readonly parties: readonly ListedParty[]
  readonly matches: readonly ListMatch[]
  readonly warnings: readonly string[]
  /** Entities of the lists that were searched, for questions about concealment. */
  readonly entities: readonly Entity[]
}

export interface ListedOptions {
  /** Identifiers or names that the user says are listed. */
  readonly named: readonly string[]
  /** List files; where there are none the loaded lists are searched. */
  readonly lists: readonly string[]
  readonly threshold: number
}

/** Who is listed: whom the user or the file names; else whom the lists name.
 *
 * A name that the file does not have is a warning, no error.
 */
export async function listedParties(
  data: OwnershipData,
  options: ListedOptions,
): Promise<ListedParties> {
  const warnings: string[] = []
  const named = options.named.flatMap((text) => {
    const id = idOf(data, text)
    if (id === undefined) warnings.push(`--listed "${text}" is not in the file; it has no effect.`)
    return id ?? []
  })
  const said = [...new Set([...named, ...data.listed])].map((id) => party(data, id))
  const entities = said.flatMap((p) => p.entity ?? data.entities.get(p.id) ?? [])
  if (options.lists.length === 0 && (options.named.length > 0 || data.saysWhoIsListed)) {
    return { parties: said, matches: [], warnings, entities }
  }
  const found = await fromLists(data, options)
  return {
    parties: [...said, ...found.parties.filter((p) => !said.some((s) => s.id === p.id))],
    matches: found.matches,
    warnings: [...warnings, ...found.warnings],
    entities: [...entities, ...found.entities],
  }
}

/** An identifier of the file, or a name that exactly one party has. */
function idOf(data: OwnershipData, text: string): string | undefined {
  const plain = text.trim().replaceAll(/\s+/g, ' ')
  if (data.entities.has(plain)) return plain
  const named = [...data.entities.values()].filter((e) => e.properties.name?.includes(plain))
  return named.length === 1 ? named[0]!.id : undefined
}

function party(data: OwnershipData, id: string): ListedParty {
  const entity = data.entities.get(id)
  return entity?.listings ? { id, entity } : { id }
}

async function fromLists(data: OwnershipData, options: ListedOptions): Promise<ListedParties> {
  const { lists, sample } = await load(options.lists)
  const warnings = sample
    ? [
        'No list is loaded: the embedded sample decides who is listed, and clears nobody. Load lists, or name the listed with --listed.',
      ]
    : []
  const { buildIndex, screen } = await import('../screening/index.ts')
  const index = buildIndex(lists.entities.filter((e) => e.listings && e.listings.length > 0))
  const byId = new Map(lists.entities.map((entity) => [entity.id, entity]))
  const parties: ListedParty[] = []
  const matches: ListMatch[] = []
  for (const id of new Set(data.statements.map((s) => s.owner))) {
    const entity = data.entities.get(id)
    if (!entity) continue
    const { schema, properties } = entity
    const query = { role: 'owner' as const, schema, name: captionOf(entity), properties }
    const hits = screen(index, query, options).matches.filter((m) => m.match)
    if (hits.length === 0) continue
    const listings = hits.flatMap((m) => byId.get(m.id)?.listings ?? [])
    parties.push({ id, entity: { ...byId.get(hits[0]!.id)!, listings } })
    for (const { id: entry, caption, datasets, score } of hits) {
      matches.push({ id, entry, caption, datasets, score })
    }
  }
  return { parties, matches, warnings, entities: lists.entities }
}

const sampleFile = packageFile('data', 'sample', 'entities.ftm.json')

async function load(paths: readonly string[]): Promise<{ lists: LoadedLists; sample: boolean }> {
  const { activeLists, loadLists } = await import('../lists/index.ts')
  if (paths.length > 0) return { lists: await loadLists(paths), sample: false }
  const home = process.env.TIDEWAITER_HOME || envPaths('tidewaiter', { suffix: '' }).data
  const active = await activeLists(join(home, 'lists'))
  if (active && active.entities.length > 0) return { lists: active, sample: false }
  return { lists: await loadLists([sampleFile]), sample: true }
}
