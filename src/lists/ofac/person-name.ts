/** A person's name as OFAC prints it, taken apart. */
export interface PersonName {
  /** In natural order: "Carlos Alberto NASSER ARANA". */
  readonly full: string
  readonly last?: string
  readonly given?: string
  readonly suffix?: string
  readonly title?: string
}

const suffixes = /^(?:Jr\.?|Sr\.?|II|III|IV|V|Esq\.?|Ph\.?D\.?)$/i
const titles =
  /^(?:(?:Dr|Prof|Gen|Col|Maj|Lt|Capt|Brig|Adm|Eng|Hon|Rev)\.|Doctor|Professor|Colonel|Major General|Lieutenant General|Brigadier General)\s+(?=\S)/i

/** Turns "LAST, First Middle, Jr." into natural order and parts; a name without a comma stays whole.
 *
 * @example
 * personName('DELOS REYES, Feliciano Semborio, Jr.')
 * // { full: 'Feliciano Semborio DELOS REYES Jr.', last: 'DELOS REYES',
 * //   given: 'Feliciano Semborio', suffix: 'Jr.' }
 */
export function personName(printed: string): PersonName {
  const pieces = printed.split(',').map((piece) => piece.trim())
  const last = pieces[0] ?? ''
  const rest = pieces.slice(1).filter((piece) => piece !== '')
  if (last === '' || rest.length === 0) return { full: last === '' ? rest.join(' ') : last }
  const suffix = rest.length > 1 && suffixes.test(rest[rest.length - 1]!) ? rest.pop()! : undefined
  const words = rest.join(' ')
  const title = titles.exec(words)?.[0].trim()
  const given = title ? words.slice(title.length).trim() : words
  return {
    full: [given, last, suffix].filter(Boolean).join(' '),
    last,
    given,
    ...(suffix ? { suffix } : {}),
    ...(title ? { title } : {}),
  }
}
