// Checks the house rule, and draws the rooms and their imports to docs/house.svg.
//   node scripts/house.mjs            check the rule and that the picture is current
//   node scripts/house.mjs --draw     check the rule and write the picture
//   node scripts/house.mjs --root DIR check another tree with the same rule (used by the tests)
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { instance } from '@viz-js/viz'
import { cruise } from 'dependency-cruiser'
import { browserSafe, rooms } from './rooms.mjs'

const any = (names) => `(?:${names.join('|')})`

function forbidden() {
  const rules = [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'doors-only',
      comment: 'a room is entered through its index.ts',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/(?!$1/)[^/]+/', pathNot: '^src/[^/]+/index\\.ts$' },
    },
    {
      name: 'known-rooms-only',
      comment: 'every folder of src is a room of scripts/rooms.mjs',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/${any(Object.keys(rooms))}/` },
      to: {},
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'browser-safe',
      comment: 'these rooms run in a browser, and so does every room that they may import',
      severity: 'error',
      from: { path: `^src/${any(browserSafe)}/` },
      to: { dependencyTypes: ['core'] },
    },
  ]
  for (const [room, allowed] of Object.entries(rooms)) {
    rules.push({
      name: `downwards-only-${room}`,
      comment: `${room} may import ${allowed.length > 0 ? allowed.join(', ') : 'no other room'}`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: `^src/(?!${any([room, ...allowed])}/)[^/]+/` },
    })
  }
  return rules
}

async function survey(root) {
  const result = await cruise(
    ['src'],
    {
      baseDir: root,
      ruleSet: { forbidden: forbidden() },
      validate: true,
      doNotFollow: { path: 'node_modules' },
      tsPreCompilationDeps: true,
      tsConfig: { fileName: 'tsconfig.json' },
      enhancedResolveOptions: {
        exportsFields: ['exports'],
        conditionNames: ['import', 'types', 'node', 'default'],
      },
    },
    undefined,
    existsSync(join(root, 'tsconfig.json')) ? { tsConfig: undefined } : undefined,
  )
  return result.output
}

function roomEdges(modules) {
  const edges = new Set()
  for (const module of modules) {
    const from = /^src\/([^/]+)\//.exec(module.source)?.[1]
    for (const dependency of module.dependencies) {
      const to = /^src\/([^/]+)\//.exec(dependency.resolved)?.[1]
      if (from && to && from !== to) edges.add(`${from} ${to}`)
    }
  }
  return [...edges].sort()
}

/** Imports that follow from others (cli → decision → model) are left out, so that the picture reads. */
function withoutImplied(edges) {
  const direct = new Map()
  for (const edge of edges) {
    const [from, to] = edge.split(' ')
    direct.set(from, [...(direct.get(from) ?? []), to])
  }
  const reaches = (from, to) => (direct.get(from) ?? []).some((n) => n === to || reaches(n, to))
  return edges.filter((edge) => {
    const [from, to] = edge.split(' ')
    return !direct.get(from).some((n) => n !== to && reaches(n, to))
  })
}

async function draw(edges, present) {
  const lines = present.map((room) => {
    const safe = browserSafe.includes(room)
    return `${room} [label="${room}" fillcolor="${safe ? '#e3f2ec' : '#eef1f6'}"]`
  })
  const arrows = withoutImplied(edges).map((edge) => edge.replace(' ', ' -> '))
  const dot = `digraph house { rankdir=TB; node [shape=box style="rounded,filled" fontname="Helvetica" color="#456"]; edge [color="#789"]; ${[...lines, ...arrows].join('; ')} }`
  const viz = await instance()
  return `${viz.renderString(dot, { format: 'svg' }).replaceAll(/<!--[\s\S]*?-->\n?/g, '')}`
}

const args = process.argv.slice(2)
const rootAt = args.indexOf('--root')
const root = rootAt >= 0 ? args[rootAt + 1] : process.cwd()
const output = await survey(root)
const seen = output.modules.filter((m) => m.source.startsWith('src/'))
const files = readdirSync(join(root, 'src'), { recursive: true }).filter((f) =>
  String(f).endsWith('.ts'),
)
const problems = output.summary.violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`)
if (seen.length < files.length) {
  problems.push(
    `the check saw ${seen.length} of ${files.length} files: it would pass without looking`,
  )
}
const present = Object.keys(rooms).filter((room) => existsSync(join(root, 'src', room, 'index.ts')))
if (problems.length === 0 && rootAt < 0) {
  const picture = await draw(roomEdges(seen), present)
  if (args.includes('--draw')) {
    writeFileSync('docs/house.svg', picture)
  } else if (!existsSync('docs/house.svg') || readFileSync('docs/house.svg', 'utf8') !== picture) {
    problems.push('docs/house.svg is not current: run `npm run house`')
  }
}
if (problems.length > 0) {
  console.error(problems.join('\n'))
  process.exitCode = 1
} else {
  console.log(
    `house: ${seen.length} files in ${present.length} rooms, imports run downwards through doors`,
  )
}
