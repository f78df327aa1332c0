import { scoreOf } from '../../src/model/index.ts'
import { compareNames, type NameKind } from '../../src/names/index.ts'

/** The score of two names by their names alone. */
export function score(a: string, b: string, kind: NameKind): number {
  return scoreOf(compareNames(a, b, { kind }).evidence)
}
