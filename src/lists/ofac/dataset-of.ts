import { type Dataset, datasets } from '../dataset.ts'
import type { Tally } from '../tally.ts'
import { cell, programsIn } from './layout.ts'
import type { PlacedCells } from './record.ts'

/** Programmes that stand on OFAC's non-SDN list alone. */
const nonSdn = /^(?:NS-|CMIC-|561-|SSI|CAPTA|MBS)/

/** Which of OFAC's two lists the records are of: both have the same form.
 *
 * The records tell: sectoral directives, NS-CMIC, NS-PLC and correspondent-account programmes stand
 * on the Consolidated list. Where they do not agree, the file's name decides, and the report says so.
 */
export function datasetOf(
  primary: readonly PlacedCells[],
  fileName: string,
  tally: Tally,
): Dataset {
  const sdn = datasets.get('us_ofac_sdn')!
  const consolidated = datasets.get('us_ofac_cons')!
  let votes = 0
  for (const { cells } of primary) {
    const outside = programsIn(cell(cells, 'Program')).some((program) => nonSdn.test(program))
    if (outside || /Directive Determination/.test(cell(cells, 'Remarks'))) votes++
  }
  const share = primary.length === 0 ? 0 : votes / primary.length
  if (share >= 0.7) return consolidated
  if (share <= 0.3) return sdn
  const byName = /cons/i.test(fileName) ? consolidated : sdn
  tally.drift(
    `the programmes do not tell which OFAC list this is; read as ${byName.name} by its name`,
  )
  return byName
}
