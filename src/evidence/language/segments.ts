import { cues, verbCues } from '../lexicon.ts'
import type { Chunk, Mark, NounPhrase, VerbGroup } from './chunks.ts'
import type { Quotation } from './quotations.ts'
import type { Token } from './token.ts'

export type Link =
  | 'main'
  | 'complement'
  | 'relative'
  | 'sub'
  | 'coord'
  | 'shared'
  | 'appositive'
  | 'according'
  | 'quote'
  | 'paren'
  | 'aside'

/** A clause with the word that ties it to what stands before it. */
export interface Segment {
  readonly link: Link
  /** The conjunction, relative or subordinator, lower case. */
  readonly marker: string
  readonly chunks: readonly Chunk[]
  readonly from: number
  readonly to: number
  /** The noun phrase that a relative clause describes, or the subject that a verb shares. */
  readonly antecedent?: NounPhrase
  readonly quotation?: Quotation
}

const isVg = (c: Chunk | undefined): c is VerbGroup => c?.kind === 'vg'
const isNp = (c: Chunk | undefined): c is NounPhrase => c?.kind === 'np'

/** Verbs that stand in the middle of what they report. */
const parenthetical =
  /^(say|write|add|tell|claim|argue|note|suggest|believe|think|allege|contend|report|show|warn|explain|estimate|insist|maintain|recall|point|admit|acknowledge|confirm|indicate|reckon|reveal|concede|complain|assert|state|declare|remember|predict|expect|fear|stress|calculate|observe|conclude)$/

const isQuoteAhead = (chunks: readonly Chunk[], at: number): boolean =>
  chunks.slice(at, at + 3).some((c) => c.kind === 'quote')

/** Splits the chunks of one sentence into clauses. */
export class Segmenter {
  readonly #chunks: readonly Chunk[]
  readonly #tokens: readonly Token[]
  readonly #quotations: ReadonlyMap<number, Quotation>
  readonly #out: Segment[] = []
  #current: Chunk[] = []
  #link: Link = 'main'
  #marker = ''
  #antecedent: NounPhrase | undefined
  /** Chunk index at which the clause behind "said" begins, where no "that" marks it. */
  #complementAt = -1

  constructor(
    chunks: readonly Chunk[],
    tokens: readonly Token[],
    quotations: ReadonlyMap<number, Quotation>,
  ) {
    this.#chunks = chunks
    this.#tokens = tokens
    this.#quotations = quotations
  }

