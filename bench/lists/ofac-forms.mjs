// Writes OFAC's CSV list in the forms of its XML files, so that reading them can be measured at
// today's size and compared with reading the CSV files. No part of the reader is used.
import { createWriteStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

const none = (cell) => (cell === undefined || cell.trim() === '-0-' ? '' : cell.trim())
const escaped = (text) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** The records of sdn.csv with all that belongs to them. */
export function recordsOf(folder) {
  const rows = (name) =>
    parse(readFileSync(join(folder, name), 'utf8').replace('\x1a', ''), {
      relax_quotes: true,
      relax_column_count: true,
    }).map((row) => row.map(none))
  const by = (all) => Map.groupBy?.(all, (row) => row[0]) ?? grouped(all)
  const [alt, add, more] = ['alt.csv', 'add.csv', 'sdn_comments.csv'].map((name) => by(rows(name)))
  return rows('sdn.csv').map((row) => ({
    uid: row[0],
    name: row[1],
    type: row[2] || 'entity',
    programs: row[3].split(/\] \[|[[\]]/).filter(Boolean),
    title: row[4],
    craft: row.slice(5, 11),
    parts: (row[11] + (more.get(row[0]) ?? []).map((r) => r[1]).join(''))
      .replace(/\.\s*$/, '')
      .split('; ')
      .filter(Boolean),
    aliases: (alt.get(row[0]) ?? []).map((r) => ({ uid: r[1], type: r[2], name: r[3] })),
    addresses: (add.get(row[0]) ?? []).map((r) => ({
      uid: r[1],
      street: r[2],
      city: r[3],
      country: r[4],
    })),
  }))
}

function grouped(rows) {
  const groups = new Map()
  for (const row of rows) groups.set(row[0], [...(groups.get(row[0]) ?? []), row])
  return groups
}

const labels = [
  ['DOB', 'Birthdate'],
  ['POB', 'Place of Birth'],
  ['nationality', 'Nationality Country'],
  ['citizen', 'Citizenship Country'],
  ['Gender', 'Gender'],
  ['Secondary sanctions risk:', 'Secondary sanctions risk:'],
  ['Website', 'Website'],
  ['Email Address', 'Email Address'],
  ['Phone Number', 'Phone Number'],
]

/** A part of the remarks as a feature, a paper, a weak alias, or a remark. */
function told(part) {
  const text = part.replace(/^alt\. /, '')
  const weak = /^[afn]\.k\.a\. '(.*)'$/.exec(text)
  if (weak) return { kind: 'weak', value: weak[1] }
  for (const [short, label] of labels) {
    if (text.startsWith(`${short} `))
      return { kind: 'feature', short, label, value: text.slice(short.length + 1) }
  }
  const paper =
    /^(Passport|Cedula No\.|Tax ID No\.|National ID No\.|Identification Number|Registration ID|Vessel Registration Identification|MMSI) (\S.*?)(?: \(([^)]*)\))?$/.exec(
      text,
    )
  if (paper && !/issued|expires/.test(text)) {
    return { kind: 'paper', type: paper[1], number: paper[2], country: paper[3] ?? '' }
  }
  return { kind: 'remark', value: part }
}

const split = (name, type) => {
  const comma = type === 'individual' ? name.indexOf(', ') : -1
  return comma === -1 ? [name, ''] : [name.slice(0, comma), name.slice(comma + 2)]
}

const tag = (name, text, attributes = '') =>
  text === '' ? '' : `<${name}${attributes}>${escaped(text)}</${name}>\n`

