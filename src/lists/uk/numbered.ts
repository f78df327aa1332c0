/** The parts of a cell that numbers its values; one value alone has no number. A dash is none.
 *
 * @example
 * numbered('(1) Germany. (2) Morocco') // ['Germany', 'Morocco']
 */
export function numbered(text: string): string[] {
  return numberedCells(text).filter((part) => part !== '')
}

/** As `numbered`, with empty places kept, so that a second cell numbered alike can be laid beside. */
export function numberedCells(text: string): string[] {
  const trimmed = text.trim()
  const parts = /^\(1\)/.test(trimmed) ? trimmed.split(/\(\d{1,2}\)\s*/).slice(1) : [trimmed]
  return parts.map((part) =>
    part
      .trim()
      .replace(/^-(?:\s*\.)?$/, '')
      .replace(/[.;,]\s*$/, '')
      .trim(),
  )
}
