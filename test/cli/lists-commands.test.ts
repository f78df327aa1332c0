import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inventedList } from './lists.ts'
import { file, folder, lines, tidewaiter } from './run.ts'

/** A home folder of a test's own. */
const env = (home: string) => ({ env: { TIDEWAITER_HOME: join(folder, 'homes', home) } })

describe('own lists', () => {
  it('are loaded in one command, kept apart, watched and allowed', async () => {
    const home = env('own')
    const watch = file(
      'Debts.csv',
      'Name,Type,Country,Reason,Added by,Since\nGrebe Marine Supplies,company,Norway,did not pay,M. Meyer,2026-01-05\n',
    )
    const allow = file(
      'good.csv',
      'Name,DOB,Listed ID,Reason,Approved by,Approved on,Valid until\nBartholomew Quillfeather,12.04.1961,zz-2,passport seen,A. Officer,2026-02-01,2027-02-01\nNobody Special,,zz-2,,A. Officer,2026-02-01,2027-02-01\n',
    )
    expect((await tidewaiter(['lists', 'load', inventedList()], '', home)).status).toBe(0)
    const loaded = await tidewaiter(['lists', 'load', watch, '--as', 'watch'], '', home)
    expect(JSON.parse(loaded.out).files[0]).toMatchObject({ dataset: 'own_watch_debts', kept: 1 })
    expect(loaded.said).toMatch(/Reason → why, Added by → by, Since → on/)
    const allowed = await tidewaiter(['lists', 'load', allow, '--as', 'allow'], '', home)
    expect(allowed.said).toMatch(/“Nobody Special” clears nobody: it gives no reason/)
    const customers = file(
      'customers-own.csv',
      'Name,DOB\nGrebe Marine Supplies,\nBartholomew Quillfeather,1961-04-12\nBartholomew Quillfeather,\n',
    )
    const screened = await tidewaiter(
      ['screen', customers, '--format', 'jsonl', '--as-of', '2026-06-01'],
      '',
      home,
    )
    const [debtor, good, unknown] = lines(screened.out)
    expect(debtor!.outcome).toBe('review')
    expect(debtor!.findings.map((f: { rule: string }) => f.rule)).toContain('list.watch')
    expect(good!.outcome).toBe('clear')
    expect(good!.findings[0]).toMatchObject({ rule: 'list.allowed', effect: 'note' })
    expect(good!.versions).toContainEqual(
      expect.objectContaining({ kind: 'list', name: 'own_allow_good' }),
    )
    expect(unknown!.outcome).toBe('block')
  })

  it('without a publisher’s list clear nobody', async () => {
    const home = env('own-only')
    const watch = file('only.csv', 'Name\nGrebe Marine Supplies\n')
    await tidewaiter(['lists', 'load', watch, '--as', 'watch'], '', home)
    const row = file('one.csv', 'Name\nSomebody Harmless\n')
    const { said, out } = await tidewaiter(['screen', row, '--format', 'jsonl'], '', home)
    expect(said).toMatch(/No official list is loaded/)
    expect(lines(out)[0]!.outcome).toBe('review')
  })

  it('say which column is missing', async () => {
    const list = file('bare.csv', 'Name,Listed ID\nX Y,zz-1\n')
    const { status, said } = await tidewaiter(['lists', 'load', list, '--as', 'allow'])
    expect(status).toBe(1)
    expect(said).toMatch(/an allow list needs a column for: why, by, on, until/)
  })
})

describe('updating lists', () => {
  it('from a mirror prints what came of each list; a failure is status 1', async () => {
    const home = env('mirror')
    const mirror = file('consolidated.xml', '<!doctype html><html></html>').replace(/\/[^/]*$/, '')
    const ran = await tidewaiter(
      ['lists', 'update', '--mirror', mirror, '--list', 'un_sc_sanctions'],
      '',
      home,
    )
    expect(ran.status).toBe(1)
    expect(JSON.parse(ran.out)).toMatchObject({
      offline: false,
      lists: [{ list: 'un_sc_sanctions', outcome: 'failed', fault: 'lists.update.content' }],
    })
  })
})

describe('a mirror', () => {
  it('that is no folder is refused before anything is asked of it', async () => {
    const ran = await tidewaiter(['lists', 'update', '--mirror', join(folder, 'no-mirror')])
    expect(ran.said).toContain('There is no folder')
    expect(ran.status).toBe(2)
  })
})

