import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const command = new URL('../../dist/cli/ownership.js', import.meta.url).href
const folder = mkdtempSync(join(tmpdir(), 'tidewaiter-ownership-'))
const sample = fileURLToPath(new URL('../../data/sample/ownership/', import.meta.url))

/** Runs the command in a process of its own, as the program does. */
function run(args: readonly string[], input?: string) {
  const script = `const { ownershipCommand } = await import(${JSON.stringify(command)})
    try { await ownershipCommand().exitOverride().parseAsync(process.argv.slice(1), { from: 'user' }) }
    catch (e) { console.error(e.message); process.exitCode = e.exitCode ?? 1 }`
  return spawnSync(process.execPath, ['--input-type=module', '-e', script, '--', ...args], {
    encoding: 'utf8',
    input,
    env: { ...process.env, TIDEWAITER_HOME: folder },
  })
}

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const owners = file('owners.csv', 'owner,owned,percent\nX,A,50\nA,B,25-50\n"C, Ltd",D,10\n')

describe('ownership FILE', () => {
  test('gives the contract as JSON', () => {
    const { stdout, status } = run([
      owners,
      '--rule',
      'ofac',
      '--listed',
      'X',
      '--as-of',
      '2025-01-01',
      '--format',
      'json',
    ])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      rule: 'ofac',
      instrument: '50 Percent Rule',
      asOf: '2025-01-01',
      status: 'in_force',
      reached: [{ id: 'A', share: 50, path: ['X', 'A'] }],
      cannotBeExcluded: [{ id: 'B', low: 25, high: 50, tips: 50 }],
    })
  })

  test('names the day of today where none is given', () => {
    const { stdout } = run([owners, '--rule', 'eu', '--listed', 'X'])
    expect(JSON.parse(stdout).asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })

  test('a listed identifier that the file does not have is a warning', () => {
    const { stdout, stderr, status } = run([
      owners,
      '--rule',
      'ofac',
      '--listed',
      'X',
      '--listed',
      'ghost',
    ])
    expect(status).toBe(0)
    expect(stderr).toContain('"ghost" is not in the file')
    expect(JSON.parse(stdout).listed).toEqual(['X'])
  })

  test('the column owner_listed says who is listed', () => {
    const path = file('column.csv', 'owner,owned,percent,owner_listed\nX,A,50,yes\nZ,B,90,no\n')
    const { stdout } = run([path, '--rule', 'ofac'])
    expect(JSON.parse(stdout).reached.map((r: { id: string }) => r.id)).toEqual(['A'])
  })

  test('without option and column the lists decide', () => {
    const list = file(
      'list.ftm.json',
      `${[
        {
          id: 'l1',
          schema: 'Company',
          properties: { name: ['Zaryatek Microsystems'], topics: ['sanction'] },
          datasets: ['us_ofac_sdn'],
        },
        {
          id: 's1',
          schema: 'Sanction',
          properties: {
            entity: ['l1'],
            authority: ['OFAC'],
            country: ['us'],
            programId: ['RUSSIA-EO14024'],
          },
          datasets: ['us_ofac_sdn'],
        },
      ]
        .map((e) => JSON.stringify(e))
        .join('\n')}\n`,
    )
    const path = file(
      'plain.csv',
      'owner,owned,percent\nZaryatek Microsystems LLC,A,70\nBakery,B,90\n',
    )
    const { stdout, stderr } = run([
      path,
      '--rule',
      'ofac',
      '--lists',
      list,
      '--as-of',
      '2025-01-01',
    ])
    expect(stderr).toBe('')
    const result = JSON.parse(stdout)
    expect(result.reached.map((r: { id: string }) => r.id)).toEqual(['A'])
    expect(result.matches).toMatchObject([{ id: 'Zaryatek Microsystems LLC', entry: 'l1' }])
  })

  test('standard input, XLSX-free tables and csv output work', () => {
    const { stdout } = run(
      ['-', '--rule', 'ofac', '--listed', 'X', '--format', 'csv'],
      'owner;owned;percent\nX;A;60,5\n',
    )
    expect(stdout).toContain('reached,A,A,60.5')
  })

  test('a row whose cells are broken is left out, the others are computed', () => {
    const path = file('broken.csv', 'owner,owned,percent\nX,A,50\nX,Y,Z,50,60\nX,B,50\n')
    const { stdout, stderr } = run([path, '--rule', 'ofac', '--listed', 'X'])
    expect(stderr).toContain('row 2')
    const result = JSON.parse(stdout)
    expect(result.reached.map((r: { id: string }) => r.id)).toEqual(['A', 'B'])
    expect(result.findings[0].rule).toBe('ownership.row-incomplete')
  })

  test('a wrong rule is a fault of usage, a wrong file an error', () => {
    expect(run([owners, '--rule', 'swiss']).stderr).toContain(
      'Allowed choices are ofac, eu, uk, bis',
    )
    const { stderr, status } = run([
      file('no.csv', 'a,b\n1,2\n'),
      '--rule',
      'ofac',
      '--listed',
      'X',
    ])
    expect(status).toBe(1)
    expect(stderr).toContain('it has no column "owner"')
  })

  test('tells all findings about one party', () => {
    const { stdout } = run([
      join(sample, 'new-name-old-door.ftm.json'),
      '--rule',
      'bis',
      '--party',
      'Northlight Trading FZE',
      '--as-of',
      '2023-09-01',
    ])
    const rules = JSON.parse(stdout).map((f: { rule: string }) => f.rule)
    expect(rules).toContain('concealment.successor')
  })

  test('writes the network as HTML and GraphML', () => {
    const [html, graphml] = [join(folder, 'n.html'), join(folder, 'n.graphml')]
    const { stdout } = run([
      join(sample, 'new-name-old-door.ftm.json'),
      '--rule',
      'bis',
      '--network',
      'polaris',
      '--html',
      html,
      '--graphml',
      graphml,
    ])
    expect(JSON.parse(stdout).paths[0].nodes).toEqual(['polaris', 'feeder'])
    expect(readFileSync(html, 'utf8')).toContain('Boreal Components FZE (listed)')
    expect(readFileSync(graphml, 'utf8')).toContain('<node id="feeder">')
  })
})
