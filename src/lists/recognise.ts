import { readFile } from 'node:fs/promises'
import { type Sniffed, sniff } from '../files/index.ts'

/** What a file is, as far as lists go, told by its content. */
export type ListForm =
  | 'ofac-primary'
  | 'ofac-aliases'
  | 'ofac-addresses'
  | 'ofac-comments'
  | 'un-xml'
  | 'ftm-jsonl'
  | 'table'
  | 'none'

const field = String.raw`(?:"(?:[^"]|"")*"|[^",\r\n]*)`
const number = String.raw`"?\d+"?`
const rest = (count: number): string => String.raw`(?:\s*,\s*${field}\s*){${count}}`

const shapes: readonly (readonly [ListForm, RegExp])[] = [
  [
    'ofac-primary',
    new RegExp(
      `^${number},${field},\\s*(?:-0-|"(?:individual|vessel|aircraft|entity|-0-)?")\\s*${rest(9)}\\s*$`,
      'i',
    ),
  ],
  ['ofac-aliases', new RegExp(`^${number},${number},\\s*"?[afn]ka"?\\s*${rest(2)}\\s*$`, 'i')],
  ['ofac-addresses', new RegExp(`^${number},${number}${rest(4)}\\s*$`)],
  ['ofac-comments', new RegExp(`^${number},${field}\\s*$`)],
]

/** Recognises a list file by its first lines.
 *
 * @example
 * (await recognise('anything.txt')).form // 'ofac-primary'
 */
export async function recognise(path: string): Promise<{ form: ListForm; sniffed: Sniffed }> {
  const sniffed = await sniff(path)
  return { form: formOf(sniffed), sniffed }
}

function formOf(sniffed: Sniffed): ListForm {
  switch (sniffed.kind) {
    case 'xml':
      return /<(?:\w+:)?CONSOLIDATED_LIST[\s>]/.test(sniffed.head.slice(0, 4000))
        ? 'un-xml'
        : 'none'
    case 'json':
    case 'jsonl':
      return isFtm(sniffed.head) ? 'ftm-jsonl' : 'table'
    case 'csv':
    case 'text':
      return ofacForm(sniffed.head) ?? 'table'
    case 'tsv':
    case 'xlsx':
      return 'table'
    default:
      return 'none'
  }
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

function isFtm(head: string): boolean {
  const line = head.trimStart().split('\n')[0] ?? ''
  return (
    /"schema"\s*:\s*"[A-Z]\w+"/.test(line) &&
    /"properties"\s*:\s*\{/.test(line) &&
    /"id"\s*:/.test(line)
  )
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
