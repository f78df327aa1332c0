import { basename } from 'node:path'
import type { LoadOptions } from './loaded.ts'
import { companionsOf } from './ofac/companions.ts'
import type { Task } from './plan.ts'

/** A file that belongs to a list, with the name that it bears beside the primary one. */
export interface SourceFile {
  readonly path: string
  readonly name: string
}

/** All files that a list is loaded from, the primary one first. */
export async function sourcesOf(task: Task, _options: LoadOptions): Promise<SourceFile[]> {
  const primary = { path: task.path, name: basename(task.path) }
  switch (task.form) {
    case 'ofac-primary': {
      const { files } = await companionsOf(task.path)
      const others = [files.aliases, files.addresses, files.comments].filter(
        (part): part is string => typeof part === 'string',
      )
      return [primary, ...others.map((path) => ({ path, name: basename(path) }))]
    }
    case 'un-xml':
    case 'ftm-jsonl':
    case 'table':
      return [primary]
    default:
      return task.form satisfies never
  }
}
