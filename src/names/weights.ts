import type { Relation } from './relation.ts'

/** What each kind of agreement and difference between names is worth, in centinats (100 × the
 * natural logarithm of a likelihood ratio), or in per cent of the worth of a part where said so. */
export interface Weights {
  readonly prior: number
  readonly personPart: readonly number[]
  readonly otherPart: readonly number[]
  readonly weakDescriptor: number
  readonly descriptor: number
  readonly place: number
  readonly number: number
  readonly relation: Readonly<Record<Relation, number>>
  readonly shortEdit: number
  readonly initial: number
  readonly initialEqual: number
  readonly acronym: number
  readonly shortAcronym: number
  readonly complete: number
  readonly identical: number
  readonly initialsComplete: number
  readonly roughlyComplete: number
  readonly identicalOther: number
  readonly shuffled: number
  readonly ends: number
  readonly soundComplete: number
  readonly nearlyComplete: number
  readonly order: number
  readonly contradiction: number
  readonly clash: number
  readonly clashGeneral: number
  readonly surplus: number
  readonly surplusMost: number
  readonly surplusSyllable: number
  readonly surplusDescriptor: number
  readonly surplusWeak: number
  readonly surplusPlace: number
  readonly initialContradicted: number
  readonly patronymicContradicted: number
  readonly numberContradicted: number
  readonly numberSurplus: number
  readonly legalEqual: number
  readonly legalDifferent: number
  readonly legalFar: number
  readonly ceiling: number
  readonly beyondCeiling: number
  readonly sharedName: number
  readonly sharedNameParts: number
}

export const defaultWeights: Weights = Object.freeze({
  // That a customer's name is one on a list at all is rare; the names have to outweigh it.
  prior: -520,
  // "Ali" (level 9) says little, "Sechin" (level 0) a lot; by level of commonness 0 to 9.
  personPart: Object.freeze([480, 460, 430, 395, 355, 315, 275, 235, 195, 150]),
  // "Gazprom", by level of commonness 0 to 9; general words have weights of their own.
  otherPart: Object.freeze([500, 480, 450, 420, 390, 360, 330, 310, 290, 270]),
  // "Group" in "Ya Mahdi Industries Group".
  weakDescriptor: 89,
  // "Bank" in "Deutsche Bank".
  descriptor: 170,
  // "Estonia" in "Government of Estonia".
  place: 195,
  // "44" in "Brigade 44".
  number: 205,
  relation: Object.freeze({
    equal: 100,
    // Mohamed and Muhammad.
    spelling: 94,
    // Yuri and Iurii.
    romanisation: 100,
    // Ted and Theodore.
    nickname: 89,
    // John and Juan.
    cognate: 64,
    // Wong and Huang.
    surname: 70,
    // Lukashenko and Lukashnko.
    edit1: 92,
    // Aktiengesellschaft and Aktiengeselschat.
    edit2: 97,
    // Navasardyan and Nevisardyon.
    vowels: 96,
    // Ghasemi and Qasemi.
    near: 44,
    // Gaddafi and Qadhafi.
    rough: 52,
    // Mario and Maria: a letter apart, but both are names in use.
    lookalike: 15,
    // فرناندو and Fernando.
    sound: 95,
    // رشيد and Rashad: three consonants say less than more.
    threeSounds: 80,
    // إيمان and Amin: two consonants say little.
    shortSound: 30,
    // Technolog and Technology.
    truncated: 68,
    // Chaudhry and Choudary, of two names side by side: an index cannot look it up.
    alike: 0,
    initial: 0,
    // Will Good and Willgood.
    joined: 94,
    acronym: 0,
  }),
  // One letter in a word of four or five is a larger part of it: Snow and Snoe.
  shortEdit: 88,
  // A. in "A. Khamenei" for Ali.
  initial: 185,
  // W. and W.
  initialEqual: 120,
  // CNOOC for China National Offshore Oil Corporation.
  acronym: 675,
  // Three letters stand for too many things: AAH, PLA.
  shortAcronym: 240,
  // Nothing is left over on either side.
  complete: 340,
  // Moreover, every part is spelt alike and, in names of people, stands in its place: Li Na and Li Na.
  identical: 80,
  // The same where a given name is an initial on one side.
  initialsComplete: 80,
  // The same where a part agrees only roughly: Soliman al-Buthe and al-Bathi.
  roughlyComplete: 145,
  // The same, spelt alike, where the words are of no person: General Trading Company and itself.
  identicalOther: 290,
  // A whole name in another order that does not only bring the family name forward: Omar Ahmad al-X.
  shuffled: -220,
  // First and last part agree, and one name has more in between: Luis Zabaleta, Luis Fernando Zabaleta.
  ends: 60,
  // The same where a part agrees by its consonants alone.
  soundComplete: 240,
  // Only a place or a general word is left over: Faberlic and Faberlic Europe.
  nearlyComplete: 190,
  // The parts stand in the same order.
  order: 33,
  // Per cent of the lesser of what is left over on both sides: Rami and Ihab Makhlouf.
  contradiction: 290,
  // Moreover, where a proper name is left over on both sides, however much else agrees.
  clash: -160,
  // The same where one of them is a general word: Parsian Tourism Centers and Parsian Tourism Bank.
  clashGeneral: -72,
  // Per cent of what only one side has: Vladimir Putin and Vladimir Vladimirovich Putin.
  surplus: 24,
  // Most of that where the other name stands in it in full: Viktor Bout and Viktor Bout Dubai Freight Desk.
  surplusMost: 81,
  // The same for a syllable of a Chinese or Korean name, where no part is left out: Wei Lin and Wei Lin Na.
  surplusSyllable: 110,
  // The same for general words: Crystalord Systems and Crystalord.
  surplusDescriptor: 56,
  // "Group" in Nanshan Group and Nanshan.
  surplusWeak: 40,
  // "Europe" in Faberlic Europe and Faberlic.
  surplusPlace: 30,
  // William G. Frost and William W. Frost.
  initialContradicted: -345,
  // Sergey Ivanovich and Sergey Viktorovich Lavrov.
  patronymicContradicted: -300,
  // Vessel 1 and Vessel 2.
  numberContradicted: -340,
  // Victory and Victory 3.
  numberSurplus: -110,
  // GmbH and Ltd are the same kind of company.
  legalEqual: 20,
  // Deutsche Bank AG and Deutsche Bank GmbH.
  legalDifferent: -180,
  // A non-profit organisation and a limited company of one name.
  legalFar: -450,
  // From here on further parts of one name count less: they go together.
  ceiling: 700,
  // Per cent of what lies beyond the ceiling.
  beyondCeiling: 40,
  // The most that agreement in a person's name is worth, because others bear the same: Mohammed Khan and
  // Mohammed Khan, so much and a share of the worth of its parts in per cent.
  sharedName: 430,
  sharedNameParts: 60,
})
