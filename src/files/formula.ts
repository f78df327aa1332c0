/** Spreadsheet programs take a cell that begins so for a formula; the wide forms come from East
 * Asian keyboards, and tab and line ends before a sign are skipped. */
const formulaStart = /^'*[=+\-@\t\r\n＝＋－＠]/

/** A plain number, which a spreadsheet may and should read as one: -5, +3.2, -1.5e-3. */
const plainNumber = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/

/** A cell that a spreadsheet program will show instead of run.
 *
 * A cell beginning with `=`, `+`, `-`, `@`, a tab or a line end gets an apostrophe before it, as
 * typed by hand to enter text; plain numbers stay as they are. `unprotectedCell` takes exactly that
 * apostrophe off again. Source: OWASP, "CSV Injection".
 *
 * @example
 * protectedCell('=HYPERLINK("http://x")') // '\'=HYPERLINK("http://x")'
 * protectedCell('-5.2')                   // '-5.2'
 * protectedCell('+7 495 000-00-00')       // "'+7 495 000-00-00"
 */
export function protectedCell(text: string): string {
  return formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text
}

/** The cell as it was before `protectedCell`.
 *
 * @example
 * unprotectedCell("'=1+1") // '=1+1'
 * unprotectedCell("'s-Hertogenbosch") // "'s-Hertogenbosch"
 */
export function unprotectedCell(text: string): string {
  return text.startsWith("'") && formulaStart.test(text) ? text.slice(1) : text
}
