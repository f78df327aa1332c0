import { TidewaiterError } from '../../model/index.ts'
import { compareText } from '../../values/index.ts'
import { sharedList } from './candidates.ts'
import { judge } from './judge.ts'
import type { ResolverRecord } from './record.ts'
import type { Join, JoinDecision, JoinedParty } from './resolution.ts'

/** Parties as they grow: every record is one of its own until it is joined with another. */
export class Clusters {
  private readonly records: ReadonlyMap<string, ResolverRecord>
  private readonly groups = new Map<string, { members: string[]; joins: Join[] }>()
  private readonly separate = new Map<string, JoinDecision>()

  /** @throws TidewaiterError `screening.joins` where decisions contradict each other */
  constructor(records: ReadonlyMap<string, ResolverRecord>, decisions: readonly JoinDecision[]) {
    this.records = records
    for (const one of decisions)
      if (one.decision === 'separate') this.separate.set(pairKey(one.a, one.b), one)
    for (const one of decisions) if (one.decision === 'join') this.joinByUser(one)
  }

  /** Joins two records and with them their parties.
   *
   * @returns why not, in one sentence; undefined where they are one party now
   */
  join(join: Join): string | undefined {
    const [left, right] = [this.groupOf(join.a), this.groupOf(join.b)]
    if (left !== right) {
      const refused = this.refusal(join, left.members, right.members)
      if (refused !== undefined) return refused
    }
    this.unite(join)
    return undefined
  }

  /** Every record that is joined with another, with its party. */
  parties(): ReadonlyMap<string, JoinedParty> {
    const parties = new Map<string, JoinedParty>()
    for (const group of new Set(this.groups.values())) {
      if (group.members.length < 2) continue
      const members = [...group.members].sort(compareText)
      const party = { id: members[0]!, members, joins: group.joins }
      for (const member of members) parties.set(member, party)
    }
    return parties
  }

  private joinByUser(one: JoinDecision): void {
    // A decision about a record that is not loaded waits until it is.
    if (!this.records.has(one.a) || !this.records.has(one.b)) return
    const [left, right] = [this.groupOf(one.a), this.groupOf(one.b)]
    for (const a of left.members)
      for (const b of right.members) {
        const held = this.separate.get(pairKey(a, b))
        if (held) throw contradiction(one, held)
      }
    const [a, b] = one.a < one.b ? [one.a, one.b] : [one.b, one.a]
    this.unite({ a, b, ground: 'user', evidence: 0, text: saidBy(one) })
  }

  private groupOf(id: string): { members: string[]; joins: Join[] } {
    let group = this.groups.get(id)
    if (!group) {
      group = { members: [id], joins: [] }
      this.groups.set(id, group)
    }
    return group
  }

  private unite(join: Join): void {
    const [left, right] = [this.groupOf(join.a), this.groupOf(join.b)]
    left.joins.push(join)
    if (left === right) return
    left.members.push(...right.members)
    left.joins.push(...right.joins)
    for (const member of right.members) this.groups.set(member, left)
  }

  private refusal(join: Join, left: readonly string[], right: readonly string[]) {
    for (const a of left)
      for (const b of right) {
        const held = this.separate.get(pairKey(a, b))
        if (held) return saidBy(held)
        if (a === join.a && b === join.b) continue
        const [first, second] = a < b ? [a, b] : [b, a]
        const verdict = judge(this.records.get(first)!, this.records.get(second)!)
        if (verdict?.same === false && verdict.contradicts)
          return `It would bring ${first} and ${second} together. ${verdict.text}`
        const list = sharedList(this.records.get(first)!, this.records.get(second)!)
        if (list !== undefined)
          return `It would bring ${first} and ${second} together, and both stand on ${list}.`
      }
    return undefined
  }
}

function saidBy(one: JoinDecision): string {
  const word = one.decision === 'join' ? 'one party' : 'two parties'
  return `Decided by ${one.by} on ${one.on}: ${word}, because ${one.why}.`
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a}\u0000${b}` : `${b}\u0000${a}`
}

function contradiction(join: JoinDecision, separate: JoinDecision): TidewaiterError {
  return new TidewaiterError({
    code: 'screening.joins',
    act: 'cannot follow the decisions on joins',
    value: `${join.a} and ${join.b}`,
    reason: `they are joined by ${join.by} on ${join.on}, while ${separate.a} and ${separate.b}, which that brings together, are held apart by ${separate.by} on ${separate.on}`,
    remedy: 'Take one of the two decisions back.',
  })
}
