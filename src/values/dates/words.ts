import { foldText } from '../fold.ts'

// Month names by language, in calendar order: nominative, genitive and abbreviations where in use.
// `|` separates writings of one month, a space separates months.
const monthLists: readonly string[] = [
  // English
  'january|jan february|feb|febr march|mar april|apr may june|jun july|jul august|aug september|sep|sept october|oct november|nov december|dec',
  // German
  'januar|janner|jän februar märz|mrz april mai juni juli august september oktober|okt november dezember|dez',
  // French
  'janvier|janv février|fevr|fév mars avril|avr mai juin juillet|juil août|aou septembre octobre novembre décembre|déc',
  // Spanish
  'enero|ene febrero marzo abril|abr mayo junio julio agosto|ago septiembre|setiembre|set octubre noviembre diciembre|dic',
  // Portuguese
  'janeiro fevereiro|fev março abril maio junho julho agosto setembro outubro|out novembro dezembro',
  // Italian
  'gennaio|gen febbraio marzo aprile maggio|mag giugno|giu luglio|lug agosto settembre ottobre|ott novembre dicembre',
  // Dutch
  'januari februari maart|mrt april mei juni juli augustus september oktober november december',
  // Polish
  'styczeń|stycznia luty|lutego marzec|marca kwiecień|kwietnia maj|maja czerwiec|czerwca lipiec|lipca sierpień|sierpnia wrzesień|września październik|października listopad|listopada grudzień|grudnia',
  // Turkish
  'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık',
  // Russian
  'январь|января|янв февраль|февраля|фев|февр март|марта|мар апрель|апреля|апр май|мая июнь|июня|июн июль|июля|июл август|августа|авг сентябрь|сентября|сен|сент октябрь|октября|окт ноябрь|ноября|ноя|нояб декабрь|декабря|дек',
  // Ukrainian
  'січень|січня|січ лютий|лютого|лют березень|березня|бер квітень|квітня|квіт травень|травня|трав червень|червня|черв липень|липня|лип серпень|серпня|серп вересень|вересня|вер жовтень|жовтня|жовт листопад|листопада|лист грудень|грудня|груд',
  // Belarusian
  'студзень|студзеня люты|лютага сакавік|сакавіка красавік|красавіка травень|мая чэрвень|чэрвеня ліпень|ліпеня жнівень|жніўня верасень|верасня кастрычнік|кастрычніка лістапад|лістапада снежань|снежня',
  // Arabic, Gregorian months of Egypt and the Gulf
  'يناير فبراير مارس أبريل|ابريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر',
]

function monthTable(): ReadonlyMap<string, number> {
  const table = new Map<string, number>()
  for (const list of monthLists) {
    for (const [index, writings] of list.split(' ').entries()) {
      for (const word of writings.split('|')) table.set(foldText(word), index + 1)
    }
  }
  return table
}

const wordSet = (words: string): ReadonlySet<string> => new Set(foldText(words).split(/\s+/))

/** Month number by folded word. */
export const months = monthTable()

/** Words that make a date approximate. */
export const approximateWords = wordSet(
  `circa ca c approximately approximate approx aprox about around estimated est possibly probably
   early mid late perhaps roughly near environ env vers autour ungefähr etwa um rund zirka hacia
   aproximadamente cerca около примерно прибл приблизительно ориентировочно близько приблизно
   orientativamente verso`,
)

/** Words between the two ends of a range. */
export const rangeWords = wordSet(
  `to until till through thru and bis und au a à et y e al hasta até do i
   по до и і та й`,
)

/** Words between alternatives: the truth is one of them, so the interval is approximate. */
export const alternativeWords = wordSet('or alternatively oder ou o u или або alt')

/** Words that say that a range begins; they carry no more than that. */
export const rangeOpeners = wordSet(
  'between from entre zwischen von de с со від между між desde od tra dal',
)

/** Words that leave one end open. */
export const openEndWords = wordSet(
  'before after since pre post prior avant après depuis vor nach seit antes después do после до',
)

/** Words without meaning for the date: labels, articles, weekdays, marks of the year. */
export const noiseWords = wordSet(
  `dob born birth date of the on in th st nd rd year years yr day month le la les del den der das
   am im el en du d er ere born né nee née ne nato nata nacido nacida geboren geb geburtsdatum
   год года годы годов годах г гг рік роки років року р родился родилась род рожд рождения дата дня народження народився
   народилася нар month unknown only ad ce exact
   monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri
   sat sun`,
)

/** Words after a year that turn it into its decade: "1950s", "1950er", "1950-е". */
export const decadeWords = wordSet('s er е х ые')
