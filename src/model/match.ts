import Type from 'typebox'

/**
 * One piece of evidence for or against a match. `amount` is in centinats of log-likelihood ratio;
 * one polarity throughout: positive = more alike, negative = a contradiction.
 */
export const Contribution = Type.Object(
  {
    feature: Type.String({
      description: 'Stable identifier: "name.family", "birthDate", "prior".',
    }),
    query: Type.String({ description: 'The value of the query, empty for the prior.' }),
    candidate: Type.String({ description: 'The value of the listed entity.' }),
    amount: Type.Integer({ description: 'Centinats: 100 times the natural log of the ratio.' }),
    text: Type.String({
      description: 'A reviewer\'s words: "family name equal: \\"Petrov\\" and \\"Petrov\\"".',
    }),
  },
  { description: 'One piece of evidence; the contributions add up exactly to the evidence.' },
)
export type Contribution = Type.Static<typeof Contribution>

/** Records of other lists that are the same party as the matched one. */
export const Joined = Type.Object(
  {
    party: Type.String({ description: 'The least id of its records: equal for all of them.' }),
    records: Type.Array(
      Type.Object({
        id: Type.String(),
        caption: Type.String(),
        datasets: Type.Array(Type.String()),
        because: Type.String({ description: 'Why it is held to be the same party.' }),
      }),
    ),
  },
  { description: 'Records of other lists that are held to be the same party, and why.' },
)
export type Joined = Type.Static<typeof Joined>

export const Match = Type.Object(
  {
    id: Type.String(),
    caption: Type.String(),
    schema: Type.String(),
    datasets: Type.Array(Type.String()),
    party: Type.Object({ role: Type.String(), index: Type.Integer(), name: Type.String() }),
    evidence: Type.Integer({ description: 'Sum of the amounts of the contributions.' }),
    score: Type.Number({ description: 'logistic(evidence / 100), six decimals.' }),
    match: Type.Boolean({ description: 'score >= threshold' }),
    name: Type.String({ description: "Which of the entity's names matched." }),
    contributions: Type.Array(Contribution),
    joined: Type.Optional(Joined),
  },
  { description: 'A listed entity that scored at or above the cutoff for one party.' },
)
export type Match = Type.Static<typeof Match>

/** score = logistic(evidence / 100), rounded to six decimals.
 *
 * @param evidence centinats, an integer
 * @example
 * scoreOf(0)   // 0.5
 * scoreOf(100) // 0.731059
 */
export function scoreOf(evidence: number): number {
  return Math.round(1e6 / (1 + Math.exp(-evidence / 100))) / 1e6
}

/** The smallest evidence whose score is at least `score`; its inverse within rounding.
 *
 * @param score above 0 and below 1
 * @example
 * evidenceFor(0.7) // 85
 */
export function evidenceFor(score: number): number {
  if (score <= 0) return Number.MIN_SAFE_INTEGER
  if (score >= 1) return Number.MAX_SAFE_INTEGER
  // Half a unit of the sixth decimal below, where rounding still gives the same score.
  const least = Math.max(score - 5e-7, Number.MIN_VALUE)
  let evidence = Math.floor(100 * Math.log(least / (1 - least))) - 1
  while (scoreOf(evidence) < score) evidence++
  return evidence
}
