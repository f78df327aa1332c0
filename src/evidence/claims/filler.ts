import type { NounPhrase } from '../language/chunks.ts'
import type { RoleName } from '../lexicon.ts'
import type { Party } from '../mentions/party.ts'
import { type ResolveContext, type Resolved, resolveParties } from './resolve.ts'
import type { ClauseView } from './view.ts'

/** Fills the roles of one trigger with the parties and things that noun phrases mean. */
export class Filler {
  readonly parties: Record<string, Party[]> = {}
  readonly what: NounPhrase[] = []
  readonly inferred = new Set<string>()
  readonly #view: ClauseView
  readonly #ctx: ResolveContext

  constructor(view: ClauseView, ctx: ResolveContext) {
    this.#view = view
    this.#ctx = ctx
  }

  fill(role: RoleName, nps: readonly NounPhrase[]): void {
    if (role === '') return
    if (role === 'what') {
      for (const np of nps) this.what.push(np)
      return
    }
    const key = role === 'partner' ? 'actors' : role
    for (const np of nps) {
      const resolved = this.#resolve(
        np,
        (this.parties[key] ?? []).some((p) => p.entity !== undefined),
      )
      if (resolved.parties.length === 0) continue
      if (resolved.inferred) this.inferred.add(key)
      const list = this.parties[key] ?? []
      for (const party of resolved.parties)
        if (!list.some((known) => known.id === party.id)) list.push(party)
      this.parties[key] = list
    }
  }

  /** A noun that names nobody takes the place behind it: "a customer in Turkey"; not one that
   * describes a company named before: "Helvag, a family firm in Denmark".
   */
  #resolve(np: NounPhrase, named: boolean): Resolved {
    const own = resolveParties(this.#view, np, this.#ctx)
    const k = this.#view.chunks.indexOf(np)
    if (own.parties.length > 0 || k < 0 || named) return own
    // "17 companies registered in Hong Kong"
    const seat = this.#view.vg(k + 1)
    const seated =
      seat && /^(register|base|headquarter|locate|incorporate)$/.test(this.#view.lemma(seat))
    const at = seated ? k + 2 : k + 1
    if (!/^(in|of|from|based)$/.test(this.#view.word(at)) || !this.#view.np(at + 1)) return own
    const behind = this.#view
      .joined(at + 1)
      .map((next) => resolveParties(this.#view, next, this.#ctx))
    return {
      parties: behind.flatMap((found) => found.parties),
      inferred: behind.some((found) => found.inferred),
    }
  }
}
