import type { Area, Basis, Effect, Fact, Finding, Source } from '../../model/index.ts'

/** A finding with the parts that most ownership rules share filled in. */
export interface FindingDraft {
  readonly rule: string
  readonly effect: Effect
  readonly basis: Basis
  readonly area?: Area
  readonly jurisdiction?: string
  readonly text: string
  readonly facts?: readonly Fact[]
  readonly sources?: readonly Source[]
  readonly citation?: string
  readonly clears: string
  readonly effectiveFrom?: string
  readonly effectiveTo?: string
}

/** Makes a finding of a draft; the area is "who" and the citation "own rule" unless given. */
export function finding(draft: FindingDraft): Finding {
  const { facts = [], sources = [], effectiveFrom, effectiveTo } = draft
  return {
    rule: draft.rule,
    effect: draft.effect,
    basis: draft.basis,
    area: draft.area ?? 'who',
    jurisdiction: draft.jurisdiction ?? '',
    text: draft.text,
    facts: [...facts],
    sources: [...sources],
    citation: draft.citation ?? 'own rule',
    clears: draft.clears,
    ...(effectiveFrom ? { effectiveFrom } : {}),
    ...(effectiveTo ? { effectiveTo } : {}),
  }
}

/** A finding about the data: something that was wrong, unclear or left out of a source. */
export function dataFinding(
  rule: string,
  text: string,
  details: {
    facts?: readonly Fact[]
    sources?: readonly Source[]
    clears: string
    effect?: Effect
  },
): Finding {
  return finding({
    rule,
    effect: details.effect ?? 'note',
    basis: 'data_quality',
    area: 'data',
    text,
    facts: details.facts ?? [],
    sources: details.sources ?? [],
    clears: details.clears,
  })
}
