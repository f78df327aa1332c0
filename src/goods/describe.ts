import { type Classification, classify, type GoodsKnowledge } from './classify.ts'
import { partKey } from './components.ts'
import { readControl } from './control.ts'
import { readHs } from './hs.ts'
import { type CodeSuggestion, type NomenclatureLine, suggestCodes } from './suggest.ts'
import {
  type WeaponComponent,
  type WeaponSystem,
  weaponComponents,
  weaponNamed,
} from './weapons.ts'

/** What a question about goods was taken for, and what is known. */
export interface GoodsAnswer {
  readonly query: string
  readonly asOf: string
  readonly takenFor: 'hs' | 'eccn' | 'part' | 'weapon' | 'description'
  readonly classification: Classification
  /** The text of the code in a loaded nomenclature. */
  readonly nomenclature?: string
  readonly suggestions: readonly CodeSuggestion[]
  readonly weapon?: WeaponSystem
  readonly components: readonly WeaponComponent[]
}

/** Loaded tables for `describeCode`. */
export interface DescribeKnowledge extends GoodsKnowledge {
  readonly nomenclature?: readonly NomenclatureLine[]
}

/** What an HS code, an ECCN, a part number, a weapon's name or a description means.
 *
 * @param asOf ISO date
 * @example
 * describeCode('8542.31', '2024-06-01').takenFor       // 'hs'
 * describeCode('3A001.a.2', '2024-06-01').takenFor     // 'eccn'
 * describeCode('ball bearings', '2024-06-01').takenFor // 'description'
 */
export function describeCode(
  query: string,
  asOf: string,
  knowledge: DescribeKnowledge = {},
): GoodsAnswer {
  const text = query.trim()
  const takenFor = kindOf(text, asOf, knowledge)
  const fields = {
    hs: { hs: text },
    eccn: { eccn: text },
    part: { partNumber: text },
    weapon: {},
    description: { description: text },
  } as const
  const classification = classify(fields[takenFor], asOf, knowledge)
  const code = classification.hs.hs6 ?? classification.hs.heading
  const line = code ? knowledge.nomenclature?.find((one) => one.code === code) : undefined
  const weapon = takenFor === 'weapon' ? weaponNamed(text) : undefined
  return {
    query: text,
    asOf,
    takenFor,
    classification,
    ...(line ? { nomenclature: line.text } : {}),
    suggestions: takenFor === 'description' ? suggestCodes(text, knowledge.nomenclature) : [],
    ...(weapon ? { weapon } : {}),
    components: weapon ? weaponComponents(weapon.name, knowledge.components) : [],
  }
}

function kindOf(text: string, asOf: string, knowledge: DescribeKnowledge): GoodsAnswer['takenFor'] {
  const control = readControl(text)
  if (control.code) return 'eccn'
  if (weaponNamed(text)) return 'weapon'
  const hs = readHs(text, undefined, asOf)
  if (hs.state !== 'unreadable' && hs.state !== 'none') return 'hs'
  if (/^\d[\d.\s-]*$/.test(text)) return 'hs'
  const oneWord = !/\s\p{L}{3,}/u.test(text) && partKey(text) !== undefined
  return oneWord || (knowledge.components?.byPart.has(partKey(text) ?? '') ?? false)
    ? 'part'
    : 'description'
}