export function classic(records) {
  const one = (r) => {
    const facts = r.parts.map(told)
    const list = (name, items) =>
      items.length === 0 ? '' : `<${name}>\n${items.join('')}</${name}>\n`
    const features = (label) => facts.filter((f) => f.kind === 'feature' && f.label === label)
    const names = (name, extra) => {
      const [last, first] = split(name, r.type)
      return `${extra}${tag('lastName', last)}${tag('firstName', first)}`
    }
    const dated = (listName, item, field, label) =>
      list(
        listName,
        features(label).map(
          (f, i) =>
            `<${item}>\n${tag('uid', `${i + 1}`)}${tag(field, f.value)}${tag('mainEntry', `${i === 0}`)}</${item}>\n`,
        ),
      )
    const known = ['Birthdate', 'Place of Birth', 'Nationality Country', 'Citizenship Country']
    const ids = facts.filter(
      (f) => f.kind === 'paper' || (f.kind === 'feature' && !known.includes(f.label)),
    )
    const [call, type, tonnage, grt, flag, owner] = r.craft
    const vessel =
      r.type === 'vessel'
        ? `<vesselInfo>\n${tag('callSign', call)}${tag('vesselType', type)}${tag('vesselFlag', flag)}${tag('vesselOwner', owner)}${tag('tonnage', tonnage.replaceAll(',', ''))}${tag('grossRegisteredTonnage', grt.replaceAll(',', ''))}</vesselInfo>\n`
        : ''
    return `<sdnEntry>\n${tag('uid', r.uid)}${names(r.name, '')}${tag('title', r.title)}${tag('sdnType', r.type[0].toUpperCase() + r.type.slice(1))}${tag(
      'remarks',
      facts
        .filter((f) => f.kind === 'remark')
        .map((f) => f.value)
        .join('; '),
    )}${list(
      'programList',
      r.programs.map((p) => tag('program', p)),
    )}${list(
      'idList',
      ids.map(
        (f, i) =>
          `<id>\n${tag('uid', `${i}`)}${tag('idType', f.type ?? f.label)}${tag('idNumber', f.number ?? f.value)}${tag('idCountry', f.country ?? '')}</id>\n`,
      ),
    )}${list('akaList', [
      ...r.aliases.map(
        (a) =>
          `<aka>\n${tag('uid', a.uid)}${tag('type', `${a.type[0]}.k.a.`)}${tag('category', 'strong')}${names(a.name, '')}</aka>\n`,
      ),
      ...facts
        .filter((f) => f.kind === 'weak')
        .map(
          (f, i) =>
            `<aka>\n${tag('uid', `w${i}`)}${tag('type', 'a.k.a.')}${tag('category', 'weak')}${tag('lastName', f.value)}</aka>\n`,
        ),
    ])}${list(
      'addressList',
      r.addresses.map(
        (a) =>
          `<address>\n${tag('uid', a.uid)}${tag('address1', a.street)}${tag('city', a.city)}${tag('country', a.country)}</address>\n`,
      ),
    )}${dated('nationalityList', 'nationality', 'country', 'Nationality Country')}${dated('citizenshipList', 'citizenship', 'country', 'Citizenship Country')}${dated('dateOfBirthList', 'dateOfBirthItem', 'dateOfBirth', 'Birthdate')}${dated('placeOfBirthList', 'placeOfBirthItem', 'placeOfBirth', 'Place of Birth')}${vessel}</sdnEntry>\n`
  }
  return [
    `<?xml version="1.0" standalone="yes"?>\n<sdnList xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML">\n<publshInformation>\n<Publish_Date>07/30/2021</Publish_Date>\n<Record_Count>${records.length}</Record_Count>\n</publshInformation>\n`,
    ...records.map(one),
    '</sdnList>\n',
  ]
}

const craftLabels = [
  'Vessel Call Sign',
  'VESSEL TYPE',
  'Vessel Tonnage',
  'Vessel Gross Registered Tonnage',
  'Vessel Flag',
  'Vessel Owner',
]

