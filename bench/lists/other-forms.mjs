// Lists in the forms of which there is no real file, at about the number of records of today's lists:
// the invented records of the tests, over and over, under numbers and names of their own.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const fixture = (name) =>
  readFileSync(fileURLToPath(new URL(`../../test/lists/fixtures/${name}`, import.meta.url)), 'utf8')

/** The file's records `times` over, each changed by `renew`, between its head and its end. */
function repeated(text, record, times, renew) {
  const found = [...text.matchAll(record)]
  const records = found.map(([one]) => one)
  const head = text.slice(0, found[0].index)
  const last = found.at(-1)
  const copies = Array.from({ length: times }, (_, i) =>
    records.map((one) => renew(one, i)).join(''),
  )
  return [head, ...copies, text.slice(last.index + last[0].length)]
}

const eu = () =>
  repeated(
    fixture('eu/eu.xml')
      .replace(/ *<novelty.*\n/, '')
      .replace(/ *<sanctionEntity euReferenceNumber="".*\n/, ''),
    / *<sanctionEntity [\s\S]*?<\/sanctionEntity>\n/g,
    3000,
    (one, i) => one.replace('"EU.', `"EU.${i}.`).replaceAll('Testov', `Testov${i}`),
  )

const seco = () =>
  repeated(
    fixture('seco/list.xml').replace(/ *<target ssid="400">.*\n/, ''),
    / *<target [\s\S]*?<\/target>\n/g,
    2900,
    (one, i) => one.replace(/(ssid|target-id)="(\d00)"/g, `$1="${i}$2"`),
  )

const uk = () =>
  repeated(
    fixture('uk/UK-Sanctions-List.xml').replace(/ *<NovelThings>.*\n/, ''),
    / *<Designation>[\s\S]*?<\/Designation>\n/g,
    2500,
    (one, i) => one.replace('>RUS', `>RUS${i}`),
  )

const csl = () => [
  JSON.stringify({
    results: Array.from({ length: 24_000 }, (_, i) => ({
      id: `${i}`,
      source: 'Entity List (EL) - Bureau of Industry and Security',
      entity_number: i,
      type: 'Entity',
      programs: ['SDGT'],
      name: `Alpenquell Handel ${i} GmbH`,
      title: null,
      addresses: [{ address: `${i} Invented Street`, city: 'Wien', state: null, country: 'AT' }],
      federal_register_notice: '89 FR 1',
      start_date: '2020-01-31',
      license_requirement: 'For all items subject to the EAR',
      license_policy: 'Presumption of denial',
      remarks: 'An invented remark. '.repeat(10),
      source_list_url: 'https://example.org/',
      alt_names: [`Alpenquell Trading ${i}`, `AQ ${i}`],
      ids: [{ type: 'Registration', number: `R${i}`, country: 'AT' }],
    })),
  }),
]

const ftm = () =>
  Array.from({ length: 60_000 }, (_, i) => {
    const party = {
      id: `p-${i}`,
      caption: `Ivan Testov ${i}`,
      schema: 'Person',
      properties: {
        name: [`Ivan Testov ${i}`, `Тестов Иван ${i}`],
        birthDate: ['1961-02-03'],
        nationality: ['ru'],
        topics: ['sanction'],
        position: ['Director of an invented works'],
      },
      referents: [`a-${i}`],
      datasets: ['x_list'],
      last_change: '2025-01-01T00:00:00',
    }
    const sanction = {
      id: `s-${i}`,
      schema: 'Sanction',
      properties: { entity: [party.id], program: ['UKR'], startDate: ['2023-01-31'] },
      datasets: ['x_list'],
    }
    return `${JSON.stringify(party)}\n${JSON.stringify(sanction)}\n`
  })

const simple = () => [
  'id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,dataset,last_change\n',
  ...Array.from(
    { length: 60_000 },
    (_, i) =>
      `"p-${i}","Person","Ivan Testov ${i}","Тестов ${i};Testoff ${i}","1961-02-03","ru","1 Invented Street","11${i}","UKR","Invented","2025-01-01"\n`,
  ),
]

/** Title, file name, and what makes the pieces of the file. */
export const otherForms = [
  ['EU, XML', 'eu.xml', eu],
  ['Swiss, XML', 'seco.xml', seco],
  ['UK Sanctions List, XML', 'uk.xml', uk],
  ['Consolidated Screening List, JSON', 'csl.json', csl],
  ['OpenSanctions entities', 'entities.ftm.json', ftm],
  ['OpenSanctions simplified targets', 'targets.simple.csv', simple],
]