describe('decisions on joins', () => {
  it('are written, shown, refused where they contradict, and taken back', async () => {
    const home = env('joins')
    await tidewaiter(['lists', 'load', inventedList()], '', home)
    const pair = ['zz-1', 'zz-2']
    const joined = await tidewaiter(['lists', 'join', ...pair, '--why', 'seen'], '', home)
    expect(joined.status).toBe(0)
    const shown = await tidewaiter(['lists', 'joins', '--format', 'json'], '', home)
    expect(JSON.parse(shown.out).parties[0]).toMatchObject({ members: pair })
    expect((await tidewaiter(['lists', 'undecide', ...pair], '', home)).status).toBe(0)
    const after = await tidewaiter(['lists', 'joins', '--format', 'json'], '', home)
    expect(JSON.parse(after.out).parties).toEqual([])
    expect((await tidewaiter(['lists', 'undecide', ...pair], '', home)).status).toBe(1)
  })
})

describe('differences of versions', () => {
  it('are shown for files, versions held and days, also as a page that runs nothing', async () => {
    const home = env('diff')
    const before = inventedList()
    await tidewaiter(['lists', 'load', before], '', home)
    const after = file(
      'after.ftm.json',
      readFileSync(before, 'utf8').replaceAll('Grey Petrel', 'Grey <b>Petrel</b>'),
    )
    const table = await tidewaiter(['lists', 'diff', before, after, '--format', 'table'], '', home)
    expect(table.out).toMatch(/changed.*zz-3.*name gone: Grey/s)
    const args = ['lists', 'diff', before, after, '--format']
    const jsonl = lines((await tidewaiter([...args, 'jsonl'], '', home)).out)
    expect(jsonl).toMatchObject([
      { change: 'changed', id: 'zz-3', schema: 'Vessel', changes: [{ property: 'name' }] },
    ])
    const csv = (await tidewaiter([...args, 'csv'], '', home)).out.trimEnd().split('\n')
    expect(csv[0]).toMatch(/change,id,name,schema,programs,property,gone,new/)
    expect(csv[1]).toMatch(/changed,zz-3,.*,name,Grey Petrel,Grey <b>Petrel<\/b>/)
    expect((await tidewaiter(args.slice(0, -1), '', home)).said).toMatch(/ids alone.*--format csv/)
    const out = join(folder, 'diff.html')
    const today = new Date().toISOString().slice(0, 10)
    const page = await tidewaiter(
      ['lists', 'diff', `us_ofac_sdn@${today}`, after, '--out', out],
      '',
      home,
    )
    expect(page.status).toBe(0)
    const html = readFileSync(out, 'utf8')
    expect(html).toContain('Grey &lt;b&gt;Petrel&lt;/b&gt;')
    expect(html).toMatch(/Content-Security-Policy" content="default-src/)
    const none = await tidewaiter(['lists', 'diff', 'us_ofac_sdn@2001-01-01', after], '', home)
    expect(none.status).toBe(1)
    expect(none.said).toMatch(/none was held on that day; held: /)
  })
})

describe('replay', () => {
  it('takes the recorded versions out of the loaded lists, and says which', async () => {
    const home = env('replay')
    const list = inventedList()
    await tidewaiter(['lists', 'load', list], '', home)
    const rows = file('replayed.csv', 'name\nGrey Petrel\nAnna Weber\n')
    const record = file('replayed.jsonl', (await tidewaiter(['screen', rows], '', home)).out)
    const newer = file(
      'newer.ftm.json',
      readFileSync(list, 'utf8').replaceAll('Grey Petrel', 'Blue Petrel'),
    )
    await tidewaiter(['lists', 'load', newer, '--force'], '', home)
    const same = await tidewaiter(['replay', record], '', home)
    expect(same.said.match(/taken from the loaded lists: us_ofac_sdn/g)).toHaveLength(1)
    expect(same.out.match(/: same/g)).toHaveLength(2)
    expect(same.status).toBe(0)
    const other = env('replay-elsewhere')
    await tidewaiter(['lists', 'load', newer], '', other)
    const gone = await tidewaiter(['replay', record], '', other)
    expect(gone.said).toMatch(
      /us_ofac_sdn with the content [0-9a-f]{12} is no longer held; its active/,
    )
    expect(gone.status).toBe(3)
  })
})
