import { describe, expect, it } from 'vitest'
import { isKnownSchema } from '../../src/model/index.ts'
import { schemaOfWord } from '../../src/values/index.ts'

const table: readonly [word: string, schema: string | undefined, because: string][] = [
  ['Individual', 'Person', 'OFAC'],
  ['-0- individual', undefined, 'a remark is no word'],
  ['Entity', 'LegalEntity', 'UK and BIS'],
  ['entities', 'LegalEntity', 'plural'],
  ['VESSEL', 'Vessel', 'OFAC'],
  ['Ship', 'Vessel', 'UK'],
  ['aircraft', 'Airplane', 'OFAC'],
  ['физическое лицо', 'Person', 'Russian'],
  ['Юридическое лицо', 'LegalEntity', 'Russian'],
  ['natürliche Person', 'Person', 'German'],
  ['personne morale', 'LegalEntity', 'French'],
  ['公司', 'Company', 'Chinese'],
  ['LegalEntity', 'LegalEntity', 'the schema itself'],
  ['spoon', undefined, 'no party'],
  ['', undefined, 'empty'],
]

describe('schemaOfWord', () => {
  it.each(table)('%j is %s (%s)', (word, schema) => {
    expect(schemaOfWord(word)).toBe(schema)
    if (schema) expect(isKnownSchema(schema)).toBe(true)
  })
})
