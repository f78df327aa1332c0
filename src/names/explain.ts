const links: Readonly<Record<string, string>> = {
  'name.equal': 'equal',
  'name.spelling': 'another spelling of the same name',
  'name.romanisation': 'equal but for the way of romanising',
  'name.nickname': 'familiar form',
  'name.cognate': 'the same name in another language',
  'name.surname': 'the same family name in another Chinese reading',
  'name.edit1': 'one letter different',
  'name.edit2': 'two letters different',
  'name.vowels': 'only vowels differ',
  'name.near': 'nearly alike when romanised',
  'name.rough': 'the same sounds, roughly',
  'name.lookalike': 'a letter apart, but both are names in use',
  'name.sound': 'the same consonants',
  'name.threeSounds': 'the same three consonants',
  'name.shortSound': 'the same two consonants',
  'name.truncated': 'one is the beginning of the other',
  'name.alike': 'most letters in common',
  'name.initial': 'initial fits',
  'name.joined': 'equal when written as one word',
  'name.acronym': 'abbreviation of the whole name',
}

/** Words for an agreement of parts, or nothing where the feature is no agreement of parts. */
export function describeLink(
  feature: string,
  query: string,
  candidate: string,
): string | undefined {
  const words = links[feature]
  return words === undefined ? undefined : `${words}: "${query}" and "${candidate}"`
}

/** Words for everything else that two names contribute. */
export function describeRest(feature: string, query: string, candidate: string): string {
  switch (feature) {
    case 'prior':
      return 'before anything is compared: few names are on a list'
    case 'name.empty':
      return 'nothing to compare: a name has no comparable part'
    case 'name.unlike':
      return `no part is alike: "${query}" and "${candidate}"`
    case 'name.different':
      return `different: "${query}" and "${candidate}"`
    case 'name.surplus':
      return query === ''
        ? `only the listed name has "${candidate}"`
        : `only the queried name has "${query}"`
    case 'name.patronymic':
      return `patronymic contradicts: "${query}" and "${candidate}"`
    case 'name.numberDifferent':
      return `number contradicts: "${query}" and "${candidate}"`
    case 'name.numberSurplus':
      return `number on one side only: "${query || candidate}"`
    case 'name.initialDifferent':
      return `initial does not fit: "${query}" and "${candidate}"`
    case 'name.complete':
      return 'every part of both names agrees'
    case 'name.soundComplete':
      return 'every part agrees, some by their consonants alone'
    case 'name.roughlyComplete':
      return 'every part agrees, some by their sounds alone'
    case 'name.common':
      return 'parts so common make a name that many people bear'
    case 'name.shuffled':
      return 'the parts stand in another order than a family name put first explains'
    case 'name.ends':
      return 'first and last part agree, one name has more in between'
    case 'name.identical':
      return 'every part is spelt alike'
    case 'name.initialsComplete':
      return 'every part agrees, counting initials'
    case 'name.nearlyComplete':
      return `all agrees but for a place or general word: "${query || candidate}"`
    case 'name.order':
      return 'the parts stand in the same order'
    case 'name.legal':
      return `legal forms are of one kind: "${query}" and "${candidate}"`
    case 'name.legalDifferent':
      return `legal forms differ: "${query}" and "${candidate}"`
    case 'name.together':
      return 'parts of one name go together: agreement beyond a point counts less'
    default:
      return feature
  }
}
