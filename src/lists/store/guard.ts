import { TidewaiterError } from '../../model/index.ts'
import type { LoadRecord } from './record.ts'
import { heldIn, succession } from './succession.ts'

/** Fewer records than this share of the active version's are refused: a file that was cut, or another
 * list under the same name, mostly shows in its length. */
const leastShare = 0.9

/** What became of a version that was loaded. */
export interface Standing {
  readonly dataset: string
  readonly active: boolean
  /** One sentence for the user, where it did not simply become the active version. */
  readonly text?: string
}

/** Looks at what a loading would do, given those before it.
 *
 * @param path the user's file, for messages
 * @throws TidewaiterError `lists.empty` for a version without a record, `lists.shrunk` for one with
 * over 10 % fewer records than the active version that it would replace; neither where it is forced
 */
export function standingsOf(
  record: LoadRecord,
  before: readonly LoadRecord[],
  path: string,
): Standing[] {
  const old = new Map(succession(before).map(({ status }) => [status.dataset, status]))
  const now = new Map(succession([...before, record]).map((one) => [one.status.dataset, one]))
  return heldIn(record).map(({ status }) => {
    const { dataset, version, records } = status
    const active = now.get(dataset)?.record === record
    const replaced = old.get(dataset)
    if (!record.forced && !record.older && !record.own) {
      if (records === 0) throw empty(dataset, path)
      if (active && replaced && records < leastShare * replaced.records)
        throw shrunk({ dataset, records, version: replaced.version, were: replaced.records, path })
    }
    if (record.older) return { dataset, active, text: keptOnly(version, replaced?.version) }
    if (!active && replaced)
      return {
        dataset,
        active,
        text: `${version} is older than the active version ${replaced.version}, which stays active; --force makes it active all the same`,
      }
    return { dataset, active }
  })
}

function keptOnly(version: string, active: string | undefined): string {
  const stays = active === undefined ? 'no version is active' : `${active} stays active`
  return `${version} is kept as an older version; ${stays}`
}

function empty(dataset: string, path: string): TidewaiterError {
  return new TidewaiterError({
    code: 'lists.empty',
    act: 'will not make the list active',
    value: dataset,
    reason: 'there is no record in it',
    place: { file: path },
    remedy: 'Check the file; --force loads it all the same.',
  })
}

function shrunk(what: {
  readonly dataset: string
  readonly records: number
  readonly version: string
  readonly were: number
  readonly path: string
}): TidewaiterError {
  const fewer = (100 * (1 - what.records / what.were)).toFixed(1)
  return new TidewaiterError({
    code: 'lists.shrunk',
    act: 'will not make the list active',
    value: what.dataset,
    reason: `it has ${what.records} records, ${fewer} % fewer than the active version ${what.version} with ${what.were}`,
    place: { file: what.path },
    remedy:
      'The file may be cut, or older. Check it; then --older keeps it as an older version, or --force makes it active.',
  })
}
