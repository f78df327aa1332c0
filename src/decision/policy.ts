import Type from 'typebox'

const Jurisdiction = Type.Union([Type.Literal('enforce'), Type.Literal('inform')])

/** The officer's table: which jurisdictions decide, what is required, where thresholds lie. */
export const Policy = Type.Object(
  {
    name: Type.String({ description: 'Shown in every decision: "default".' }),
    version: Type.String({ description: 'Date or number that the officer gives: "2026-11-01".' }),
    jurisdictions: Type.Record(Type.String(), Jurisdiction, {
      description: 'enforce: findings decide; inform: they are shown as notes.',
    }),
    required: Type.Array(Type.String(), {
      description: 'Rules that must have been evaluated for a clear: parties, destination, goods.',
    }),
    requiredLists: Type.Array(
      Type.Object({
        dataset: Type.String(),
        maxAgeDays: Type.Optional(Type.Integer({ minimum: 0 })),
      }),
    ),
    thresholds: Type.Object({
      cutoff: Type.Number({ minimum: 0, maximum: 1 }),
      match: Type.Number({ minimum: 0, maximum: 1 }),
      block: Type.Number({
        minimum: 0,
        maximum: 1,
        description:
          'From this score on a listed party blocks; between match and block a human must confirm the identity first.',
      }),
    }),
    effects: Type.Record(
      Type.String(),
      Type.Union([Type.Literal('block'), Type.Literal('review'), Type.Literal('note')]),
      { description: 'Another effect for a rule, by its identifier.' },
    ),
  },
  { description: 'The policy under which decisions are made.', additionalProperties: false },
)
export type Policy = Type.Static<typeof Policy>

const { name, version, jurisdictions, required, requiredLists, thresholds, effects } =
  Policy.properties

/** A policy as a file holds it: what it leaves out is as in the default policy. */
export const PolicyFile = Type.Object(
  {
    name,
    version,
    jurisdictions: Type.Optional(jurisdictions),
    required: Type.Optional(required),
    requiredLists: Type.Optional(requiredLists),
    thresholds: Type.Optional(Type.Partial(thresholds)),
    effects: Type.Optional(effects),
  },
  {
    description:
      'A policy file, in YAML without aliases: what it leaves out is as in the built-in policy.',
    additionalProperties: false,
  },
)

/** The policy in force where the officer gives none: every jurisdiction is enforced. */
export const defaultPolicy: Policy = Object.freeze({
  name: 'default',
  version: '2026-11-23',
  jurisdictions: { us: 'enforce', eu: 'enforce', gb: 'enforce', un: 'enforce' },
  required: ['parties', 'destination', 'goods'],
  requiredLists: [],
  thresholds: { cutoff: 0.5, match: 0.7, block: 0.85 },
  effects: {},
} satisfies Policy)
