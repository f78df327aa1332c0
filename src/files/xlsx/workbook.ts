import type { Zip } from '../zip.ts'
import { broken, readPart } from './parts.ts'

export interface SheetRef {
  readonly name: string
  readonly part: string
  readonly hidden: boolean
}

/** What a workbook says of itself before any sheet is read. */
export interface Workbook {
  readonly sheets: readonly SheetRef[]
  /** True where day 0 is 1 January 1904, as in workbooks begun on old Macintoshes. */
  readonly date1904: boolean
  readonly sharedStrings: string | undefined
  readonly styles: string | undefined
}

/** Reads the list of sheets and where their parts are. */
export async function readWorkbook(zip: Zip, file: string): Promise<Workbook> {
  const root = await relations(zip, '_rels/.rels', file)
  const office = [...root.values()].find((relation) => relation.type.endsWith('/officeDocument'))
  const part = office?.target ?? 'xl/workbook.xml'
  if (!zip.has(part)) throw broken(file, part, 'the workbook is missing in it')
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const rels = await relations(zip, `${folder}_rels/${part.slice(folder.length)}.rels`, file)
  const sheets: SheetRef[] = []
  let date1904 = false
  await readPart(zip, part, file, {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? ''
      const relation = rels.get(id)
      // Charts and macros are sheets too, but hold no cells.
      if (!relation?.type.endsWith('/worksheet')) return
      if (!zip.has(relation.target)) {
        throw broken(file, relation.target, 'the sheet is missing in it')
      }
      const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden'
      sheets.push({ name: attributes.name ?? '', part: relation.target, hidden })
    },
  })
  const byType = (type: string): string | undefined =>
    [...rels.values()].find((relation) => relation.type.endsWith(type) && zip.has(relation.target))
      ?.target
  return { sheets, date1904, sharedStrings: byType('/sharedStrings'), styles: byType('/styles') }
}

interface Relation {
  readonly type: string
  readonly target: string
}

async function relations(zip: Zip, part: string, file: string): Promise<Map<string, Relation>> {
  const found = new Map<string, Relation>()
  if (!zip.has(part)) return found
  const base = part.replace(/_rels\/[^/]*$/, '')
  await readPart(zip, part, file, {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes.TargetMode === 'External') return
      const target = attributes.Target ?? ''
      const path = target.startsWith('/') ? target.slice(1) : base + target
      found.set(attributes.Id ?? '', { type: attributes.Type ?? '', target: normalised(path) })
    },
  })
  return found
}

function normalised(path: string): string {
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}
