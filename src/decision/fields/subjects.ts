import type { Classification } from '../../goods/index.ts'
import type { Item, Party } from '../../model/index.ts'
import type { FieldValue } from '../condition/evaluate.ts'
import type { View } from '../view.ts'

/** What a field may look at: the transaction, and the item or party that is being asked about. */
export interface Asked {
  readonly view: View
  readonly item?: Item
  /** What is known of the item. */
  readonly goods?: Classification
  readonly party?: Party
  /** Values read so far: the rules ask for the same fields again and again. */
  readonly known?: Map<string, FieldValue>
}

/** A field of the rule table: its value, and what it is, for the documentation. */
export interface Field {
  readonly says: string
  readonly read: (asked: Asked) => FieldValue
}
