import { readHtml } from './html.ts'
import { unreadable } from './limits.ts'
import type { Metadata } from './metadata.ts'

/** The body of an e-mail, with its subject, sender and date. Attachments are not opened.
 *
 * @throws TidewaiterError `evidence.broken`
 */
export async function readEml(
  bytes: Uint8Array,
  file: string,
): Promise<{ text: string; metadata: Metadata }> {
  const { default: PostalMime } = await import('postal-mime')
  const mail = await PostalMime.parse(bytes).catch((cause: unknown) => {
    throw unreadable(
      file,
      'broken',
      'it is no intact e-mail',
      'Save the message again as .eml.',
      cause,
    )
  })
  const html = mail.html ? await readHtml(mail.html, file) : undefined
  const text = mail.text?.trim() ? mail.text.replaceAll('\r\n', '\n').trim() : (html?.text ?? '')
  const sender = mail.from?.name || mail.from?.address
  const published = mail.date ? dayOf(mail.date) : undefined
  return {
    text,
    metadata: {
      ...(mail.subject ? { title: mail.subject } : {}),
      ...(sender ? { author: sender } : {}),
      ...(published ? { published } : {}),
    },
  }
}

/** The day in the sender's own time zone, as the header has it. */
function dayOf(stamp: string): string | undefined {
  const iso = /^\d{4}-\d{2}-\d{2}/.exec(stamp)?.[0]
  if (iso) return iso
  const time = Date.parse(stamp)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10)
}
