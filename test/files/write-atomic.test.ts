import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256Of, writeAtomic } from '../../src/files/index.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidewaiter-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('writeAtomic', () => {
  it('writes text, bytes and pieces, making the folder', async () => {
    const path = join(folder, 'new', 'out.txt')
    await writeAtomic(path, 'one')
    expect(await readFile(path, 'utf8')).toBe('one')
    await writeAtomic(
      path,
      (async function* () {
        yield 'two '
        yield new TextEncoder().encode('three')
      })(),
    )
    expect(await readFile(path, 'utf8')).toBe('two three')
    expect(await sha256Of(path)).toBe(
      await sha256Of({ name: 'x', bytes: new TextEncoder().encode('two three') }),
    )
  })

  it('keeps the old content and leaves nothing beside it when the pieces fail', async () => {
    const path = join(folder, 'kept.txt')
    await writeAtomic(path, 'old')
    const failing = (async function* () {
      yield 'half'
      throw new Error('no more')
    })()
    await expect(writeAtomic(path, failing)).rejects.toThrow('no more')
    expect(await readFile(path, 'utf8')).toBe('old')
    expect((await readdir(folder)).filter((name) => name.includes('kept'))).toEqual(['kept.txt'])
  })
})
