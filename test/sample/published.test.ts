import { describe, expect, it } from 'vitest'
import {
  bisRecords,
  ofacRecords,
  type PublishedRecords,
  publishedListsAreHere,
  ukRecords,
  unRecords,
} from './published.ts'
import { listings, parties } from './sample.ts'

const title = publishedListsAreHere
  ? 'the sample against the published lists'
  : 'the sample against the published lists (skipped: no ../shared/data/lists here)'

/** Properties whose values are copied from the list, word for word or with the words in order of use. */
const copied = [
  'name',
  'alias',
  'weakAlias',
  'previousName',
  'address',
  'full',
  'birthPlace',
  'position',
  'passportNumber',
  'idNumber',
  'registrationNumber',
  'innCode',
  'ogrnCode',
  'uscCode',
  'swiftBic',
  'leiCode',
  'isinCode',
  'imoNumber',
  'serialNumber',
  'model',
  'type',
  'email',
  'website',
]

describe.skipIf(!publishedListsAreHere)(title, () => {
  it('finds every record and, in it, every name, address and number of the sample', async () => {
    const published: Record<string, PublishedRecords> = {
      us_ofac_sdn: ofacRecords('us-ofac-sdn-2021', [
        'sdn.csv',
        'alt.csv',
        'add.csv',
        'sdn_comments.csv',
      ]),
      us_ofac_cons: ofacRecords('us-ofac-consolidated', [
        'cons_prim.csv',
        'cons_alt.csv',
        'cons_add.csv',
        'cons_comments.csv',
      ]),
      un_sc_sanctions: unRecords(),
      gb_hmt_sanctions: await ukRecords(),
      us_bis_entity_list: bisRecords('bis_entity_list.json'),
      us_bis_meu: bisRecords('bis_meu.json'),
    }
    const wrong: string[] = []
    for (const [index, party] of parties.entries()) {
      const listing = listings[index]!.properties
      const record = published[party.datasets[0]!]?.get(listing.recordId![0]!)
      if (record === undefined) {
        wrong.push(`${party.id}: no record ${listing.recordId![0]}`)
        continue
      }
      const words = new Set(wordsOf(record))
      const values = [
        ...copied.flatMap((name) => party.properties[name] ?? []),
        ...(party.properties.birthDate ?? []).map((date) => date.slice(0, 4)),
        // The BIS lists have no programmes: the list itself stands in their place.
        ...(party.datasets[0]!.startsWith('us_bis') ? [] : (listing.program ?? [])),
        ...(listing.listingDate ?? []).map((date) => date.slice(2, 4)),
        ...(listing.description ?? []),
      ]
      for (const value of values) {
        const strange = wordsOf(value).filter((word) => !words.has(word))
        // A listing date is written 2016-03-02, 02/03/2016 or 3/2/16: its year is looked for in the text.
        if (
          strange.length > 0 &&
          !strange.every((word) => /^\d\d$/.test(word) && record.includes(word))
        )
          wrong.push(`${party.id}: "${value}" has ${strange.join(', ')}`)
      }
    }
    expect(wrong).toEqual([])
  })
})

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
}
