/** What agreement and difference in everything but names is worth, in centinats. */
export interface FeatureWeights {
  readonly identifierEqual: number
  readonly identifierDifferent: number
  readonly addressEqual: number
  readonly walletEqual: number
  readonly contactEqual: number
  readonly nameBesideKey: number
  readonly weakAlias: number
  readonly birthDay: number
  readonly birthDaySwapped: number
  readonly birthMonth: number
  readonly birthYear: number
  readonly birthYearNear: number
  readonly birthDayTypo: number
  readonly birthDayDifferent: number
  readonly birthYearOff: number
  readonly birthYearFar: number
  readonly country: number
  readonly countryDifferent: number
  readonly gender: number
  readonly genderDifferent: number
  readonly place: number
  /** Name evidence below which nothing but keys is compared any more. */
  readonly floor: number
}

export const defaultFeatureWeights: FeatureWeights = Object.freeze({
  // The same INN, IMO number or passport decides, whatever the names say.
  identifierEqual: 1250,
  // The same kind of number with another value: two vessels of one name, two IMO numbers.
  identifierDifferent: -230,
  // A listed address alone is a finding: "Unit 1, 12/F, Fo Tan, Hong Kong".
  addressEqual: 800,
  // One wallet, one owner.
  walletEqual: 1250,
  // The same e-mail address, telephone or website.
  contactEqual: 820,
  // Least that differing names may count where a key is equal: companies are renamed.
  nameBesideKey: -120,
  // "Ali", given by the list itself as a weak alias.
  weakAlias: -90,
  // 1965-03-12 and 1965-03-12.
  birthDay: 330,
  // 1965-03-12 and 1965-12-03.
  birthDaySwapped: 220,
  // 1965-03 and 1965-03-12.
  birthMonth: 230,
  // 1965 and 1965-03-12.
  birthYear: 140,
  // circa 1965 and 1966.
  birthYearNear: 40,
  // 1965-03-12 and 1965-03-13, one digit off.
  birthDayTypo: 60,
  // 1965-03-12 and 1965-07-28: same year, another day.
  birthDayDifferent: -120,
  // 1965 and 1968.
  birthYearOff: -260,
  // 1965 and 1990.
  birthYearFar: -480,
  // Both of Iran.
  country: 60,
  // Iran and Chile; people move, lists are incomplete.
  countryDifferent: -110,
  gender: 10,
  // A woman and a man.
  genderDifferent: -220,
  // Both born in Herat.
  place: 90,
  floor: -300,
})
