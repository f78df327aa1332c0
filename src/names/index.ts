export {
  type CompareOptions,
  compareNames,
  formEvidence,
  type NameComparison,
  nameEvidence,
} from './compare.ts'
export { type NameForm, type NameKind, nameForm, nameForms, type Run, type Slot } from './form.ts'
export { listKeys, queryKeys } from './keys.ts'
export { linkGain, writtenAsOne } from './links.ts'
export { partWeight } from './part-weight.ts'
export { type Relation, relate, shortestPrefix } from './relation.ts'
export { type Corpus, type Token, type TokenKind, tokenFrom, tokenKey } from './token.ts'
export { defaultWeights, type Weights } from './weights.ts'
