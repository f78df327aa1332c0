import { TidewaiterError } from '../../model/index.ts'
import { type InterestKind, interestKind, isLink } from '../interest.ts'
import { type Share, type ShareEnds, shareOf, unknownShare, wholeShare } from '../share.ts'
import type { OwnershipStatement, StatementSource } from '../statement.ts'
import { asObject, type Json, objects, text } from './bods-json.ts'
import type { BodsPeriod, BodsVersion } from './bods-record.ts'
import { type Collector, periodOf } from './collect.ts'

/** Turns the interests of one version of a relationship into statements.
 *
 * @param soleNominators arrangements with one nominator only
 */
export function readInterests(
  collector: Collector,
  part: BodsPeriod,
  soleNominators: ReadonlySet<string>,
): void {
  const { version } = part
  const { details, source } = version
  const owned = endOf(collector, version, 'subject')
  const owner = endOf(collector, version, 'interestedParty')
  const stated = objects(details.interests)
  // A relationship without interests says that there is one, not which.
  for (const interest of stated.length > 0 ? stated : [{} as Json]) {
    const kind = kindOf(collector, interest, source)
    collector.addStatement({
      owner,
      owned,
      kind,
      share: shareIn(collector, interest, kind, { source, sole: soleNominators.has(owned) }),
      directness: directness(interest),
      ...period(collector, interest, part),
      declaration: source.record,
      source,
    })
  }
}

/** The party at one end; an undisclosed one gets an identifier of its own. */
function endOf(
  collector: Collector,
  version: BodsVersion,
  end: 'subject' | 'interestedParty',
): string {
  const { details, recordId, source } = version
  const id = text(details[end])
  if (id !== '') {
    if (!collector.hasEntity(id)) {
      collector.named(id, source.dataset)
      collector.remark(
        'ownership.unknown-id',
        `The relationship ${recordId} names "${id}", of which the file has no record; it is kept under this identifier.`,
        source,
        { facts: [{ field: end, value: id }], clears: 'Add the record to the file.' },
      )
    }
    return id
  }
  const unspecified = asObject(details[end])
  const reason = text(unspecified?.reason) || 'not stated'
  const description = text(unspecified?.description)
  const made = `${recordId}:undisclosed`
  collector.addEntity({
    id: made,
    schema: 'LegalEntity',
    properties: { name: ['undisclosed party'], notes: [description || reason] },
    datasets: [source.dataset],
  })
  collector.remark(
    'ownership.undisclosed',
    `The ${end === 'subject' ? 'subject' : 'interested party'} of ${recordId} is not disclosed: ${description || reason}.`,
    source,
    { facts: [{ field: 'reason', value: reason }], clears: 'Find out who it is.' },
  )
  return made
}

function kindOf(collector: Collector, interest: Json, source: StatementSource): InterestKind {
  const word = text(interest.type)
  if (word === '') return 'unknown'
  const kind = interestKind('bods', word)
  if (kind) return kind
  collector.remark(
    'ownership.kind-unknown',
    `"${word}" is no known kind of interest; it is treated as an interest of unknown nature.`,
    source,
    {
      facts: [{ field: 'type', value: word }],
      clears: 'Use a code of the BODS codelist interestType.',
    },
  )
  return 'unknown'
}

function directness(interest: Json): OwnershipStatement['directness'] {
  const word = text(interest.directOrIndirect)
  return word === 'direct' || word === 'indirect' ? word : 'unknown'
}

function shareIn(
  collector: Collector,
  interest: Json,
  kind: InterestKind,
  { source, sole }: { source: StatementSource; sole: boolean },
): Share | null {
  const share = asObject(interest.share)
  if (!share) {
    if (kind === 'nominator' && sole) return wholeShare
    return isLink(kind) || kind === 'control' || kind === 'appointment' ? null : unknownShare
  }
  try {
    return shareOf(share as ShareEnds)
  } catch (error) {
    if (!(error instanceof TidewaiterError)) throw error
    collector.remark(
      'ownership.percent-unreadable',
      `The share ${JSON.stringify(share)} cannot be read (${error.fault.reason}); it is treated as unknown.`,
      source,
      {
        facts: [{ field: 'share', value: JSON.stringify(share) }],
        clears: error.fault.remedy,
        effect: 'review',
      },
    )
    return unknownShare
  }
}

function period(collector: Collector, interest: Json, part: BodsPeriod) {
  const start = text(interest.startDate)
  const end = text(interest.endDate)
  const from = [part.notBefore, start].sort()[1]!
  const to = part.notAfter !== '' && (end === '' || part.notAfter < end) ? part.notAfter : end
  return periodOf(collector, from, to, part.version.source)
}
