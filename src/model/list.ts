import Type from 'typebox'

/** Things that were not kept of a published file, with a reason and the first example. */
export const Skipped = Type.Object({
  unit: Type.Union([Type.Literal('record'), Type.Literal('name'), Type.Literal('address')]),
  reason: Type.String(),
  count: Type.Integer(),
  first: Type.String({ description: 'Place and value of the first: "add.csv, row 5: -0-".' }),
})
export type Skipped = Type.Static<typeof Skipped>

/** What loading one dataset found: the contract of `lists load --format json`. */
export const FileReport = Type.Object({
  path: Type.String(),
  parts: Type.Array(Type.String()),
  format: Type.String({ description: 'ofac-csv, un-xml, ftm-jsonl, mapped.' }),
  dataset: Type.String(),
  version: Type.String(),
  read: Type.Integer({ description: "Publisher's records read." }),
  kept: Type.Integer({ description: "Publisher's records kept." }),
  derived: Type.Integer({ description: 'Parties known only through a relation.' }),
  skipped: Type.Array(Skipped),
  schemata: Type.Record(Type.String(), Type.Integer()),
  names: Type.Integer({ description: 'Name and alias rows kept.' }),
  addresses: Type.Integer({ description: 'Address rows kept.' }),
  birthDates: Type.Integer({ description: 'Records that have a birth date.' }),
  /** Remark parts that no pattern took: kept in notes, counted here. */
  unparsed: Type.Optional(Type.Integer()),
  /** Unknown columns, elements, schemata, properties or programmes: reported, values kept. */
  drift: Type.Optional(Type.Array(Type.String())),
  /** Whether this version became the active one; only where lists are kept. */
  active: Type.Optional(Type.Boolean()),
  standing: Type.Optional(
    Type.String({ description: 'Why it did not become the active version, in one sentence.' }),
  ),
})
export type FileReport = Type.Static<typeof FileReport>

export const LoadReport = Type.Object({
  files: Type.Array(FileReport),
  /** Files of a folder that were not read: `{ path: 'lists/notes.txt', reason: 'it is empty' }`. */
  passedOver: Type.Optional(
    Type.Array(Type.Object({ path: Type.String(), reason: Type.String() })),
  ),
})
export type LoadReport = Type.Static<typeof LoadReport>

/** Differences of two versions of a list: publishers' records only. */
export const ListDiff = Type.Object({
  added: Type.Array(Type.String()),
  removed: Type.Array(Type.String()),
  changed: Type.Array(Type.Object({ id: Type.String(), properties: Type.Array(Type.String()) })),
})
export type ListDiff = Type.Static<typeof ListDiff>
