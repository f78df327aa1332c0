import {
  eachQueryKey,
  linkGain,
  type Relation,
  relate,
  shortestPrefix,
  type TakeKey,
  type Token,
  type Weights,
} from '../names/index.ts'
import { hashWithout } from './hash-table.ts'
import type { NameTable } from './name-table.ts'

/** The tokens of a table that are related to a token, and what each agreement is worth. */
export interface Neighbours {
  readonly ids: Uint32Array
  readonly gains: Int32Array
  readonly relations: readonly Relation[]
  /** The greatest gain, 0 where there is no neighbour. */
  readonly best: number
  /** How many records hold a neighbour, counted once per neighbour. */
  readonly cost: number
}

/** Finds neighbours of tokens in one table, and remembers them: names repeat. */
export interface NeighbourFinder {
  of(token: Token, weights: Weights): Neighbours
}

const mostRemembered = 1 << 16

/** Initials are left out: they are many, worth little, and counted in the bounds instead. */
export function neighbourFinder(table: NameTable): NeighbourFinder {
  const remembered = new Map<Token, Neighbours>()
  let rememberedFor: Weights | undefined
  const stamps = new Uint32Array(table.vocabulary.size)
  let stamp = 0
  return {
    of(token, weights) {
      if (rememberedFor !== weights) {
        remembered.clear()
        rememberedFor = weights
      }
      const known = remembered.get(token)
      if (known) return known
      stamp = (stamp + 1) >>> 0
      if (stamp === 0) {
        stamps.fill(0)
        stamp = 1
      }
      const found = find(table, token, weights, { stamps, stamp })
      if (remembered.size >= mostRemembered) remembered.clear()
      remembered.set(token, found)
      return found
    },
  }
}

function find(
  table: NameTable,
  token: Token,
  weights: Weights,
  seen: { stamps: Uint32Array; stamp: number },
): Neighbours {
  const ids: number[] = []
  const gains: number[] = []
  const relations: Relation[] = []
  let best = 0
  let cost = 0
  const context = { weights, person: table.kind === 'person' }
  const consider = (id: number) => {
    if (seen.stamps[id] === seen.stamp) return
    seen.stamps[id] = seen.stamp
    const other = table.vocabulary.token(id)
    const relation = relate(token, other)
    if (relation === undefined || relation === 'initial') return
    const gain = linkGain(token, other, relation, context)
    ids.push(id)
    gains.push(gain)
    relations.push(relation)
    if (gain > best) best = gain
    cost += (table.postingsAt[id + 1] as number) - (table.postingsAt[id] as number)
  }
  const lookUp: TakeKey = (kind, word, without, also) =>
    table.keys.each(hashWithout(kind, word, without, also), consider)
  eachQueryKey(token, lookUp)
  if (token.text.length >= shortestPrefix && token.kind !== 'number') {
    longer(table, token.text, consider)
    for (let length = shortestPrefix; length < token.text.length; length++)
      lookUp('t', token.text.slice(0, length), -1, -1)
  }
  return { ids: Uint32Array.from(ids), gains: Int32Array.from(gains), relations, best, cost }
}

/** Words that begin with a word and are at most twice as long. */
function longer(table: NameTable, text: string, consider: (id: number) => void): void {
  const { vocabulary } = table
  for (let id = vocabulary.from(text); id < vocabulary.size; id++) {
    const other = vocabulary.text(id)
    if (!other.startsWith(text)) return
    if (other.length <= 2 * text.length) consider(id)
  }
}
