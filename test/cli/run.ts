import { type SpawnOptions, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

export interface Ran {
  readonly status: number | null
  readonly out: string
  readonly said: string
}

/** A home folder and a work folder of this test file's own, gone when it ends. */
export const folder = mkdtempSync(join(tmpdir(), 'tidewaiter-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Writes a file into the work folder and gives its path. */
export function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** Runs the built command line as a user would, with input where given. */
export function tidewaiter(
  args: readonly string[],
  input = '',
  options: SpawnOptions = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['bin/tidewaiter.js', ...args], {
      ...options,
      env: { ...process.env, TIDEWAITER_HOME: join(folder, 'home'), ...options.env },
    })
    const out: Buffer[] = []
    const said: Buffer[] = []
    child.stdout!.on('data', (piece: Buffer) => out.push(piece))
    child.stderr!.on('data', (piece: Buffer) => said.push(piece))
    child.on('error', reject)
    child.on('close', (status) =>
      resolve({ status, out: Buffer.concat(out).toString(), said: Buffer.concat(said).toString() }),
    )
    child.stdin!.end(input)
  })
}

/** A line of output as a test looks at it: any path, no ceremony. */
// biome-ignore lint/suspicious/noExplicitAny: tests assert on paths of parsed JSON
export type Json = Record<string, any>

/** The JSON lines of an output. */
export function lines(out: string): Json[] {
  return out
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}
