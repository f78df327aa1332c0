import { type Dataset, datasets } from '../dataset.ts'
import type { Tally } from '../tally.ts'

/** Programmes that stand on OFAC's non-SDN list alone. */
const nonSdn = /^(?:NS-|CMIC-|561-|SSI|CAPTA|MBS)/

/** Whether a record can only be of the Consolidated list: sectoral directives, NS-CMIC, NS-PLC and
 * correspondent-account programmes stand there.
 */
export function isNonSdn(programs: readonly string[], hasDirective: boolean): boolean {
  return hasDirective || programs.some((program) => nonSdn.test(program))
}

/** Which of OFAC's two lists the records are of: both have the same form.
 *
 * Where the records do not agree, the file's name decides, and the report says so.
 */
export function datasetOf(
  { records, nonSdn: votes }: { readonly records: number; readonly nonSdn: number },
  fileName: string,
  tally: Tally,
): Dataset {
  const sdn = datasets.get('us_ofac_sdn')!
  const consolidated = datasets.get('us_ofac_cons')!
  const share = records === 0 ? 0 : votes / records
  if (share >= 0.7) return consolidated
  if (share <= 0.3) return sdn
  const byName = /cons/i.test(fileName) ? consolidated : sdn
  tally.drift(
    `the programmes do not tell which OFAC list this is; read as ${byName.name} by its name`,
  )
  return byName
}
