import { expect, test } from 'vitest'
import { lexiconJson } from '../../src/names/lexicon.generated.ts'
import { lexicon } from '../../src/names/lexicon.ts'
import { readLexicon, storedLexicon } from '../../src/names/read-lexicon.ts'

test('the lexicon stored by the build is the one that the tables give', () => {
  expect(lexiconJson).toBe(storedLexicon(readLexicon()))
})

test('what is restored is what was stored', () => {
  expect(lexicon()).toEqual(readLexicon())
})
