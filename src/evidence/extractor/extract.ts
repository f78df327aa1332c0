import type { Claim } from '../claim.ts'
import type { SourceDocument } from '../read/document.ts'
import type { Reading } from '../reading.ts'
import { ask } from './ask.ts'
import { type ExtractorOptions, endpointOf } from './options.ts'
import { checkProposals, type Refusal } from './proposals.ts'

/** Most characters of a document in one question. */
const longestPiece = 12_000
/** Most questions for one document; what stands behind is not sent. */
const mostPieces = 40

/** Asks the configured model for claims that the rules did not read, and adds those whose quote is
 * the document's own text. They are marked by `extractor` and never change or hide a claim of the
 * rules.
 *
 * @throws TidewaiterError `evidence.extractor.*`; the reading of the rules stays as it is
 * @example
 * await withExtractor(document, readDocument(document), { url: 'http://127.0.0.1:11434/v1', model: 'local' })
 */
export async function withExtractor(
  document: SourceDocument,
  reading: Reading,
  options: ExtractorOptions,
): Promise<Reading> {
  const endpoint = endpointOf(options)
  const claims: Claim[] = []
  const refused = new Map<Refusal, number>()
  const refuse = (reason: Refusal): void => {
    refused.set(reason, (refused.get(reason) ?? 0) + 1)
  }
  const all = piecesOf(document.text)
  for (const piece of all.slice(0, mostPieces)) {
    const answer = await ask(endpoint, piece.text)
    const checked = checkProposals(answer, piece.text, piece.start, endpoint.model)
    checked.refused.forEach(refuse)
    for (const claim of checked.claims) {
      if ([...reading.claims, ...claims].some((known) => overlaps(known, claim)))
        refuse('already read')
      else claims.push({ id: `x${String(claims.length + 1).padStart(2, '0')}`, ...claim })
    }
  }
  return {
    ...reading,
    claims: [...reading.claims, ...claims],
    extraction: {
      model: endpoint.model,
      accepted: claims.length,
      refused: [...refused].sort().map(([reason, count]) => ({ reason, count })),
      ...(all.length > mostPieces ? { readTo: all[mostPieces]!.start } : {}),
    },
  }
}

const overlaps = (a: Omit<Claim, 'id'>, b: Omit<Claim, 'id'>): boolean =>
  Math.min(a.end, b.end) - Math.max(a.start, b.start) > 0

/** Pieces of at most `longestPiece` characters that end with a paragraph, or a line, where one does. */
function piecesOf(text: string): readonly { start: number; text: string }[] {
  const pieces: { start: number; text: string }[] = []
  for (let start = 0; start < text.length; ) {
    const limit = start + longestPiece
    const paragraph = limit < text.length ? text.lastIndexOf('\n', limit) : -1
    const end = limit >= text.length ? text.length : paragraph > start ? paragraph + 1 : limit
    pieces.push({ start, text: text.slice(start, end) })
    start = end
  }
  return pieces
}
