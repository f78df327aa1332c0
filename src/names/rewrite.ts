/** One replacement: what, by what, and the letters without which it cannot apply, as alternatives
 * ('ck|q': either c and k, or q); '=' for two equal letters side by side, '' for no condition. */
export type Step = readonly [pattern: RegExp, by: string, needs: string]

/** The set of the letters of a word, one bit each (digits share bits with letters).
 *
 * @example
 * letterSet('ab') === letterSet('ba') // true
 */
export function letterSet(word: string): number {
  let set = 0
  for (let i = 0; i < word.length; i++) set |= 1 << (word.charCodeAt(i) % 32)
  return set
}

/** How many members a set of bits has.
 *
 * @example
 * setSize(letterSet('anna')) // 2
 */
export function setSize(bits: number): number {
  let rest = bits
  let count = 0
  while (rest !== 0) {
    rest &= rest - 1
    count++
  }
  return count
}

/** A function that applies replacements in order, and tries none that cannot apply: most words lack
 * the letters of most steps, and a test of bits is far cheaper than a search.
 *
 * @example
 * rewriter([[/kh|gh/g, 'h', 'kh|gh'], [/x/g, 'ks', 'x']])('khomaxi') // 'homaksi'
 */
export function rewriter(steps: readonly Step[]): (word: string) => string {
  const ready = steps.map(([pattern, by, needs]) => ({
    pattern,
    by,
    brings: letterSet(by),
    doubled: needs === '=',
    needs: needs === '' || needs === '=' ? [0] : needs.split('|').map(letterSet),
  }))
  return (word) => {
    let out = word
    // Letters are only added to the set, so that it always holds those of the word.
    let letters = letterSet(word)
    for (const step of ready) {
      if (step.doubled ? !hasDouble(out) : !holdsOne(letters, step.needs)) continue
      out = out.replace(step.pattern, step.by)
      letters |= step.brings
    }
    return out
  }
}

function holdsOne(letters: number, sets: readonly number[]): boolean {
  for (let i = 0; i < sets.length; i++) {
    const set = sets[i] as number
    if ((letters & set) === set) return true
  }
  return false
}

function hasDouble(word: string): boolean {
  for (let i = 1; i < word.length; i++)
    if (word.charCodeAt(i) === word.charCodeAt(i - 1)) return true
  return false
}
