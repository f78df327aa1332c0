import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  claimKinds,
  loadDocument,
  modalities,
  type Reading,
  readDocument,
} from '../../src/evidence/index.ts'

const shared = process.env.TIDEWAITER_SHARED ?? '../shared'
const article = join(shared, 'data/evidence/article.txt')

async function reading(name: string, text: string): Promise<{ text: string; reading: Reading }> {
  const document = await loadDocument({ name, bytes: new TextEncoder().encode(text) })
  return { text: document.text, reading: readDocument(document) }
}

function documents(): [string, string][] {
  const found: [string, string][] = []
  for (const half of ['tuning', 'held-out']) {
    const folder = join('bench/evidence', half)
    for (const file of readdirSync(folder)) {
      if (file.endsWith('.txt')) found.push([file, readFileSync(join(folder, file), 'utf8')])
    }
  }
  if (existsSync(article)) found.push(['article.txt', readFileSync(article, 'utf8')])
  return found
}

describe('a reading', () => {
  test.each(documents())('of %s holds to the contract', async (name, text) => {
    const result = await reading(name, text)
    for (const claim of result.reading.claims) {
      expect(result.text.slice(claim.start, claim.end)).toBe(claim.quote)
      expect(claim.quote.trim()).not.toBe('')
      expect(claimKinds).toContain(claim.kind)
      expect(modalities).toContain(claim.modality)
      expect(claim.source.role).not.toBe('')
      expect(claim.pattern).not.toBe('')
    }
    const ids = new Set(result.reading.claims.map((claim) => claim.id))
    for (const c of result.reading.contradictions)
      expect([ids.has(c.a), ids.has(c.b)]).toEqual([true, true])
    for (const x of result.reading.exchanges)
      expect([ids.has(x.out), ids.has(x.back)]).toEqual([true, true])
  })

  test.skipIf(!existsSync(article))(
    'of the same text is the same every time (needs the shared article)',
    async () => {
      const text = readFileSync(article, 'utf8')
      expect((await reading('a.txt', text)).reading).toEqual((await reading('a.txt', text)).reading)
    },
  )
})

describe('attribution', () => {
  test('"he added" goes on with the person who spoke before', async () => {
    const { reading: r } = await reading(
      'a.txt',
      'Iran has sent drones to Russia, said John Miller, a spokesman for the Pentagon.\n\nHe added that Russia had shipped fighter jets to Iran.\n',
    )
    expect(r.claims.map((c) => [c.source.name, c.from, c.to])).toEqual([
      ['John Miller', 'ir', 'ru'],
      ['John Miller', 'ru', 'ir'],
    ])
  })

  test('an office takes no country from the sentence behind it', async () => {
    const { reading: r } = await reading(
      'b.txt',
      '"We never sold anything to Russia," said Karl Huber, the managing director of Kern Optik. Ukraine praised the inquiry.\n',
    )
    const [denial] = r.claims.filter((c) => c.kind === 'denial')
    expect(denial?.source).toMatchObject({ name: 'Karl Huber', role: 'managing director' })
    expect(denial?.source.country).toBeUndefined()
    expect(denial).toMatchObject({ modality: 'denied', to: 'ru' })
    expect(denial?.from).not.toBe('ua')
  })

  test('a state that has not imposed sanctions denies nothing', async () => {
    const { reading: r } = await reading(
      'a.txt',
      'Report\n\nGermany has not sanctioned Severmash. Washington has not imposed sanctions on the firm.\n',
    )
    expect(r.claims.filter((c) => c.kind === 'denial')).toEqual([])
  })

  test('a thing that is handed over comes from its makers where nobody else gives it', async () => {
    const { reading: r } = await reading(
      'a.txt',
      'The general said the Philippines had been given a second American missile launcher.\n',
    )
    expect(r.claims[0]).toMatchObject({ kind: 'transfer', from: 'us', to: 'ph' })
    expect(r.claims[0]?.inferred).toContain('from')
  })

  test('a question claims nothing', async () => {
    const { reading: r } = await reading(
      'a.txt',
      'Has Iran sent missiles to Russia? Nobody would say so today in the capital.\n',
    )
    expect(r.claims).toEqual([])
  })

  test('"not dual-use" claims military control', async () => {
    const { reading: r } = await reading(
      'a.txt',
      'Officials in Kyiv said China was sending Russia drone engines that are not dual-use goods.\n',
    )
    expect(r.claims[0]?.control).toBe('military')
  })
})
