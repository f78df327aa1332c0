import { basename, dirname, join } from 'node:path'
import { companionsOf } from './ofac/companions.ts'
import type { Task } from './plan.ts'
import { textIfThere } from './recognise.ts'

/** A file that belongs to a list, with the name that it bears beside the primary one. */
export interface SourceFile {
  readonly path: string
  readonly name: string
}

/** All files that a list is loaded from, the primary one first. */
export async function sourcesOf(task: Task): Promise<SourceFile[]> {
  const primary = { path: task.path, name: basename(task.path) }
  const changes = (task.deltas ?? []).map((path) => ({ path, name: basename(path) }))
  switch (task.form) {
    case 'ofac-primary': {
      const { files } = await companionsOf(task.path)
      const others = [files.aliases, files.addresses, files.comments].filter(
        (part): part is string => typeof part === 'string',
      )
      return [primary, ...others.map((path) => ({ path, name: basename(path) }))]
    }
    case 'table': {
      const mapping = task.mapping ?? ''
      return [primary, { path: mapping, name: `${primary.name}.mapping.yml` }]
    }
    case 'ftm-jsonl':
      return [primary, ...changes, ...(await indexOf(task.path))]
    default:
      return [primary, ...changes]
  }
}

/** OpenSanctions' `index.json` beside an entity file tells the version. */
async function indexOf(path: string): Promise<SourceFile[]> {
  const index = join(dirname(path), 'index.json')
  return (await textIfThere(index)) === undefined ? [] : [{ path: index, name: 'index.json' }]
}
