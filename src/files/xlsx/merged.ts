import type { Zip } from '../zip.ts'
import { type MergedColumn, mergedColumn } from './cell-ref.ts'

/** So many merged areas are looked at; more belong to a drawing, not to a table. */
const areaLimit = 100_000

/** Merged areas of a sheet. They stand after the rows they concern, so the part is run through
 * once beforehand, only for them: unpacking is quick beside parsing. */
export async function readMerged(zip: Zip, part: string): Promise<readonly MergedColumn[]> {
  const areas: MergedColumn[] = []
  let rest = ''
  for await (const piece of zip.text(part)) {
    const text = rest + piece
    // Nearly all of a sheet is cells: looking for the word first spares most of the work.
    if (!text.includes('mergeCell ')) {
      rest = tail(text)
      continue
    }
    for (const found of text.matchAll(
      /<(?:\w+:)?mergeCell\s[^>]{0,200}?ref="([^"]{1,40})"[^>]*>/g,
    )) {
      const area = mergedColumn(found[1]!)
      if (area && areas.length < areaLimit) areas.push(area)
    }
    rest = tail(text)
  }
  return areas
}

/** The tag that the end of a piece cuts in two. */
function tail(text: string): string {
  const open = text.lastIndexOf('<')
  return open === -1 || text.length - open > 300 || text.indexOf('>', open) !== -1
    ? ''
    : text.slice(open)
}
