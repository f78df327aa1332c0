import type { Rule } from '../rule.ts'
import { addresses } from './addresses.ts'
import { destination } from './destination.ts'
import { goods } from './goods.ts'
import { input } from './input.ts'
import { licence } from './licence.ts'
import { listings } from './listings.ts'
import { listsState } from './lists-state.ts'
import { ownership } from './ownership.ts'
import { route } from './route.ts'
import { snapshots } from './snapshots.ts'
import { table } from './table.ts'

/** Every rule, in the order in which an officer reads: who, what, where, data. */
export const rules: readonly Rule[] = [
  listings,
  addresses,
  ownership,
  goods,
  licence,
  destination,
  route,
  table,
  snapshots,
  listsState,
  input,
]
