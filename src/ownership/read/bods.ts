import { TidewaiterError } from '../../model/index.ts'
import type { OwnershipData, StatementSource } from '../statement.ts'
import { readInterests } from './bods-interest.ts'
import { asObject, type Json, text } from './bods-json.ts'
import { leftOut } from './bods-left-out.ts'
import { bodsParty } from './bods-party.ts'
import { type BodsVersion, bodsPeriods } from './bods-record.ts'
import { Collector, type FileMeta } from './collect.ts'

/** Reads statements of the Beneficial Ownership Data Standard 0.4.
 *
 * Every version of a record is kept with the period in which it was the current one, so that a
 * question about a past date is answered by what held then. Indirect interests are a publisher's
 * own sum over other records: they never make anybody reached, and keep nobody from being excluded.
 * Fields that no rule needs are counted in the finding `ownership.left-out`.
 *
 * @param value the parsed JSON: an array of statements, or an object that holds one
 * @throws TidewaiterError `ownership.bods` when the value holds no BODS 0.4 statements
 * @example
 * readBods(JSON.parse(text), { dataset: 'bods.json', version: '2024-01-01' }).statements.length
 */
export function readBods(value: unknown, meta: FileMeta): OwnershipData {
  const collector = new Collector()
  const versions = new Map<string, BodsVersion[]>()
  const all = statementsIn(value, meta)
  for (const [i, item] of all.entries()) {
    const version = readVersion(collector, item, i + 1, meta)
    if (!version) continue
    versions.set(version.recordId, [...(versions.get(version.recordId) ?? []), version])
  }
  for (const [recordId, list] of versions) {
    list.sort((a, b) => (a.statedOn < b.statedOn ? -1 : a.statedOn > b.statedOn ? 1 : 0))
    if (list.at(-1)!.type === 'relationship') continue
    collector.addEntity(bodsParty(recordId, list, meta.dataset))
  }
  const soleNominators = nominators(versions)
  for (const list of versions.values()) {
    if (list.at(-1)!.type !== 'relationship') continue
    for (const part of bodsPeriods(list)) {
      readInterests(collector, part, soleNominators)
    }
  }
  leftOut(collector, all, meta)
  return collector.finish()
}

function statementsIn(value: unknown, meta: FileMeta): readonly unknown[] {
  const object = asObject(value)
  const list = Array.isArray(value) ? value : object?.statements
  if (Array.isArray(list)) return list
  if (object?.recordType !== undefined) return [value]
  throw new TidewaiterError({
    code: 'ownership.bods',
    act: 'cannot read the ownership statements',
    reason: 'the file holds no list of BODS statements',
    place: { file: meta.dataset },
    remedy: 'Give a JSON array of statements of the Beneficial Ownership Data Standard 0.4.',
  })
}

const recordTypes = ['entity', 'person', 'relationship'] as const

function readVersion(
  collector: Collector,
  item: unknown,
  number: number,
  meta: FileMeta,
): BodsVersion | null {
  const statement = asObject(item)
  if (statement && typeof statement.statementType === 'string') {
    throw new TidewaiterError({
      code: 'ownership.bods-version',
      act: 'cannot read the ownership statements',
      value: statement.statementType,
      reason: 'the file is of an earlier version of the standard than 0.4',
      place: { file: meta.dataset, path: `[${number - 1}]` },
      remedy: 'Convert it to BODS 0.4.',
    })
  }
  const type = recordTypes.find((t) => t === statement?.recordType)
  const details = asObject(statement?.recordDetails)
  const recordId = text(statement?.recordId)
  const source = sourceOf(statement ?? {}, number, meta)
  if (!statement || !type || !details || recordId === '') {
    collector.remark(
      'ownership.statement-unreadable',
      `Statement ${number} of ${meta.dataset} lacks a recordId, a known recordType or its recordDetails and is left out.`,
      source,
      { clears: 'Complete the statement after BODS 0.4.', effect: 'review' },
    )
    return null
  }
  return {
    recordId,
    type,
    details,
    status: text(statement.recordStatus),
    statedOn: text(statement.statementDate),
    source,
  }
}

function sourceOf(statement: Json, number: number, meta: FileMeta): StatementSource {
  const source = asObject(statement.source)
  const publication = asObject(statement.publicationDetails)
  const asserted = Array.isArray(source?.assertedBy) ? source.assertedBy : []
  const assertedBy =
    asserted.map((a) => text(asObject(a)?.name)).find((name) => name !== '') ??
    text(asObject(publication?.publisher)?.name)
  const statedOn = text(statement.statementDate)
  return {
    ...meta,
    record: text(statement.statementId) || `statement ${number}`,
    ...(assertedBy ? { assertedBy } : {}),
    ...(statedOn ? { statedOn } : {}),
  }
}

/** Arrangements with exactly one nominator: the whole beneficial interest is that nominator's. */
function nominators(versions: ReadonlyMap<string, readonly BodsVersion[]>): ReadonlySet<string> {
  const found = new Map<string, Set<string>>()
  for (const list of versions.values()) {
    for (const { type, details } of list) {
      if (type !== 'relationship' || !Array.isArray(details.interests)) continue
      if (!details.interests.some((i) => asObject(i)?.type === 'nominator')) continue
      const subject = text(details.subject)
      found.set(subject, (found.get(subject) ?? new Set()).add(text(details.interestedParty)))
    }
  }
  return new Set([...found].filter(([, people]) => people.size === 1).map(([id]) => id))
}
