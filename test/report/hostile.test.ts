import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DecidedRow, decisionsHtml, type ReportRow } from '../../src/report/index.ts'
import { chromiumIsHere, launch, withChromium } from './chromium.ts'
import { meta, rows } from './fixtures.ts'

const hostile = [
  '<script>window.ran = 1; alert(1)</script>',
  '"><img src="https://example.invalid/x.png" onerror="window.ran = 1">',
  "' onmouseover='window.ran=1' autofocus onfocus='window.ran=1' x='",
  '</style><script>window.ran = 1</script><style>',
  '</title><script>window.ran = 1</script>',
  '<!-- --><svg onload=window.ran=1><a xlink:href="javascript:window.ran=1">x</a></svg>',
  '<meta http-equiv="refresh" content="0;url=https://example.invalid/">',
  '<link rel=stylesheet href=//example.invalid/x.css><base href=//example.invalid/>',
  '&lt;script&gt;window.ran=1&lt;/script&gt;&#0;&colon;',
  'javascript:window.ran=1',
  '\u0000<\u0000script>window.ran=1</script>',
  'abc\u202egnp.exe\u2066\u2069\u061c',
  '\ud800<script>window.ran=1</script>\udfff',
  '{{constructor.constructor("window.ran=1")()}}#{window.ran=1}',
  ']]><script>window.ran=1</script><![CDATA[',
]

/** Values of closed unions, numbers in text form and dates: not free text. */
const closed = new Set(
  'outcome why effect basis area status role kind digest asOf amount evidence'.split(' '),
)

/** The same value with every free text in it replaced. */
function poisoned<T>(value: T, text: string, key = ''): T {
  if (typeof value === 'string') return (closed.has(key) ? value : text) as T
  if (Array.isArray(value)) return value.map((one) => poisoned(one, text, key)) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, poisoned(one, text, name)]),
  ) as T
}

function report(text: string): string {
  const demonstration = rows.map((row) =>
    'error' in row ? row : ({ ...row, demonstration: true } as DecidedRow),
  )
  const withKeys = poisoned<readonly ReportRow[]>(demonstration, text).map((row) =>
    'error' in row
      ? row
      : {
          ...row,
          subject: { ...row.subject, extra: { [text]: text }, parties: row.subject.parties },
        },
  )
  return decisionsHtml(withKeys, {
    ...meta,
    title: text,
    input: text,
    engine: text,
    remarks: [text],
  })
}

describe.skipIf(!chromiumIsHere)(withChromium('hostile text in a report'), () => {
  let browser: Browser
  let expected: string[]

  beforeAll(async () => {
    browser = await launch()
    expected = (await skeleton('harmless')).elements
  })

  afterAll(async () => {
    await browser?.close()
  })

  async function skeleton(text: string) {
    const tab = await browser.newPage()
    const events: string[] = []
    tab.on('dialog', (dialog) => {
      events.push(`dialog ${dialog.message()}`)
      void dialog.dismiss()
    })
    tab.on('console', (message) => events.push(`console ${message.text()}`))
    tab.on('pageerror', (error) => events.push(`error ${error}`))
    tab.on('request', (request) => events.push(`request ${request.url()}`))
    await tab.setContent(report(text))
    await tab.hover('article')
    const result = await tab.evaluate(() => ({
      ran: 'ran' in window,
      text: document.body.textContent ?? '',
      elements: [...document.querySelectorAll('*')].map(
        (one) => `${one.localName}[${one.getAttributeNames().join(' ')}]`,
      ),
    }))
    await tab.close()
    return { ...result, events }
  }

  it.each(hostile)('%j runs nothing, fetches nothing, and changes no element', async (text) => {
    const { ran, events, elements, text: shown } = await skeleton(text)
    expect(ran).toBe(false)
    expect(events).toEqual([])
    expect(elements).toEqual(expected)
    expect(shown).not.toMatch(/[\u0000\u202a-\u202e\u2066-\u2069]/)
  })

  it('would not run a script either if one got in', async () => {
    const tab = await browser.newPage()
    await tab.setContent(
      report('harmless').replace('</main>', '<script>window.ran = 1</script></main>'),
    )
    expect(await tab.evaluate(() => 'ran' in window)).toBe(false)
    expect(await tab.evaluate(() => document.scripts.length)).toBe(1)
    await tab.close()
  })
})
