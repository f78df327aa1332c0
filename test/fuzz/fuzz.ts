import type { RowFault, Source } from '../../src/files/index.ts'
import { TidewaiterError } from '../../src/model/index.ts'
import { mutated } from './mutate.ts'
import { type Random, randomOf } from './random.ts'
import { reshaped } from './reshape/reshape.ts'

/** A reader under fuzzing: what to spoil and how to read it. */
export interface FuzzTarget {
  readonly name: string
  /** Good files to start from. */
  readonly seeds: readonly Uint8Array[]
  /** Reads a spoilt file to its end; faults of rows that it reports are checked too. */
  readonly read: (source: Source) => AsyncIterable<unknown>
  /** Spoils the inside of a packed file, whose bytes cannot be reshaped. */
  readonly spoil?: (random: Random) => Uint8Array
}

/** How many files each reader gets: 300 in the tests, TIDEWAITER_FUZZ in `npm run fuzz`. */
export const fuzzCount = Number(process.env.TIDEWAITER_FUZZ ?? 300)

/** The number of the first file: `npm run fuzz -- --from 5000` goes on where an earlier run ended. */
const fuzzFrom = Number(process.env.TIDEWAITER_FUZZ_FROM ?? 0)

/** `npm run fuzz -- --seconds 100`: each reader ends after so long, and says where to go on. */
const fuzzSeconds = Number(process.env.TIDEWAITER_FUZZ_SECONDS ?? Number.POSITIVE_INFINITY)

/** No reader may take more processor time for a file of a few kilobytes. */
const hangMs = 10_000
/** Nor may it make more of it than this many rows. */
const rowLimit = 200_000

/** Reads `count` spoilt files and checks that each ends well: in rows, faults, or one clear error.
 *
 * @throws an Error that names the target, the number of the file and its bytes in base64
 */
export async function fuzz(target: FuzzTarget, count = fuzzCount): Promise<void> {
  const end = performance.now() + fuzzSeconds * 1000
  let slowest = { ms: 0, file: fuzzFrom }
  let i = fuzzFrom
  for (; i < fuzzFrom + count && performance.now() < end; i++) {
    const ms = await readOne(target, i)
    if (ms > slowest.ms) slowest = { ms, file: i }
  }
  if (process.env.TIDEWAITER_FUZZ === undefined) return
  const most = `the slowest, file ${slowest.file}, took ${Math.round(slowest.ms)} ms of processor time`
  console.log(`fuzz: ${target.name}: files ${fuzzFrom} to ${i - 1} end well; ${most}`)
}

/** Reads the spoilt file of that number.
 *
 * @returns the milliseconds of processor time that it took
 */
async function readOne(target: FuzzTarget, number: number): Promise<number> {
  const random = randomOf(hashOf(target.name) + number)
  const bytes = number % 2 === 0 ? spoiltBytes(target, random) : spoiltContent(target, random)
  return check(target, { name: `fuzzed-${number}`, bytes }).catch((cause) => {
    const shown = Buffer.from(bytes.subarray(0, 20_000)).toString('base64')
    const text = `${target.name}, file ${number}: ${(cause as Error).message}\n${shown}`
    throw new Error(text, { cause })
  })
}

function spoiltBytes({ seeds }: FuzzTarget, random: Random): Uint8Array {
  return mutated(random.pick(seeds), seeds, random)
}

/** A file that its parser reads, with other things in it. */
function spoiltContent({ seeds, spoil }: FuzzTarget, random: Random): Uint8Array {
  return spoil ? spoil(random) : reshaped(random.pick(seeds), random)
}

async function check(
  target: FuzzTarget,
  source: { name: string; bytes: Uint8Array },
): Promise<number> {
  const started = process.cpuUsage()
  let rows = 0
  try {
    for await (const row of target.read(source)) {
      rows++
      if (isFault(row)) checkFault(row, source.name)
      if (rows > rowLimit) throw new Error(`more than ${rowLimit} rows`)
    }
  } catch (error) {
    if (!(error instanceof TidewaiterError)) throw error
    checkError(error, source.name)
  }
  const { user, system } = process.cpuUsage(started)
  const ms = (user + system) / 1000
  if (ms > hangMs) throw new Error(`took ${Math.round(ms)} ms of processor time`)
  return ms
}

function isFault(row: unknown): row is RowFault {
  return row !== null && typeof row === 'object' && 'error' in row && 'place' in row
}

function checkFault(fault: RowFault, file: string): void {
  if (!(fault.error instanceof TidewaiterError)) throw new Error('a fault without TidewaiterError')
  const { place } = fault
  if (place.file !== file || !((place.row ?? place.line ?? 0) > 0)) {
    throw new Error(`a fault without place: ${JSON.stringify(place)}`)
  }
  checkError(fault.error, file)
}

/** Every error says what was wrong, in which file, and what to do. */
function checkError(error: TidewaiterError, file: string): void {
  const { code, act, reason, remedy, place } = error.fault
  for (const [part, text] of Object.entries({ code, act, reason, remedy })) {
    if (text.trim() === '') throw new Error(`an error without ${part}: ${error.message}`)
  }
  if (place?.file !== file) throw new Error(`an error without its file: ${error.message}`)
  if (error.message.length > 3000)
    throw new Error(`an endless error: ${error.message.slice(0, 300)}`)
}

function hashOf(text: string): number {
  let hash = 17
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) >>> 0
  return hash
}
