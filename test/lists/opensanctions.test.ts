import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadLists } from '../../src/lists/index.ts'
import { entity, fixture } from './fixture.ts'

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'os-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

const statements = readFileSync(fixture('opensanctions/statements.csv'), 'utf8')

const simple = readFileSync(fixture('opensanctions/targets.simple.csv'), 'utf8')

const line = (id: string, name: string) =>
  JSON.stringify({
    id,
    schema: 'Person',
    properties: { name: [name], topics: ['sanction'] },
    datasets: ['eu_fsf'],
  })

describe("OpenSanctions' statements", () => {
  it('become entities under their canonical ids, of the most exact schema', async () => {
    const lists = await loadLists([folderWith({ 'statements.csv': statements })])
    const of = (dataset: string) => lists.report.files.find((file) => file.dataset === dataset)!
    expect(of('eu_fsf')).toMatchObject({
      format: 'ftm-statements',
      dataset: 'eu_fsf',
      version: '2026-03-01',
    })
    expect(of('us_ofac_sdn')).toMatchObject({
      dataset: 'us_ofac_sdn',
      version: '2026-03-02',
      kept: 1,
    })
    expect(of('unknown').skipped).toMatchObject([
      { reason: 'the statement lacks an id, schema, property or dataset', count: 1 },
    ])
    expect(entity(lists, 'NK-1')).toMatchObject({
      schema: 'Company',
      properties: { name: ['Invented Works JSC'], alias: ['Invented, Works'] },
      datasets: ['eu_fsf', 'us_ofac_sdn'],
      referents: ['eu-fsf-1', 'ofac-7'],
      listings: [{ dataset: 'eu_fsf', programs: ['BLR'], measures: ['asset_freeze'] }],
    })
  })
})

describe("OpenSanctions' simplified targets", () => {
  it('become listed parties; one whose sanctions are not said is listed with measure unknown', async () => {
    const lists = await loadLists([folderWith({ 'targets.simple.csv': simple })])
    expect(lists.report.files.find((file) => file.dataset === 'eu_fsf')).toMatchObject({
      format: 'ftm-simple',
      dataset: 'eu_fsf',
      version: '2026-03-01',
      kept: 1,
    })
    expect(entity(lists, 'NK-1')).toMatchObject({
      properties: {
        name: ['Ivan Testov'],
        alias: ['Иван Тестов', 'Testov; Ivan'],
        country: ['ru', 'cy'],
        idNumber: ['111222'],
      },
      listings: [{ dataset: 'eu_fsf', programs: ['EU-RUS'], measures: ['asset_freeze'] }],
    })
    expect(entity(lists, 'NK-2')).toMatchObject({
      properties: { imoNumber: ['IMO9074729'], registrationNumber: ['MM1'] },
      listings: [{ measures: ['unknown'] }],
    })
  })
})

describe("OpenSanctions' files of changes and catalog", () => {
  it('add, replace and delete entities of the file beside them', async () => {
    const folder = folderWith({
      'entities.ftm.json': `${line('a', 'Anna')}\n${line('b', 'Boris')}\n`,
      'entities.delta.json': [
        JSON.stringify({ op: 'ADD', entity: JSON.parse(line('c', 'Clara')) }),
        JSON.stringify({ op: 'MOD', entity: JSON.parse(line('a', 'Anne')) }),
        JSON.stringify({ op: 'DEL', entity: { id: 'b' } }),
      ].join('\n'),
    })
    const lists = await loadLists([folder])
    expect(lists.entities.map((e) => [e.id, e.properties.name![0]]).sort()).toEqual([
      ['a', 'Anne'],
      ['c', 'Clara'],
    ])
    expect(lists.report.files[0]!.parts).toEqual(['entities.ftm.json', 'entities.delta.json'])
  })

  it('alone a file of changes is refused', async () => {
    const folder = folderWith({ 'entities.delta.json': '{"op":"DEL","entity":{"id":"b"}}\n' })
    await expect(loadLists([join(folder, 'entities.delta.json')])).rejects.toThrow(
      /only the changes/,
    )
  })

  it('the catalog beside a file names the version, title and publisher of each dataset', async () => {
    const folder = folderWith({
      'entities.ftm.json': `${line('a', 'Anna')}\n`,
      'index.json': JSON.stringify({
        datasets: [
          {
            name: 'eu_fsf',
            title: 'A title',
            updated_at: '2026-03-05T01:02:03',
            publisher: { name: 'A publisher', country: 'eu' },
          },
        ],
      }),
    })
    expect((await loadLists([folder])).datasets).toMatchObject([
      {
        dataset: 'eu_fsf',
        version: '2026-03-05',
        title: 'A title',
        authority: 'A publisher',
        publishedOn: '2026-03-05',
      },
    ])
  })
})
