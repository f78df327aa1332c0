import Type from 'typebox'

/**
 * What a listing does. A table maps list and programme to measures, because being on a list is
 * not by itself a prohibition: a sectoral listing does not freeze anything.
 */
export const Measure = Type.Union(
  [
    Type.Literal('asset_freeze'),
    Type.Literal('licence_required'),
    Type.Literal('sectoral'),
    Type.Literal('debt_equity'),
    Type.Literal('investment'),
    Type.Literal('port_ban'),
    Type.Literal('travel_ban'),
    Type.Literal('no_licence_exception'),
    Type.Literal('debarred'),
    /** Export privileges are denied: no dealing in what is subject to the law (EAR General Prohibition 4). */
    Type.Literal('denied'),
    /** On the user's own watch list: the house wants to look at it, no law does. */
    Type.Literal('watch'),
    Type.Literal('unknown'),
  ],
  { description: 'What a listing does; unknown where the table has no row for the programme.' },
)
export type Measure = Type.Static<typeof Measure>

/** One entry of one party on one official list. */
export const Listing = Type.Object(
  {
    dataset: Type.String({ description: 'Dataset of the entry, e.g. "us_ofac_sdn".' }),
    version: Type.String({
      description: 'Publication date, or date and SHA-256 prefix: "2021-07-30".',
    }),
    authority: Type.String({ description: 'Who lists: "US Department of the Treasury, OFAC".' }),
    jurisdiction: Type.String({ description: 'us, eu, gb, un, ch, …' }),
    programs: Type.Array(Type.String(), {
      description: 'The publisher\'s words: ["RUSSIA-EO14024"].',
    }),
    measures: Type.Array(Measure),
    recordId: Type.String({ description: 'The publisher\'s own identifier of the record: "36".' }),
    listedOn: Type.Optional(Type.String({ description: 'ISO date, at the precision known.' })),
    until: Type.Optional(
      Type.String({ description: 'ISO date on which the listing ended or ends.' }),
    ),
    scope: Type.Optional(
      Type.String({ description: 'Scope or licence requirement as published, in full.' }),
    ),
    citation: Type.Optional(Type.String({ description: 'Legal basis: "88 FR 12345".' })),
    secondarySanctionsRisk: Type.Optional(Type.Boolean()),
  },
  { description: 'One entry of one party on one official list, with what the listing does.' },
)
export type Listing = Type.Static<typeof Listing>

/** A person, organisation, vessel, aircraft, address… in the FollowTheMoney model. */
export const Entity = Type.Object(
  {
    id: Type.String({ description: 'Stable identifier: "ofac-36", "un-6907993", "NK-…".' }),
    schema: Type.String({ description: 'FollowTheMoney schema: Person, Company, Vessel, …' }),
    properties: Type.Record(Type.String(), Type.Array(Type.String())),
    datasets: Type.Array(Type.String()),
    referents: Type.Optional(Type.Array(Type.String())),
    listings: Type.Optional(Type.Array(Listing)),
    /** True for a party known only through a relation of a published record. */
    derived: Type.Optional(Type.Boolean()),
  },
  {
    description:
      'An entity of the FollowTheMoney model; listings are attached when it is loaded from a list.',
  },
)
export type Entity = Type.Static<typeof Entity>

/** One value of one property of one entity: the unit of provenance and of differences. */
export const Statement = Type.Object({
  entityId: Type.String(),
  schema: Type.String(),
  prop: Type.String({ description: 'FollowTheMoney property: "birthDate".' }),
  value: Type.String({ description: 'Normalised value: "1971-08".' }),
  original: Type.Optional(
    Type.String({ description: 'As published, where different: "Aug 1971".' }),
  ),
  lang: Type.Optional(Type.String()),
  dataset: Type.String(),
  version: Type.String(),
  recordId: Type.String({ description: "The publisher's record the value stands in." }),
  place: Type.Optional(Type.String({ description: 'Where in the file: "alt.csv, row 12".' })),
})
export type Statement = Type.Static<typeof Statement>
