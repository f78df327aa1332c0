import { describe, expect, test } from 'vitest'
import { type Claim, loadDocument, readDocument } from '../../src/evidence/index.ts'

async function claimsOf(text: string): Promise<readonly Claim[]> {
  const bytes = new TextEncoder().encode(`${text}\n`)
  const document = await loadDocument({ name: 'a.txt', bytes })
  return readDocument({ ...document, language: 'en', publisher: 'The Pier Gazette' }).claims
}

const sources = (claims: readonly Claim[]): readonly (string | null)[] =>
  claims.map((claim) => claim.source.name ?? claim.source.role)

describe('whose words a claim carries', () => {
  test.each([
    [
      'a document named in the middle of the sentence',
      'In reality, the indictment says, the firm shipped drones to Russia.',
      'indictment',
    ],
    [
      'speakers named between subject and verb',
      'From 2019 on, prosecutors allege, Iran supplied engines to Russia.',
      'prosecutors',
    ],
    [
      'what goes on behind "he claimed, and"',
      'Anton Belyaev, a dealer, said that he was surprised. Iran has sent drones to Russia, he claimed, and has trained its crews.',
      'Anton Belyaev',
    ],
    [
      'a speaker with a long apposition',
      'Leland Marsh, commander of forces in the Pacific, told a committee that China supplied engines to Russia.',
      'Leland Marsh',
    ],
    [
      'a speaker whose relative clause has a clause of its own',
      'The official, who asked not to be named because he is not authorised to speak, said that Iran had sent missiles to Russia.',
      'official',
    ],
    [
      'a clause behind "said on Tuesday that" with a plural subject',
      'The South Korean government said on Tuesday that traders had shipped missiles to Russia.',
      'South Korea',
    ],
    [
      'a phrasal verb of saying',
      'China supplied engines to Russia, Leland Marsh, an analyst, pointed out.',
      'Leland Marsh',
    ],
    [
      'papers that no lexicon knows',
      'China supplied engines to Russia, according to railway waybills.',
      'railway waybills',
    ],
  ])('%s', async (_, text, speaker) => {
    const claims = await claimsOf(text)
    expect(claims.length).toBeGreaterThan(0)
    expect(new Set(sources(claims))).toEqual(new Set([speaker]))
  })

  test('another of a group is one of its kind', async () => {
    const [, claim] = await claimsOf(
      'Two officials with knowledge of the deal said that Iran had sent missiles to Russia. Another said that China had supplied engines to Iran.',
    )
    expect(claim!.source).toMatchObject({ role: 'official with knowledge of the deal', name: null })
  })

  test('an offer is an act of the one who makes it, told by somebody else', async () => {
    const claims = await claimsOf(
      'Hal Brubaker, a senator, told reporters that Turkey had offered to sell missiles to Ukraine.',
    )
    expect(sources(claims)).not.toContain('Turkey')
  })

  test('a spokeswoman speaks for an institution and is not anonymous', async () => {
    const [claim] = await claimsOf(
      'A foreign ministry spokeswoman said that Iran had sent missiles to Russia.',
    )
    expect(claim!.source.anonymous).toBe(false)
  })

  test('an unknown outlet that was told is on the way', async () => {
    const [claim] = await claimsOf(
      'A Russian official told the business paper Torgovy Listok that Iran had sent missiles to Russia.',
    )
    expect(claim!.via).toEqual(['Torgovy Listok'])
  })
})
