import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'

const lists = join(process.env.TIDEWAITER_SHARED ?? '../shared', 'data/lists')

/** The beginnings of real lists, where the shared data is there; otherwise nothing. */
export function realSeeds(...paths: readonly string[]): readonly Uint8Array[] {
  return paths
    .map((path) => join(lists, path))
    .filter((path) => existsSync(path))
    .map(beginningOf)
}

function beginningOf(path: string): Uint8Array {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(8000)
    return bytes.subarray(0, readSync(file, bytes))
  } finally {
    closeSync(file)
  }
}
