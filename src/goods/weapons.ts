import { tableAsOf } from '../tables/index.ts'
import { type ComponentIndex, embeddedComponents } from './components.ts'
import { domainsOf, type TechnologyDomain } from './kind.ts'

/** A weapon system that public reports name: names and published facts, no technical data. */
export interface WeaponSystem {
  readonly name: string
  readonly aliases: readonly string[]
  /** "one-way attack UAV" */
  readonly kind: string
  /** ISO code of the developing country. */
  readonly country: string
  /** A system that it is said to be like, and who says so. */
  readonly like?: { readonly name: string; readonly source: string }
  readonly domains: readonly TechnologyDomain[]
  readonly verified: string
  readonly version: string
}

/** One kind of component published as found in a weapon, with its codes and parts. */
export interface WeaponComponent {
  readonly weapon: string
  readonly component: string
  readonly hs6: readonly string[]
  readonly partNumbers: readonly string[]
  readonly claims: number
}

interface Loaded {
  readonly systems: readonly WeaponSystem[]
  /** Folded name or alias → system. */
  readonly byName: ReadonlyMap<string, WeaponSystem>
  readonly longestName: number
}

let loaded: Loaded | undefined

function tokens(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

function load(): Loaded {
  if (loaded) return loaded
  const table = tableAsOf('weapon_systems', '9999-12-31')
  const systems = table.rows.map((row) =>
    Object.freeze({
      name: row.name!,
      aliases: row.aliases!.split(';').filter((alias) => alias !== ''),
      kind: row.kind!,
      country: row.country!,
      ...(row.like ? { like: { name: row.like, source: row.likeSource! } } : {}),
      domains: domainsOf([row.domains!]),
      verified: row.verified!,
      version: table.version,
    }),
  )
  const byName = new Map<string, WeaponSystem>()
  let longestName = 0
  for (const system of systems) {
    for (const name of [system.name, ...system.aliases]) {
      const words = tokens(name)
      longestName = Math.max(longestName, words.length)
      const key = words.join(' ')
      // A system's own name goes before another one's alias.
      if (!byName.has(key) || name === system.name) byName.set(key, system)
    }
  }
  loaded = { systems, byName, longestName }
  return loaded
}

/** Every weapon system that the program knows by name. */
export function weaponSystems(): readonly WeaponSystem[] {
  return load().systems
}

/** The weapon system of a name or alias, in any case, with or without hyphens.
 *
 * @example
 * weaponNamed('shahed 136')?.name // 'Shahed-136'
 * weaponNamed('Герань-2')?.like   // { name: 'Shahed-136', source: 'UK Ministry of Defence …' }
 */
export function weaponNamed(name: string): WeaponSystem | undefined {
  return load().byName.get(tokens(name).join(' '))
}

/** Names that are also everyday words stand for a weapon only when written with a capital. */
function looksLikeName(text: string): boolean {
  return /[\p{Lu}\p{Lo}\d]/u.test(text)
}

/** The weapon systems that a text names, longest name first at each place.
 *
 * @example
 * weaponsNaming('Servo for the Shahed 136 line').map((w) => w.name) // ['Shahed-136']
 */
export function weaponsNaming(text: string): readonly WeaponSystem[] {
  const { byName, longestName } = load()
  const words = [...text.normalize('NFKC').matchAll(/[\p{L}\p{N}]+/gu)].map((m) => m[0])
  const found = new Set<WeaponSystem>()
  for (let from = 0; from < words.length; from++) {
    for (let size = Math.min(longestName, words.length - from); size > 0; size--) {
      const piece = words.slice(from, from + size).join(' ')
      const system = byName.get(piece.toLowerCase())
      if (!system || !looksLikeName(piece)) continue
      found.add(system)
      from += size - 1
      break
    }
  }
  return [...found]
}

/** The graph weapon → kind of component → customs code and part number, as published.
 *
 * @param weapon name or alias; all weapons where it is left out
 * @example
 * weaponComponents('Shahed-136').find((c) => c.component === 'servo motor')?.hs6 // ['850131']
 */
export function weaponComponents(
  weapon?: string,
  components: ComponentIndex = embeddedComponents(),
): readonly WeaponComponent[] {
  const wanted = weapon === undefined ? undefined : (weaponNamed(weapon)?.name ?? weapon)
  const groups = new Map<
    string,
    { weapon: string; component: string; hs: Set<string>; parts: Set<string>; claims: number }
  >()
  for (const claim of components.claims) {
    if (wanted !== undefined && claim.weapon !== wanted) continue
    const key = `${claim.weapon}\u0000${claim.component}`
    let group = groups.get(key)
    if (!group) {
      group = {
        weapon: claim.weapon,
        component: claim.component,
        hs: new Set(),
        parts: new Set(),
        claims: 0,
      }
      groups.set(key, group)
    }
    group.claims++
    if (claim.hs6) group.hs.add(claim.hs6)
    if (claim.partNumber) group.parts.add(claim.partNumber)
  }
  return [...groups.values()].map((group) => ({
    weapon: group.weapon,
    component: group.component,
    hs6: [...group.hs].sort(),
    partNumbers: [...group.parts].sort(),
    claims: group.claims,
  }))
}
