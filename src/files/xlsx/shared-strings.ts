import type { Zip } from '../zip.ts'
import { broken, readPart } from './parts.ts'

/** Characters that all shared strings may take together. */
const limit = 200_000_000

/** The workbook's table of texts; phonetic readings beside East Asian text are left out. */
export async function readSharedStrings(
  zip: Zip,
  part: string | undefined,
  file: string,
): Promise<readonly string[]> {
  if (part === undefined) return []
  const strings: string[] = []
  let current = ''
  let inText = false
  let phonetic = 0
  let size = 0
  await readPart(zip, part, file, {
    open(name) {
      if (name === 'si') current = ''
      else if (name === 'rPh') phonetic++
      else if (name === 't') inText = phonetic === 0
    },
    text(text) {
      if (inText) current += text
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic--
      else if (name === 'si') {
        size += current.length
        if (size > limit)
          throw broken(file, part, 'its texts are larger than 200,000,000 characters')
        strings.push(unescaped(current))
      }
    },
  })
  return strings
}

/** Control characters are written as _x000D_, and an underscore before such a thing as _x005F_.
 *
 * @example
 * unescaped('a_x000D_b') // 'a\rb'
 */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}
