import type { Claim, ClaimSource } from './claim.ts'
import { finishClaims } from './claims/finish.ts'
import { readClaims } from './claims/reader.ts'
import type { ReaderWatch } from './claims/state.ts'
import { analyseParagraph, type Paragraph } from './language/analyse.ts'
import { paragraphsOf } from './language/paragraphs.ts'
import { Register } from './mentions/register.ts'
import type { SourceDocument } from './read/document.ts'

/** What reading an English document gives before anything is compared. */
export interface EnglishReading {
  readonly claims: readonly Claim[]
  /** Ids of claims whose words deny that the goods are dual-use. */
  readonly deniesDualUse: ReadonlySet<string>
  readonly paragraphs: readonly Paragraph[]
  readonly register: Register
}

/** Reads an English document into claims, in the order of the text.
 *
 * @param watch is told what every clause gave and whose words it is, for measuring the stages apart
 */
export function readEnglish(document: SourceDocument, watch: ReaderWatch = {}): EnglishReading {
  const paragraphs = paragraphsOf(document.text).map((range, i) =>
    analyseParagraph(document.text, range, i),
  )
  const register = new Register()
  register.learn(document.text, paragraphs)
  const publisher: ClaimSource = {
    name: document.publisher ?? null,
    role: 'publisher',
    anonymous: false,
  }
  const drafts = readClaims({
    text: document.text,
    paragraphs,
    register,
    publisher,
    published: document.published,
    ...watch,
  })
  return { ...finishClaims(document.text, drafts), paragraphs, register }
}
