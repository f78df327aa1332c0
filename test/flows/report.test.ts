import { parseHTML } from 'linkedom'
import { beforeAll, describe, expect, test } from 'vitest'
import { type FlowsResult, findCorridors, flowsHtml } from '../../src/flows/index.ts'
import { comextFile, innocentSeries } from './given.ts'

describe('the report as a page', () => {
  let result: FlowsResult
  let page: string
  let document: Document

  beforeAll(async () => {
    const series = innocentSeries({ seed: 11, codes: 60, months: 34 }).map((s, i) =>
      i === 12
        ? {
            ...s,
            values: s.values.map((_, t) =>
              t < 24 ? (t % 6 === 0 ? 0 : 900 + 40 * (t % 5)) : 45_000 + 900 * (t % 7),
            ),
          }
        : s,
    )
    result = await findCorridors([comextFile(series)], { since: '2022-01' })
    page = await flowsHtml({ ...result, caveats: [...result.caveats, '<script>alert(1)</script>'] })
    document = parseHTML(page).document as unknown as Document
  })

  test('it draws every rise and lump: months, date, expectation and interval', () => {
    const drawn = result.corridors.filter((c) => c.kind !== 'fall')
    const figures = [...document.querySelectorAll('figure.rise, figure.lump')]
    expect(figures).toHaveLength(drawn.length)
    for (const figure of figures) {
      for (const mark of ['interval', 'expected', 'date', 'months', 'month']) {
        expect(figure.querySelector(`.${mark}`), mark).not.toBeNull()
      }
    }
  })

  test('a picture has a dot for each month with trade and a mark for each without', () => {
    const figure = [...document.querySelectorAll('figure')].find((f) =>
      f.textContent!.includes('HS 600020'),
    )!
    expect(figure.querySelectorAll('.month circle')).toHaveLength(30)
    expect(figure.querySelectorAll('.no-trade line')).toHaveLength(4)
  })

  test('no number in a picture is broken', () => {
    expect(page).not.toMatch(/NaN|Infinity|undefined/)
  })

  test('nothing runs and nothing loads', () => {
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|javascript:|url\(|\sstyle="/)
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')!
    expect(policy.getAttribute('content')).toContain("default-src 'none'")
    expect(document.querySelectorAll('style')).toHaveLength(1)
  })

  test('quiet dates, caveats and the specification stand beside the result', () => {
    const all = document.body.textContent!
    expect(all).toContain('when nothing had happened')
    expect(all).toContain('"sha256"')
    expect(document.querySelectorAll('table')[0]!.querySelectorAll('tbody tr')).toHaveLength(
      result.corridors.length,
    )
  })
})
