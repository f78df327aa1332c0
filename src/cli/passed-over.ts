import type { PassedOver } from '../lists/index.ts'

/** A file of a folder that was not read, in a sentence: it might be the list that is missed.
 *
 * @example
 * passedOverWords({ path: 'lists/a.pdf', reason: 'it is a PDF' }) // 'lists/a.pdf: passed over, it is a PDF'
 */
export function passedOverWords({ path, reason }: PassedOver): string {
  return `${path}: passed over, ${reason}`
}
