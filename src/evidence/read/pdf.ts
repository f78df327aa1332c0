import { unreadable } from './limits.ts'
import type { Metadata } from './metadata.ts'

/** Words that a line end has cut are joined; everything else stays as the page has it. */
const joinHyphens = (text: string): string => text.replace(/(\p{Ll})-\n(\p{Ll})/gu, '$1$2')

/** The text layer of a PDF, page after page.
 *
 * @throws TidewaiterError `evidence.encrypted`, `evidence.broken`, `evidence.no-text` for a scan
 */
export async function readPdf(
  bytes: Uint8Array,
  file: string,
): Promise<{ text: string; metadata: Metadata }> {
  const { extractText, getDocumentProxy, getMeta } = await import('unpdf')
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
    const { text } = await extractText(pdf, { mergePages: false })
    const meta = await getMeta(pdf).catch(() => ({ info: {} as Record<string, unknown> }))
    await pdf.cleanup()
    const joined = text.map(joinHyphens).join('\n\n').trim()
    if (joined === '') {
      throw unreadable(
        file,
        'no-text',
        'it has pages but no text layer: a scan',
        'Run text recognition (OCR) over it first.',
      )
    }
    const info = meta.info as Record<string, unknown>
    const say = (value: unknown): string | undefined =>
      typeof value === 'string' && value.trim() ? value.trim() : undefined
    const title = say(info.Title)
    const author = say(info.Author)
    const created = /^D:(\d{4})(\d{2})(\d{2})/.exec(say(info.CreationDate) ?? '')
    return {
      text: joined,
      metadata: {
        ...(title ? { title } : {}),
        ...(author ? { author } : {}),
        ...(created ? { published: `${created[1]}-${created[2]}-${created[3]}` } : {}),
      },
    }
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'TidewaiterError') throw cause
    if (cause instanceof Error && /password/i.test(`${cause.name} ${cause.message}`)) {
      throw unreadable(
        file,
        'encrypted',
        'it is encrypted',
        'Remove the password and read it again.',
        cause,
      )
    }
    throw unreadable(
      file,
      'broken',
      'it is no intact PDF',
      'Print it to a new PDF and read that.',
      cause,
    )
  }
}
