// UN positives and strangers against UN and SDN 2021, by name alone and with birth date and country.
import { performance } from 'node:perf_hooks'
import { buildIndex, screen } from '../../dist/screening/index.js'
import { rows, sdn, un } from './read-lists.mjs'

const party = (row, more) => ({
  role: 'party',
  schema: 'Person',
  name: row.full_name,
  properties: {
    name: [row.full_name],
    ...(more && row.date_of_birth ? { birthDate: [row.date_of_birth] } : {}),
    ...more?.(row),
  },
})

export function measureStrangers(index, n, more) {
  const alerts = []
  const start = performance.now()
  for (const row of rows('screening/negatives_global.csv').slice(0, n)) {
    const hit = screen(index, party(row, more), { cutoff: 0.7, limit: 1 }).matches[0]
    if (hit) alerts.push([row.full_name, hit.name, hit.evidence, hit.id])
  }
  return { alerts, ms: performance.now() - start, n }
}
export function measurePositives(index, which, more) {
  const truth = new Map()
  const treated = rows(`screening/positives_un_${which}.csv`)
  const plain = rows('screening/positives_un_untreated.csv')
  const missed = []
  let right = 0,
    judged = 0
  treated.forEach((row, i) => {
    // The listed entity is the one that bears the untreated name; two are no longer on the list.
    const key = plain[i].full_name
    if (!truth.has(key))
      truth.set(
        key,
        screen(
          index,
          party(plain[i], (_r) => ({})),
          { cutoff: 0.7, limit: 1 },
        ).matches[0],
      )
    const target = truth.get(key)
    if (!target) {
      missed.push(['no longer listed?', key])
      return
    }
    judged++
    const top = screen(index, party(row, more), { cutoff: 0.5, limit: 3 }).matches
    if (top[0]?.id === target.id && top[0].match) right++
    else
      missed.push([
        row.full_name,
        key,
        target.name,
        top.map((t) => `${t.name} ${t.evidence}`).join(' / '),
      ])
  })
  return { right, judged, missed }
}
if (process.argv[1].endsWith('screening.mjs')) {
  const t0 = performance.now()
  const index = buildIndex([...sdn().entities, ...un()])
  console.log('size', index.size, 'build ms', Math.round(performance.now() - t0))
  const unIndex = buildIndex(un())
  for (const more of [undefined, () => ({})]) {
    const p = measurePositives(unIndex, 'treated', more)
    console.log(more ? 'with birth date' : 'name only', p.right, p.judged)
    for (const m of p.missed) console.log('  ', m.join(' | '))
  }
  const s = measureStrangers(index, Number(process.argv[2] ?? 300), undefined)
  console.log('strangers', s.n, 'alerts', s.alerts.length, 'ms each', s.ms / s.n)
  for (const a of s.alerts) console.log('  ', a.join(' | '))
}
