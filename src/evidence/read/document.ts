/** A document as read: one canonical text, and what is known about it. The text is never
 * normalised, so that offsets stay true.
 */
export interface SourceDocument {
  /** Name for people: the file's name. */
  readonly name: string
  readonly text: string
  /** SHA-256 of the bytes. */
  readonly sha256: string
  readonly format: string
  readonly title?: string
  readonly publisher?: string
  readonly author?: string
  /** ISO date at the precision known. */
  readonly published?: string
  /** ISO 639-1: en, ru, uk, zh; und where it cannot be told. */
  readonly language: string
}
