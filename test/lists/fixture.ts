import { fileURLToPath } from 'node:url'
import type { LoadedLists } from '../../src/lists/index.ts'
import type { Entity } from '../../src/model/index.ts'

/** Path of an invented list in `fixtures`. */
export const fixture = (name: string): string =>
  fileURLToPath(new URL(`fixtures/${name}`, import.meta.url))

/** The entity or relation with an id. */
export function entity(lists: LoadedLists, id: string): Entity {
  const found = [...lists.entities, ...lists.relations].find((one) => one.id === id)
  if (!found) throw new Error(`no entity ${id}`)
  return found
}
