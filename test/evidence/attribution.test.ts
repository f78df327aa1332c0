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
      'what somebody holds, told in passing',
      "Fourteen cargoes of engines went from China to Russia, by Imogen Tarrant's count.",
      'Imogen Tarrant',
    ],
    [
      'speakers inside the relative clause',
      'Belyaev owns the airline, which prosecutors say has flown shells from Iran to Russia.',
      'prosecutors',
    ],
    [
      'a demand that is the object of its verb',
      'President Leland Marsh urged Germany to send missiles to Ukraine.',
      'Leland Marsh',
    ],
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
      'a name with letters beyond Western European ones',
      'Serbia is sending shells to Ukraine, President Đorđe Vučićević announced at a barracks.',
      'Đorđe Vučićević',
    ],
    [
      'what goes on behind "she says, but"',
      'Iran has sent drones to Russia, Imogen Tarrant says, but it never sent missiles to Russia.',
      'Imogen Tarrant',
    ],
    [
      'the subject before a relative clause that has an object',
      'A trader who ships engines said that Iran had sent missiles to Russia.',
      'trader',
    ],
    [
      'somebody quoted by a medium as saying',
      'State television quoted Admiral Mostafa Tajeddini as saying that Iran had sent missiles to Russia.',
      'Mostafa Tajeddini',
    ],
    [
      'papers that somebody obtained',
      'Engines went from China to Russia last year, customs declarations obtained by The Lantern Project show.',
      'customs declarations',
    ],
    [
      'the intelligence service that believes, not intelligence that somebody has',
      "Kyiv's military intelligence believes that Iran sent missiles to Russia.",
      "Kyiv's military intelligence",
    ],
    [
      'whoever calls something by a name',
      'Anton Belyaev, a dealer, was surprised. The ministry in Ankara called the reports of Iranian missiles for Russia absurd.',
      'ministry in Ankara',
    ],
    [
      'whose count it is',
      "Iran sent fourteen missiles to Russia last year, by the Meridian Institute's count.",
      'Meridian Institute',
    ],
    [
      'the officials inside a relative clause',
      'Near the port sits a broker, Al Waha Gulf Charter, which the officials say has shipped drones to Russia.',
      'officials',
    ],
    [
      'the commander and not the place he stands in',
      'The kitchens stood open, said a commander in Karenni State, who claims that Russia supplied drones to Myanmar.',
      'commander',
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

  test('"he" is the person whom the paragraph names, "the vice-minister" the only one of the office', async () => {
    const claims = await claimsOf(
      [
        'Vice-Minister of Trade Daulet Ospanov opened the meeting. The official said little.',
        'The head of the fleet, Vice Admiral Curtis Boyle, watched the drill. Iran supplied drones to Russia, he said.',
        'China supplied engines to Russia, the vice-minister said.',
      ].join('\n\n'),
    )
    expect(sources(claims)).toEqual(['Curtis Boyle', 'Daulet Ospanov'])
  })

  test('"it" is the ministry that the sentence before is about', async () => {
    const claims = await claimsOf(
      'A Russian agency said that Iran had sent drones to Russia. The Turkish Trade Ministry did not address the case. It wrote that Turkey had supplied no engines to Russia.',
    )
    expect(sources(claims).at(-1)).toBe('Turkish Trade Ministry')
  })

  test('a sign of something is the narrator’s, a rumour of something nobody’s', async () => {
    const [sign, rumour] = await claimsOf(
      'It is the latest sign that China is supplying engines to Russia. There was a rumour that Iran had sent missiles to Russia.',
    )
    expect(sources([sign!, rumour!])).toEqual(['The Pier Gazette', 'unspecified'])
  })

  test('a paper that cites officials is the way their words came', async () => {
    const [claim] = await claimsOf(
      'Two freighters brought missiles from Iran to Russia, the Financial Times reported, citing security officials in two Western countries.',
    )
    expect(claim).toMatchObject({
      source: { role: 'security officials in two Western countries' },
      via: ['Financial Times'],
    })
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

  test('an answer in an interview whose turns are marked by dashes', async () => {
    const text = [
      'Our guest today is Anton Belyaev, a deputy minister of trade.',
      '— Mr Belyaev, the Americans have listed one more bank. What is your mood?',
      '— Working mood. Iran has sent drones to Russia.',
      '— But trade did grow.',
      '— A little. China supplied engines to Russia.',
    ].join('\n\n')
    const claims = await claimsOf(text)
    const engines = claims.find((claim) => claim.quote.includes('engines'))
    expect(engines?.source.name).toBe('Anton Belyaev')
  })
})