export function enhanced(records) {
  const name = (r, text, primary, type, weak) => {
    const [last, first] = split(text, r.type)
    const part = (kind, value) =>
      value === ''
        ? ''
        : `                <namePart id="1">\n                  <type refId="1520">${kind}</type>\n                  <value>${escaped(value)}</value>\n                </namePart>\n`
    return `        <name id="${r.uid}1">\n          <isPrimary>${primary}</isPrimary>\n${type ? `          <aliasType refId="1400">${type}</aliasType>\n` : ''}          <isLowQuality>${weak}</isLowQuality>\n          <translations>\n            <translation id="${r.uid}2">\n              <isPrimary>true</isPrimary>\n              <script refId="20122">Latin</script>\n              <formattedLastName>${escaped(last)}</formattedLastName>\n              <formattedFullName>${escaped(text)}</formattedFullName>\n              <nameParts>\n${part(r.type === 'individual' ? 'Last Name' : 'Entity Name', last)}${part('First Name', first)}              </nameParts>\n            </translation>\n          </translations>\n        </name>\n`
  }
  const one = (r) => {
    const facts = r.parts.map(told)
    const features = [
      ...facts.filter((f) => f.kind === 'feature').map((f) => [f.label, f.value]),
      ...(r.type === 'vessel'
        ? r.craft
            .map((value, i) => [craftLabels[i], value.replaceAll(/,(?=\d{3})/g, '')])
            .filter(([, value]) => value)
        : []),
    ]
    const block = (tagName, items) =>
      items.length === 0 ? '' : `      <${tagName}>\n${items.join('')}      </${tagName}>\n`
    return `    <entity id="${r.uid}">\n      <generalInfo>\n        <identityId>${r.uid}</identityId>\n        <entityType refId="600">${r.type[0].toUpperCase()}${r.type.slice(1)}</entityType>\n${tag(
      'remarks',
      facts
        .filter((f) => f.kind === 'remark')
        .map((f) => f.value)
        .join('; '),
    )}${tag('title', r.title)}      </generalInfo>\n      <sanctionsLists>\n        <sanctionsList refId="91507" id="1" datePublished="2014-10-10">SDN List</sanctionsList>\n      </sanctionsLists>\n${block(
      'sanctionsPrograms',
      r.programs.map(
        (p) => `        <sanctionsProgram refId="1" id="2">${escaped(p)}</sanctionsProgram>\n`,
      ),
    )}      <sanctionsTypes>\n        <sanctionsType refId="1705" id="3">Block</sanctionsType>\n      </sanctionsTypes>\n${block(
      'names',
      [
        name(r, r.name, true, '', false),
        ...r.aliases.map((a) => name(r, a.name, false, `${a.type[0].toUpperCase()}.K.A.`, false)),
        ...facts
          .filter((f) => f.kind === 'weak')
          .map((f) => name(r, f.value, false, 'A.K.A.', true)),
      ],
    )}${block(
      'addresses',
      r.addresses.map(
        (a) =>
          `        <address id="${a.uid}">\n${a.country ? `          <country refId="11082">${escaped(a.country)}</country>\n` : ''}${
            a.street || a.city
              ? `          <translations>\n            <translation id="${a.uid}">\n              <isPrimary>true</isPrimary>\n              <script refId="20122">Latin</script>\n              <addressParts>\n${[
                  ['CITY', a.city],
                  ['ADDRESS1', a.street],
                ]
                  .filter(([, v]) => v)
                  .map(
                    ([k, v]) =>
                      `                <addressPart id="1">\n                  <type refId="1454">${k}</type>\n                  <value>${escaped(v)}</value>\n                </addressPart>\n`,
                  )
                  .join(
                    '',
                  )}              </addressParts>\n            </translation>\n          </translations>\n`
              : ''
          }        </address>\n`,
      ),
    )}${block(
      'features',
      features.map(
        ([label, value], i) =>
          `        <feature id="${i}">\n          <type featureTypeId="8">${escaped(label)}</type>\n          <versionId>1</versionId>\n          <value>${escaped(value)}</value>\n          <isPrimary>true</isPrimary>\n          <reliability refId="1561">Reported</reliability>\n        </feature>\n`,
      ),
    )}${block(
      'identityDocuments',
      facts
        .filter((f) => f.kind === 'paper')
        .map(
          (f, i) =>
            `        <identityDocument id="${i}">\n          <type refId="1571">${f.type}</type>\n          <name nameId="1" nameTranslationId="2">${escaped(r.name)}</name>\n          <documentNumber>${escaped(f.number)}</documentNumber>\n          <isValid>true</isValid>\n${f.country ? `          <issuingCountry refId="1">${escaped(f.country)}</issuingCountry>\n` : ''}        </identityDocument>\n`,
        ),
    )}    </entity>\n`
  }
  return [
    '<?xml version="1.0" encoding="utf-8"?>\n<sanctionsData xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ENHANCED_XML">\n  <publicationInfo>\n    <dataAsOf>2021-07-30T00:00:00</dataAsOf>\n  </publicationInfo>\n  <entities>\n',
    ...records.map(one),
    '  </entities>\n</sanctionsData>\n',
  ]
}

