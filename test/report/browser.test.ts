import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decisionsHtml } from '../../src/report/index.ts'
import { chromiumIsHere, launch, withChromium } from './chromium.ts'
import { blocked, cleared, meta, rows } from './fixtures.ts'

const page = decisionsHtml([...rows, { ...cleared, row: 42, demonstration: true }], meta)

describe.skipIf(!chromiumIsHere)(withChromium('a report in Chromium'), () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launch()
  })

  afterAll(async () => {
    await browser?.close()
  })

  async function open(options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
    const tab = await browser.newPage(options)
    await tab.setContent(page)
    return tab
  }

  it('applies its style sheet and logs nothing', async () => {
    const tab = await browser.newPage()
    const log: string[] = []
    tab.on('console', (message) => log.push(message.text()))
    tab.on('pageerror', (error) => log.push(String(error)))
    await tab.setContent(page)
    const colour = await tab.evaluate(
      () => getComputedStyle(document.querySelector('.masthead')!).backgroundColor,
    )
    expect(colour).toBe('rgb(11, 58, 83)')
    expect(log).toEqual([])
    await tab.close()
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1200, 390]) {
      it(`has no violation that axe finds, ${colorScheme}, ${width} pixels wide`, async () => {
        const tab = await open({ colorScheme, viewport: { width, height: 900 } })
        await tab.evaluate(() => {
          for (const one of document.querySelectorAll('details')) one.open = true
        })
        const source = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
        await tab.evaluate(readFileSync(source, 'utf8'))
        const result = (await tab.evaluate('axe.run(document)')) as AxeResults
        const found = result.violations.map(
          (one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`,
        )
        expect(found).toEqual([])
        expect(result.passes.map((one) => one.id)).toContain('color-contrast')
        await tab.close()
      })
    }
  }

  it('filters rows and decisions without script', async () => {
    const tab = await open()
    const shown = () =>
      tab.evaluate(
        () =>
          [...document.querySelectorAll('article, .overview tbody tr')].filter(
            (one) => getComputedStyle(one).display !== 'none',
          ).length,
      )
    expect(await shown()).toBe(10)
    await tab.check('#show-block')
    expect(await shown()).toBe(2)
    await tab.check('#show-review')
    expect(await shown()).toBe(4)
    await tab.check('#show-all')
    expect(await shown()).toBe(10)
    await tab.close()
  })

  it('does not scroll sideways on a phone', async () => {
    const tab = await open({ viewport: { width: 360, height: 740 } })
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await tab.close()
  })

  it('prints date, digest and page number on every page, and all that is folded on the screen', async () => {
    const tab = await open({ colorScheme: 'dark' })
    await tab.check('#show-clear')
    const pdf = await tab.pdf({ preferCSSPageSize: true, printBackground: true })
    const document = await getDocumentProxy(new Uint8Array(pdf))
    let all = ''
    for (let number = 1; number <= document.numPages; number++) {
      const content = await (await document.getPage(number)).getTextContent()
      const text = content.items.map((item) => ('str' in item ? item.str : '')).join(' ')
      expect(text).toContain('Tidewaiter, 2026-11-24T09:30:00Z')
      expect(text).toMatch(/digest\s+[0-9a-f]{16}/)
      expect(text).toMatch(new RegExp(`Page ${number} of ${document.numPages}`))
      all += ` ${text}`
    }
    expect(document.numPages).toBeGreaterThan(1)
    for (const text of [blocked.matches[0]!.contributions[1]!.text, 'S-005', 'S-027', 'row 41'])
      expect(all.replaceAll(/\s+/g, ' ')).toContain(text)
    await tab.close()
  })
})
