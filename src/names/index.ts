export {
  type CompareOptions,
  compareNames,
  formEvidence,
  linkedEvidence,
  type NameComparison,
  nameEvidence,
  rememberedForms,
} from './compare.ts'
export { type NameForm, nameForm, nameForms, type Run, type Slot } from './form.ts'
export { listKeys, queryKeys } from './keys.ts'
export { type Link, linkGain, writtenAsOne } from './links.ts'
export type { NameKind } from './part.ts'
export { partWeight } from './part-weight.ts'
export { type Relation, relate, shortestPrefix } from './relation.ts'
export { setSize } from './rewrite.ts'
export { type Corpus, type Token, type TokenKind, tokenFrom, tokenKey } from './token.ts'
export type { WeighedForm } from './weighed-form.ts'
export { defaultWeights, type Weights } from './weights.ts'