export function advanced(records) {
  const countries = new Map()
  const country = (text) => {
    if (!countries.has(text)) countries.set(text, 1000 + countries.size)
    return countries.get(text)
  }
  const features = [
    'Location',
    'Title',
    'Birthdate',
    'Place of Birth',
    'Nationality Country',
    'Citizenship Country',
    'Gender',
    'Secondary sanctions risk:',
    'Website',
    'Email Address',
    'Phone Number',
    ...craftLabels,
  ]
  const papers = [
    'Passport',
    'Cedula No.',
    'Tax ID No.',
    'National ID No.',
    'Identification Number',
    'Registration ID',
    'Vessel Registration Identification',
    'MMSI',
  ]
  const subType = { vessel: 1, aircraft: 2, entity: 3, individual: 4 }
  const places = []
  const documents = []
  const entries = []
  const part = (type, value) =>
    value === ''
      ? ''
      : `    <LocationPart LocPartTypeID="${type}">\n      <LocationPartValue Primary="true" LocPartValueTypeID="1" LocPartValueStatusID="1">\n        <Comment />\n        <Value>${escaped(value)}</Value>\n      </LocationPartValue>\n    </LocationPart>\n`
  const place = (street, city, land) => {
    places.push(
      `  <Location ID="${places.length + 1}">\n${land ? `    <LocationCountry CountryID="${country(land)}" CountryRelevanceID="1413" />\n` : ''}${part(1454, city)}${part(1451, street)}    <FeatureVersionReference FeatureVersionID="1" />\n  </Location>\n`,
    )
    return places.length
  }
  const dated = (text) => {
    const full = /^(\d\d) (\w{3}) (\d{4})$/.exec(text)
    const month = full && `JanFebMarAprMayJunJulAugSepOctNovDec`.indexOf(full[2]) / 3 + 1
    const year = /^(?:circa )?(\d{4})$/.exec(text)
    const day = (tagName, y, m, d) =>
      `<${tagName}><Year>${y}</Year><Month>${m}</Month><Day>${d}</Day></${tagName}>`
    const [from, to] = full
      ? [
          [full[3], month, Number(full[1])],
          [full[3], month, Number(full[1])],
        ]
      : year
        ? [
            [year[1], 1, 1],
            [year[1], 12, 31],
          ]
        : [undefined, undefined]
    if (!from) return undefined
    return `<DatePeriod CalendarTypeID="1" YearFixed="false" MonthFixed="false" DayFixed="false">\n<Start Approximate="${/circa/.test(text)}" YearFixed="false" MonthFixed="false" DayFixed="false">${day('From', ...from)}${day('To', ...from)}</Start>\n<End Approximate="false" YearFixed="false" MonthFixed="false" DayFixed="false">${day('From', ...to)}${day('To', ...to)}</End>\n</DatePeriod>`
  }
  const feature = (label, value, i) => {
    const version =
      label === 'Birthdate' && dated(value)
        ? dated(value)
        : label === 'Place of Birth'
          ? `<VersionDetail DetailTypeID="1432" />\n<VersionLocation LocationID="${place(value, '', '')}" />`
          : /Country$/.test(label)
            ? `<VersionDetail DetailTypeID="1433" />\n<VersionLocation LocationID="${place('', '', value)}" />`
            : `<VersionDetail DetailTypeID="1432">${escaped(value)}</VersionDetail>`
    return `      <Feature ID="${i}" FeatureTypeID="${features.indexOf(label) + 1}">\n        <FeatureVersion ID="${i}" ReliabilityID="1561">\n          <Comment />\n          ${version}\n        </FeatureVersion>\n        <IdentityReference IdentityID="${i}" IdentityFeatureLinkTypeID="1" />\n      </Feature>\n`
  }
  const one = (r) => {
    const facts = r.parts.map(told)
    for (const f of facts.filter((fact) => fact.kind === 'paper')) {
      documents.push(
        `  <IDRegDocument ID="${documents.length}" IDRegDocTypeID="${papers.indexOf(f.type) + 1}" IdentityID="${r.uid}"${f.country ? ` IssuedBy-CountryID="${country(f.country)}"` : ''} ValidityID="1">\n    <Comment />\n    <IDRegistrationNo>${escaped(f.number)}</IDRegistrationNo>\n    <IssuingAuthority />\n    <DocumentedNameReference DocumentedNameID="1" />\n  </IDRegDocument>\n`,
      )
    }
    entries.push(
      `  <SanctionsEntry ID="${r.uid}" ProfileID="${r.uid}" ListID="1550">\n    <EntryEvent ID="1" EntryEventTypeID="1" LegalBasisID="1">\n      <Comment />\n      <Date CalendarTypeID="1"><Year>2014</Year><Month>10</Month><Day>10</Day></Date>\n    </EntryEvent>\n${r.programs.map((p) => `    <SanctionsMeasure ID="1" SanctionsTypeID="1">\n      <Comment>${escaped(p)}</Comment>\n    </SanctionsMeasure>\n`).join('')}    <SanctionsMeasure ID="2" SanctionsTypeID="1705"><Comment /></SanctionsMeasure>\n  </SanctionsEntry>\n`,
    )
    let group = 0
    const groups = []
    const alias = (text, type, primary, weak) => {
      const [last, first] = split(text, r.type)
      const value = (kind, piece) => {
        if (piece === '') return ''
        groups.push(
          `        <MasterNamePartGroup><NamePartGroup ID="${r.uid}${group}" NamePartTypeID="${kind}" /></MasterNamePartGroup>\n`,
        )
        return `            <DocumentedNamePart>\n              <NamePartValue NamePartGroupID="${r.uid}${group++}" ScriptID="215" ScriptStatusID="1" Acronym="false">${escaped(piece)}</NamePartValue>\n            </DocumentedNamePart>\n`
      }
      return `        <Alias FixedRef="${r.uid}" AliasTypeID="${type}" Primary="${primary}" LowQuality="${weak}">\n          <DocumentedName ID="1" FixedRef="${r.uid}" DocNameStatusID="1">\n${value(r.type === 'individual' ? 1520 : 1525, last)}${value(1521, first)}          </DocumentedName>\n        </Alias>\n`
    }
    const kinds = { aka: 1400, fka: 1401, nka: 1402 }
    const aliases = [
      alias(r.name, 1403, true, false),
      ...r.aliases.map((a) => alias(a.name, kinds[a.type] ?? 1400, false, false)),
      ...facts.filter((f) => f.kind === 'weak').map((f) => alias(f.value, 1400, false, true)),
    ].join('')
    const all = [
      ...facts.filter((f) => f.kind === 'feature').map((f, i) => feature(f.label, f.value, i)),
      ...(r.title ? [feature('Title', r.title, 0)] : []),
      ...(r.type === 'vessel'
        ? r.craft.map((v, i) =>
            v ? feature(craftLabels[i], v.replaceAll(/,(?=\d{3})/g, ''), i) : '',
          )
        : []),
      ...r.addresses
        .filter((a) => a.street || a.city || a.country)
        .map(
          (a) =>
            `      <Feature ID="${a.uid}" FeatureTypeID="1">\n        <FeatureVersion ID="${a.uid}" ReliabilityID="1561">\n          <Comment />\n          <VersionLocation LocationID="${place(a.street, a.city, a.country)}" />\n        </FeatureVersion>\n      </Feature>\n`,
        ),
    ].join('')
    return `    <DistinctParty FixedRef="${r.uid}">\n      <Comment>${escaped(
      facts
        .filter((f) => f.kind === 'remark')
        .map((f) => f.value)
        .join('; '),
    )}</Comment>\n      <Profile ID="${r.uid}" PartySubTypeID="${subType[r.type]}">\n        <Identity ID="${r.uid}" FixedRef="${r.uid}" Primary="true" False="false">\n${aliases}        <NamePartGroups>\n${groups.join('')}        </NamePartGroups>\n        </Identity>\n${all}      </Profile>\n    </DistinctParty>\n`
  }
  const parties = records.map(one)
  const values = (set, items) =>
    `    <${set}Values>\n${items.map(([id, text, attributes = '']) => `      <${set} ID="${id}"${attributes}>${escaped(text)}</${set}>\n`).join('')}    </${set}Values>\n`
  return [
    '<?xml version="1.0" encoding="utf-8"?>\n<Sanctions xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML" Version="3">\n<DateOfIssue CalendarTypeID="1"><Year>2021</Year><Month>7</Month><Day>30</Day></DateOfIssue>\n<ReferenceValueSets>\n',
    values('AliasType', [
      [1400, 'A.K.A.'],
      [1401, 'F.K.A.'],
      [1402, 'N.K.A.'],
      [1403, 'Name'],
    ]),
    values(
      'FeatureType',
      features.map((label, i) => [i + 1, label]),
    ),
    values(
      'IDRegDocType',
      papers.map((label, i) => [i + 1, label]),
    ),
    values('LocPartType', [
      [1451, 'ADDRESS1'],
      [1454, 'CITY'],
    ]),
    values('NamePartType', [
      [1520, 'Last Name'],
      [1521, 'First Name'],
      [1525, 'Entity Name'],
    ]),
    values('PartyType', [
      [1, 'Individual'],
      [2, 'Entity'],
      [4, 'Transport'],
    ]),
    values('PartySubType', [
      [1, 'Vessel', ' PartyTypeID="4"'],
      [2, 'Aircraft', ' PartyTypeID="4"'],
      [3, 'Unknown', ' PartyTypeID="2"'],
      [4, 'Unknown', ' PartyTypeID="1"'],
    ]),
    values(
      'Country',
      [...countries].map(([text, id]) => [id, text]),
    ),
    values('List', [[1550, 'SDN List']]),
    values('LegalBasis', [[1, 'Unknown', ' LegalBasisShortRef="Unknown"']]),
    values('SanctionsType', [
      [1, 'Program'],
      [1705, 'Block'],
    ]),
    '</ReferenceValueSets>\n<Locations>\n',
    ...places,
    '</Locations>\n<IDRegDocuments>\n',
    ...documents,
    '</IDRegDocuments>\n<DistinctParties>\n',
    ...parties,
    '</DistinctParties>\n<ProfileRelationships>\n</ProfileRelationships>\n<SanctionsEntries>\n',
    ...entries,
    '</SanctionsEntries>\n</Sanctions>\n',
  ]
}

/** The records several times over, each copy with numbers of its own. */
export function copies(records, times) {
  return Array.from({ length: times }, (_, i) =>
    records.map((record) => ({ ...record, uid: String(Number(record.uid) + i * 1_000_000) })),
  ).flat()
}

export async function write(path, pieces) {
  const file = createWriteStream(path)
  for (const piece of pieces)
    if (!file.write(piece)) await new Promise((go) => file.once('drain', go))
  await new Promise((go) => file.end(go))
}
