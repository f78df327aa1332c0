import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { TidewaiterError } from '../../src/model/index.ts'
import { decisionsHtml, reportDigest } from '../../src/report/index.ts'
import { blocked, cleared, contribution, matchOf, meta, reviewed, rows } from './fixtures.ts'

const page = decisionsHtml(rows, meta)

describe('decisionsHtml', () => {
  it('gives the same bytes for the same rows', () => {
    expect(decisionsHtml(rows, meta)).toBe(page)
  })

  it('allows nothing but its own style sheet, by hash', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)![1]!
    const hash = createHash('sha256').update(style).digest('base64')
    expect(policy.split('; ')).toEqual([
      'default-src &#39;none&#39;',
      `style-src &#39;sha256-${hash}&#39;`,
      'base-uri &#39;none&#39;',
      'form-action &#39;none&#39;',
    ])
    expect(page).not.toMatch(/<script|<link|<img|<iframe|<object| style="| on[a-z]+=|https?:/i)
  })

  it('heads the report with input, date, law and a digest over the digests of the rows', () => {
    const lines = `1 ${cleared.digest}\n5 ${blocked.digest}\n27 ${reviewed.digest}\n41 error\n`
    const digest = createHash('sha256').update(lines).digest('hex')
    expect(reportDigest(rows)).toBe(digest)
    for (const word of ['orders.csv', '2026-11-24, 09:30 UTC', digest]) expect(page).toContain(word)
  })

  it('refuses a date of making that is none, since it stands in the page header', () => {
    const bad = { ...meta, madeAt: '";} body{display:none} /*' }
    expect(() => decisionsHtml(rows, bad)).toThrow(TidewaiterError)
  })

  it('shows each finding with effect, basis, nexus, facts, source, citation and remedy', () => {
    const article = page.slice(page.indexOf('id="row-5"'), page.indexOf('id="row-27"'))
    for (const finding of blocked.findings) {
      for (const value of [
        finding.rule,
        finding.text,
        finding.citation,
        finding.clears,
        finding.nexus?.text ?? '',
        ...finding.facts.flatMap((fact) => [fact.field, fact.value]),
        ...finding.sources.flatMap((source) => [source.dataset, source.version, source.record!]),
      ]) {
        expect(article).toContain(value)
      }
    }
    expect(article.indexOf('list.licence-required')).toBeLessThan(
      article.indexOf('flag.end-use-vague'),
    )
    expect(article).toContain('no ECCN is given, and HS does not determine it')
  })

  it('names the lists and versions that were searched in every decision, also when clear', () => {
    const article = page.slice(page.indexOf('id="row-1"'), page.indexOf('id="row-5"'))
    expect(article).toContain('us_bis_entity_list</bdi> of <bdi>2026-07-09')
    expect(article).toContain('Every rule was evaluated.')
    expect(article).toContain(cleared.digest)
    expect(decisionsHtml([{ ...cleared, versions: [] }], meta)).toContain('No list was searched.')
  })

  it('draws each contribution from where the last ended and ends at the evidence', () => {
    const article = page.slice(page.indexOf('id="row-5"'), page.indexOf('id="row-27"'))
    const table = article.slice(article.indexOf('<table class="waterfall">'))
    const bars = [
      ...table
        .slice(0, table.indexOf('</table>'))
        .matchAll(/<svg class="(\w+)".*?<rect x="([\d.]+)" y="2" width="([\d.]+)"/g),
    ]
    const match = blocked.matches[0]!
    const scale = 220 / (690 + 415)
    let at = 0
    for (const [index, one] of match.contributions.entries()) {
      const [, kind, x, width] = bars[index]!
      expect(kind).toBe(one.amount < 0 ? 'against' : 'for')
      expect(Number(x)).toBeCloseTo((Math.min(at, at + one.amount) + 690) * scale, 0)
      expect(Number(width)).toBeCloseTo(Math.abs(one.amount) * scale, 0)
      at += one.amount
    }
    expect(at).toBe(match.evidence)
    expect(bars.at(-1)![1]).toBe('total')
    expect(table).toContain(`<td class="number">+${match.evidence}</td>`)
    expect(page).not.toContain('These numbers were changed')
  })

  it('says so when contributions do not add up to the recorded evidence', () => {
    const match = { ...matchOf('X', [contribution('prior', -690, 'prior')]), evidence: 400 }
    const changed = decisionsHtml([{ ...blocked, matches: [match] }], meta)
    expect(changed).toContain('These numbers were changed')
    expect(changed).toContain('\u2212690, but the record says +400')
  })

  it('stands under a banner when it is a demonstration', () => {
    const shown = decisionsHtml([{ ...cleared, demonstration: true }], meta)
    expect(shown).toContain('Invented orders, decided against the embedded sample')
    expect(page).not.toContain('embedded sample')
  })

  it('keeps sets of versions apart when rows rest on different ones', () => {
    const other = { ...cleared, row: 2, versions: cleared.versions.slice(1) }
    const shown = decisionsHtml([cleared, other], meta)
    expect(shown).toContain('<a href="#set-B">set B</a>')
    expect(shown).toContain('id="set-B"')
  })

  it('is whole for no rows at all', () => {
    expect(decisionsHtml([], meta)).toContain('The file has no rows.')
  })
})
