import type { Candidate } from './candidates.ts'
import type { Draft } from './draft.ts'
import { inherit } from './inherit.ts'
import type { ReaderState } from './state.ts'
import { quantityIn, thingOf } from './things.ts'
import type { ClauseView } from './view.ts'

export function fillRoles(
  state: ReaderState,
  draft: Draft,
  view: ClauseView,
  best: Candidate,
): void {
  const ids = (role: string): string[] => (best.parties[role] ?? []).map((party) => party.id)
  for (const role of best.inferred) draft.inferred.add(role)
  const from = ids('from')[0]
  const to = ids('to')[0]
  if (from && !draft.from) draft.from = from
  if (to && to !== draft.from && !draft.to) draft.to = to
  for (const id of ids('actors')) if (!draft.actors.includes(id)) draft.actors.push(id)
  for (const id of ids('affected')) if (!draft.affected.includes(id)) draft.affected.push(id)
  for (const np of best.what) {
    const thing = thingOf(view, np)
    if (thing !== '' && !draft.what.includes(thing)) draft.what.push(thing)
  }
  const quantity = best.what.map((np) => quantityIn(view, np)).find((q) => q !== undefined)
  if (quantity) draft.quantity = quantity
  if (
    best.frame.kind === 'support' &&
    draft.what.length > 0 &&
    best.frame.preps.with === 'what' &&
    namesGoods(view, best)
  )
    draft.kind = 'transfer'
  // "developing drones for Russia": a maker and a receiver
  if (/^(development|production)$/.test(draft.kind) && draft.to && draft.actors.length === 1) {
    draft.from = draft.actors[0]!
    draft.actors = []
  }
  for (const list of Object.values(best.parties))
    for (const party of list) state.discourse.noteParty(party)
  inherit(state, draft, view, best)
}

function namesGoods(view: ClauseView, best: Candidate): boolean {
  return best.what.some((np) =>
    view.p.goods.some((g) => g.from >= np.from && g.to <= np.to && g.term.class !== 'military'),
  )
}
