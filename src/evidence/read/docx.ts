import { unreadable } from './limits.ts'
import { checkZip } from './zip-check.ts'

/** The paragraphs of a Word document (DOCX).
 *
 * @throws TidewaiterError `evidence.zip-bomb`, `evidence.encrypted`, `evidence.broken`,
 *   `evidence.format` for a zip that is no Word document
 */
export async function readDocx(bytes: Uint8Array, file: string): Promise<string> {
  const names = await checkZip(bytes, file)
  if (!names.includes('word/document.xml')) {
    throw unreadable(
      file,
      'format',
      'it is a zip file without a Word document in it',
      'Unpack it and read the folder.',
    )
  }
  const { default: mammoth } = await import('mammoth')
  try {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) })
    return value.trim()
  } catch (cause) {
    throw unreadable(
      file,
      'broken',
      'its Word document is damaged',
      'Open it in a word processor and save it again.',
      cause,
    )
  }
}
