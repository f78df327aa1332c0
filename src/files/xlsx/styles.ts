import type { Zip } from '../zip.ts'
import { type NumberKind, numberKind } from './number-format.ts'
import { readPart } from './parts.ts'

/** Number kind of each cell style, by its index. */
export async function readStyles(
  zip: Zip,
  part: string | undefined,
  file: string,
): Promise<readonly NumberKind[]> {
  if (part === undefined) return []
  const codes = new Map<number, string>()
  const ids: number[] = []
  let inCellStyles = false
  await readPart(zip, part, file, {
    open(name, attributes) {
      if (name === 'cellXfs') inCellStyles = true
      else if (name === 'numFmt')
        codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      else if (name === 'xf' && inCellStyles) ids.push(Number(attributes.numFmtId ?? 0))
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false
    },
  })
  return ids.map((id) => numberKind(id, codes.get(id)))
}
