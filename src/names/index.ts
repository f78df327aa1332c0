export {
  type CompareOptions,
  compareNames,
  formEvidence,
  linkedEvidence,
  type NameComparison,
  nameEvidence,
  rememberedForms,
  type WeighedForm,
} from './compare.ts'
export { type NameForm, type NameKind, nameForm, nameForms, type Run, type Slot } from './form.ts'
export { listKeys, queryKeys } from './keys.ts'
export { type Link, linkGain, writtenAsOne } from './links.ts'
export { partWeight } from './part-weight.ts'
export { type Relation, relate, shortestPrefix } from './relation.ts'
export { type Corpus, type Token, type TokenKind, tokenFrom, tokenKey } from './token.ts'
export { defaultWeights, type Weights } from './weights.ts'
