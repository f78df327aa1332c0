import { readFileSync, renameSync, writeFileSync } from 'node:fs'

/** Writes a file, whole or not at all, and leaves one that has the same text as it is. */
export function writeIfChanged(path, text) {
  try {
    if (readFileSync(path, 'utf8') === text) return
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
  writeFileSync(`${path}.${process.pid}.tmp`, text)
  renameSync(`${path}.${process.pid}.tmp`, path)
}
