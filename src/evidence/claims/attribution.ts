import type { Modality } from '../claim.ts'
import type { Paragraph, Sentence } from '../language/analyse.ts'
import type { SourceContext } from '../mentions/sources.ts'
import { asideCue, type FoundCue, findCue } from './cue.ts'
import type { SourceRef } from './discourse.ts'
import { ClauseView } from './view.ts'

/** Whose words a clause carries. */
export interface Attribution {
  readonly source: SourceRef
  readonly modality: Modality
  readonly via: readonly string[]
  readonly pattern: string
  /** True where the clause holds the cue itself: "X said". */
  readonly cue: boolean
}

const isCueOnly = (found: FoundCue | undefined): boolean =>
  found !== undefined && (found.scope === 'next' || found.scope === 'before')

/** Gives every clause of a sentence its source: the innermost cue whose scope reaches it, else the
 * publisher (or the speaker of the quotation that the sentence stands in).
 */
export function attribute(
  text: string,
  p: Paragraph,
  sentence: Sentence,
  outer: SourceContext,
  ground: Attribution,
): readonly Attribution[] {
  const ctx: SourceContext = { ...outer, speaker: ground.source }
  const segments = sentence.segments
  const hasQuote = segments.some((s) => s.link === 'quote')
  const out: Attribution[] = segments.map(() => ground)
  const taken: boolean[] = segments.map(() => false)
  const assign = (i: number, found: FoundCue, cue: boolean): void => {
    out[i] = {
      source: found.source,
      modality: found.modality,
      via: found.via,
      pattern: found.pattern,
      cue,
    }
    taken[i] = true
  }
  const told = segments.findIndex((s) => s.link === 'aside')
  if (told >= 0) {
    const view = new ClauseView(text, p, segments[told]!)
    const found = asideCue(view, ctx)
    if (found) {
      const from = segments.findLastIndex((s, i) => i < told && /^[;:]$/.test(s.marker))
      segments.forEach((_, i) => {
        if (i < from) return
        assign(i, found, i === told)
        taken[i] = false
      })
      ctx.discourse.spoke(found.source)
    }
  }
  for (let i = 0; i < segments.length; i++) {
    if (i === told) continue
    const view = new ClauseView(text, p, segments[i]!)
    const before = i > 0 ? new ClauseView(text, p, segments[i - 1]!) : undefined
    const found = findCue({ view, next: segments[i + 1], before, hasBefore: i > 0, hasQuote, ctx })
    // "What I can tell you": inside a quotation the speaker stays the speaker
    if (!found || (ground.source.kind !== 'publisher' && found.source.kind === 'publisher'))
      continue
    if (found.weak) {
      // a view inside somebody's words stays theirs
      if (ground.source.kind !== 'publisher' || taken[i] || hasQuote) continue
      assign(i, found, false)
      if (found.scope === 'all' && i + 1 < segments.length) assign(i + 1, found, false)
      taken[i] = false
      continue
    }
    ctx.discourse.spoke(found.source)
    assign(i, found, isCueOnly(found) || segments[i]!.link === 'according')
    if (found.scope === 'next' || found.scope === 'all') {
      for (let j = i + 1; j < segments.length && !closes(text, p, segments, j, hasQuote, ctx); j++)
        assign(j, found, false)
    }
    const back =
      found.scope === 'before' ||
      (found.scope === 'all' && segments[i]!.link === 'according' && i > 0)
    if (back) for (let j = i - 1; j >= 0 && !taken[j]; j--) assign(j, found, false)
    // "It may embarrass, she says, but it won't stop them": the words go on behind the speaker
    if (found.scope === 'before' && !hasQuote)
      for (let j = i + 1; j < segments.length && !closes(text, p, segments, j, hasQuote, ctx); j++)
        assign(j, found, false)
    if (!hasQuote) continue
    for (const [j, s] of segments.entries()) {
      if (s.link === 'quote' && (!taken[j] || j < i)) assignQuote(j, found, out, taken)
    }
  }
  return out
}

function assignQuote(j: number, found: FoundCue, out: Attribution[], taken: boolean[]): void {
  if (taken[j] && out[j]!.pattern.startsWith('quotation')) return
  out[j] = {
    source: found.source,
    modality: found.modality,
    via: found.via,
    pattern: `quotation, ${found.pattern.split(':')[0]}`,
    cue: false,
  }
  taken[j] = true
}

/** A clause with a new subject and its own cue ends the scope of the one before. */
function closes(
  text: string,
  p: Paragraph,
  segments: Sentence['segments'],
  j: number,
  hasQuote: boolean,
  ctx: SourceContext,
): boolean {
  const s = segments[j]!
  if (s.link === 'quote') return true
  if (s.link !== 'coord' && s.link !== 'main') return false
  const view = new ClauseView(text, p, s)
  return findCue({ view, next: segments[j + 1], hasBefore: true, hasQuote, ctx }) !== undefined
}
