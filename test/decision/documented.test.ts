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
