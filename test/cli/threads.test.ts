import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decideRows } from '../../src/cli/decide-rows.ts'
import type { Knowledge } from '../../src/cli/knowledge.ts'
import type { Subject } from '../../src/cli/subjects.ts'
import { errorOf, wrongOf } from '../../src/cli/thread-messages.ts'
import { type DecisionContext, defaultPolicy } from '../../src/decision/index.ts'
import { TidewaiterError } from '../../src/model/index.ts'
import { inventedList } from './lists.ts'
import { file, folder, lines, tidewaiter } from './run.ts'

/** More rows than are decided before threads start, every tenth a listed name, some without one. */
const many = (count: number) =>
  file(
    `many-${count}.csv`,
    `name,country\n${Array.from({ length: count }, (_, i) =>
      i % 10 === 3
        ? `Bartholomew Quillfether ${i % 7},Russia`
        : i % 97 === 0
          ? ',France'
          : `Person Number${i},Germany`,
    ).join('\n')}\n`,
  )

describe('on several threads', () => {
  test.each(['jsonl', 'csv'])(
    'screen gives the same %s as on one',
    async (format) => {
      const input = many(1500)
      const on = (threads: number) =>
        tidewaiter([
          'screen',
          input,
          '--lists',
          inventedList(),
          '--as-of',
          '2026-01-15',
          '--format',
          format,
          '--threads',
          String(threads),
        ])
      const [one, two] = [await on(1), await on(2)]
      expect(two.out === one.out).toBe(true)
      expect(two.out.trimEnd().split('\n').length).toBeGreaterThanOrEqual(1500)
      expect(two.said).toBe(one.said)
      expect(two.status).toBe(one.status)
    },
    120_000,
  )

  test('Ctrl-C leaves complete rows in order and says where it stopped', async () => {
    const child = spawn(
      process.execPath,
      ['bin/tidewaiter.js', 'screen', many(200_000), '--lists', inventedList(), '--threads', '2'],
      { env: { ...process.env, TIDEWAITER_HOME: join(folder, 'home') } },
    )
    let out = ''
    let said = ''
    let count = 0
    child.stdout.on('data', (piece: Buffer) => {
      count += piece.toString().split('\n').length - 1
      out += piece
      // By now the threads are at work.
      if (count > 2000 && !child.killed) child.kill('SIGINT')
    })
    child.stderr.on('data', (piece: Buffer) => {
      said += piece
    })
    const status = await new Promise((resolve) => child.on('close', resolve))
    const rows = lines(out).map((line) => line.row)
    expect(rows).toEqual(rows.map((_, i) => i + 1))
    expect(rows.length).toBeLessThan(200_000)
    expect(said).toContain(`stopped after row ${rows.length}:`)
    expect(status).toBe(1)
  }, 120_000)
})

test('a number of threads that is none is refused', async () => {
  const { status, said } = await tidewaiter(['screen', many(3), '--threads', '0'])
  expect(status).toBe(2)
  expect(said).toContain('whole number from 1')
})

describe('an error while deciding', () => {
  async function failing(error: Error): Promise<unknown> {
    const subject: Subject = {
      row: 17,
      transaction: {
        parties: [{ role: 'party', schema: 'Person', name: 'Anna Weber', properties: {} }],
        items: [],
      },
    }
    async function* subjects() {
      yield subject
    }
    const context: DecisionContext = {
      parties: {
        screen() {
          throw error
        },
        listingsOf: () => [],
      },
      lists: [],
      policy: defaultPolicy,
      asOf: '2026-01-15',
    }
    const rows = decideRows(subjects(), { knowledge: {} as Knowledge, context, threads: 1 })
    return rows.next().catch((thrown: unknown) => thrown)
  }

  test('names the row, whoever made it', async () => {
    expect(await failing(new Error('out of luck'))).toMatchObject({
      message: 'row 17: out of luck',
    })
    const known = new TidewaiterError({
      code: 'test.wrong',
      act: 'cannot weigh',
      reason: 'it is too light',
      remedy: 'Add weight.',
    })
    expect(await failing(known)).toMatchObject({
      fault: { code: 'test.wrong', place: { row: 17 } },
    })
  })

  test('keeps what it says on its way from a thread', async () => {
    const thrown = await failing(new Error('out of luck'))
    const back = errorOf(structuredClone(wrongOf(thrown)))
    expect(back.message).toBe('row 17: out of luck')
    expect(back.stack).toContain('threads.test.ts')
    const fault = { code: 'a.b', act: 'cannot x', reason: 'y', remedy: 'Z.', place: { row: 3 } }
    expect(errorOf(structuredClone(wrongOf(new TidewaiterError(fault))))).toMatchObject({ fault })
  })
})
