import type { Item } from '../model/index.ts'
import { memoryOf } from '../values/index.ts'
import {
  type ComponentIndex,
  embeddedComponents,
  type PartClaim,
  partFoundIn,
} from './components.ts'
import { type ControlReading, domainsOfClass, readControl } from './control.ts'
import { type DescriptionReading, goodsWords, readDescription, wordsFor } from './description.ts'
import { dotted, type HsReading, readHs } from './hs.ts'
import { domainsOf, type KindReading, type TechnologyDomain } from './kind.ts'
import { nomenclatureVersion } from './nomenclature.ts'
import { type GoodsObservation, observe } from './observe.ts'
import { type HighPriority, highPriority, type UavCategory, uavCategory } from './priority.ts'
import { type WeaponSystem, weaponsNaming } from './weapons.ts'

/** What is known of one line of goods, as of a day. */
export interface Classification {
  readonly hs: HsReading
  /** Entry of the Common High Priority List. */
  readonly highPriority?: HighPriority
  /** Component category of attack drones. */
  readonly uav?: UavCategory
  readonly eccn: ControlReading
  readonly description: DescriptionReading
  /** Kinds that the goods are of, each with its reasons; empty: not known, which is never "civil". */
  readonly kinds: readonly KindReading[]
  readonly domains: readonly TechnologyDomain[]
  /** What does not fit together, cannot be read, or must be asked; most serious first. */
  readonly observations: readonly GoodsObservation[]
  /** Published claims that the part was found in weapons. */
  readonly parts: readonly PartClaim[]
  /** Weapon systems that the description names. */
  readonly weapons: readonly WeaponSystem[]
  /** What every reader must know: a customs code does not determine the control entry. */
  readonly notes: readonly string[]
  readonly versions: readonly { readonly name: string; readonly version: string }[]
}

/** Tables that are loaded beside those the program carries. */
export interface GoodsKnowledge {
  readonly components?: ComponentIndex
}

const hsIsNotEccn =
  'A customs code does not determine the control entry: the entry follows from technical parameters.'
const notClassified = 'No control entry is stated: whether the goods are controlled is not known.'
const unknownEntry =
  'The control entry is unknown to the table: that does not mean that the goods are not controlled.'

/** Classifies one line of goods: codes, lists, kinds, domains, contradictions, published finds.
 *
 * @param asOf ISO date of lists and revisions
 * @param knowledge loaded tables; those the program carries are used where it has none
 * @example
 * classify({ hs: '8542.31', eccn: 'EAR99', description: 'Microcontrollers' }, '2024-06-01')
 * // { highPriority: { tier: '1', … }, eccn: { status: 'EAR99', … },
 * //   kinds: [{ kind: 'high-priority', … }, { kind: 'civil', … }], domains: ['microelectronics'], … }
 */
export function classify(item: Item, asOf: string, knowledge?: GoodsKnowledge): Classification {
  if (knowledge) return classified(item, asOf, knowledge)
  const { hs, hsRevision, eccn, eccnSystem, description, partNumber, maker } = item
  const said = [hs, hsRevision, eccn, eccnSystem, description, partNumber, maker]
  return recall(JSON.stringify([asOf, ...said]), () => Object.freeze(classified(item, asOf, {})))
}

/** The same goods come order after order. */
const recall = memoryOf<Classification>(5_000)

function classified(item: Item, asOf: string, knowledge: GoodsKnowledge): Classification {
  const hs = readHs(item.hs, item.hsRevision, asOf)
  const eccn = readControl(item.eccn, item.eccnSystem)
  const description = readDescription(item.description)
  const priority = highPriority(hs, asOf)
  const uav = uavCategory(hs, asOf)
  const components = knowledge.components ?? embeddedComponents()
  const parts = item.partNumber ? partFoundIn(item.partNumber, item.maker, components) : []
  const weapons = item.description ? weaponsNaming(item.description) : []
  const observed = { item, hs, control: eccn, description, priority, parts, weapons }
  return {
    hs,
    ...(priority ? { highPriority: priority } : {}),
    ...(uav ? { uav } : {}),
    eccn,
    description,
    kinds: kindsOf(hs, eccn, priority),
    domains: domainsFor(hs, eccn, uav),
    observations: observe(observed),
    parts,
    weapons,
    notes: notesFor(hs, eccn),
    versions: versionsFor(priority, eccn, components),
  }
}

