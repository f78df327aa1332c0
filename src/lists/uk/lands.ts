import { countryIn } from '../fields.ts'

/** The countries that a cell names: one, several, or one with what it was before or is now.
 *
 * @example
 * lands('Estonia, Russia')              // ['Estonia', 'Russia']
 * lands('Ukrainian SSR (now Ukraine)')  // ['Ukraine']
 * lands('Iraq (previous address)')      // ['Iraq']
 * lands('Atlantis')                     // ['Atlantis']
 */
export function lands(text: string): string[] {
  if (countryIn(text) !== undefined) return [text]
  const now = /\b(?:now|currently)\s+(?:the\s+)?([^()]+?)\)?\s*$/i.exec(text)?.[1]
  const plain = text.replaceAll(/\([^)]*\)/g, ' ').trim()
  const readings = [now === undefined ? [] : [now], [plain], plain.split(/[.,;]\s+|\s+and\s+/)]
  return (
    readings.find((names) => names.length > 0 && names.every((name) => countryIn(name))) ?? [text]
  )
}
