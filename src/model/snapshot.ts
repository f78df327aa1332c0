import Type from 'typebox'

/** What trade statistics say of one corridor, published by `flows` and read by `decision`. */
export const CorridorRisk = Type.Object(
  {
    hs6: Type.String({ description: 'Six characters: "854239".' }),
    origin: Type.String({ description: 'ISO code or bloc: "de", "eu".' }),
    via: Type.Union([Type.String(), Type.Null()]),
    destination: Type.String(),
    kind: Type.Union([Type.Literal('rise'), Type.Literal('lump'), Type.Literal('fall')]),
    since: Type.String({ description: 'YYYY-MM' }),
    before: Type.Number({ description: 'Per month, in currency.' }),
    after: Type.Number(),
    currency: Type.String(),
    factor: Type.Number(),
    low: Type.Number(),
    high: Type.Number(),
    q: Type.Number(),
    text: Type.String(),
    source: Type.String(),
    version: Type.String(),
  },
  { description: 'Corridor risk as published by flows.' },
)
export type CorridorRisk = Type.Static<typeof CorridorRisk>

/** A claim beside a hit: who said what of a party, in which words; never a fact. */
export const ClaimRef = Type.Object(
  {
    claimId: Type.String(),
    document: Type.String(),
    publisher: Type.String(),
    published: Type.Optional(Type.String()),
    entityName: Type.String({ description: 'The name the document uses.' }),
    entityId: Type.Optional(Type.String({ description: 'The listed entity it was matched to.' })),
    kind: Type.String(),
    modality: Type.String(),
    source: Type.String({ description: '"Kurt Campbell, Deputy Secretary of State (us)".' }),
    quote: Type.String(),
    start: Type.Integer(),
    end: Type.Integer(),
    version: Type.String({ description: 'SHA-256 of the document.' }),
  },
  { description: 'A claim as published by evidence.' },
)
export type ClaimRef = Type.Static<typeof ClaimRef>
