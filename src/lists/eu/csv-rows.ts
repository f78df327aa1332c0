import { basename } from 'node:path'
import { isRowFault, readTable, type TableInfo, type XmlElement } from '../../files/index.ts'
import type { Tally } from '../tally.ts'
import { euRecord } from './known.ts'

/** Groups of columns, by the first part of their name, and the element of the XML they are. */
const groups: Readonly<Record<string, string>> = {
  NameAlias: 'nameAlias',
  Address: 'address',
  BirthDate: 'birthdate',
  Identification: 'identification',
  Citizenship: 'citizenship',
}

/** Columns whose attribute in the XML has another name. */
const renamed: Readonly<Record<string, string>> = {
  Entity_EU_ReferenceNumber: 'euReferenceNumber',
  BirthDate_BirthDate: 'birthdate',
  BirthDate_Day: 'dayOfMonth',
  BirthDate_Month: 'monthOfYear',
  Identification_TypeCode: 'identificationTypeCode',
  Identification_TypeDescription: 'identificationTypeDescription',
}

/** Columns of the record itself, apart from its regulation. */
const ownColumns = new Set([
  'fileGenerationDate',
  'Entity_LogicalId',
  'Entity_EU_ReferenceNumber',
  'Entity_UnitedNationId',
  'Entity_DesignationDate',
  'Entity_DesignationDetails',
  'Entity_Remark',
  'Entity_SubjectType',
  'Entity_SubjectType_ClassificationCode',
])

/** Columns that say of a value where it was published, and not what it is. */
const source =
  /^(?!Entity_)\w+_(?:LogicalId|RegulationLanguage|Regulation_(?:Type|OrganisationType|PublicationDate|EntryIntoForceDate|NumberTitle|Programme|PublicationUrl)|AsAtListingTime)$/

/** The element and the attribute of a column; undefined where the form 1.1 has no such column. */
function placeOf(column: string): { element: string; attribute: string } | undefined {
  const regulation = 'Entity_Regulation_'
  const group = column.slice(0, column.indexOf('_'))
  const found = column.startsWith(regulation)
    ? { element: 'regulation', attribute: attributeOf(column, regulation) }
    : Object.hasOwn(groups, group)
      ? {
          element: groups[group]!,
          attribute: renamed[column] ?? attributeOf(column, `${group}_`),
        }
      : undefined
  if (found === undefined) return undefined
  const known = euRecord.children?.[found.element]
  return known?.attributes?.has(found.attribute) || known?.children?.[found.attribute]
    ? found
    : undefined
}

/** Turns the CSV form of the list into the elements of its XML form: each row carries one name,
 * address, birth, paper or citizenship of its record.
 *
 * @param onDate told the date on which the file was generated
 */
export async function euElements(
  path: string,
  reading: {
    readonly tally: Tally
    readonly signal?: AbortSignal | undefined
    readonly onDate: (date: string) => void
  },
): Promise<readonly { element: XmlElement; place: string }[]> {
  const records = new Map<string, { element: Mutable; place: string; seen: Set<string> }>()
  const onInfo = ({ columns }: TableInfo): void => {
    for (const column of columns) {
      if (ownColumns.has(column) || source.test(column) || placeOf(column)) continue
      reading.tally.drift(`unknown column "${column}"; kept in notes`)
    }
  }
  for await (const row of readTable(path, { signal: reading.signal, onInfo })) {
    const place = `${basename(path)}, line ${row.place.line ?? row.place.row ?? '?'}`
    if (isRowFault(row)) {
      reading.tally.read++
      reading.tally.skip('record', row.error.fault.reason, () => place)
      continue
    }
    const { cells } = row
    reading.onDate(cells.fileGenerationDate ?? '')
    const id = cells.Entity_LogicalId ?? ''
    const known = records.get(id) ?? { element: entity(cells), place, seen: new Set<string>() }
    records.set(id, known)
    for (const child of childrenOf(cells)) {
      const key = JSON.stringify(child)
      if (known.seen.has(key)) continue
      known.seen.add(key)
      known.element.children.push(child)
    }
  }
  return [...records.values()]
}

type Cells = Readonly<Record<string, string>>
type Mutable = XmlElement & { readonly children: XmlElement[] }

function made(name: string, attributes: Record<string, string>, remark?: string): Mutable {
  return { name, attributes, text: '', children: remark ? [remarkOf(remark)] : [], line: 0 }
}

function remarkOf(text: string): XmlElement {
  return { name: 'remark', attributes: {}, text, children: [], line: 0 }
}

function entity(cells: Cells): Mutable {
  return made(
    'sanctionEntity',
    {
      logicalId: cells.Entity_LogicalId ?? '',
      euReferenceNumber: cells.Entity_EU_ReferenceNumber ?? '',
      unitedNationId: cells.Entity_UnitedNationId ?? '',
      designationDate: isoDate(cells.Entity_DesignationDate ?? ''),
      designationDetails: cells.Entity_DesignationDetails ?? '',
    },
    cells.Entity_Remark,
  )
}

function childrenOf(cells: Cells): XmlElement[] {
  const children: XmlElement[] = [
    made('subjectType', {
      code: cells.Entity_SubjectType ?? '',
      classificationCode: cells.Entity_SubjectType_ClassificationCode ?? '',
    }),
  ]
  const parts = new Map<string, Record<string, string>>()
  for (const [column, cell] of Object.entries(cells)) {
    const value = cell.trim()
    if (value === '' || ownColumns.has(column) || source.test(column)) continue
    const place = placeOf(column)
    if (place === undefined) children.push(remarkOf(`${column}: ${value}`))
    else
      add(
        parts,
        place.element,
        place.attribute,
        place.element === 'regulation' ? isoDate(value) : value,
      )
  }
  for (const [name, attributes] of parts) {
    const { remark, contactInfo, ...rest } = attributes
    const child = made(name, rest, remark)
    if (contactInfo !== undefined) child.children.push(made('contactInfo', contact(contactInfo)))
    children.push(child)
  }
  return children
}

function contact(text: string): Record<string, string> {
  const colon = text.indexOf(':')
  return { key: text.slice(0, Math.max(0, colon)), value: text.slice(colon + 1).trim() }
}

function add(
  parts: Map<string, Record<string, string>>,
  name: string,
  attribute: string,
  value: string,
): void {
  const known = parts.get(name) ?? {}
  known[attribute] = value
  parts.set(name, known)
}

/** "NameAlias_WholeName" is the attribute wholeName of nameAlias. */
function attributeOf(column: string, prefix: string): string {
  const name = column.slice(prefix.length)
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/** "05/08/2026" as an ISO date; anything else as it stands. */
export function isoDate(text: string): string {
  const found = /^(\d\d?)\/(\d\d?)\/(\d{4})$/.exec(text.trim())
  return found
    ? `${found[3]}-${found[2]!.padStart(2, '0')}-${found[1]!.padStart(2, '0')}`
    : text.trim()
}
