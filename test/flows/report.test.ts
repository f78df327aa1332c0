import { parseHTML } from 'linkedom'
import { beforeAll, describe, expect, test } from 'vitest'
import { type FlowsResult, findCorridors, flowsHtml } from '../../src/flows/index.ts'
import { comextFile, innocentSeries } from './given.ts'
import { at, codes, comtradeFile, noisyMonths, type Series, since } from './scenario.ts'

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

describe('where trade moved, as pictures', () => {
  let document: Document
  let result: FlowsResult
  /** The ways as the table beside the pictures has them. */
  const rows = () =>
    [...document.querySelectorAll('details table tbody tr')].map((row) =>
      [...row.querySelectorAll('th, td')].map((cell) => cell.textContent),
    )

  beforeAll(async () => {
    const draw = noisyMonths(1)
    const series = codes(30).flatMap((code, i) => {
      const passes = i < 4
      const one = (reporter: string, partner: string, values: number[]): Series => ({
        flow: 'X',
        reporter,
        partner,
        code,
        values,
      })
      const direct = draw((t) => (passes && t >= at ? 5_000 : 500_000), 0.3)
      const toArmenia = draw((t) => (passes && t >= at ? 300_000 : 8_000), 0.3)
      const toKazakhstan = draw((t) => (passes && t >= at ? 200_000 : 8_000), 0.3)
      return [
        one('DEU', 'RUS', direct),
        one('DEU', 'ARM', toArmenia),
        one('DEU', 'KAZ', toKazakhstan),
        one(
          'DEU',
          'SRB',
          draw(() => 30_000, 0.3),
        ),
        one(
          'ARM',
          'RUS',
          draw((t) => (passes && t >= at ? 250_000 : 900), 0.3),
        ),
        one(
          'ARM',
          'GEO',
          draw(() => 3_000, 0.3),
        ),
      ]
    })
    result = await findCorridors([comtradeFile(series)], { since })
    document = parseHTML(await flowsHtml(result)).document as unknown as Document
  })

  test('the map has land, every place by name, and each way in its kind', () => {
    const map = document.querySelector('figure.map svg')!
    expect(map.querySelectorAll('.land path').length).toBeGreaterThan(150)
    const names = [...map.querySelectorAll('.name text')].map((t) => t.textContent)
    expect(names).toEqual(expect.arrayContaining(['Armenia', 'Germany', 'Kazakhstan', 'Russia']))
    for (const [kind, word] of [
      ['gain', 'additional'],
      ['onward', 'additional, second leg'],
      ['lost', 'lost, direct'],
    ]) {
      const drawn = map.querySelectorAll(`.way-${kind} path`).length
      expect(drawn).toBeGreaterThan(0)
      expect(drawn).toBe(rows().filter((cells) => cells[1] === word).length)
    }
  })

  test('a ribbon goes on only through the intermediary whose second leg was measured', () => {
    const picture = document.querySelector('figure.wide svg')!
    const titles = (kind: string) =>
      [...picture.querySelectorAll(`.ribbon-${kind}`)].map((r) => r.textContent).sort()
    expect(titles('gain')).toEqual(
      expect.arrayContaining(['Germany to Armenia', 'Germany to Kazakhstan']),
    )
    expect(titles('onward')).toEqual(['Armenia to Russia'])
    const labels = [...picture.querySelectorAll('.bars text')].map((t) => t.textContent!)
    expect(labels.find((l) => l.startsWith('Kazakhstan'))).toContain('onward leg not measured')
    expect(labels.find((l) => l.startsWith('Armenia'))).not.toContain('not measured')
  })

  test('heights of ribbons are in proportion to the values in the table beside', () => {
    const thick = (kind: string, title: string) =>
      Number(
        [...document.querySelectorAll(`figure.wide .ribbon-${kind}`)]
          .find((r) => r.textContent === title)!
          .getAttribute('stroke-width'),
      )
    const excess = (destination: string) =>
      result.corridors
        .filter((c) => c.via === null && c.origin === 'de' && c.destination === destination)
        .reduce((sum, c) => sum + c.excess, 0)
    const drawn = thick('gain', 'Germany to Armenia') / thick('gain', 'Germany to Kazakhstan')
    expect(Math.abs(drawn / (excess('am') / excess('kz')) - 1)).toBeLessThan(0.01)
    const ways = rows().map((cells) => cells[0])
    expect(ways).toEqual(expect.arrayContaining(['Germany → Armenia', 'Armenia → Russia']))
  })

  test('nothing in a picture lies outside of it or is no number', () => {
    for (const svg of document.querySelectorAll('figure.wide svg')) {
      const height = Number(svg.getAttribute('height'))
      for (const bar of svg.querySelectorAll('rect')) {
        const end = Number(bar.getAttribute('y')) + Number(bar.getAttribute('height'))
        expect(end).toBeLessThanOrEqual(height)
      }
    }
    expect(document.body.innerHTML).not.toMatch(/NaN|Infinity|undefined/)
  })

  test('each rise names the innocent explanations that were tried', () => {
    const rises = [...document.querySelectorAll('figure.rise')]
    expect(rises.length).toBeGreaterThan(0)
    for (const figure of rises) {
      expect(figure.querySelectorAll('details li')).toHaveLength(8)
      expect(figure.querySelector('summary')!.textContent).toContain('Innocent explanations')
    }
  })
})
