import type { Part } from './part.ts'

/** "Forty 4" is 44: a ten followed by a unit. */
export function joinedNumbers(parts: readonly Part[]): Part[] {
  const out: Part[] = []
  for (const part of parts) {
    const before = out.at(-1)
    const tens = before?.kind === 'number' ? Number(before.text) : 0
    const unit = part.kind === 'number' ? Number(part.text) : 0
    if (before && tens >= 20 && tens < 100 && tens % 10 === 0 && unit > 0 && unit < 10) {
      out[out.length - 1] = {
        ...before,
        text: String(tens + unit),
        shown: `${before.shown} ${part.shown}`,
      }
    } else out.push(part)
  }
  return out
}

/** Letters standing alone are one abbreviation: A.B.C. is ABC. It is no word, so that none sounds like
 * it: V. Bout is not B.O.T.H. */
export function joinedLetters(parts: readonly Part[]): Part[] {
  const out: Part[] = []
  let run: Part[] = []
  const flush = () => {
    const first = run[0]
    if (first) {
      const text = run.map((p) => p.text).join('')
      const shown = run.map((p) => p.shown).join('.')
      out.push({
        ...first,
        text,
        shown,
        kind: 'name',
        sound: run.length > 1 ? 'exact' : first.sound,
      })
    }
    run = []
  }
  for (const part of parts) {
    if (part.kind === 'name' && part.text.length === 1) run.push(part)
    else {
      flush()
      out.push(part)
    }
  }
  flush()
  return out
}

/** The same word twice in a row counts once, "Shoigu Shoigu Sergey", unless nothing else is there. */
export function withoutRepeats(parts: readonly Part[], person: boolean): Part[] {
  if (!person || parts.length < 3) return [...parts]
  return parts.filter(
    (part, i) =>
      part.kind === 'initial' || part.text.length < 4 || part.text !== parts[i - 1]?.text,
  )
}
