import type { Effect, Listing } from '../model/index.ts'
import { tableAsOf } from '../tables/index.ts'
import { cited } from './cited.ts'
import type { View } from './view.ts'

interface SectoralMeaning {
  readonly effect: Effect
  readonly words: string
  readonly clears: string
}

/**
 * Headings under which equipment for oil projects is usually declared: pipes, drill bits, pumps,
 * valves, drilling machines and their parts, drilling trucks, platforms, survey instruments. Our own
 * choice, wide on purpose.
 */
const oilHeadings = /^(?:730[4-7]|8207|8413|8421|8430|8431|8479|8481|8705|8905|8906|9015)/

/** True where every item has an HS code and none stands under a heading of oil equipment. */
function plainlyNoOilEquipment({ goods }: View): boolean {
  return (
    goods.length > 0 && goods.every(({ hs }) => hs.hs6 !== undefined && !oilHeadings.test(hs.hs6))
  )
}

/** What a sectoral listing means for this trade, where the table knows what its programme restricts.
 *
 * @param role what the listed party does in the transaction
 * @returns nothing for a programme that the table does not know: its general meaning stays
 * @example
 * sectoralMeaning(listingUnder('EO14024 Directive 4'), 'bank', view)?.effect // 'block'
 */
export function sectoralMeaning(
  listing: Listing,
  role: string,
  view: View,
): SectoralMeaning | undefined {
  const programmes = new Set(listing.programs.map((program) => program.toUpperCase()))
  const row = tableAsOf('sectoral_matters', view.context.asOf).rows.find((one) =>
    programmes.has(one.program!),
  )
  if (!row) return undefined
  const words = cited(row.words!, row.verified!)
  switch (row.matter) {
    case 'all_dealings':
      return { effect: 'block', words, clears: 'No US person takes part, or a licence of OFAC' }
    case 'correspondent_accounts':
      return {
        effect: role === 'bank' || role === 'payer' ? 'review' : 'note',
        words: `${words}; trade in goods is not restricted by this listing`,
        clears: 'Payment through another bank',
      }
    default:
      return {
        effect: plainlyNoOilEquipment(view) || view.partiesOnly ? 'note' : 'review',
        words: `${words}${plainlyNoOilEquipment(view) ? '; these goods are none of the usual equipment for it' : ''}`,
        clears: 'A statement that the deal is outside the directive',
      }
  }
}
