import { tableAsOf } from '../tables/index.ts'

/** One publisher's claim that a part was found in a weapon: a claim with a source, never a fact. */
export interface FoundInClaim {
  /** The publisher's own identifier of the record. */
  readonly record: string
  readonly partNumber: string
  readonly maker: string
  readonly makerCountry: string
  /** What the part is, "microcontroller". */
  readonly component: string
  /** Where such a component is usually classified (HS 2022): our judgement; empty where unknown. */
  readonly hs6: string
  readonly weapon: string
  readonly publisher: string
  readonly url: string
  /** ISO date on which the page was read. */
  readonly seenOn: string
}

/** Claims by part number, for looking up. */
export interface ComponentIndex {
  readonly claims: readonly FoundInClaim[]
  readonly version: string
  readonly byPart: ReadonlyMap<string, readonly FoundInClaim[]>
  /** Keys of part numbers by their first six characters. */
  readonly byStem: ReadonlyMap<string, readonly string[]>
}

/** A claim that was found for a part number, and how well it fits. */
export interface PartClaim extends FoundInClaim {
  /**
   * `exact`: the same part number; `family`: one is the beginning of the other, as with ordering
   * suffixes for package and temperature.
   */
  readonly fit: 'exact' | 'family'
  /** Whether the makers agree; undefined where one of them is not stated. */
  readonly makerAgrees: boolean | undefined
  /** The claim in a sentence, with who says it and when it was read. */
  readonly text: string
}

/** Shortest part number that can be told from a plain word or a date. */
const shortestPart = 5
/** A shared beginning shorter than this does not make a family. */
const shortestFamily = 7
const stemLength = 6

/** A part number made comparable: upper case, letters and digits; undefined where it is none.
 *
 * @example
 * partKey('stm32f405 rgt6') // 'STM32F405RGT6'
 * partKey('MOSFET')         // undefined
 */
export function partKey(text: string): string | undefined {
  const key = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
  if (key.length < shortestPart || !/\d/.test(key) || !/\p{L}/u.test(key)) return undefined
  return key
}

/** Indexes claims by part number; a claim without one stays in `claims`. */
export function indexComponents(claims: readonly FoundInClaim[], version: string): ComponentIndex {
  const byPart = new Map<string, FoundInClaim[]>()
  const byStem = new Map<string, string[]>()
  for (const claim of claims) {
    const key = partKey(claim.partNumber)
    if (!key) continue
    const same = byPart.get(key)
    if (same) {
      same.push(claim)
      continue
    }
    byPart.set(key, [claim])
    const stem = key.slice(0, stemLength)
    const stems = byStem.get(stem)
    if (stems) stems.push(key)
    else byStem.set(stem, [key])
  }
  return { claims, version, byPart, byStem }
}

let own: ComponentIndex | undefined

/** The claims that the program carries: a few dozen, each with its page. */
export function embeddedComponents(): ComponentIndex {
  if (own) return own
  const table = tableAsOf('weapon_components', '9999-12-31')
  own = indexComponents(
    table.rows.map((row) => Object.freeze({ ...row }) as unknown as FoundInClaim),
    table.version,
  )
  return own
}

/** Published claims that a part was found in weapons.
 *
 * @param maker who makes the part; a claim about another maker's part of that number stays, and says so
 * @param components another set of claims than the one the program carries
 * @example
 * partFoundIn('STM32F405RGT6')[0].text
 * // 'STM32F405RGT6 (microcontroller, STMicroelectronics) was published as found in Shahed-131 by …'
 */
export function partFoundIn(
  partNumber: string,
  maker?: string,
  components: ComponentIndex = embeddedComponents(),
): readonly PartClaim[] {
  const key = partKey(partNumber)
  if (!key) return []
  const found: PartClaim[] = []
  for (const other of components.byStem.get(key.slice(0, stemLength)) ?? []) {
    const fit = fitOf(key, other)
    if (!fit) continue
    for (const claim of components.byPart.get(other)!) {
      found.push({
        ...claim,
        fit,
        makerAgrees: makersAgree(maker, claim.maker),
        text: sentence(claim),
      })
    }
  }
  return found.sort((a, b) => order(a) - order(b) || (a.record < b.record ? -1 : 1))
}

function fitOf(key: string, other: string): PartClaim['fit'] | undefined {
  if (key === other) return 'exact'
  if (Math.min(key.length, other.length) < shortestFamily) return undefined
  return key.startsWith(other) || other.startsWith(key) ? 'family' : undefined
}

function order(claim: PartClaim): number {
  return (claim.fit === 'exact' ? 0 : 2) + (claim.makerAgrees === false ? 1 : 0)
}

/** Makers agree where they share their first word of more than two letters. */
function makersAgree(asked: string | undefined, claimed: string): boolean | undefined {
  if (!asked?.trim() || !claimed) return undefined
  const words = (text: string): readonly string[] =>
    text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []
  const mine = words(asked)
  const theirs = words(claimed)
  if (mine.length === 0 || theirs.length === 0) return undefined
  return mine.includes(theirs[0]!) || theirs.includes(mine[0]!)
}

function sentence(claim: FoundInClaim): string {
  const what = [claim.component, claim.maker].filter((part) => part !== '').join(', ')
  return `${claim.partNumber}${what ? ` (${what})` : ''} was published as found in ${claim.weapon} by ${claim.publisher} (read on ${claim.seenOn}): a claim of the publisher`
}
