export {
  type CompareOptions,
  compareNames,
  linkedEvidence,
  type NameComparison,
  nameEvidence,
  rememberedForms,
} from './compare.ts'
export { type NameForm, nameForm, nameForms, type Slot } from './form.ts'
export { eachListKey, eachQueryKey, type TakeKey } from './keys.ts'
export { joinedLinks, type Link, linkGain, writtenAsOne } from './links.ts'
export type { NameKind } from './part.ts'
export { partWeight } from './part-weight.ts'
export { type Relation, relate, shortestPrefix } from './relation.ts'
export { setSize } from './rewrite.ts'
export { fewestRunSounds, packJoints, type Run, runsOf, unpackJoints } from './runs.ts'
export { type Token, tokenFrom, tokenKey } from './token.ts'
export { type Corpus, packTraits, type TokenKind } from './traits.ts'
export type { LinkedForm, WeighedForm } from './weighed-form.ts'
export { defaultWeights, type Weights } from './weights.ts'
