/** "(1)", "(1-3)", "(1) to (6)", "a)" before a value. */
const number =
  /(?:^|(?<=[\s.;,]))\(?(?:\d{1,2}|[a-z])(?:\s?-\s?\d{1,2})?\)(?:\s*(?:to|and|-)\s*\(\d{1,2}\))*\s*/g

/** The values of a cell that numbers them, as the UK and UN lists do; a plain cell is one value.
 *
 * Values that are only a dash are left out.
 *
 * @example
 * splitNumbered('(1) Afghanistan. (2) Pakistan') // ['Afghanistan', 'Pakistan']
 * splitNumbered('(1) to (6) Algeria (7) Morocco') // ['Algeria', 'Morocco']
 * splitNumbered('Chad') // ['Chad']
 */
export function splitNumbered(text: string): readonly string[] {
  if (!/^\s*\(?(?:\d{1,2}|[a-z])(?:\s?-\s?\d{1,2})?\)/.test(text)) return oneValue(text)
  return text.split(number).flatMap(oneValue)
}

function oneValue(text: string): string[] {
  const value = text
    .trim()
    .replace(/^[-–]+$/, '')
    .replace(/[.;,]+$/, '')
    .trim()
  return value === '' ? [] : [value]
}
