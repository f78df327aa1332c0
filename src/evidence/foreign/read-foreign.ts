import { places, weaponTable } from '../lexicon.ts'
import { entityId } from '../mentions/party.ts'
import type { ForeignMentions, MentionedEntity, MentionedWeapon } from '../reading.ts'
import { foreignDates } from './dates.ts'
import { fromGenitive } from './nominative.ts'
import { foreignNumbers } from './numbers.ts'
import { foreignQuotations } from './quotations.ts'

/** What is read of a Russian, Ukrainian or Chinese document: no claims, but whom and what it names. */
export interface ForeignReading {
  readonly countries: readonly string[]
  readonly weapon_systems: readonly MentionedWeapon[]
  readonly entities: readonly MentionedEntity[]
  readonly mentions: ForeignMentions
}

interface Hit {
  readonly country: string
  readonly at: number
}

/** Country names by the beginning of a word (Cyrillic) or by characters (Chinese). */
function countriesOf(text: string, language: string): readonly string[] {
  const hits: Hit[] = []
  for (const place of places()) {
    if (
      language === 'zh'
        ? place.kind === 'han'
        : place.kind === 'stem' || /^[\u0400-\u04ff]+$/.test(place.surface)
    ) {
      const escaped = place.surface.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      const pattern =
        place.kind === 'stem'
          ? new RegExp(`(?<!\\p{L})${escaped}`, 'iu')
          : language === 'zh'
            ? new RegExp(escaped, 'u')
            : new RegExp(`(?<!\\p{L})${escaped}(?!\\p{L})`, 'u')
      const at = text.search(pattern)
      if (at >= 0 && place.country !== 'eu') hits.push({ country: place.country, at })
    }
  }
  return [...new Set(hits.sort((a, b) => a.at - b.at).map((hit) => hit.country))]
}

/** «Искандера», «Калибрами»: endings of a masculine name in its cases. */
const caseEnding = '(?:а|у|ом|е|ы|и|і|ов|ів|ам|ами|ах|ами)?'

function weaponsOf(text: string, language: string): readonly MentionedWeapon[] {
  // Chinese writes no space behind a name: "S-400系统"
  const behind = language === 'zh' ? '[A-Za-z0-9]' : '[\\p{L}\\p{N}]'
  return weaponTable().flatMap((system): MentionedWeapon[] => {
    const found = [system.name, ...system.aliases].filter((name) => {
      if (name.length < 3) return false
      const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      return new RegExp(
        /\p{Script=Han}/u.test(name)
          ? escaped
          : `(?<!${behind})${escaped}${/[бвгджзклмнпрстфхцчшщ]$/u.test(name) ? caseEnding : ''}(?!${behind})`,
        'u',
      ).test(text)
    })
    if (found.length === 0) return []
    return [
      {
        name: system.name,
        aliases: found.filter((name) => name !== system.name),
        origin: system.country,
        kind: system.kind,
        known: 'table',
      },
    ]
  })
}

const cyrillicName = "(\\p{Lu}[\\p{Ll}'’-]+\\s+\\p{Lu}[\\p{Ll}'’-]+)"
const said =
  'заявил|сказал|сообщил|отметил|опроверг|отрицал|подтвердил|предупредил|обвинил|назвал|написал|пояснил|объяснил|напомнил|признал|утверждает|говорит|пишет|подчеркнул|добавил|считает|рассказал|уточнил|заявив|сказав|заперечив|спростував|підтвердив|попередив|звинуватив|назвав|написав|пояснив|нагадав|визнав|стверджує|каже|пише|повідомив|зазначив|наголосив|додав|розповів|вважає'
const speakers: Readonly<Record<string, readonly RegExp[]>> = {
  cyrillic: [
    new RegExp(`(?:${said})[аи]?(?:\\s+\\p{Ll}[\\p{L}-]+){0,4}\\s+${cyrillicName}`, 'gu'),
    new RegExp(`${cyrillicName}\\s+(?:${said})[аи]?`, 'gu'),
  ],
  zh: [
    /(?:发言人|部长|国务卿|总统|主席|官员|大使|专家|总理|大臣|首相|外长|防长|议员|分析师|司令|局长|代表)([\p{Script=Han}·]{2,12}?)(?:在|说|表示|称|指责|周|对|强调|指出|宣布|否认|透露|认为|警告|证实|呼吁|承认|提到|指控|重申)/gu,
  ],
}

const companies: Readonly<Record<string, readonly RegExp[]>> = {
  cyrillic: [
    /(?:компани\p{L}*|компані\p{L}*|завод\p{L}*|фирм\p{L}*|ООО|АО|ПАО|ТОВ|против|проти)\s+«([^«»\n]{2,60})»/gu,
  ],
  zh: [/((?:(?![了的对向与和将])\p{Script=Han}){4,18}(?:有限公司|集团|股份公司))/gu],
}

function namesBy(text: string, patterns: readonly RegExp[], schema: string): MentionedEntity[] {
  const names = new Set<string>()
  for (const pattern of patterns)
    for (const match of text.matchAll(pattern)) names.add(match[1]!.trim())
  return [...names].map((name) => ({ id: entityId(name), name, schema }))
}

/** «По словам аналитика Ольги Мельник»: the account is hers, and her name stands in the genitive. */
const account = new RegExp(
  `(?:по словам|со слов|по мнению|по оценке|за словами|на думку|за оцінкою)(?:\\s+\\p{Ll}[\\p{L}-]+){0,5}\\s+${cyrillicName}`,
  'giu',
)

function accountsOf(text: string): MentionedEntity[] {
  return [...text.matchAll(account)].map((match) => {
    const name = fromGenitive(match[1]!.trim())
    return { id: entityId(name), name, schema: 'Person' }
  })
}

/** «В Северной Корее сообщили»: capitals and a verb of saying, and no person. */
function isPlace(person: MentionedEntity): boolean {
  const name = person.name.toLowerCase()
  return places().some((place) => place.kind === 'stem' && name.startsWith(place.surface))
}

/** Countries, weapon systems, companies, dates, numbers and who is quoted, in Russian, Ukrainian and
 * Chinese. Names of persons behind "по словам" are brought to the nominative; others stay as written.
 *
 * @param published ISO date of the document, for days without a year
 */
export function readForeign(
  text: string,
  language: string,
  published: string | undefined,
): ForeignReading {
  const script = language === 'zh' ? 'zh' : 'cyrillic'
  const persons = [
    ...namesBy(text, speakers[script]!, 'Person'),
    ...(script === 'zh' ? [] : accountsOf(text)),
  ].filter((person, i, all) => all.findIndex((p) => p.id === person.id) === i && !isPlace(person))
  return {
    countries: countriesOf(text, language),
    weapon_systems: weaponsOf(text, language),
    entities: [...persons, ...namesBy(text, companies[script]!, 'Company')],
    mentions: {
      dates: foreignDates(text, language, published),
      numbers: foreignNumbers(text, language),
      quotations: foreignQuotations(text, persons),
    },
  }
}
