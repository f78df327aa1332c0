import { userInfo } from 'node:os'
import { activeLists, type LoadedLists, loadLists } from '../lists/index.ts'
import { type Entity, TidewaiterError } from '../model/index.ts'
import {
  type JoinDecision,
  type JoinedParty,
  judgeRecords,
  type Refusal,
  resolveParties,
} from '../screening/index.ts'
import { listsFolder } from './home.ts'
import { readJoins, samePair, writeJoins } from './joins.ts'
import { today } from './options.ts'
import { type Format, printTable, say } from './terminal.ts'

/** Shows which records of the lists are one party, and why; or of given records also what was refused. */
export async function joinsCommand(
  ids: readonly string[],
  paths: readonly string[],
  format: Format,
): Promise<void> {
  const lists = await searched(paths)
  const decisions = await readJoins()
  const { entities, relations } = lists
  for (const id of ids) entityOf(entities, id)
  const { parties, refusals } = resolveParties(entities, { relations, decisions })
  const asked = (members: readonly string[]) =>
    ids.length === 0 || members.some((member) => ids.includes(member))
  const shown = [...new Set(parties.values())].filter((party) => asked(party.members))
  const refused = ids.length === 0 ? [] : refusals.filter(({ a, b }) => asked([a, b]))
  if (format === 'json') {
    const out = { parties: shown, refused: ids.length === 0 ? undefined : refused }
    process.stdout.write(`${JSON.stringify(out, null, 2)}\n`)
    return
  }
  print(shown, refused, new Map(entities.map((entity) => [entity.id, entity])))
  const pair = ids.length === 2 ? pairOf(entities, ids) : undefined
  if (pair && shown.length + refused.length === 0)
    say(judgeRecords(pair[0], pair[1], relations)?.text ?? 'Nothing points to one party.')
  const records = shown.reduce((sum, party) => sum + party.members.length, 0)
  say(`${shown.length} parties stand on several lists, with ${records} records`)
}

function pairOf(entities: readonly Entity[], ids: readonly string[]): [Entity, Entity] {
  return [entityOf(entities, ids[0]!), entityOf(entities, ids[1]!)]
}

async function searched(paths: readonly string[]): Promise<LoadedLists> {
  if (paths.length > 0) return loadLists(paths)
  const lists = await activeLists(listsFolder())
  if (lists) return lists
  throw new TidewaiterError({
    code: 'cli.joins',
    act: 'cannot look for parties on several lists',
    reason: 'no list is loaded',
    remedy: 'Load lists with `tidewaiter lists load PATH`, or name them with --lists.',
  })
}

function entityOf(entities: readonly Entity[], id: string): Entity {
  const found = entities.find((entity) => entity.id === id)
  if (found) return found
  throw new TidewaiterError({
    code: 'cli.joins',
    act: 'cannot find the record',
    value: id,
    reason: 'no list that is searched has it',
    remedy: 'Take the id from a match, e.g. ofac-15009.',
  })
}

function print(
  parties: readonly JoinedParty[],
  refused: readonly Refusal[],
  entities: ReadonlyMap<string, Entity>,
): void {
  const named = (id: string) => `${id} “${entities.get(id)?.properties.name?.[0] ?? ''}”`
  printTable(
    ['', 'record', 'record', 'because'],
    [
      ...parties.flatMap((party) =>
        party.joins.map((join) => ['one party', named(join.a), named(join.b), join.text]),
      ),
      ...refused.map(({ a, b, text }) => ['not joined', named(a), named(b), text]),
    ],
  )
}

export interface DecideFlags {
  readonly why: string
  readonly by?: string
}

/** Writes down a reviewer's decision about two records; a later one about the same two replaces it. */
export async function decideJoin(
  pair: { readonly a: string; readonly b: string },
  decision: JoinDecision['decision'],
  flags: DecideFlags,
): Promise<void> {
  const made: JoinDecision = {
    ...pair,
    decision,
    by: flags.by ?? userInfo().username,
    on: today(),
    why: flags.why,
  }
  const before = await readJoins()
  const decisions = [...before.filter((one) => !samePair(one, pair)), made]
  // Contradictions are found now, and not when the next customer is screened.
  resolveParties(
    decisions
      .flatMap(({ a, b }) => [a, b])
      .map((id) => ({ id, schema: 'Thing', properties: {}, datasets: [id] })),
    { decisions },
  )
  await writeJoins(decisions)
  const word = decision === 'join' ? 'one party' : 'two parties'
  say(
    `${made.a} and ${made.b} are ${word}; take it back with: tidewaiter lists undecide ${made.a} ${made.b}`,
  )
}

/** Takes a decision back: the records speak for themselves again. */
export async function undecideJoin(pair: {
  readonly a: string
  readonly b: string
}): Promise<void> {
  const before = await readJoins()
  const rest = before.filter((one) => !samePair(one, pair))
  if (rest.length === before.length)
    throw new TidewaiterError({
      code: 'cli.joins',
      act: 'cannot take the decision back',
      value: `${pair.a} and ${pair.b}`,
      reason: 'nobody decided about these two',
      remedy: 'See `tidewaiter lists joins` for the records.',
    })
  await writeJoins(rest)
  say(`the decision on ${pair.a} and ${pair.b} is taken back`)
}
