import type { Entity } from '../../model/index.ts'
import { compareText } from '../../values/index.ts'
import { plain } from './judge.ts'
import type { ResolverRecord } from './record.ts'

/** All pairs of records of different lists that share a reference, a number, a name or a day of birth,
 * each once, the lesser id first: exactly those of which `judge` can say that they may be one party. */
export function candidatePairs(
  records: ReadonlyMap<string, ResolverRecord>,
): readonly (readonly [string, string])[] {
  const blocks = new Map<string, string[]>()
  const file = (key: string, id: string): void => {
    const block = blocks.get(key)
    if (block) block.push(id)
    else blocks.set(key, [id])
  }
  for (const record of records.values()) {
    for (const reference of record.references) file(`r${reference}`, record.id)
    for (const number of record.permanent.keys()) file(`p${number}`, record.id)
    for (const number of record.numbers) file(`n${number}`, record.id)
    for (const name of record.names) file(`s${name}`, record.id)
    for (const day of record.birthDays) file(`d${day}`, record.id)
  }
  const pairs = new Map<string, readonly [string, string]>()
  for (const block of blocks.values()) {
    block.sort(compareText)
    for (let i = 0; i < block.length; i++)
      for (let j = i + 1; j < block.length; j++) {
        const [a, b] = [block[i]!, block[j]!]
        if (sharedList(records.get(a)!, records.get(b)!) === undefined)
          pairs.set(`${a}\u0000${b}`, [a, b])
      }
  }
  return [...pairs.values()]
}

/** Countries of identity papers, by holder and number. */
export function papersOf(
  relations: readonly Entity[],
): ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, Map<string, Set<string>>>()
  for (const { schema, properties } of relations) {
    if (schema !== 'Passport' && schema !== 'Identification') continue
    for (const holder of properties.holder ?? []) {
      const papers = found.get(holder) ?? new Map<string, Set<string>>()
      found.set(holder, papers)
      for (const number of properties.number ?? []) {
        const countries = papers.get(plain(number)) ?? new Set<string>()
        papers.set(plain(number), countries)
        for (const country of properties.country ?? []) countries.add(country)
      }
    }
  }
  return found
}

/** A list on which both stand: its publisher holds them apart. */
export function sharedList(a: ResolverRecord, b: ResolverRecord): string | undefined {
  for (const list of a.lists) if (b.lists.has(list)) return list
  return undefined
}
