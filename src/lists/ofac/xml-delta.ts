import { basename } from 'node:path'
import { readXml, type XmlElement } from '../../files/index.ts'
import type { Tally } from '../tally.ts'
import { dateOfPublication } from './xml-publication.ts'

/** Changes of a list by record number, in the order in which they were published. */
export interface Changes {
  readonly publishedOn: string | undefined
  readonly byId: ReadonlyMap<string, readonly XmlElement[]>
  /** Records that were added and were not in the list itself, as they now stand. */
  readonly rest: () => readonly { element: XmlElement; place: string }[]
  readonly done: Set<string>
}

/** A file of changes, read. */
export interface ChangeFile {
  readonly published: string
  readonly path: string
  readonly entities: readonly XmlElement[]
}

/** Reads OFAC's files of changes, oldest first. */
export async function deltasOf(
  paths: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly ChangeFile[]> {
  const files: ChangeFile[] = []
  for (const path of paths) {
    let published = ''
    const entities: XmlElement[] = []
    for await (const element of readXml(path, ['publicationInfo', 'entity'], { signal })) {
      if (element.name === 'entity') entities.push(element)
      else published = dateOfPublication(element).published ?? ''
    }
    files.push({ published, path, entities })
  }
  return files.sort((a, b) => (a.published < b.published ? -1 : a.published > b.published ? 1 : 0))
}

/** The changes that were published after the list itself; older ones are in it already. */
export function changesSince(
  files: readonly ChangeFile[],
  published: string | undefined,
  tally: Tally,
): Changes {
  const byId = new Map<string, XmlElement[]>()
  const places = new Map<string, string>()
  const later = files.filter((file) => file.published === '' || file.published > (published ?? ''))
  for (const { path } of files.filter((file) => !later.includes(file))) {
    tally.drift(`${basename(path)} is not newer than the list, and is not applied`)
  }
  for (const { path, entities } of later) {
    for (const entity of entities) {
      const id = entity.attributes.id ?? ''
      const known = byId.get(id)
      if (known) known.push(entity)
      else byId.set(id, [entity])
      places.set(id, `${basename(path)}, line ${entity.line}`)
    }
  }
  const done = new Set<string>()
  const rest = () =>
    [...byId].flatMap(([id, changes]) => {
      if (done.has(id)) return []
      const element = applied(undefined, changes)
      return element ? [{ element, place: places.get(id) ?? '' }] : []
    })
  const publishedOn = later.at(-1)?.published || published
  return { publishedOn, byId, rest, done }
}

/** A record of the list as the changes leave it; undefined where they remove it. */
export function changed(
  element: XmlElement,
  changes: Changes,
  tally: Tally,
): XmlElement | undefined {
  const id = element.attributes.id ?? ''
  const own = changes.byId.get(id)
  if (own === undefined) return element
  changes.done.add(id)
  const now = applied(element, own)
  if (now === undefined) tally.drift('records of the list are removed by a file of changes')
  return now
}

function applied(
  element: XmlElement | undefined,
  changes: readonly XmlElement[],
): XmlElement | undefined {
  let now = element
  for (const change of changes) {
    switch (change.attributes.action) {
      case 'remove':
      case 'delete':
        now = undefined
        break
      case 'add':
        now = change
        break
      default:
        // Changes of a record that the list does not hold say too little to make one of.
        now = now && merged(now, change)
    }
  }
  return now
}

/** An element with the changed children of another put in, taken out and written over.
 *
 * A child is the same where its name and its `id` (or `refId`) are; `action` says what to do with it,
 * and one without an action only leads to the changes inside it.
 */
function merged(element: XmlElement, change: XmlElement): XmlElement {
  let children = [...element.children]
  for (const part of change.children) {
    const at = children.findIndex((child) => sameAs(child, part))
    const found = children[at]
    switch (part.attributes.action) {
      case 'remove':
      case 'delete':
        children = children.filter((_, i) => i !== at)
        break
      case 'add':
        children.push(part)
        break
      default:
        if (found === undefined) children.push(part)
        else children[at] = part.children.length > 0 ? merged(found, part) : part
    }
  }
  return { ...element, children }
}

function sameAs(a: XmlElement, b: XmlElement): boolean {
  const key = (element: XmlElement): string | undefined =>
    element.attributes.id ?? element.attributes.entityId
  return a.name === b.name && key(a) === key(b)
}
