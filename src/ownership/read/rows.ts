import { TidewaiterError } from '../../model/index.ts'
import { type InterestKind, interestKind, isLink } from '../interest.ts'
import { parsePercent, type Share, unknownShare } from '../share.ts'
import type { OwnershipData, StatementSource } from '../statement.ts'
import { Collector, type FileMeta, periodOf } from './collect.ts'

/** A row of a plain file by column name, as the room `files` reads it. */
export type OwnershipRow = Readonly<Record<string, string | undefined>>

const columns = [
  'owner',
  'owned',
  'percent',
  'kind',
  'from',
  'to',
  'owner_listed',
  'source',
] as const
type Column = (typeof columns)[number]

const otherNames: Readonly<Record<string, Column>> = {
  shareholder: 'owner',
  asset: 'owned',
  company: 'owned',
  subsidiary: 'owned',
  percentage: 'percent',
  share: 'percent',
  interest: 'kind',
  start: 'from',
  since: 'from',
  end: 'to',
  until: 'to',
}

type Header = Readonly<Partial<Record<Column, string>>>

/** Which of the file's columns is which; case, spaces and hyphens do not matter. */
function headerOf(names: readonly string[], dataset: string): Header {
  const header: Partial<Record<Column, string>> = {}
  for (const name of names) {
    const plain = name
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_')
    const column = columns.find((c) => c === plain) ?? otherNames[plain]
    if (column && header[column] === undefined) header[column] = name
  }
  for (const needed of ['owner', 'owned', 'percent'] as const) {
    if (header[needed] === undefined) {
      throw new TidewaiterError({
        code: 'ownership.columns',
        act: 'cannot read the ownership file',
        value: names.join(', '),
        reason: `it has no column "${needed}"`,
        place: { file: dataset, line: 1 },
        remedy: 'Give it the header owner,owned,percent[,kind,from,to,owner_listed].',
      })
    }
  }
  return header
}

const yes = /^(y|yes|true|1|x|listed|t)$/i
const no = /^(|n|no|false|0|-|f|not listed|unlisted)$/i

/** Takes rows one by one, so that a large file never stands in memory as rows. */
export interface OwnershipRowReader {
  /**
   * @param number of the row as the user counts it: from 1, without the header
   * @throws TidewaiterError `ownership.columns` at the first row when a needed column is missing
   */
  add(row: OwnershipRow, number: number): void
  finish(): OwnershipData
}

/** A reader of rows with the columns `owner,owned,percent[,kind,from,to,owner_listed,source]`.
 *
 * Names are the identifiers, trimmed and with single spaces. A row whose percentage, kind or date
 * cannot be read is kept with that part unknown; a row without owner or owned is left out; both
 * are said in `findings`.
 *
 * @param columns names of the columns where they are known beforehand; else those of the first row
 * @throws TidewaiterError `ownership.columns` when `columns` lacks a needed one
 */
export function ownershipRowReader(
  meta: FileMeta,
  columns?: readonly string[],
): OwnershipRowReader {
  const collector = new Collector()
  const context = { collector, shares: new Map<string, Share>() }
  let header = columns && headerOf(columns, meta.dataset)
  return {
    add(row, number) {
      header ??= headerOf(Object.keys(row), meta.dataset)
      const known = header
      readRow(context, (c) => cell(row, known[c]), { ...meta, record: `row ${number}` })
    },
    finish() {
      collector.saysWhoIsListed = header?.owner_listed !== undefined
      return collector.finish()
    },
  }
}

/** Reads rows as `ownershipRowReader` does, all at once.
 *
 * @example
 * readOwnershipRows([{ owner: 'X', owned: 'A', percent: '25-50' }], { dataset: 'a.csv', version: '1' })
 *   .statements[0].share // { low: 250000000000, high: 500000000000 }
 */
export function readOwnershipRows(rows: Iterable<OwnershipRow>, meta: FileMeta): OwnershipData {
  const reader = ownershipRowReader(meta)
  let number = 0
  for (const row of rows) reader.add(row, ++number)
  return reader.finish()
}

interface RowContext {
  readonly collector: Collector
  /** Shares by their text: a file has few different ones. */
  readonly shares: Map<string, Share>
}

/** White space that is not single spaces between words. */
const untidy = /^\s|\s$|\s\s|[^\S ]/

function cell(row: OwnershipRow, name: string | undefined): string {
  const text = name === undefined ? '' : (row[name] ?? '')
  return untidy.test(text) ? text.trim().replaceAll(/\s+/g, ' ') : text
}

function readRow(
  { collector, shares }: RowContext,
  get: (column: Column) => string,
  place: StatementSource,
): void {
  const [owner, owned] = [get('owner'), get('owned')]
  if (owner === '' || owned === '') {
    collector.remark(
      'ownership.row-incomplete',
      `The ${place.record} of ${place.dataset} names no ${owner === '' ? 'owner' : 'owned party'} and is left out.`,
      place,
      { clears: 'Fill in owner and owned.', effect: 'review' },
    )
    return
  }
  const said = get('source')
  const source = said === '' ? place : { ...place, assertedBy: said }
  const [ownerId, ownedId] = [
    collector.named(owner, place.dataset),
    collector.named(owned, place.dataset),
  ]
  readListed(collector, owner, get('owner_listed'), source)
  const kind = kindOf(collector, get('kind'), source)
  collector.addStatement({
    owner: ownerId,
    owned: ownedId,
    kind,
    share: rowShare({ collector, shares }, get('percent'), kind, source),
    directness: 'direct',
    ...periodOf(collector, get('from'), get('to'), source),
    declaration: place.record,
    source,
  })
}

function readListed(
  collector: Collector,
  owner: string,
  text: string,
  source: StatementSource,
): void {
  if (yes.test(text)) collector.markListed(owner)
  else if (!no.test(text)) {
    // An answer that cannot be read must not make a listed owner unlisted.
    collector.markListed(owner)
    collector.remark(
      'ownership.listed-unreadable',
      `"${text}" in the column owner_listed is neither yes nor no; ${owner} is treated as listed.`,
      source,
      {
        facts: [{ field: 'owner_listed', value: text }],
        clears: 'Write yes or no.',
        effect: 'review',
      },
    )
  }
}

function kindOf(collector: Collector, word: string, source: StatementSource): InterestKind {
  const kind = interestKind('csv', word)
  if (kind) return kind
  collector.remark(
    'ownership.kind-unknown',
    `"${word}" is no known kind of interest; it is treated as an interest of unknown nature.`,
    source,
    {
      facts: [{ field: 'kind', value: word }],
      clears: 'Use a word of the table ownership_interests: ownership, voting, control, nominee, …',
    },
  )
  return 'unknown'
}

function rowShare(
  { collector, shares }: RowContext,
  text: string,
  kind: InterestKind,
  source: StatementSource,
): Share | null {
  if (text === '' && (isLink(kind) || kind === 'control' || kind === 'appointment')) return null
  const known = shares.get(text)
  if (known) return known
  try {
    const share = parsePercent(text)
    shares.set(text, share)
    return share
  } catch (error) {
    if (!(error instanceof TidewaiterError)) throw error
    collector.remark(
      'ownership.percent-unreadable',
      `The percentage "${text}" cannot be read (${error.fault.reason}); the share is treated as unknown.`,
      source,
      { facts: [{ field: 'percent', value: text }], clears: error.fault.remedy, effect: 'review' },
    )
    return unknownShare
  }
}
