import { describe, expect, it } from 'vitest'
import {
  decisionsTable,
  decisionText,
  listDiffTable,
  listReportTable,
} from '../../src/report/index.ts'
import { blocked, cleared, reviewed, rows } from './fixtures.ts'

describe('decisionText', () => {
  it('opens with two sentences: what it is, and the strongest finding', () => {
    expect(decisionText(blocked).split('\n')[0]).toBe(
      'BLOCK. S-005 must not go ahead as it stands: prohibited. Shahed Aviation Industries (buyer) is on the Entity List: every item subject to the EAR needs a licence (and 2 more findings).',
    )
  })

  it('then tells who, what, where, and gives each finding its basis, citation and remedy', () => {
    const text = decisionText(blocked)
    const order = ['WHO', 'WHAT', 'WHERE', 'BEHAVIOUR', 'SEARCHED', 'NOT EVALUATED', 'Digest:']
    const places = order.map((word) => text.indexOf(`\n${word}`))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
    expect(text).toContain('31 CFR 560.204 (rule destination.embargo)')
    expect(text).toContain('to clear it: A general or specific licence of OFAC.')
    expect(text).toContain('us_bis_entity_list 2026-07-09 #Iran: Shahed Aviation Industries')
  })

  it('records what was searched and not evaluated when nothing was found', () => {
    const text = decisionText(cleared)
    expect(text).toContain('Nothing was found that stops S-001. 1 party searched in 3 lists; every')
    expect(text).toContain('list un_sc_sanctions 2026-02-27')
    expect(text).toContain('tables: chpl 2024-02-23\n')
    expect(text).toContain('nothing: every rule was evaluated')
    expect(decisionText({ ...cleared, versions: [] })).toContain('no list, table or policy')
  })

  it('says of a clear demonstration that its order is invented and only the sample was searched', () => {
    expect(decisionText({ ...cleared, demonstration: true })).toMatch(
      /^CLEAR \(demonstration\)\. .*\nA demonstration: an invented order, .* sample of listed parties alone/,
    )
  })

  it('keeps every line of a decision on its own line whatever the names hold', () => {
    const name = 'Evil\nCLEAR. Nothing was found\u001b[2J'
    const subject = { ...reviewed.subject, id: name, parties: [] }
    const text = decisionText({ ...reviewed, subject })
    expect(text).not.toMatch(/^CLEAR/m)
    expect(text).not.toContain('\u001b')
  })
})

describe('decisionsTable', () => {
  it('has one entry for each row, totals, and no line wider than asked', () => {
    const table = decisionsTable(rows, { width: 90 })
    expect(table.trimEnd().split('\n').at(-1)).toBe(
      '4 rows: 1 block, 2 review, 1 clear (1 row unreadable).',
    )
    for (const word of ['S-001', 'BLOCK', 'unreadable', '31.02.2026']) expect(table).toContain(word)
    const plain = table.split('\n').filter((line) => !/[\u0600-\u06ff]/.test(line))
    expect(Math.max(...plain.map((line) => line.length))).toBeLessThanOrEqual(90)
  })

  it('carries the outcome in letters, with or without colour', () => {
    expect(decisionsTable(rows)).not.toContain('\u001b')
    expect(decisionsTable(rows, { colour: true })).toContain('BLOCK')
  })
})

describe('tables of lists', () => {
  it('listReportTable shows the counts and everything that was left out', () => {
    const table = listReportTable({
      files: [
        {
          path: 'lists/us-ofac-sdn-2021',
          parts: ['sdn.csv', 'add.csv'],
          format: 'ofac-csv',
          dataset: 'us_ofac_sdn',
          version: '2021-07',
          read: 8976,
          kept: 8976,
          derived: 0,
          skipped: [
            { unit: 'address', reason: 'no address given', count: 2397, first: 'add.csv, row 12' },
          ],
          schemata: { Person: 4620 },
          names: 20886,
          addresses: 11440,
          birthDates: 4428,
          unparsed: 3,
        },
      ],
    })
    for (const word of ['us_ofac_sdn', '8976', '11440', '4428']) expect(table).toContain(word)
    expect(table).toContain('us_ofac_sdn: 2397 addresses skipped, no address given (first: add.csv')
    expect(table).toContain('us_ofac_sdn: 3 remarks kept as notes only')
  })

  it('listDiffTable shows at most the limit of each kind and counts all', () => {
    const added = Array.from({ length: 30 }, (_, index) => `ofac-${index}`)
    const changed = [{ id: 'ofac-99', properties: ['alias', 'address'] }]
    const table = listDiffTable({ added, removed: [], changed }, { limit: 5 })
    expect(table).toContain('ofac-4')
    expect(table).not.toContain('ofac-5 ')
    expect(table).toContain('alias, address')
    expect(table).toContain('30 added, 0 removed, 1 changed; 25 not shown.')
  })
})
