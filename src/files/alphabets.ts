/** A language as far as its letters outside ASCII tell it from others. */
export interface Alphabet {
  readonly language: string
  /** Small letters outside ASCII, the commonest first. */
  readonly letters: string
  /** The script whose letters its words consist of; ASCII letters belong to words in Latin only. */
  readonly script: 'Latin' | 'Cyrillic' | 'Greek' | 'Hebrew' | 'Arabic'
  /** How much rarer files in it are than in the commonest languages, as a natural logarithm. */
  readonly rarity?: number
}

const german: Alphabet = { language: 'German', letters: 'üäößé', script: 'Latin' }
const russian: Alphabet = {
  language: 'Russian',
  letters: 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё',
  script: 'Cyrillic',
}
const cyrillic: readonly Alphabet[] = [
  russian,
  {
    language: 'Ukrainian',
    letters: 'оаниівтерслкудмпязьбгйчхжшюцєїщфґ',
    script: 'Cyrillic',
  },
  { language: 'Serbian', letters: 'аиоенсрјткудвмплзгбчшцжћхњљђфџ', script: 'Cyrillic' },
  { language: 'Bulgarian', letters: 'аиоентрсвлдкмпзугщбъячцжхюшйьф', script: 'Cyrillic' },
  {
    language: 'Belarusian',
    letters: 'аніыеоркцстлдвўмпузьябёгчйхшжэюф',
    script: 'Cyrillic',
    rarity: 1,
  },
  {
    language: 'Macedonian',
    letters: 'аоитенрсвдклпмузјгбчшцжќфѓхњѕљџ',
    script: 'Cyrillic',
    rarity: 1,
  },
]
const western: readonly Alphabet[] = [
  german,
  { language: 'French', letters: 'éèàêôçâîùûœëïüæÿ', script: 'Latin' },
  { language: 'Spanish', letters: 'óíáéñúüªº', script: 'Latin' },
  { language: 'Portuguese', letters: 'ãçáéóíõêâúàôüªº', script: 'Latin' },
  { language: 'Italian', letters: 'àèòùìéíóúî', script: 'Latin' },
  { language: 'Swedish, Danish, Norwegian, Finnish', letters: 'äåöøæéšž', script: 'Latin' },
  { language: 'Dutch, Albanian, Catalan', letters: 'ëïéèêöüçàóíòúñ', script: 'Latin', rarity: 1 },
  { language: 'Icelandic', letters: 'ðíáóæþöýúé', script: 'Latin', rarity: 3 },
]
const eastern: readonly Alphabet[] = [
  { language: 'Polish', letters: 'łąęóżśćńź', script: 'Latin' },
  { language: 'Czech', letters: 'íáěéřýčžšůúňťďó', script: 'Latin' },
  { language: 'Slovak', letters: 'áíčúýéžšľťôďňäóŕĺě', script: 'Latin' },
  { language: 'Hungarian', letters: 'áéöóőüíúű', script: 'Latin' },
  { language: 'Croatian, Serbian, Slovene', letters: 'čšžćđ', script: 'Latin' },
  { language: 'Romanian', letters: 'ăţşîâ', script: 'Latin' },
  german,
]
const greek: readonly Alphabet[] = [
  { language: 'Greek', letters: 'αοιετνσηρπκμλςυάόίέήγδώχθύφβξζψϊϋΐΰ', script: 'Greek' },
]

/** A code page with the languages that are written in it. */
export interface Page {
  /** Its name in the WHATWG Encoding standard, or ibm850 and the like for a page of DOS. */
  readonly name: string
  readonly alphabets: readonly Alphabet[]
  /** How much rarer files in it are than in the Windows code pages, as a natural logarithm. */
  readonly rarity: number
}

/** The single-byte code pages that are told apart by letters, the commonest first: of two that give
 * the same text, the first is named. */
export const pages: readonly Page[] = [
  { name: 'windows-1252', alphabets: western, rarity: 0 },
  { name: 'windows-1250', alphabets: eastern, rarity: 0.5 },
  { name: 'windows-1251', alphabets: cyrillic, rarity: 0 },
  {
    name: 'windows-1254',
    alphabets: [{ language: 'Turkish', letters: 'ıüşğçöi\u0307âîû', script: 'Latin' }, german],
    rarity: 0,
  },
  { name: 'windows-1253', alphabets: greek, rarity: 0 },
  {
    name: 'windows-1257',
    alphabets: [
      { language: 'Lithuanian', letters: 'ėšųžįąčūę', script: 'Latin' },
      { language: 'Latvian', letters: 'āīūēšņļžģķčō', script: 'Latin' },
      { language: 'Estonian', letters: 'äõüöšž', script: 'Latin' },
      german,
    ],
    rarity: 1,
  },
  {
    name: 'windows-1255',
    alphabets: [{ language: 'Hebrew', letters: 'יהולארבתשמנכדםפקעחצסטןגזךףץ', script: 'Hebrew' }],
    rarity: 1,
  },
  {
    name: 'windows-1256',
    alphabets: [
      { language: 'Arabic', letters: 'اليمونرتبةعدسفهكقأحجشصىخإطذضثئزءغظؤآ', script: 'Arabic' },
      { language: 'Persian', letters: 'اينرهدمتسوبشلكزفعگقخجپحصطچضژغذثظئآ', script: 'Arabic' },
    ],
    rarity: 1,
  },
  { name: 'iso-8859-2', alphabets: eastern, rarity: 2 },
  { name: 'iso-8859-15', alphabets: western, rarity: 2 },
  { name: 'koi8-r', alphabets: [russian], rarity: 2 },
  { name: 'koi8-u', alphabets: cyrillic, rarity: 2 },
  { name: 'iso-8859-5', alphabets: cyrillic, rarity: 2 },
  { name: 'iso-8859-7', alphabets: greek, rarity: 2 },
  { name: 'ibm866', alphabets: [russian], rarity: 3 },
  { name: 'ibm850', alphabets: western, rarity: 3 },
  { name: 'ibm852', alphabets: eastern, rarity: 3 },
  { name: 'x-mac-cyrillic', alphabets: cyrillic, rarity: 3 },
  { name: 'macintosh', alphabets: western, rarity: 3 },
]
