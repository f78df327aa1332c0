// Made-up worlds in which it is known how much trade moved, what arrives, and what goes on.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { uniform } from './series.mjs'

const months = 36
const at = 24
const monthText = (t) => `${2020 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, '0')}`

function noisy(seed) {
  const random = uniform(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return (level, noise) => {
    let drift = 0
    return Array.from({ length: months }, (_, t) => {
      drift += 0.1 * noise * normal()
      return Math.round(level(t) * Math.exp(drift + noise * normal()))
    })
  }
}

/** Forty goods; in half of them direct trade falls and a share of it goes to Kazakhstan and on. */
function world(seed, { share, arriving }) {
  const draw = noisy(seed)
  const random = uniform(seed + 1000)
  const rows = []
  const shares = new Map()
  const sum = (values) => values.reduce((a, b) => a + b, 0)
  const put = (reporter, partner, flow, code, values) =>
    values.forEach((value, t) => {
      if (value > 0)
        rows.push(`${reporter},${partner},${flow},${code},${monthText(t)},${value},USD`)
    })
  for (let i = 0; i < 40; i++) {
    const code = String(600_000 + i * 10)
    const noise = 0.2 + 0.6 * random()
    const level = 20_000 * (1 + (i % 7))
    const falls = i % 2 === 0
    const after = (t) => falls && t >= at
    const direct = draw((t) => (after(t) ? 0.05 : 1) * level, noise)
    put('DE', 'RU', 'X', code, direct)
    const sent = draw((t) => level / 20 + (after(t) ? share * 0.95 * level : 0), noise)
    put('DE', 'KZ', 'X', code, sent)
    if (falls) {
      // What these very months hold: without the fall twenty times as much would have gone directly.
      const added = (0.95 * share) / (0.05 + 0.95 * share)
      shares.set(code, (added * sum(sent.slice(at))) / (19 * sum(direct.slice(at))))
    }
    const came = sent.map((_, t) => sent[Math.max(0, t - 1)] * 1.08 * (after(t - 1) ? arriving : 1))
    put(
      'KZ',
      'DE',
      'M',
      code,
      came.map((v) => Math.round(v * (0.85 + 0.3 * random()))),
    )
    const on = draw(() => level / 200, noise)
    put(
      'KZ',
      'RU',
      'X',
      code,
      on.map((v, t) => Math.round(v + (after(t) ? 0.6 * came[t] : 0))),
    )
    for (const place of ['AM', 'GE', 'RS', 'TR']) {
      put(
        'DE',
        place,
        'X',
        code,
        draw(() => level / 10, noise),
      )
    }
  }
  const text = `reporter,partner,flow,hs6,period,value,currency\n${rows.join('\n')}\n`
  return { text, shares }
}

/** What was found of what is known, over some seeds; rows of a table. */
export async function links(findCorridors, folder) {
  const counts = { inside: 0, shares: 0, rose: 0, ways: 0, follow: 0, gaps: 0, falseGaps: 0 }
  let seeds = 0
  for (const share of [0.2, 0.5, 0.8]) {
    for (const arriving of [0.3, 1]) {
      const path = join(folder, 'world.csv')
      const made = world(++seeds, { share, arriving })
      writeFileSync(path, made.text)
      const result = await findCorridors([path], { since: '2022-01' })
      const real = (one) => Number(one.hs6) % 20 === 0
      for (const one of result.links.substitution.goods.filter(real)) {
        counts.shares++
        const truth = Math.min(1, made.shares.get(one.hs6))
        if (one.low <= truth && truth <= one.high) counts.inside++
      }
      const onward = result.links.onward.filter((one) => real(one) && one.via === 'kz')
      counts.ways += 20
      counts.rose += onward.filter((one) => one.rose && one.origins.length > 0).length
      counts.follow += onward.filter((one) => one.rose && one.following?.p <= 0.05).length
      const gaps = result.links.mirror.gaps
      if (arriving < 1) counts.gaps += gaps.filter((g) => real(g) && g.destination === 'kz').length
      counts.falseGaps += gaps.filter((g) => arriving === 1 || !real(g)).length
    }
  }
  const per = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`
  return [
    [
      'share that reappears lies inside its 95 % interval',
      counts.shares,
      per(counts.inside, counts.shares),
    ],
    ['ways through the intermediary found (both legs)', counts.ways, per(counts.rose, counts.ways)],
    [
      'of those found, exports seen to follow imports',
      counts.rose,
      per(counts.follow, counts.rose),
    ],
    [
      'corridors of which 70 % ceased to arrive, gap listed',
      seeds * 10,
      per(counts.gaps, seeds * 10),
    ],
    ['gaps listed where all arrives', seeds * 30, String(counts.falseGaps)],
  ]
}
