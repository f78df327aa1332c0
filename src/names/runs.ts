import { ofCompound } from './arabic-words.ts'
import { firstSkeleton } from './skeleton.ts'
import type { Token } from './token.ts'

/** Neighbouring parts written as one word, with the particles between them. */
export interface Run {
  readonly text: string
  /** Its romanisation class, or '' where it is too short to be compared so. */
  readonly sounds: string
  readonly from: number
  readonly length: number
}

/** A part of a name with all that tells how it is joined to its neighbours. */
export interface Joinable {
  readonly token: Token
  /** Particles right before it, romanised and joined: "van der" before Bilt is "vander". */
  readonly before: string
  /** Particles after the last part: "zadeh" in Fakhr Zadeh; else ''. */
  readonly after: string
  /** The letters that count where parts are written as one word: "trans" for Trans in Trans Oil. */
  readonly spelt: string
}

/** Shorter runs say too little by their sounds. */
export const fewestRunSounds = 6

/** A run whose sounds are read when they are first asked for: most runs are unlike by their letters. */
class WrittenRun implements Run {
  readonly text: string
  readonly from: number
  readonly length: number
  readonly #written: string
  #sounds: string | undefined

  constructor(written: string, from: number, length: number, sounds?: string) {
    this.text = ofCompound(written)
    this.#written = written
    this.from = from
    this.length = length
    this.#sounds = sounds
  }

  get sounds(): string {
    this.#sounds ??= soundsOf(this.#written)
    return this.#sounds
  }
}

function soundsOf(text: string): string {
  const sounds = text.length < fewestRunSounds ? '' : firstSkeleton(text)
  return sounds.length < fewestRunSounds ? '' : sounds
}

/** Runs of one to three parts as one word: "jongun" of Jong Un, "vanderbilt" of Van der Bilt.
 *
 * @param heard whether they are compared by their sounds too. Defaults to true
 */
export function runsOf(parts: readonly Joinable[], heard = true): Run[] {
  const runs: Run[] = []
  const sounds = heard ? undefined : ''
  const add = (text: string, from: number, length: number) =>
    runs.push(new WrittenRun(text, from, length, sounds))
  for (let from = 0; from < parts.length; from++) {
    const first = parts[from] as Joinable
    let text = ''
    for (let length = 1; length <= 3 && from + length <= parts.length; length++) {
      const part = parts[from + length - 1] as Joinable
      if (part.token.kind === 'number') break
      text += (length === 1 ? '' : part.before) + part.spelt
      if (length > 1) add(text, from, length)
      if (first.before !== '') add(first.before + text, from, length)
      if (part.after !== '') add(text + part.after, from, length)
    }
  }
  return runs
}

/** What parts bring to their runs beside their tokens, as text; '' where they bring nothing. Words that
 * are romanised hold no space.
 *
 * @example
 * packJoints(nameForm('Jan van der Bilt', 'person').slots) // '   vander  '
 */
export function packJoints(parts: readonly Joinable[]): string {
  const packed = parts
    .map(({ token, before, after, spelt }) =>
      [before, after, spelt === token.text ? '' : spelt].join(' '),
    )
    .join(' ')
  return packed.trim() === '' ? '' : packed
}

/** The parts of a name from their tokens and what `packJoints` made of them. */
export function unpackJoints(
  slots: readonly Pick<Joinable, 'token'>[],
  packed: string,
): Joinable[] {
  const words = packed === '' ? [] : packed.split(' ')
  return slots.map(({ token }, i) => ({
    token,
    before: words[3 * i] ?? '',
    after: words[3 * i + 1] ?? '',
    spelt: words[3 * i + 2] || token.text,
  }))
}
