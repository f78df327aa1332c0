import { type ColumnMeaning, targetWords, understandColumn } from './column.ts'

/** So many targets are named before the rest is told by its kind. */
const named = 5
/** A target that is less alike is not near. */
const leastAlike = 0.25

/** The targets that a mapping may use, in a sentence, those nearest to a wrong one first.
 *
 * @example
 * describeTargets('destination')
 * // 'Nearest: route.destinationCountry, … . A target is a property of a party (name, alias, …), …'
 */
export function describeTargets(wrong: string): string {
  const { properties, roles, fields } = targetWords()
  const whole = [...properties, ...fields, ...roles.map((role) => `${role}.name`)]
  const heading = understandColumn(wrong)
  const likely = whole
    .map((target) => ({ target, by: likeness(wrong, target) }))
    .filter(({ by }) => by >= leastAlike)
    .sort((one, other) => other.by - one.by)
    .map(({ target }) => target)
  const nearest = [...new Set([...(heading ? [targetOf(heading)] : []), ...likely])]
  return [
    ...(nearest.length > 0 ? [`Nearest: ${nearest.slice(0, named).join(', ')}.`] : []),
    `A target is a property of a party (${properties.join(', ')}),`,
    `one with its role before it, such as buyer.name (roles: ${roles.join(', ')}),`,
    `or a field of the order (${fields.join(', ')}); - leaves a column out.`,
  ].join(' ')
}

function targetOf(meaning: ColumnMeaning): string {
  if (meaning.kind === 'field') return meaning.target
  return meaning.role ? `${meaning.role}.${meaning.property}` : meaning.property
}

/** Share of the pairs of neighbouring letters that two words have in common (Dice), from 0 to 1. */
function likeness(a: string, b: string): number {
  const [pairsA, pairsB] = [pairsOf(a), pairsOf(b)]
  const common = [...pairsA].filter((pair) => pairsB.has(pair)).length
  return (2 * common) / Math.max(1, pairsA.size + pairsB.size)
}

function pairsOf(text: string): Set<string> {
  const letters = text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
  return new Set(
    Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => letters.slice(i, i + 2)),
  )
}
