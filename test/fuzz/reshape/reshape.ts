import type { Random } from '../random.ts'
import { reshapedCsv } from './csv.ts'
import { reshapedJson } from './json.ts'
import { reshapedXml } from './xml.ts'

/** A file of the same form that its parser reads, with other things in it: what is behind the parser
 * is tested by this, where bytes that are changed at random mostly end in the parser. */
export function reshaped(bytes: Uint8Array, random: Random): Uint8Array {
  return Buffer.from(reshapedText(Buffer.from(bytes).toString('utf8'), random), 'utf8')
}

function reshapedText(text: string, random: Random): string {
  switch (/\S/.exec(text.replace('\uFEFF', ''))?.[0]) {
    case '<':
      return reshapedXml(text, random)
    case '{':
    case '[':
      return reshapedJson(text, random)
    default:
      return reshapedCsv(text, random)
  }
}
