import type { Classification } from '../../goods/index.ts'
import type { Item, Party } from '../../model/index.ts'
import type { FieldValue } from '../condition/compile.ts'
import type { View } from '../view.ts'

/** What a field may look at: the transaction, and the item or party that is being asked about. */
export interface Asked {
  readonly view: View
  readonly item?: Item
  /** What is known of the item. */
  readonly goods?: Classification
  readonly party?: Party
}

/** Values of fields read so far, by the number of the field; null where nothing is known. */
export type KnownValues = (Exclude<FieldValue, undefined> | null)[]

/** One that is asked, with what was read of it: the rules ask for the same fields again and again. */
export interface Subject extends Asked {
  /** Of the transaction: shared by all its goods and parties. */
  readonly known: KnownValues
  /** Of this item or party. */
  readonly own: KnownValues
}

/** A field of the rule table: its value, and what it is, for the documentation. */
export interface Field {
  readonly says: string
  readonly read: (asked: Asked) => FieldValue
}
