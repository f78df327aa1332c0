import type { Paragraph } from '../language/analyse.ts'
import type { Chunk, NounPhrase, VerbGroup } from '../language/chunks.ts'
import type { Segment } from '../language/segments.ts'
import { textOf } from '../language/token.ts'

/** One clause of one paragraph, with the questions that the rules ask of it. */
export class ClauseView {
  readonly text: string
  readonly p: Paragraph
  readonly segment: Segment
  readonly chunks: readonly Chunk[]
  /** Answers that several rules ask for, by chunk index; -1 for no subject. */
  #subjects: Map<number, number> | undefined
  #joined: Map<number, readonly NounPhrase[]> | undefined

  constructor(text: string, p: Paragraph, segment: Segment) {
    this.text = text
    this.p = p
    this.segment = segment
    this.chunks = segment.chunks
  }

  np(k: number): NounPhrase | undefined {
    const c = this.chunks[k]
    return c?.kind === 'np' ? c : undefined
  }

  vg(k: number): VerbGroup | undefined {
    const c = this.chunks[k]
    return c?.kind === 'vg' ? c : undefined
  }

  word(k: number): string {
    const c = this.chunks[k]
    return c && 'word' in c ? c.word : ''
  }

  lemma(vg: VerbGroup): string {
    return this.p.tokens[vg.head]!.lemma
  }

  words(np: { readonly from: number; readonly to: number }): string {
    return textOf(this.text, this.p.tokens, np.from, np.to)
  }

  /** The clause with one noun phrase alone. */
  alone(np: NounPhrase): ClauseView {
    return new ClauseView(this.text, this.p, { ...this.segment, chunks: [np] })
  }

  /** Is chunk k a noun phrase behind a preposition? */
  governed(k: number): boolean {
    let i = k - 1
    while (this.chunks[i]?.kind === 'adv') i--
    return this.chunks[i]?.kind === 'prep'
  }

  /** Noun phrases joined to chunk k by commas and "and", itself first. */
  joined(k: number): readonly NounPhrase[] {
    this.#joined ??= new Map()
    let found = this.#joined.get(k)
    if (!found) {
      found = this.#joinedFrom(k)
      this.#joined.set(k, found)
    }
    return found
  }

