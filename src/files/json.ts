import { type Place, TidewaiterError } from '../model/index.ts'
import type { EncodingFound } from './encoding.ts'
import { flatCells } from './flatten.ts'
import type { Row, RowFault, TableInfo } from './row.ts'
import { nameOf, type ReadingOptions, type Source } from './source.ts'
import { readText } from './text.ts'

export interface JsonOptions extends ReadingOptions {
  /** The encoding, where it has been found already. */
  readonly found?: EncodingFound
  readonly encoding?: string | undefined
  /** Where the records are: `data.entities`. Defaults to the only array of objects there is. */
  readonly path?: string | undefined
  readonly onInfo?: ((info: TableInfo) => void) | undefined
}

/** Records of a JSON file: of an array, of the one array in an object, or the object itself. */
export async function* jsonRows(
  source: Source,
  options: JsonOptions,
): AsyncGenerator<Row | RowFault> {
  const file = nameOf(source)
  const { text, encoding, notice } = await readText(source, readingOptions(options))
  const root = parseJson(text, { file })
  const { path, records } = recordsOf(root, options.path, file)
  options.onInfo?.({
    file,
    kind: 'json',
    encoding,
    columns: [],
    preface: path === '' ? [] : prefaceOf(root),
    notices: [
      ...(notice ? [notice] : []),
      ...(path === '' ? [] : [`The records are those of "${path}".`]),
    ],
  })
  for (const [i, value] of records.entries()) {
    options.signal?.throwIfAborted()
    const inside = Array.isArray(root) || path !== '' ? { path: `${path}[${i}]` } : {}
    yield recordRow(value, { file, row: i + 1, ...inside })
  }
}

/** A record as a row; anything but an object is a fault. */
export function recordRow(value: unknown, place: Place): Row | RowFault {
  if (isDeep(value)) return { place, error: tooDeep(place) }
  if (isRecord(value)) return { place, cells: flatCells(value), value }
  return {
    place,
    error: new TidewaiterError({
      code: 'files.json.record',
      act: 'cannot read the record',
      value: JSON.stringify(value),
      reason: 'it is not an object with named values',
      place,
      remedy: 'Write each record as {"name": "value", …}.',
    }),
  }
}

/** Levels of lists and objects in each other that a record may have. */
const depthLimit = 64

/** Level by level and not by recursion, which a record of many levels would exhaust. */
function isDeep(value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > depthLimit) return true
    level = level.flatMap((part) =>
      part !== null && typeof part === 'object' ? Object.values(part) : [],
    )
  }
  return false
}

function tooDeep(place: Place): TidewaiterError {
  return new TidewaiterError({
    code: 'files.json.deep',
    act: 'will not read the record',
    value: `${depthLimit} levels`,
    reason: 'its lists and objects stand in each other deeper than this',
    place,
    remedy: 'Flatten the record before giving it.',
  })
}

/** Reads JSON and says line and column of the first mistake. */
export function parseJson(text: string, place: Place): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const message = (cause as Error).message
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length)
    const before = text.slice(0, position)
    const line = (place.line ?? 1) + (before.match(/\n/g)?.length ?? 0)
    const column = position - before.lastIndexOf('\n')
    throw new TidewaiterError(
      {
        code: 'files.json',
        act: 'cannot read the JSON',
        value: text.slice(Math.max(0, position - 20), position + 20),
        reason:
          position >= text.length
            ? 'it ends too early'
            : `it is wrong at character ${column} of the line`,
        place: { ...place, line },
        remedy: 'Export the file again, or correct it there.',
      },
      { cause },
    )
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

function recordsOf(
  root: unknown,
  wanted: string | undefined,
  file: string,
): { path: string; records: readonly unknown[] } {
  if (wanted !== undefined && wanted !== '')
    return { path: wanted, records: follow(root, wanted, file) }
  if (Array.isArray(root)) return { path: '', records: root }
  if (!isRecord(root)) return { path: '', records: [root] }
  const arrays = Object.entries(root).filter(
    ([, value]) => Array.isArray(value) && value.length > 0 && value.every(isRecord),
  )
  if (arrays.length === 0) {
    const empty = Object.entries(root).find(
      ([, value]) => Array.isArray(value) && value.length === 0,
    )
    // {"results": []} is a file without records; {"name": "x", "aliases": []} is one record.
    if (empty && Object.values(root).every((value) => value === empty[1] || !isText(value))) {
      return { path: empty[0], records: [] }
    }
    return { path: '', records: [root] }
  }
  if (arrays.length === 1) return { path: arrays[0]![0], records: arrays[0]![1] as unknown[] }
  throw new TidewaiterError({
    code: 'files.json.path',
    act: 'cannot choose the records',
    value: arrays.map(([name]) => name).join(', '),
    reason: 'the file has more than one list of records',
    place: { file },
    remedy: 'Name the list with the option path.',
  })
}

function prefaceOf(root: unknown): readonly string[] {
  return Object.entries(isRecord(root) ? root : {}).flatMap(([name, value]) =>
    value !== null && typeof value === 'object' ? [] : [`${name}: ${String(value)}`],
  )
}

function isText(value: unknown): boolean {
  return typeof value === 'string'
}

function follow(root: unknown, path: string, file: string): readonly unknown[] {
  let value: unknown = root
  for (const step of path.split('.')) {
    value = isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined
  }
  if (Array.isArray(value)) return value
  throw new TidewaiterError({
    code: 'files.json.path',
    act: 'cannot find the records',
    value: path,
    reason: value === undefined ? 'there is nothing at this path' : 'what is there is not a list',
    place: { file },
    remedy: `Name the path of a list${isRecord(root) ? `; the file has ${Object.keys(root).slice(0, 20).join(', ')}` : ''}.`,
  })
}

/** The options of reading text, without those that are undefined. */
function readingOptions(options: JsonOptions): Parameters<typeof readText>[1] {
  const { encoding, signal, onProgress, found } = options
  return {
    signal,
    onProgress,
    ...(encoding === undefined ? {} : { encoding }),
    ...(found === undefined ? {} : { found }),
  }
}
