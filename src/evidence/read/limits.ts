import { TidewaiterError } from '../../model/index.ts'

/** Largest document that is read, in bytes: a book of text has 1 MB, a scanned report 20. */
export const largestDocument = 32 * 1024 ** 2
/** Most that a compressed document may unpack to, in bytes. */
export const largestUnpacked = 128 * 1024 ** 2

/** The one error of a document that cannot be read. */
export function unreadable(
  file: string,
  code: string,
  reason: string,
  remedy: string,
  cause?: unknown,
): TidewaiterError {
  return new TidewaiterError(
    { code: `evidence.${code}`, act: 'cannot read the document', reason, place: { file }, remedy },
    { cause },
  )
}
