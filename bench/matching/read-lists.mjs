// Names of the real lists for fitting and for measuring, read without the lists room: just enough of
// the official forms for the names, birth dates and countries.
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

const csv = (path, columns) =>
  parse(readFileSync(path, 'utf8').replace(/\x1a\s*$/, ''), {
    columns,
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
  })

/** OFAC SDN entities with all names. */
export function readSdn(folder) {
  const byId = new Map()
  for (const row of csv(`${folder}/sdn.csv`, [
    'id',
    'name',
    'type',
    'program',
    'title',
    'call',
    'vtype',
    'tonnage',
    'grt',
    'flag',
    'owner',
    'remarks',
  ])) {
    const schema =
      { individual: 'Person', vessel: 'Vessel', aircraft: 'Airplane' }[row.type] ?? 'Organization'
    const properties = { name: [row.name] }
    const births = [
      ...(row.remarks ?? '').matchAll(/DOB (?:circa )?((?:\d{1,2} )?(?:[A-Z][a-z]{2} )?\d{4})/g),
    ].map((m) => isoDate(m[1]))
    if (births.length) properties.birthDate = births
    const nations = [...(row.remarks ?? '').matchAll(/(?:nationality|citizen) ([A-Z][^;.]*)/g)]
    if (nations.length) properties.nationality = nations.map((m) => m[1].trim())
    byId.set(row.id, { id: `ofac-${row.id}`, schema, properties, datasets: ['us_ofac_sdn'] })
  }
  const aliases = []
  for (const row of csv(`${folder}/alt.csv`, ['id', 'num', 'type', 'name', 'remarks'])) {
    const entity = byId.get(row.id)
    if (!entity) continue
    entity.properties.alias ??= []
    entity.properties.alias.push(row.name)
    aliases.push({
      id: entity.id,
      schema: entity.schema,
      name: row.name,
      primary: entity.properties.name[0],
    })
  }
  return { entities: [...byId.values()], aliases }
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
function isoDate(text) {
  const parts = text.split(' ')
  const year = parts.at(-1)
  const month =
    parts.length > 1 ? `-${String(months.indexOf(parts.at(-2)) + 1).padStart(2, '0')}` : ''
  const day = parts.length > 2 ? `-${parts[0].padStart(2, '0')}` : ''
  return year + month + day
}

/** UN consolidated entities with all names. */
export function readUn(path) {
  const xml = readFileSync(path, 'utf8')
  const out = []
  const decode = (s) =>
    s
      .replaceAll('&amp;', '&')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .trim()
  for (const [, tag, body] of xml.matchAll(/<(INDIVIDUAL|ENTITY)>([\s\S]*?)<\/\1>/g)) {
    const one = (name) =>
      decode(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(body)?.[1] ?? '')
    const name = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME']
      .map(one)
      .filter((s) => s !== '')
      .join(' ')
    const alias = [...body.matchAll(/<ALIAS_NAME>([\s\S]*?)<\/ALIAS_NAME>/g)]
      .map((m) => decode(m[1]))
      .filter(Boolean)
    const original = one('NAME_ORIGINAL_SCRIPT')
    const properties = { name: [name, ...(original ? [original] : [])], alias }
    const births = [
      ...body.matchAll(/<INDIVIDUAL_DATE_OF_BIRTH>([\s\S]*?)<\/INDIVIDUAL_DATE_OF_BIRTH>/g),
    ]
      .map(
        (m) => /<DATE>([\d-]+)/.exec(m[1])?.[1] ?? /<YEAR>(\d{4})/.exec(m[1])?.[1] ?? between(m[1]),
      )
      .filter(Boolean)
    if (births.length) properties.birthDate = births
    const nations = [...body.matchAll(/<NATIONALITY>([\s\S]*?)<\/NATIONALITY>/g)].flatMap(
      ([, inner]) => [...inner.matchAll(/<VALUE>([^<]+)/g)].map((m) => decode(m[1])),
    )
    if (nations.length) properties.nationality = nations
    out.push({
      id: `un-${one('DATAID')}`,
      schema: tag === 'INDIVIDUAL' ? 'Person' : 'Organization',
      properties,
      datasets: ['un_sc'],
    })
  }
  return out
}

/** A range of years of birth. */
function between(text) {
  const [, from] = /<FROM_YEAR>(\d{4})/.exec(text) ?? []
  const [, to] = /<TO_YEAR>(\d{4})/.exec(text) ?? []
  return from && to ? `between ${from} and ${to}` : undefined
}

export const shared = process.env.TIDEWAITER_SHARED ?? '../shared'
export const sdn = (year = 2021) => readSdn(`${shared}/data/lists/us-ofac-sdn-${year}`)
export const un = () => readUn(`${shared}/data/lists/un-sc-2026/UN_consolidated.xml`)
export const rows = (path) =>
  parse(readFileSync(`${shared}/data/${path}`, 'utf8'), { columns: true })
