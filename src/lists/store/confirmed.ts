import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import Type from 'typebox'
import { writeAtomic } from '../../files/index.ts'
import { check } from '../../model/index.ts'

/** When a publisher was last asked for a list, and what it said of the files then. */
export const Confirmation = Type.Object({
  format: Type.Literal(1, { description: 'Version of this form.' }),
  list: Type.String({ description: 'The dataset.' }),
  sha256: Type.String({ description: 'Of the version that was current then.' }),
  confirmedOn: Type.String({
    description: 'When this version was last the current one, ISO, UTC.',
  }),
  fetchedOn: Type.String({ description: 'When all of it was last fetched, ISO, UTC.' }),
  parts: Type.Array(
    Type.Object({
      url: Type.String(),
      etag: Type.Optional(Type.String()),
      lastModified: Type.Optional(Type.String()),
    }),
  ),
})
export type Confirmation = Type.Static<typeof Confirmation>

const folderOf = (home: string): string => join(home, 'checks')

export async function writeConfirmation(home: string, value: Confirmation): Promise<void> {
  const path = join(folderOf(home), `${value.list}.json`)
  await writeAtomic(path, `${JSON.stringify(value, null, 1)}\n`)
}

/** What is known of each list by dataset; nothing of lists that were never fetched.
 *
 * @throws TidewaiterError `model.shape` for a file that is not what was written
 */
export async function readConfirmations(home: string): Promise<Map<string, Confirmation>> {
  const folder = folderOf(home)
  const names = await readdir(folder).catch((error: { code?: string }) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const found = new Map<string, Confirmation>()
  for (const name of names.filter((one) => one.endsWith('.json'))) {
    const file = join(folder, name)
    const value = check(
      Confirmation,
      JSON.parse(await readFile(file, 'utf8')),
      'confirmation of a list',
      { file },
    )
    found.set(value.list, value)
  }
  return found
}