  run(): readonly Segment[] {
    for (let k = 0; k < this.#chunks.length; ) k = this.#step(k)
    this.#flush('main', '')
    return this.#out
  }

  #flush(link: Link, marker: string, antecedent?: NounPhrase): void {
    const first = this.#current[0]
    if (first) {
      this.#out.push({
        link: this.#link,
        marker: this.#marker,
        chunks: this.#current,
        from: first.from,
        to: this.#current.at(-1)!.to,
        ...(this.#antecedent ? { antecedent: this.#antecedent } : {}),
      })
    }
    this.#current = []
    this.#link = link
    this.#marker = marker
    this.#antecedent = antecedent
  }

  #word(k: number): string {
    const c = this.#chunks[k]
    return c && 'word' in c ? c.word : ''
  }

  #hasFinite(): boolean {
    return this.#current.some((c) => isVg(c) && c.finite)
  }

  /** A verb of content, not a modal that still waits for its verb: "could, in turn, …". */
  #hasVerb(): boolean {
    const bare = (c: VerbGroup): boolean => c.modal !== '' && c.to - c.from === 1
    return this.#current.some(
      (c) => isVg(c) && c.finite && !bare(c) && this.#tokens[c.head]!.pos === 'VERB',
    )
  }

  /** "(OFAC)", "(two of them)": an aside of one phrase does not end the clause; index behind it. */
  #abbreviation(k: number): number {
    if (!/^[([]$/.test(this.#word(k)) || !isNp(this.#chunks[k + 1])) return 0
    return /^[)\]]$/.test(this.#word(k + 2)) ? k + 3 : 0
  }

  /** Is there a subject with a finite verb from chunk k on? */
  #clauseAhead(k: number): boolean {
    let i = k
    while (this.#chunks[i]?.kind === 'adv') i++
    if (!isNp(this.#chunks[i])) return false
    i++
    let afterPhrase = false
    let appositions = false
    for (let steps = 0; steps < 10; steps++) {
      const c = this.#chunks[i]
      if (isVg(c)) {
        if (c.participle && this.#word(i + 1) === 'by') {
          i += 3
          continue
        }
        if (!c.finite) return false
        // Behind a prepositional phrase a bare participle describes: "testing of drones meant for".
        return !(c.participle && afterPhrase)
      }
      // "the guns, mostly howitzers, had": an apposition between commas
      const apposed = this.#chunks[i + 1]?.kind === 'adv' ? i + 2 : i + 1
      const closed = isNp(this.#chunks[apposed]) && this.#chunks[apposed + 1]?.kind === 'comma'
      if (c?.kind === 'comma' && closed && !appositions) {
        appositions = true
        i = apposed + 2
        continue
      }
      // "Turkey, too, has": an adverb between commas
      if (
        c?.kind === 'comma' &&
        this.#chunks[i + 1]?.kind === 'adv' &&
        this.#chunks[i + 2]?.kind === 'comma'
      ) {
        i += 3
        continue
      }
      if (c?.kind === 'adv') i++
      else if ((c?.kind === 'prep' || c?.kind === 'conj') && isNp(this.#chunks[i + 1])) {
        if (c.kind === 'prep') afterPhrase = true
        i += 2
      } else return false
    }
    return false
  }

  /** "The report, based on leaked documents,": the verb is still to come. */
  #participleAside(): boolean {
    const verbs = this.#current.filter((c) => isVg(c) && c.finite)
    const only = verbs[0]
    if (verbs.length !== 1 || !isVg(only) || only.to - only.from > 1) return false
    const at = this.#current.indexOf(only)
    const behind = this.#current[at + 1]
    const bare = this.#tokens[only.head]!.lower !== this.#tokens[only.head]!.lemma
    return (
      bare &&
      this.#current[at - 1]?.kind === 'comma' &&
      isNp(this.#current[at - 2]) &&
      behind?.kind === 'prep'
    )
  }

  /** "The result, says Ingrid Solheim, a diplomat, is that …": the comma that closes the aside. */
  #saysAside(k: number): number {
    const verb = this.#chunks[k + 1]
    if (!isVg(verb) || !this.#isCue(verb) || !isNp(this.#chunks[k + 2]) || this.#hasFinite())
      return 0
    if (!this.#current.some(isNp) || !verb.finite || verb.passive) return 0
    for (let i = k + 3; i < Math.min(this.#chunks.length - 1, k + 12); i++) {
      const c = this.#chunks[i]!
      if (isVg(c)) return 0
      if (c.kind !== 'comma') continue
      const next = this.#chunks[i + 1]
      if (isVg(next) && next.finite) return i
    }
    return 0
  }

  /** "In reality, the indictment says, the parts were …", "He had sold it, he claimed, and …": the
   * comma that closes words in the middle which only name the speaker; 0 for none.
   */
  #midAside(k: number): number {
    let i = k + 1
    while (this.#chunks[i]?.kind === 'adv') i++
    if (!isNp(this.#chunks[i])) return 0
    i++
    for (let n = 0; n < 4 && this.#chunks[i]?.kind === 'prep' && isNp(this.#chunks[i + 1]); n++)
      i += 2
    const verb = this.#chunks[i]
    if (!isVg(verb) || !verb.finite || verb.passive || verb.negated || !this.#isCue(verb)) return 0
    if (!parenthetical.test(this.#tokens[verb.head]!.lemma)) return 0
    i++
    for (let n = 0; n < 8; n++, i++) {
      const c = this.#chunks[i]
      if (c?.kind === 'comma') return this.#goesOn(i) ? i : 0
      if (!c || !/^(adv|prep|np)$/.test(c.kind)) return 0
    }
    return 0
  }

  /** Does the clause that an aside interrupts go on behind the comma? */
  #goesOn(comma: number): boolean {
    const next = this.#chunks[comma + 1]
    if (!next || next.kind === 'quote' || isQuoteAhead(this.#chunks, comma)) return false
    if (this.#hasFinite()) return next.kind === 'conj' && this.#verbAhead(comma + 2)
    const verbs = this.#chunks.slice(comma + 1, comma + 12)
    if (next.kind === 'adv' || isVg(next) || isNp(next) || next.kind === 'prep')
      return verbs.some((c) => isVg(c) && c.finite)
    return false
  }

  /** Does the clause that a source was named for begin here, and no apposition to the source? */
  #opensMain(k: number): boolean {
    if (this.#clauseAhead(k)) return true
    const first = this.#tokens[this.#chunks[k]!.from]!
    return first.pos !== 'DET' && this.#chunks.slice(k).some((c) => isVg(c) && c.finite)
  }

  /** "turbines sold as generators have ended up": a role, and no clause. */
  #asRole(k: number): boolean {
    const last = this.#current.at(-1)
    return this.#word(k) === 'as' && isVg(last) && last.participle
  }

  #verbAhead(k: number): boolean {
    let i = k
    while (this.#chunks[i]?.kind === 'adv') i++
    const c = this.#chunks[i]
    return isVg(c) && c.finite
  }

  /** What a relative clause describes: in "Silk Gate LLC in Kyrgyzstan, which" the company, in "a
   * commander in Karenni State, who" the person.
   */
  #lastNp(person = false): NounPhrase | undefined {
    const last = this.#current.at(-1)
    const prep = this.#current.at(-2)
    const before = this.#current.at(-3)
    const placed = isNp(last) && prep?.kind === 'prep' && /^(in|of|near)$/.test(prep.word)
    const named = isNp(before) && this.#tokens[before.head]!.pos === 'PROPN'
    if (placed && isNp(before) && (named || person)) return before
    return this.#current.filter(isNp).at(-1)
  }

  #subject(): NounPhrase | undefined {
    for (let i = 0; i < this.#current.length; i++) {
      const c = this.#current[i]!
      if (isVg(c) && c.finite) break
      if (isNp(c) && this.#current[i - 1]?.kind !== 'prep') return c
    }
    return this.#antecedent
  }

  /** What the relative clause describes that is open, or that the clause at hand explains: "X, who
   * asked not to be named because he is not authorised to speak, said".
   */
  #described(): NounPhrase | undefined {
    if (this.#link === 'relative') return this.#antecedent
    const before = this.#out.at(-1)
    const bare = this.#out.at(-2)?.chunks.every((c) => !isVg(c) || !c.finite)
    return this.#link === 'sub' && before?.link === 'relative' && bare
      ? before.antecedent
      : undefined
  }

  #according(k: number): boolean {
    const c = this.#chunks[k]
    return isVg(c) && this.#tokens[c.head]!.lower === 'according'
  }

  #isCue(c: VerbGroup): boolean {
    return verbCues(this.#tokens, c.head).length > 0
  }

  #putsIt(c: VerbGroup): boolean {
    return this.#isCue(c) || this.#tokens[c.head]!.lemma === 'put'
  }

  #says(c: VerbGroup): boolean {
    return /^(saying|accusing|alleging|claiming|adding|warning|arguing|insisting|telling|noting|blaming|stating|announcing|denying)$/.test(
      this.#tokens[c.head]!.lower,
    )
  }

  #inComplement(): boolean {
    return this.#link === 'complement' || this.#out.some((s) => s.link === 'complement')
  }

  /** A gerund with something behind it, which says what else the subject does. */
  #gerundAhead(k: number): boolean {
    const vg = this.#chunks[k]
    if (!isVg(vg) || vg.finite || vg.infinitive) return false
    return this.#says(vg) || isNp(this.#chunks[k + 1])
  }

  /** "blacklisted X, a bank in Y that helps …": where the relative behind an apposition begins. */
  #describedBy(k: number): number {
    if (!this.#hasFinite() || !isNp(this.#current.at(-1)) || !isNp(this.#chunks[k + 1])) return 0
    for (let i = k + 2; i < k + 7; i++) {
      const c = this.#chunks[i]
      if (c?.kind === 'rel' || c?.kind === 'that') {
        const verb = this.#chunks[i + 1]
        return isVg(verb) && verb.finite ? i : 0
      }
      if (!isNp(c) && c?.kind !== 'prep') return 0
    }
    return 0
  }

  /** "It is clear that", "it has been reported that": the subject is nobody. */
  #expletive(): boolean {
    const first = this.#current.find(isNp)
    return first !== undefined && /^(it|there)$/.test(this.#tokens[first.from]!.lower)
  }

  #complementBefore(): boolean {
    const last = this.#current.filter((c) => c.kind !== 'comma' && c.kind !== 'adv').at(-1)
    if (isVg(last) && this.#isCue(last)) return true
    if (isNp(last) && cues().has(`noun:${this.#tokens[last.head]!.lemma}`)) return true
    if (this.#expletive()) return true
    // "What I can tell you is that …"
    if (isVg(last) && this.#tokens[last.head]!.lemma === 'be') return true
    // "told reporters that", "said on Monday that", "said in a statement that"
    return this.#current.some((c) => isVg(c) && c.finite && this.#isCue(c))
  }

  /** "said North Korea has …", "told the court he had …", "expects Russia to …" */
  #zeroComplement(k: number): number {
    const vg = this.#chunks[k] as VerbGroup
    const lemma = this.#tokens[vg.head]!.lemma
    let j = k + 1
    while (this.#chunks[j]?.kind === 'adv') j++
    for (let n = 0; n < 3 && this.#chunks[j]?.kind === 'prep' && isNp(this.#chunks[j + 1]); n++)
      j += 2
    if (this.#clauseAhead(j)) return j
    if (
      /^(tell|inform|remind|warn|assure)$/.test(lemma) &&
      isNp(this.#chunks[j]) &&
      this.#clauseAhead(j + 1)
    ) {
      return j + 1
    }
    const after = this.#chunks[j + 1]
    if (
      /^(expect|believe|understand)$/.test(lemma) &&
      isNp(this.#chunks[j]) &&
      isVg(after) &&
      after.infinitive
    )
      return j
    return -1
  }

  #step(k: number): number {
    const c = this.#chunks[k]!
    if (k === this.#complementAt) this.#flush('complement', '')
    switch (c.kind) {
      case 'quote':
        this.#flush('quote', '')
        this.#current.push(c)
        this.#out.push({
          link: 'quote',
          marker: '',
          chunks: [c],
          from: c.from,
          to: c.to,
          quotation: this.#quotations.get(c.from)!,
        })
        this.#current = []
        this.#link = 'main'
        return k + 1
      case 'break': {
        const behind = this.#abbreviation(k)
        if (behind > 0) return behind
        this.#flush(c.word === '(' || c.word === '[' ? 'paren' : 'main', c.word)
        return k + 1
      }
      case 'comma':
        return this.#comma(k)
      case 'conj':
        return this.#conj(k, k + 1)
      case 'sub':
        // "while declining to join …"
        if (this.#hasFinite() && this.#gerundAhead(k + 1)) {
          this.#flush('shared', c.word, this.#subject())
          return k + 1
        }
        if (this.#clauseAhead(k + 1) && !this.#asRole(k)) {
          this.#flush('sub', c.word)
          return k + 1
        }
        break
      case 'that':
        // "sees no cause to change that but": the pronoun
        if (this.#chunks[k + 1]?.kind !== 'conj' && this.#complementBefore()) {
          this.#flush('complement', 'that')
          // "that, in return for …": the comma belongs to what follows
          return this.#chunks[k + 1]?.kind === 'comma' ? k + 2 : k + 1
        }
        break
      case 'vg':
        if (this.#according(k)) this.#flush('according', 'according to')
        else if (this.#isCue(c) && c.finite && this.#complementAt < k)
          this.#complementAt = this.#zeroComplement(k)
        break
      default:
        break
    }
    this.#current.push(c)
    return k + 1
  }

  #conj(k: number, next: number): number {
    const c = this.#chunks[k] as Mark
    const word = this.#word(next - 1) || c.word
    // "said that …, and that …"
    if (this.#chunks[next]?.kind === 'that' && this.#hasFinite() && this.#inComplement()) {
      this.#flush('complement', 'that')
      return next + 1
    }
    if (this.#hasFinite() && this.#clauseAhead(next)) {
      this.#flush('coord', word)
      return next
    }
    if (this.#hasFinite() && this.#verbAhead(next)) {
      const subject = this.#subject()
      this.#flush('shared', word, subject)
      return next
    }
    for (let i = k; i < next; i++) this.#current.push(this.#chunks[i]!)
    return next
  }

  #pushAside(from: number, to: number): void {
    const chunks = this.#chunks.slice(from, to)
    this.#out.push({
      link: 'aside',
      marker: '',
      chunks,
      from: chunks[0]!.from,
      to: chunks.at(-1)!.to,
    })
  }

  #comma(k: number): number {
    const next = this.#chunks[k + 1]
    const middle = this.#midAside(k)
    if (middle > 0) {
      const opens = !this.#hasFinite() && this.#clauseAhead(middle + 1)
      this.#pushAside(k + 1, middle)
      if (opens) this.#flush('main', ',')
      return this.#hasFinite() ? middle : middle + 1
    }
    if (isVg(next) && next.finite && this.#participleAside()) {
      this.#current.push(this.#chunks[k]!)
      return k + 1
    }
    if (next?.kind === 'rel') {
      this.#flush('relative', next.word, this.#lastNp(next.word === 'who'))
      return k + 2
    }
    if (next?.kind === 'conj') return this.#conj(k, k + 2)
    if (next?.kind === 'sub' && this.#clauseAhead(k + 2)) {
      this.#flush('sub', next.word)
      return k + 2
    }
    if (this.#according(k + 1)) return k + 1
    // "As one diplomat put it, …"
    if (
      this.#link === 'sub' &&
      this.#marker === 'as' &&
      this.#current.some((v) => isVg(v) && v.finite && this.#putsIt(v))
    ) {
      this.#flush('main', ',')
      return k + 1
    }
    // "According to the indictment, Lee, 44, and Park bought …"
    if (this.#link === 'according' && isNp(next) && this.#opensMain(k + 1)) {
      this.#flush('main', ',')
      return k + 1
    }
    if (
      isNp(next) &&
      /^(something|one|a (move|step|claim))$/.test(this.#tokens[next.from]!.lower) &&
      this.#hasFinite()
    ) {
      this.#flush('appositive', '', undefined)
      return k + 1
    }
    if (this.#word(k + 1) === 'at' && this.#word(k + 3) === 'when') {
      this.#flush('sub', 'when')
      return k + 4
    }
    // "imposed sanctions, accusing it of …", "is building a plant, using machines from …"
    if (this.#gerundAhead(k + 1) && this.#hasFinite()) {
      this.#flush('shared', '', this.#subject())
      return k + 1
    }
    const relative = this.#describedBy(k)
    if (relative > 0) {
      const described = this.#lastNp()
      this.#flush('appositive', '')
      this.#current.push(...this.#chunks.slice(k + 1, relative))
      this.#flush('relative', this.#word(relative), described)
      return relative + 1
    }
    // "X, who sits on the committee, told": the verb goes back to what the clause describes
    const described = this.#described()
    if (isVg(next) && next.finite && described && this.#hasVerb()) {
      this.#flush('shared', '', described)
      return k + 1
    }
    const aside = this.#saysAside(k)
    if (aside > 0) {
      this.#pushAside(k + 1, aside)
      return aside + 1
    }
    // "…, said Lena Marchetti": the verb comes before its subject
    if (
      isVg(next) &&
      next.finite &&
      this.#isCue(next) &&
      isNp(this.#chunks[k + 2]) &&
      this.#hasFinite()
    ) {
      this.#flush('coord', ',')
      return k + 1
    }
    if (this.#hasFinite() && this.#clauseAhead(k + 1)) {
      this.#flush('coord', ',')
      return k + 1
    }
    this.#current.push(this.#chunks[k]!)
    return k + 1
  }
}
