// Whether the score is a probability: by band of the score, the share of held-out pairs that are true;
// and what Platt's scaling and isotonic regression, fitted on the other entities, would gain.
import { nameEvidence } from '../../dist/names/index.js'
import { kindOf } from './pairs.mjs'

const bands = [0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 0.99, 1.0001]
const logistic = (x) => 1 / (1 + Math.exp(-x))

/** @returns {bands, losses: {plain, platt, isotonic}, platt: [slope, offset]} */
export function measureCalibration(pairs) {
  const scored = pairs.map((p) => ({
    held: p.held,
    same: p.same,
    x: nameEvidence(p.a, p.b, { kind: kindOf(p.schema) }) / 100,
  }))
  const fitting = scored.filter((s) => !s.held)
  const held = scored.filter((s) => s.held)
  const [slope, offset] = platt(fitting)
  const steps = isotonic(fitting)
  return {
    bands: bands.slice(0, -1).map((from, i) => band(held, from, bands[i + 1])),
    distinct: new Set(held.filter((s) => s.same).map((s) => s.x)).size,
    platt: [slope, offset],
    losses: {
      plain: logLoss(held, (x) => logistic(x)),
      platt: logLoss(held, (x) => logistic(slope * bounded(x) + offset)),
      isotonic: logLoss(held, (x) => stepAt(steps, x)),
    },
  }
}

function band(scored, from, to) {
  const inside = scored.filter((s) => logistic(s.x) >= from && logistic(s.x) < to)
  const mean = inside.reduce((sum, s) => sum + logistic(s.x), 0) / inside.length
  return { from, to: Math.min(1, to), n: inside.length, mean, same: share(inside) }
}

const share = (list) => list.filter((s) => s.same).length / list.length

function logLoss(scored, predict) {
  const sure = 1e-4
  const sum = scored.reduce((total, s) => {
    const p = Math.min(1 - sure, Math.max(sure, predict(s.x)))
    return total - Math.log(s.same ? p : 1 - p)
  }, 0)
  return sum / scored.length
}

/** Evidence beyond this says no more of the slope; without a bound Newton's method runs away. */
const far = 8
const bounded = (x) => Math.min(far, Math.max(-far, x))

/** Short steps, so that flat ends do not throw it out. */
const short = (step) => Math.min(0.1, Math.max(-0.1, step))

/** Slope and offset by Newton's method. */
function platt(scored) {
  let a = 1
  let b = 0
  for (let step = 0; step < 200; step++) {
    let [ga, gb, haa, hab, hbb] = [0, 0, 1e-6, 0, 1e-6]
    for (const { x: raw, same } of scored) {
      const x = bounded(raw)
      const p = logistic(a * x + b)
      const error = p - (same ? 1 : 0)
      const weight = p * (1 - p)
      ga += error * x
      gb += error
      haa += weight * x * x
      hab += weight * x
      hbb += weight
    }
    const det = haa * hbb - hab * hab
    a -= short((hbb * ga - hab * gb) / det)
    b -= short((haa * gb - hab * ga) / det)
  }
  return [a, b]
}

/** Pool adjacent violators: steps of rising shares. */
function isotonic(scored) {
  const blocks = []
  for (const { x, same } of [...scored].sort((p, q) => p.x - q.x)) {
    blocks.push({ x, sum: same ? 1 : 0, n: 1 })
    while (blocks.length > 1) {
      const [before, last] = blocks.slice(-2)
      if (before.sum / before.n < last.sum / last.n) break
      blocks.splice(-2, 2, { x: before.x, sum: before.sum + last.sum, n: before.n + last.n })
    }
  }
  return blocks
}

function stepAt(steps, x) {
  let at = steps[0]
  for (const step of steps) if (step.x <= x) at = step
  return at.sum / at.n
}

export function showCalibration(found) {
  console.log('\n| score | pairs | mean score | share that are true |\n|---|---:|---:|---:|')
  for (const b of found.bands)
    console.log(`| ${b.from} to ${b.to} | ${b.n} | ${b.mean.toFixed(3)} | ${b.same.toFixed(3)} |`)
  const { plain, platt: scaled, isotonic: stepped } = found.losses
  console.log(
    `\nLog loss ${plain.toFixed(3)}; with Platt's scaling (slope ${found.platt[0].toFixed(2)}, offset ${found.platt[1].toFixed(2)}) ${scaled.toFixed(3)}; isotonic ${stepped.toFixed(3)}. ${found.distinct} distinct evidences among the true pairs.`,
  )
}
