import { readFile } from 'node:fs/promises'
import { type Sniffed, sniff, type TableInfo } from '../files/index.ts'
import type { TidewaiterError } from '../model/index.ts'
import { lookAtTable } from './table-info.ts'

/** What a file is, as far as lists go, told by its content. */
export type ListForm =
  | 'ofac-primary'
  | 'ofac-aliases'
  | 'ofac-addresses'
  | 'ofac-comments'
  | 'ofac-xml'
  | 'ofac-advanced'
  | 'ofac-enhanced'
  | 'ofac-delta'
  | 'un-xml'
  | 'uk-ofsi-table'
  | 'uk-ofsi-xml'
  | 'uk-fcdo-table'
  | 'uk-fcdo-xml'
  | 'eu-xml'
  | 'eu-csv'
  | 'seco-xml'
  | 'ftm-jsonl'
  | 'ftm-delta'
  | 'ftm-statements'
  | 'ftm-simple'
  | 'table'
  | 'none'

/** A file that has been looked at. */
export interface Recognised {
  readonly form: ListForm
  readonly sniffed: Sniffed
  /** What a table says of itself before its first row. */
  readonly info?: TableInfo | undefined
  /** Why a file that should be a table or a workbook cannot be read. */
  readonly fault?: TidewaiterError | undefined
}

// Each text fits in one way alone, white space too: otherwise a line of blanks would be tried in
// numberless ways, and recognising it would take for ever.
const field = String.raw`(?:\s*"(?:[^"]|"")*"\s*|[^",\r\n]*)`
const number = String.raw`"?\d+"?\s*`
const rest = (count: number): string => `(?:,${field}){${count}}`

const shapes: readonly (readonly [ListForm, RegExp])[] = [
  [
    'ofac-primary',
    new RegExp(
      `^${number},${field},\\s*(?:-0-|"(?:individual|vessel|aircraft|entity|-0-)?")\\s*${rest(9)}$`,
      'i',
    ),
  ],
  ['ofac-aliases', new RegExp(`^${number},${number},\\s*"?[afn]ka"?\\s*${rest(2)}$`, 'i')],
  ['ofac-addresses', new RegExp(`^${number},${number}${rest(4)}$`)],
  ['ofac-comments', new RegExp(`^${number},${field}$`)],
]

/** Root elements of the lists that are published as XML, without namespace prefix. */
const roots: Readonly<Record<string, ListForm>> = {
  CONSOLIDATED_LIST: 'un-xml',
  sdnList: 'ofac-xml',
  Sanctions: 'ofac-advanced',
  sanctionsData: 'ofac-enhanced',
  export: 'eu-xml',
  'swiss-sanctions-list': 'seco-xml',
  Designations: 'uk-fcdo-xml',
  ArrayOfFinancialSanctionsTarget: 'uk-ofsi-xml',
}

/** Columns by which the lists are known that are published as tables; all of them must be there. */
const headers: readonly (readonly [ListForm, readonly string[]])[] = [
  ['uk-fcdo-table', ['Unique ID', 'OFSI Group ID', 'Name 6']],
  ['uk-ofsi-table', ['Group ID', 'Name 6', 'Regime']],
  ['eu-csv', ['Entity_LogicalId', 'NameAlias_WholeName']],
  ['ftm-statements', ['canonical_id', 'entity_id', 'prop', 'schema', 'value', 'dataset']],
  ['ftm-simple', ['id', 'schema', 'name', 'aliases', 'countries', 'dataset']],
]

/** Recognises a list file by its first lines.
 *
 * @example
 * (await recognise('anything.txt')).form // 'ofac-primary'
 */
export async function recognise(path: string): Promise<Recognised> {
  const sniffed = await sniff(path)
  const form = formOf(sniffed)
  if (form !== 'table' || /^json/.test(sniffed.kind))
    return { form, sniffed, fault: sniffed.damage }
  const { info, fault } = await lookAtTable(path)
  const known = headers.find(([, columns]) => columns.every((c) => info?.columns.includes(c)))
  return { form: known?.[0] ?? form, sniffed, info, fault }
}

function formOf(sniffed: Sniffed): ListForm {
  switch (sniffed.kind) {
    case 'xml':
      return xmlForm(sniffed.head)
    case 'json':
    case 'jsonl':
      return jsonForm(sniffed.head)
    case 'csv':
    case 'text':
      return ofacForm(sniffed.head) ?? 'table'
    case 'tsv':
    case 'xlsx':
    case 'ods':
      return 'table'
    default:
      return 'none'
  }
}

function xmlForm(head: string): ListForm {
  const start = head.replaceAll(/<!--[\s\S]*?-->/g, '')
  const root = /<(?![?!])(?:[\w.-]+:)?([\w.-]+)/.exec(start)
  const form = root && Object.hasOwn(roots, root[1]!) ? roots[root[1]!]! : 'none'
  const after = root ? start.slice(root.index, root.index + 4000) : ''
  // "export" is a word that many programs call their files by.
  if (form === 'eu-xml' && !/fpi\/fsd|sanctionEntity/.test(after)) return 'none'
  if (form === 'ofac-enhanced' && /DeltaFile|<datePublished>/.test(after)) return 'ofac-delta'
  return form
}

/** The form that most of the first lines have; quoted cells of OFAC's files hold no line breaks. */
function ofacForm(head: string): ListForm | undefined {
  const lines = head
    .split(/\r?\n/)
    .filter((line) => line.replaceAll('\u001A', '').trim() !== '')
    .slice(0, 20)
  for (const [form, shape] of shapes) {
    const fitting = lines.filter((line) => shape.test(line)).length
    if (fitting > 0 && fitting * 2 > lines.length) return form
  }
  return undefined
}

function jsonForm(head: string): ListForm {
  const line = head.trimStart().split('\n')[0] ?? ''
  const isEntity =
    /"schema"\s*:\s*"[A-Z]\w+"/.test(line) &&
    /"properties"\s*:\s*\{/.test(line) &&
    /"id"\s*:/.test(line)
  if (/^\{\s*"op"\s*:\s*"(?:ADD|MOD|DEL)"\s*,\s*"entity"\s*:/.test(line)) return 'ftm-delta'
  return isEntity ? 'ftm-jsonl' : 'table'
}

/** Reads a small text file whole, or nothing where there is none. */
export async function textIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined
    throw error
  }
}
