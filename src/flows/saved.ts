import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import Type from 'typebox'
import { check, TidewaiterError } from '../model/index.ts'
import { findCorridors } from './flows.ts'
import type { FlowsResult } from './result.ts'
import type { Specification } from './specification.ts'

const text = Type.String()
const mapping = Type.Record(Type.String(), Type.String())

/** A specification as `flows --format json` writes it. */
const SavedSpecification = Type.Object({
  format: Type.Literal(1),
  files: Type.Array(Type.Object({ path: text, sha256: Type.Optional(text) }), { minItems: 1 }),
  since: Type.Union([text, Type.Null()]),
  until: Type.Union([text, Type.Null()]),
  sanctioned: Type.Array(text),
  by: Type.Union([Type.Literal('bloc'), Type.Literal('origin')]),
  fdr: Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1 }),
  seed: Type.Integer(),
  mapping,
  rates: Type.Union([Type.Object({ path: text, currency: text }), Type.Null()]),
})

/** Reads a saved specification: a file of its own, or the result of `flows --format json`.
 *
 * @throws TidewaiterError `flows.specification` for what is no JSON, `model.shape` for another shape
 */
export async function readSpecification(path: string): Promise<Specification> {
  const file = basename(path)
  const value = await parsed(path, file)
  const found =
    value !== null && typeof value === 'object' && 'specification' in value
      ? value.specification
      : value
  return check(SavedSpecification, found, 'specification', { file }) as Specification
}

async function parsed(path: string, file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown
  } catch (error) {
    throw new TidewaiterError(
      {
        code: 'flows.specification',
        act: 'cannot read the specification',
        value: file,
        reason: (error as Error).message,
        place: { file },
        remedy: 'Give the file that `flows --format json` wrote.',
      },
      { cause: error },
    )
  }
}

/** Runs a saved specification again, on the same files.
 *
 * @param paths where the files lie now, in the order of the specification; default: where they lay
 * @throws TidewaiterError `flows.file-changed` where a file is not the one that was read then
 */
export async function runSpecification(
  specification: Specification,
  paths: readonly string[] = specification.files.map((file) => file.path),
): Promise<FlowsResult> {
  const { files, format: _format, ...options } = specification
  const result = await findCorridors(paths, options)
  result.files.forEach((file, k) => {
    const then = files[k]?.sha256
    if (then === undefined || then === file.version) return
    throw new TidewaiterError({
      code: 'flows.file-changed',
      act: 'cannot repeat the run on',
      value: file.file,
      reason: `its SHA-256 is ${file.version.slice(0, 12)}…, and ${then.slice(0, 12)}… was read then`,
      place: { file: file.file },
      remedy: 'Give the file as it was, or run anew without --specification.',
    })
  })
  return result
}
