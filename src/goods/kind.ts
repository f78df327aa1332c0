/**
 * What goods are: `military`: munitions; `dual-use`: an entry of a control list; `high-priority`: on
 * the Common High Priority List; `civil`: declared to be on no control list. Goods can be several at
 * once, and none where nothing is known: that is never "civil".
 */
export type GoodsKind = 'civil' | 'dual-use' | 'high-priority' | 'military'

/** A kind and why the goods are of it, each reason a sentence. */
export interface KindReading {
  readonly kind: GoodsKind
  readonly reasons: readonly string[]
}

/** The technology domains, in the order in which they are listed. */
export const technologyDomains = [
  'microelectronics',
  'semiconductor-fabrication',
  'telecommunications',
  'encryption',
  'sensors',
  'lasers',
  'navigation',
  'propulsion',
  'machine-tools',
  'submarine',
  'naval',
  'maritime',
  'aeronautics',
  'stealth',
  'missile',
  'air-defence',
  'uav',
  'space',
  'nuclear',
] as const

export type TechnologyDomain = (typeof technologyDomains)[number]

/** Domain words of a table's cell, "uav;missile", each checked; in the order of the list.
 *
 * @throws Error where a table holds a word that is no domain: a fault of the table
 */
export function domainsOf(cells: readonly string[]): readonly TechnologyDomain[] {
  const words = new Set(cells.flatMap((cell) => cell.split(';')).filter((word) => word !== ''))
  const known = technologyDomains.filter((domain) => words.delete(domain))
  if (words.size > 0) throw new Error(`no technology domain: ${[...words].join(', ')}`)
  return known
}
