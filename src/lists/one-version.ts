import type { LoadedFile, SeveralVersions } from './loaded.ts'
import { only } from './only.ts'

/** Leaves out the older versions of a list that is named in several.
 *
 * Two files are versions of one list where most records of the smaller stand in the other too; files
 * with other records are parts of it, and all are kept. The newest is the one that was published last,
 * or, where a file does not say when, the one with the highest record number: publishers number new
 * records upwards. Where neither tells, nothing is left out.
 *
 * @param onSeveral told of each list that is there in several versions
 */
export function newestVersions(
  files: readonly LoadedFile[],
  onSeveral: (several: SeveralVersions) => void,
): readonly LoadedFile[] {
  const left = new Map<LoadedFile, Set<string>>()
  const leaveOut = (file: LoadedFile, dataset: string) =>
    left.set(file, (left.get(file) ?? new Set()).add(dataset))
  for (const [dataset, holders] of holdersOf(files)) {
    const states = statesOf(holders, dataset)
    for (const copy of states.flatMap((state) => state.copies)) leaveOut(copy, dataset)
    if (states.length < 2 || !states.every((one) => isVersionOf(one, states[0]!))) continue
    const newest = newestOf(states)
    const others = states.filter((state) => state !== newest)
    if (newest) for (const { file } of others) leaveOut(file, dataset)
    onSeveral({
      dataset,
      ...(newest ? { newest: nameOf(newest) } : {}),
      others: others.map(nameOf),
    })
  }
  return files.map((file) => {
    const leave = left.get(file)
    const stay = file.datasets.map((one) => one.dataset).filter((name) => !leave?.has(name))
    return leave ? only(file, new Set(stay)) : file
  })
}

/** One state of a list: the file that holds it first, and those that hold the same again. */
interface State {
  readonly file: LoadedFile
  readonly copies: readonly LoadedFile[]
  readonly path: string
  readonly version: string
  readonly publishedOn: string | undefined
  readonly ids: ReadonlySet<string>
}

function holdersOf(files: readonly LoadedFile[]): ReadonlyMap<string, readonly LoadedFile[]> {
  const holders = new Map<string, LoadedFile[]>()
  for (const file of files)
    for (const { dataset } of file.datasets)
      holders.set(dataset, [...(holders.get(dataset) ?? []), file])
  return new Map([...holders].filter(([, several]) => several.length > 1))
}

function statesOf(holders: readonly LoadedFile[], dataset: string): readonly State[] {
  const bySha = new Map<string, LoadedFile[]>()
  for (const file of holders) {
    const sha256 = file.datasets.find((one) => one.dataset === dataset)!.sha256
    bySha.set(sha256, [...(bySha.get(sha256) ?? []), file])
  }
  return [...bySha.values()].map(([file, ...copies]) => {
    const { version, publishedOn } = file!.datasets.find((one) => one.dataset === dataset)!
    const path = file!.reports.find((report) => report.dataset === dataset)?.path ?? ''
    const records = file!.entities.filter(
      (entity) => entity.derived !== true && entity.datasets.includes(dataset),
    )
    return {
      file: file!,
      copies,
      path,
      version,
      publishedOn,
      ids: new Set(records.map(({ id }) => id)),
    }
  })
}

function isVersionOf(one: State, other: State): boolean {
  if (one === other) return true
  const [small, large] =
    one.ids.size <= other.ids.size ? [one.ids, other.ids] : [other.ids, one.ids]
  const common = [...small].filter((id) => large.has(id)).length
  return common * 2 > small.size
}

/** A whole day: "2026" may be earlier or later than "2026-03-01". */
const wholeDay = /^\d{4}-\d{2}-\d{2}/

function newestOf(states: readonly State[]): State | undefined {
  const dated = states.every(({ publishedOn }) => wholeDay.test(publishedOn ?? ''))
  const rank = (state: State) => (dated ? Date.parse(state.publishedOn!) : highestNumber(state.ids))
  const [first, second] = [...states].sort((a, b) => rank(b) - rank(a))
  return first && second && rank(first) > rank(second) ? first : undefined
}

/** The highest number at the end of an id: 36 of "ofac-36"; 0 where ids are no such numbers. */
function highestNumber(ids: ReadonlySet<string>): number {
  let highest = 0
  for (const id of ids)
    highest = Math.max(highest, Number(/(?<=[^0-9a-f])\d{1,9}$/.exec(id)?.[0] ?? 0))
  return highest
}

function nameOf({ path, version }: State): { path: string; version: string } {
  return { path, version }
}
