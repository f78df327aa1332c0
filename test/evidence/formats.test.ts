import { describe, expect, test } from 'vitest'
import { loadDocument, readDocument } from '../../src/evidence/index.ts'
import { docx, eml, html, pdf } from './files.ts'

describe('a good file of every format is read into the same claim', () => {
  test.each([
    ['note.html', 'html', html],
    ['note.docx', 'docx', docx],
    ['note.eml', 'eml', eml],
    ['note.pdf', 'pdf', pdf],
  ] as const)('%s', async (name, format, build) => {
    const document = await loadDocument({ name, bytes: build() })
    const reading = readDocument(document)
    expect(reading.format).toBe(format)
    const claim = reading.claims.find((c) => c.kind === 'transfer')
    expect(claim).toMatchObject({
      from: 'ir',
      to: 'ru',
      modality: 'alleged',
      source: { name: 'John Miller', role: 'spokesman', anonymous: false },
    })
    expect(document.text.slice(claim!.start, claim!.end)).toBe(claim!.quote)
  })

  test('HTML and mail bring title and date, and leave navigation out', async () => {
    const page = await loadDocument({ name: 'note.html', bytes: html() })
    expect(page.title).toBe('A note on drones')
    expect(page.published).toBe('2025-03-04')
    expect(page.text).not.toContain('Weather')
    const mail = await loadDocument({ name: 'note.eml', bytes: eml() })
    expect(mail.published).toBe('2025-03-04')
  })
})
