import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeHtml, html, Markup, visible } from '../../src/report/index.ts'

describe('html', () => {
  it('escapes text, keeps markup, joins lists, shows nothing for absent values', () => {
    const name = '<img src=x onerror=alert(1)>'
    const item = html`<b>${name}</b>`
    const all = html`<p title="${name}">${item}${[item, 'a & b', 7]}${null}${undefined}${false}</p>`
    const safe = '&lt;img src=x onerror=alert(1)&gt;'
    expect(String(all)).toBe(`<p title="${safe}"><b>${safe}</b><b>${safe}</b>a &amp; b7</p>`)
  })

  it('lets no string from outside become markup', () => {
    const Made = Markup as unknown as new (text: string) => Markup
    expect(() => new Made('<script>')).toThrow(TypeError)
    const lookalike = { toString: () => '<script>' } as unknown as string
    expect(() => String(html`${lookalike}`)).toThrow()
  })

  it('leaves no character of any text that can open a tag, an entity or leave an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const safe = escapeHtml(text)
        expect(safe).not.toMatch(/[<>"'`]/)
        expect(safe.replaceAll(/&(amp|lt|gt|quot|#39|#96);/g, '')).not.toContain('&')
      }),
      { seed: 20261124, numRuns: 2000 },
    )
  })
})

describe('visible', () => {
  it('writes controls and direction overrides out and keeps the joiners of Persian', () => {
    expect(visible('a\u0000b\u001b[31m')).toBe('a[U+0000]b[U+001B][31m')
    expect(visible('abc\u202efdp.exe')).toBe('abc[U+202E]fdp.exe')
    expect(visible('می\u200cروم')).toBe('می\u200cروم')
    expect(visible('one\r\ntwo\tthree')).toBe('one two three')
  })

  it('gives a terminal nothing to obey', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
      }),
      { seed: 20261124, numRuns: 2000 },
    )
  })
})
