import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { recognise } from '../recognise.ts'
import type { OfacFiles } from './read.ts'

/** Names that the other files of a list have beside `sdn.csv` or `cons_prim.csv`. */
const roles = [
  ['aliases', 'ofac-aliases', 'alt'],
  ['addresses', 'ofac-addresses', 'add'],
  ['comments', 'ofac-comments', 'comments'],
] as const

/** OFAC's files of one list, and what is missing beside the primary one. */
export interface FoundFiles {
  readonly files: OfacFiles & { readonly primary: string }
  readonly missing: readonly string[]
}

/** Finds the alias, address and comments files in the folder of the primary file.
 *
 * Candidates go by name (`sdn.csv`: `alt.csv`, `sdn_alt.csv`, …; `cons_prim.csv`: `cons_alt.csv`);
 * each is taken only where its content has the form.
 */
export async function companionsOf(primary: string): Promise<FoundFiles> {
  const folder = dirname(primary)
  const name = basename(primary).toLowerCase()
  const extension = /\.[^.]*$/.exec(name)?.[0] ?? ''
  const stem = name.slice(0, name.length - extension.length).replace(/_prim$/, '')
  const there = new Map((await readdir(folder)).map((entry) => [entry.toLowerCase(), entry]))
  const found: Record<string, string> = {}
  const missing: string[] = []
  for (const [role, form, suffix] of roles) {
    const names = [`${stem}_${suffix}${extension}`]
    if (stem === 'sdn') names.push(`${suffix}${extension}`)
    const entry = names.map((wanted) => there.get(wanted)).find((hit) => hit !== undefined)
    const path = entry === undefined ? undefined : join(folder, entry)
    if (path !== undefined && (await recognise(path)).form === form) found[role] = path
    else missing.push(names.at(-1)!)
  }
  return { files: { primary, ...found }, missing }
}