function kindsOf(
  hs: HsReading,
  eccn: ControlReading,
  priority: HighPriority | undefined,
): readonly KindReading[] {
  const kinds: KindReading[] = []
  const add = (kind: KindReading['kind'], reasons: string[]) => {
    if (reasons.length > 0) kinds.push({ kind, reasons })
  }
  add('military', [...militaryEntry(eccn), ...militaryHeading(hs)])
  add('dual-use', dualUse(eccn))
  if (
    priority &&
    priority.relation !== 'under_heading' &&
    priority.relation !== 'one_of_successors'
  )
    add('high-priority', [
      `${dotted(priority.hs6)} is on the Common High Priority List, tier ${priority.tier}`,
    ])
  if (eccn.status === 'EAR99')
    add('civil', ['declared EAR99: on no entry of the US control list, by the declaration'])
  return kinds
}

function militaryEntry(eccn: ControlReading): string[] {
  if (eccn.series === '600' || eccn.series === '0x5zz') return [`${eccn.base}: ${eccn.seriesWords}`]
  if (eccn.systems[0] === 'USML') return [`${eccn.code} is of the US Munitions List (22 CFR 121.1)`]
  if (eccn.code?.startsWith('ML') || eccn.code?.startsWith('PL'))
    return [`${eccn.code} is of a munitions list`]
  return []
}

function militaryHeading(hs: HsReading): string[] {
  if (!hs.heading || hs.state === 'never') return []
  const code = hs.hs6 ?? hs.heading
  const row = goodsWords().find((words) => words.military && code.startsWith(words.prefix))
  return row ? [`heading ${dotted(row.prefix)} names arms: ${row.label.toLowerCase()}`] : []
}

function dualUse(eccn: ControlReading): string[] {
  if (eccn.status !== 'known' && eccn.status !== 'unknown' && eccn.status !== 'other_list')
    return []
  if (!eccn.code || militaryEntry(eccn).length > 0) return []
  if (eccn.status === 'other_list')
    return [`${eccn.code} is of ${eccn.systems.join(' or ')}: a control list`]
  const onlyTerror = eccn.reasonsForControl.length === 1 && eccn.reasonsForControl[0] === 'AT'
  const about = eccn.description ? ` (${eccn.description})` : ', which the table of entries lacks'
  return [
    `${eccn.base}${about}${onlyTerror ? ', on the US list for anti-terrorism reasons only' : ''}`,
  ]
}

function domainsFor(
  hs: HsReading,
  eccn: ControlReading,
  uav: UavCategory | undefined,
): readonly TechnologyDomain[] {
  const code = hs.state === 'never' ? undefined : (hs.hs6 ?? hs.heading)
  const codes = code ? [code, ...hs.successors] : []
  return domainsOf([
    ...eccn.domains,
    ...codes.flatMap((one) => wordsFor(one)?.domains ?? []),
    ...(uav ? domainsOfClass(uav.componentClass) : []),
  ])
}

function notesFor(hs: HsReading, eccn: ControlReading): readonly string[] {
  const notes: string[] = []
  if (hs.hs6) notes.push(hsIsNotEccn)
  if (eccn.status === 'none') notes.push(notClassified)
  if (eccn.status === 'unknown') notes.push(unknownEntry)
  return notes
}

function versionsFor(
  priority: HighPriority | undefined,
  eccn: ControlReading,
  components: ComponentIndex,
): Classification['versions'] {
  return [
    { name: 'hs_codes', version: nomenclatureVersion() },
    ...(priority ? [{ name: 'chpl', version: priority.version }] : []),
    { name: 'eccn', version: eccn.version },
    { name: 'weapon_components', version: components.version },
  ]
}
