import { type Claim, claimKinds, modalities } from '../claim.ts'
import { entityId } from '../mentions/party.ts'
import { parsed } from './ask.ts'

/** Why a proposal of the model was not taken. */
export type Refusal =
  | 'answer is not JSON'
  | 'no quote'
  | 'quote is not in the document'
  | 'quote stands more than once'
  | 'quote does not equal its span'
  | 'unknown kind or modality'
  | 'source is not in the document'
  | 'already read'

/** What the model proposed and what stood the check. */
export interface Checked {
  readonly claims: readonly Omit<Claim, 'id'>[]
  readonly refused: readonly Refusal[]
}

/** Reads an answer of the model against the text it was given.
 *
 * A proposal becomes a claim only where its quote is the text at its span: the quote must stand in
 * the piece exactly once, and offsets that the model gives must point at it. Kinds and modalities
 * are those of the contract; a source that is named must be named in the document. Nothing else of
 * the answer is kept.
 *
 * @param start place of the piece in the document, UTF-16
 * @example
 * checkProposals('{"claims":[{"quote":"Iran sent drones"}]}', 'Iran sent drones to Russia.', 0, 'm')
 */
export function checkProposals(
  answer: string,
  piece: string,
  start: number,
  model: string,
): Checked {
  const value = parsed(answer)
  const list = (value as { claims?: unknown } | undefined)?.claims
  if (!Array.isArray(list)) return { claims: [], refused: ['answer is not JSON'] }
  const claims: Omit<Claim, 'id'>[] = []
  const refused: Refusal[] = []
  for (const proposal of list) {
    const result = check(proposal, piece, start, model)
    if (typeof result === 'string') refused.push(result)
    else claims.push(result)
  }
  return { claims, refused }
}

type Loose = Readonly<Record<string, unknown>>
const fieldsOf = (value: unknown): Loose =>
  typeof value === 'object' && value !== null ? (value as Loose) : {}
const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')

function check(
  proposal: unknown,
  piece: string,
  start: number,
  model: string,
): Omit<Claim, 'id'> | Refusal {
  const given = fieldsOf(proposal)
  const quote = textIn(given.quote)
  if (quote.trim() === '') return 'no quote'
  const at = piece.indexOf(quote)
  if (at < 0) return 'quote is not in the document'
  if (piece.indexOf(quote, at + 1) >= 0) return 'quote stands more than once'
  const pointed = typeof given.start === 'number' || typeof given.end === 'number'
  if (pointed && (given.start !== at || given.end !== at + quote.length))
    return 'quote does not equal its span'
  const kind = claimKinds.find((known) => known === given.kind)
  const modality = modalities.find((known) => known === given.modality)
  if (!kind || !modality) return 'unknown kind or modality'
  const source = sourceOf(given.source, piece)
  if (!source) return 'source is not in the document'
  const from = partyOf(given.from, piece)
  const to = partyOf(given.to, piece)
  return {
    start: start + at,
    end: start + at + quote.length,
    quote,
    kind,
    source,
    modality,
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    pattern: 'extractor',
    inferred: ['kind', 'modality', 'source', ...(from ? ['from'] : []), ...(to ? ['to'] : [])],
    extractor: model,
  }
}

function sourceOf(value: unknown, piece: string): Claim['source'] | undefined {
  const given = fieldsOf(value)
  const name = textIn(given.name)
  const role = textIn(given.role)
  if (name !== '' && !piece.includes(name)) return undefined
  if (role === 'publisher' && name === '') return { name: null, role, anonymous: false }
  const known = role !== '' && piece.includes(role) ? role : ''
  if (name === '' && known === '') return { name: null, role: 'unspecified', anonymous: true }
  return { name: name || null, role: known || 'person', anonymous: name === '' }
}

/** A country code, or the id of a name that the document holds; anything else is left out. */
function partyOf(value: unknown, piece: string): string | undefined {
  const given = textIn(value)
  if (/^[a-z]{2}$/.test(given)) return given
  return given !== '' && piece.includes(given) ? entityId(given) : undefined
}
