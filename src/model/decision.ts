import Type from 'typebox'
import { Finding } from './finding.ts'
import { Match } from './match.ts'
import { Transaction } from './transaction.ts'

export const Outcome = Type.Union([
  Type.Literal('clear'),
  Type.Literal('review'),
  Type.Literal('block'),
])
export type Outcome = Type.Static<typeof Outcome>

/** Why the outcome is what it is; `unresolved` covers indicators, duties and missing data. */
export const Why = Type.Union([
  Type.Literal('prohibited'),
  Type.Literal('licence'),
  Type.Literal('unresolved'),
  Type.Literal('nothing_found'),
])
export type Why = Type.Static<typeof Why>

export const NotEvaluated = Type.Object({
  rule: Type.String(),
  needs: Type.Array(Type.String(), {
    description: 'Fields, lists or tables it would have needed.',
  }),
  reason: Type.String(),
})
export type NotEvaluated = Type.Static<typeof NotEvaluated>

/** Version of one list, table or policy that a decision rests on. */
export const Version = Type.Object({
  kind: Type.Union([
    Type.Literal('list'),
    Type.Literal('table'),
    Type.Literal('policy'),
    Type.Literal('snapshot'),
    Type.Literal('engine'),
  ]),
  name: Type.String(),
  version: Type.String(),
  sha256: Type.Optional(Type.String()),
})
export type Version = Type.Static<typeof Version>

/** How a decision was asked for, so that `replay` can ask again. */
export const DecisionSettings = Type.Object({
  asOf: Type.String({ description: 'ISO date of the law that was applied.' }),
  knownAt: Type.Optional(Type.String({ description: 'ISO date of the versions that were known.' })),
  cutoff: Type.Number(),
  threshold: Type.Number(),
  limit: Type.Integer(),
  drop: Type.Optional(Type.Array(Type.String(), { description: 'Fields left out of matching.' })),
})
export type DecisionSettings = Type.Static<typeof DecisionSettings>

/** Outcome, findings, what was not evaluated, all versions, and a digest over them. */
export const Decision = Type.Object(
  {
    outcome: Outcome,
    why: Why,
    demonstration: Type.Optional(Type.Literal(true)),
    subject: Transaction,
    settings: DecisionSettings,
    matches: Type.Array(Match),
    matchesTotal: Type.Integer(),
    findings: Type.Array(Finding),
    notEvaluated: Type.Array(NotEvaluated),
    versions: Type.Array(Version),
    digest: Type.String({
      description: 'SHA-256 over canonical JSON (RFC 8785) of all the other fields.',
    }),
  },
  { description: 'One decision about one transaction.' },
)
export type Decision = Type.Static<typeof Decision>
