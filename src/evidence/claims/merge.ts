import type { ClaimKind } from '../claim.ts'
import type { Draft } from './draft.ts'
import type { ClauseView } from './view.ts'

const capability: readonly ClaimKind[] = ['use', 'development', 'production']

export function compatible(a: Draft, b: Draft): boolean {
  const same = (x: string | undefined, y: string | undefined): boolean =>
    x === undefined || y === undefined || x === y
  return same(a.from, b.from) && same(a.to, b.to)
}

export function mergeable(last: Draft, draft: Draft, view: ClauseView): boolean {
  const sharedSubject = draft.link === 'shared'
  if (sharedSubject && capability.includes(last.kind) && capability.includes(draft.kind))
    return true
  if (
    sharedSubject &&
    last.kind === draft.kind &&
    draft.to === undefined &&
    draft.kind === 'exercise'
  )
    return true
  if (
    draft.kind === 'risk' &&
    last.kind === 'risk' &&
    draft.link === 'relative' &&
    draft.affected.length > 0
  )
    return true
  void view
  return false
}

/** Takes over the words and roles of a second draft of the same message. */
export function mergeInto(target: Draft, other: Draft): void {
  target.end = Math.max(target.end, other.end)
  target.from ??= other.from as string
  target.to ??= other.to as string
  if (target.from === undefined) delete (target as { from?: string }).from
  if (target.to === undefined) delete (target as { to?: string }).to
  for (const id of other.actors) if (!target.actors.includes(id)) target.actors.push(id)
  for (const w of other.what) if (!target.what.includes(w)) target.what.push(w)
  target.domains = [...new Set([...target.domains, ...other.domains])]
  if (other.control && !target.control) target.control = other.control
  if (other.date && !target.date) target.date = other.date
  if (other.quantity && !target.quantity) target.quantity = other.quantity
  target.deniesDualUse ||= other.deniesDualUse
}

/** Of use, development and production the later says more. */
export const outranks = (draft: Draft, last: Draft): boolean =>
  capability.indexOf(draft.kind) > capability.indexOf(last.kind)
