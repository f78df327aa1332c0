/** A citation as a finding shows it: where the row that it stands in was not checked against a public
 * copy of the text, it says so.
 *
 * @param verified the column `verified` of the row: V, V with a source, or M
 * @example
 * cited('FIN-2023-NTC2', 'M') // 'FIN-2023-NTC2 (not verified against the source)'
 */
export function cited(citation: string, verified: string): string {
  return verified.startsWith('V') ? citation : `${citation} (not verified against the source)`
}