  #joinedFrom(k: number): readonly NounPhrase[] {
    const first = this.np(k)
    if (!first) return []
    const list = [first]
    let i = k + 1
    for (;;) {
      let j = i
      if (this.chunks[j]?.kind === 'comma') j++
      if (this.chunks[j]?.kind === 'conj') j++
      while (this.chunks[j]?.kind === 'adv') j++
      const next = this.np(j)
      if (j === i || !next) return list
      if (this.vg(j + 1)?.finite && list.length > 0 && this.chunks[j - 1]?.kind === 'comma')
        return list
      list.push(next)
      i = j + 1
    }
  }

  /** Chunk index of the subject of the verb group at k; the antecedent stands for a missing one. */
  subjectAt(k: number): number | undefined {
    this.#subjects ??= new Map()
    let found = this.#subjects.get(k)
    if (found === undefined) {
      found = this.#findSubject(k) ?? -1
      this.#subjects.set(k, found)
    }
    return found < 0 ? undefined : found
  }

  /** Where the subject of the verb at k is looked for: in "a diplomat who covers arms said" before
   * the relative clause, whose own verb stands between.
   */
  #scanFrom(k: number): number {
    for (let r = k - 2; r > 0; r--) {
      const c = this.chunks[r]!
      if (c.kind === 'comma') return k - 1
      if (c.kind !== 'rel' || !/^(who|which)$/.test(c.word) || !this.np(r - 1)) continue
      const own = this.chunks.slice(r + 1, k).some((v) => v.kind === 'vg' && v.finite)
      return own ? r - 1 : k - 1
    }
    return k - 1
  }

  #findSubject(k: number): number | undefined {
    for (let i = this.#scanFrom(k); i >= 0; i--) {
      const c = this.chunks[i]!
      if (c.kind === 'comma' && i === k - 1) {
        const skipped = this.#skipAside(i)
        if (skipped !== undefined) {
          i = skipped
          continue
        }
      }
      if (c.kind === 'vg' && c.finite && !c.participle) {
        // "had for months dismissed", "has since told": an auxiliary waits for its verb
        if (this.p.tokens[c.head]!.pos === 'AUX' && this.#waits(i, k)) continue
        return undefined
      }
      if (c.kind === 'np' && this.#describes(i, k)) continue
      if (c.kind === 'np' && !this.governed(i)) {
        const first = this.#firstJoined(i)
        // "an investigation by X and Y has shown": joined to what a preposition governs
        const before = this.chunks[first - 1]
        const tail = before?.kind === 'conj' && this.np(first - 2) && this.governed(first - 2)
        if (tail && this.subjectAt(first - 2) !== undefined) {
          i = first - 2
          continue
        }
        return first
      }
    }
    return undefined
  }

  /** Is the auxiliary at i that of the verb at k, with nothing but adverbials between? */
  #waits(i: number, k: number): boolean {
    const auxiliary = this.p.tokens[this.vg(i)!.head]!
    const verb = this.p.tokens[this.vg(k)!.head]!
    if (!/^(have|will|would|may|might|could|can)$/.test(auxiliary.lemma)) return false
    if (verb.pos !== 'VERB' || this.vg(k)!.infinitive) return false
    return this.chunks
      .slice(i + 1, k)
      .every((c, n) => c.kind !== 'vg' && (c.kind !== 'np' || this.governed(i + 1 + n)))
  }

  /** "people familiar with", "Oleg Marin, 52,", "Lihua Power, the supplier,": no subject of its own. */
  #describes(i: number, verb: number): boolean {
    const np = this.np(i)!
    const before = this.np(i - 1)
    const head = this.p.tokens[np.head]!
    if (before && /^(itself|himself|herself|themselves)$/.test(head.lower)) return true
    if (before && head.pos === 'ADJ' && np.to - np.from === 1) return true
    if (this.chunks[i - 1]?.kind !== 'comma' || !this.np(i - 2)) return false
    if (this.chunks[i + 1]?.kind !== 'comma' || i + 2 !== verb) return false
    const name = this.p.tokens[this.np(i - 2)!.head]!
    if (/^[1-9]\d$/.test(head.text) && np.to - np.from === 1) return true
    const article = /^(the|a|an)$/.test(this.p.tokens[np.from]!.lower)
    return article && name.pos === 'PROPN' && head.pos === 'NOUN' && !this.governed(i - 2)
  }

  /** "X, citing Y, said": an aside with a verb in it is stepped over; an apposition is not. */
  #skipAside(comma: number): number | undefined {
    for (let i = comma - 1; i >= 0; i--) {
      if (this.chunks[i]!.kind === 'comma') {
        const aside = this.chunks.slice(i + 1, comma)
        const first = aside[0]
        if (aside.some((c) => c.kind === 'vg' || c.kind === 'rel') || first?.kind === 'prep')
          return i
        return undefined
      }
    }
    return undefined
  }

  /** The first of "Russia and Iran" where the scan met the last. */
  #firstJoined(k: number): number {
    let i = k
    for (;;) {
      let j = i - 1
      if (this.chunks[j]?.kind === 'conj') j--
      else if (this.chunks[j]?.kind !== 'comma') return i
      if (this.chunks[j]?.kind === 'comma') j--
      const before = this.np(j)
      if (!before || this.governed(j)) return i
      if (this.chunks[i - 1]?.kind === 'comma' && i === k) return i
      i = j
    }
  }

  subjectOf(k: number): readonly NounPhrase[] {
    const at = this.subjectAt(k)
    if (at !== undefined) return this.joined(at)
    return this.segment.antecedent ? [this.segment.antecedent] : []
  }

  has(test: (lemma: string, lower: string) => boolean): boolean {
    for (let i = this.segment.from; i < this.segment.to; i++) {
      const t = this.p.tokens[i]!
      if (test(t.lemma, t.lower)) return true
    }
    return false
  }
}
