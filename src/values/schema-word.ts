import { foldText } from './fold.ts'

const words: Readonly<Record<string, string>> = {
  Person: `individual individuals person persons people natural-person human man woman mr mrs ms
    physical-person private-person physische-person natürliche-person personne
    personne-physique persona persona-física persona-natural persona-fisica pessoa pessoa-física
    физическое-лицо физлицо фл человек лицо гражданин ип фізична-особа фізособа особа 个人 自然人
    個人 شخص فرد`,
  Company: `company companies corporation corp firm business enterprise llc ltd gmbh plc
    joint-stock-company private-company public-company firma unternehmen gesellschaft société
    societe entreprise compañía empresa sociedad società azienda компания фирма предприятие
    общество ооо оао зао пао ао компанія підприємство товариство тов 公司 企业 会社 شركة`,
  Organization: `organization organisation organizations organisations association foundation ngo
    nonprofit non-profit charity institute institution university union party group terrorist-group
    organisation-non-gouvernementale verein stiftung organización fundación asociación
    организация фонд ассоциация организації організація 组织 منظمة`,
  PublicBody: `government government-agency agency ministry public-body state-body authority
    state-authority behörde ministerium ministère ministerio государственный-орган министерство
    госорган міністерство`,
  LegalEntity: `entity entities legal-entity legal-person juridical-person organisation-or-company
    juristische-person personne-morale entité entidad persona-jurídica persona-juridica
    юридическое-лицо юрлицо юл юридична-особа юрособа 法人 实体 كيان customer client supplier
    vendor buyer seller party counterparty consignee consignor`,
  Vessel: `vessel vessels ship ships boat tanker barge tug yacht bulk-carrier cargo-ship schiff navire bateau
    buque barco nave судно корабль танкер судна 船舶 船 سفينة`,
  Airplane: `aircraft airplane aeroplane plane airplanes helicopter jet flugzeug avion aéronef aeronave avión
    самолет самолёт воздушное-судно вертолет літак повітряне-судно 飞机 航空機 طائرة`,
  Address:
    'address addresses adresse anschrift dirección direccion indirizzo адрес адреса 地址 عنوان',
  Vehicle: 'vehicle vehicles car truck fahrzeug véhicule vehículo транспортное-средство автомобиль',
  CryptoWallet: `wallet crypto-wallet cryptowallet crypto crypto-address digital-currency-address
    virtual-currency-address криптокошелек`,
}

const key = (word: string): string =>
  foldText(word)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

let schemata: ReadonlyMap<string, string> | undefined

function schemaTable(): ReadonlyMap<string, string> {
  schemata ??= new Map(
    Object.entries(words).flatMap(([schema, list]) =>
      [schema, ...list.trim().split(/\s+/)].map((word) => [key(word), schema] as const),
    ),
  )
  return schemata
}

/** The FollowTheMoney schema that a word of a spreadsheet or list means; undefined when unknown.
 *
 * Not a guess from a name: only whole words for kinds of party, in several languages. An "entity"
 * is a `LegalEntity`, which may be a company, an organisation or a person.
 *
 * @example
 * schemaOfWord('Individual')      // 'Person'
 * schemaOfWord('физическое лицо') // 'Person'
 * schemaOfWord('Entity')          // 'LegalEntity'
 * schemaOfWord('Bulk Carrier')    // 'Vessel'
 * schemaOfWord('spoon')           // undefined
 */
export function schemaOfWord(word: string): string | undefined {
  return word.length > 60 ? undefined : schemaTable().get(key(word))
}
