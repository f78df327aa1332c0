import Type from 'typebox'

export const Effect = Type.Union([
  Type.Literal('block'),
  Type.Literal('review'),
  Type.Literal('note'),
])
export type Effect = Type.Static<typeof Effect>

export const Basis = Type.Union([
  Type.Literal('prohibition'),
  Type.Literal('licence_required'),
  Type.Literal('duty'),
  Type.Literal('indicator'),
  Type.Literal('data_quality'),
])
export type Basis = Type.Static<typeof Basis>

export const Area = Type.Union([
  Type.Literal('who'),
  Type.Literal('what'),
  Type.Literal('where'),
  Type.Literal('behaviour'),
  Type.Literal('data'),
])
export type Area = Type.Static<typeof Area>

/** A fact that a rule used: the field as the user knows it, and its value. */
export const Fact = Type.Object({ field: Type.String(), value: Type.String() })
export type Fact = Type.Static<typeof Fact>

/** Where a finding's knowledge comes from: a list entry, a table row, a series, a document. */
export const Source = Type.Object({
  dataset: Type.String({ description: 'List, table, trade file or document.' }),
  version: Type.String(),
  record: Type.Optional(Type.String({ description: "The publisher's record, row key or span." })),
  publisher: Type.Optional(Type.String()),
})
export type Source = Type.Static<typeof Source>

/** Whether the law behind a rule reaches this transaction. */
export const Nexus = Type.Object({
  status: Type.Union([Type.Literal('applies'), Type.Literal('applies_if'), Type.Literal('none')]),
  text: Type.String({
    description: '"applies if a US person takes part or the goods are of US origin".',
  }),
})
export type Nexus = Type.Static<typeof Nexus>

/** What one rule says about one transaction. */
export const Finding = Type.Object(
  {
    rule: Type.String({
      description: 'Stable identifier: "list.asset-freeze", "destination.embargo".',
    }),
    effect: Effect,
    basis: Basis,
    area: Area,
    jurisdiction: Type.String({ description: 'us, eu, gb, un, …, or "" for none.' }),
    nexus: Type.Optional(Nexus),
    text: Type.String({ description: 'One or two sentences for people.' }),
    facts: Type.Array(Fact),
    sources: Type.Array(Source),
    citation: Type.String({ description: 'Legal citation, or "own rule" where it is ours.' }),
    clears: Type.String({ description: 'What would clear it.' }),
    effectiveFrom: Type.Optional(Type.String()),
    effectiveTo: Type.Optional(Type.String()),
    needs: Type.Optional(
      Type.Array(Type.String(), { description: 'Fields a required rule lacked.' }),
    ),
  },
  { description: 'What one rule says about one transaction, with facts, source and citation.' },
)
export type Finding = Type.Static<typeof Finding>
