import type { Area, Basis, Decision, Effect, Finding, Outcome, Why } from '../model/index.ts'

/** Words for the closed unions of the model, as an officer reads them. */
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  block: 'Block',
  review: 'Review',
  clear: 'Clear',
}

export const whyWords: Readonly<Record<Why, string>> = {
  prohibited: 'prohibited',
  licence: 'needs an authorisation',
  unresolved: 'questions are open',
  nothing_found: 'nothing found',
}

export const effectWords: Readonly<Record<Effect, string>> = {
  block: 'Block',
  review: 'Review',
  note: 'Note',
}

export const basisWords: Readonly<Record<Basis, string>> = {
  prohibition: 'Prohibition',
  licence_required: 'Licence required',
  duty: 'Duty',
  indicator: 'Indicator (red flag)',
  data_quality: 'Missing or unclear data',
}

export const areaWords: Readonly<Record<Area, string>> = {
  who: 'Who',
  what: 'What',
  where: 'Where',
  behaviour: 'Behaviour',
  data: 'Data',
}

export const areaOrder: readonly Area[] = ['who', 'what', 'where', 'behaviour', 'data']

const effectOrder: readonly Effect[] = ['block', 'review', 'note']

const jurisdictions: Readonly<Record<string, string>> = {
  us: 'United States',
  eu: 'European Union',
  gb: 'United Kingdom',
  uk: 'United Kingdom',
  un: 'United Nations',
  ch: 'Switzerland',
}

/** A jurisdiction in words; its code where no word is known, "none" where it is empty. */
export function jurisdictionWord(code: string): string {
  return code === '' ? 'none' : (jurisdictions[code] ?? code.toUpperCase())
}

/** What stands above a decision: the user's reference, else its first party. */
export function titleOf(decision: Decision): string {
  return decision.subject.id ?? decision.subject.parties[0]?.name ?? 'without a reference'
}

/** Findings, the strongest effect first, otherwise in the order of the decision. */
export function strongestFirst(findings: readonly Finding[]): readonly Finding[] {
  return effectOrder.flatMap((effect) => findings.filter((finding) => finding.effect === effect))
}

/** `1 party`, `3 parties`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
