import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { inventedList } from './lists.ts'
import { file, folder, tidewaiter } from './run.ts'

/** A list of one person whose listing is over. */
function formerList(): string {
  const entity = (id: string, schema: string, properties: Record<string, string[]>) =>
    JSON.stringify({ id, schema, datasets: ['us_ofac_sdn'], properties })
  return file(
    'former.ftm.json',
    `${[
      entity('zz-7', 'Person', { name: ['Bartholomew Quillfeather'], topics: ['sanction'] }),
      entity('zz-7-s', 'Sanction', {
        entity: ['zz-7'],
        authority: ['Office of Foreign Assets Control'],
        programId: ['RUSSIA-EO14024'],
        listingDate: ['2015-05-01'],
        endDate: ['2019-06-30'],
        modifiedAt: ['2020-01-01'],
      }),
    ].join('\n')}\n`,
  )
}

describe('match', () => {
  test('says in its table that a counted hit is no longer listed', async () => {
    const args = ['match', 'Bartholomew Quillfeather', '--schema', 'Person', '--format', 'table']
    const { out, status } = await tidewaiter([...args, '--lists', formerList()])
    expect(out).toContain('NO LONGER LISTED')
    expect(out).toMatch(/^clear$/m)
    expect(out).toMatch(/note: .*whose listing is not in force/)
    expect(status).toBe(0)
  })

  test('says in its table that there is no match', async () => {
    const args = ['match', 'Wholly Unheard', '--format', 'table', '--lists', inventedList()]
    expect((await tidewaiter(args)).out).toMatch(/^no match\nclear$/m)
  })

  test('gives the columns of screen as CSV, and writes a page', async () => {
    const args = ['match', 'Grey Petrel', '--schema', 'Vessel', '--lists', inventedList()]
    const csv = await tidewaiter([...args, '--format', 'csv'])
    expect(csv.out).toMatch(/^\uFEFF?row,outcome,why,/)
    expect(csv.out).toContain('Grey Petrel')
    const out = join(folder, 'match.html')
    const page = await tidewaiter([...args, '--out', out])
    expect(page.said).toContain(`written to ${out}`)
    expect(page.out).toBe('')
  })
})

describe('--out', () => {
  test('into a folder that does not exist is refused before any work, and makes none', async () => {
    const missing = join(folder, 'reprots', 'r.html')
    const rows = file('one.csv', 'name\nAnna Weber\n')
    for (const args of [
      ['screen', rows, '--out', missing],
      ['match', 'Anna Weber', '--out', missing],
      ['lists', 'diff', rows, rows, '--out', missing],
    ]) {
      const { said, status } = await tidewaiter(args)
      expect(said).toContain(`There is no folder "${join(folder, 'reprots')}". Make it`)
      expect(status).toBe(2)
    }
  })

  test('that is a folder itself is refused', async () => {
    const { said } = await tidewaiter(['match', 'Anna Weber', '--out', folder])
    expect(said).toContain('It is a folder')
  })

  test('with an ending that no command writes is refused before any work', async () => {
    const page = join(folder, 'report.pdf')
    for (const args of [
      ['screen', file('one.csv', 'name\nAnna Weber\n'), '--out', page],
      ['match', 'Anna Weber', '--out', page],
    ]) {
      const { said, status } = await tidewaiter(args)
      expect(said).toMatch(/no output is written as PDF.*\.html/)
      expect(status).toBe(1)
    }
  })
})

test('a file that is not there is said in words, whatever reads it', async () => {
  for (const args of [
    ['screen', 'nowhere.csv'],
    ['compare', 'nowhere.csv'],
    ['policy', 'check', 'nowhere.yml'],
    ['read', 'nowhere.txt'],
    ['flows', 'nowhere.csv'],
  ]) {
    const { said, status } = await tidewaiter(args)
    expect(said).toContain('there is no such file')
    expect(said).toContain('nowhere.')
    expect(said).not.toContain('ENOENT')
    expect(status).toBe(1)
  }
})
