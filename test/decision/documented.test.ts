import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { tableAsOf } from '../../src/tables/index.ts'

const page = readFileSync(new URL('../../docs/decision.md', import.meta.url), 'utf8')
const rows = new Map(
  page
    .split('\n')
    .map((line) => /^\| ((?:HB|RF|DU)\d+) \| .* \| (.*) \|$/.exec(line))
    .filter((found) => found !== null)
    .map((found) => [found[1]!, found[2]!]),
)

describe('docs/decision.md', () => {
  test.each(tableAsOf('redflags', '2026-11-24').rows.map((row) => row.rule_id!))(
    'says whether %s is computed',
    (id) => {
      expect(rows.get(id)).toMatch(/^(?:computed|not computed|by )/)
    },
  )

  test.each(
    tableAsOf('rules', '2026-11-24').rows.map((row) => [row.id!, row.condition!, row.effect!]),
  )('shows the condition of %s as it is', (id, condition, effect) => {
    expect(rows.get(id.split('-')[0]!)).toContain(`\`${condition}\` → ${effect}`)
  })
})

describe('docs/rules.md', () => {
  const text = readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8')
  const states = text
    .split('\n')
    .map((line) => /^\| (\S+) \| .* \| (verified|not verified) \|$/.exec(line))
    .filter((found) => found !== null)
    .map((found) => `${found[1]} ${found[2]}`)
  const dates = ['2023-03-01', '2014-07-01', '2010-01-01', '2023-10-01', '2026-11-24']

  test.each(['rules', 'embargoes'])('says of every row of %s whether it is verified', (name) => {
    for (const row of dates.flatMap((date) => tableAsOf(name, date).rows)) {
      const verified = row.verified!.startsWith('V')
      expect(states).toContain(`${row.id} ${verified ? 'verified' : 'not verified'}`)
      if (!verified) expect(text).toMatch(new RegExp(`^- ${row.id} .*was not verified: `, 'm'))
    }
  })

  test.each([
    'blocking_statute',
    'country_chart',
    'country_group_changes',
    'destination_groups',
    'entry_controls',
    'meu_items',
    'occupied_places',
    'ports',
    'sectoral_matters',
  ])('counts the verified rows of %s', (name) => {
    const [, all, verified, open] = new RegExp(
      `^\\| \`${name}\` \\| (\\d+) \\| (\\d+) \\| (\\d+) \\|`,
      'm',
    )
      .exec(text)!
      .map(Number)
    const csv = readFileSync(new URL(`../../data/${name}.csv`, import.meta.url), 'utf8')
    const rows = csv.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    expect(all).toBe(rows.length - 1)
    expect(verified! + open!).toBe(all)
  })
})
