import { Compile } from 'typebox/compile'
import { isKnownSchema, schemaProperties, TidewaiterError } from '../../model/index.ts'
import { nameOf, type Source } from '../source.ts'
import { readText } from '../text.ts'
import type { CompiledMapping } from './compiled.ts'
import { Mapping } from './mapping.ts'
import { patternOf } from './pattern.ts'
import { type SafeYaml, safeYaml } from './safe-yaml.ts'

let validator: ReturnType<typeof compiled> | undefined

/** Compiled on first use: that takes longer than all else at a start of the program. */
function compiled() {
  return Compile(Mapping)
}

/** Reads a mapping file and checks all of it: keys, schemata, properties, regular expressions.
 *
 * @throws TidewaiterError `files.yaml` or `files.mapping`, with the line in the YAML
 * @example
 * const mapping = await loadMapping('data/mappings/us_bis_entity_list.yml')
 */
export async function loadMapping(source: Source): Promise<CompiledMapping> {
  const file = nameOf(source)
  const yaml = safeYaml((await readText(source)).text, file)
  const wrong = (path: readonly string[], value: string | undefined, reason: string) =>
    new TidewaiterError({
      code: 'files.mapping',
      act: 'cannot use the mapping',
      value,
      reason,
      place: {
        file,
        line: yaml.lineOf(path),
        ...(path.length > 0 ? { path: path.join('.') } : {}),
      },
      remedy: 'Compare it with docs/schemas/mapping.schema.json.',
    })
  const mapping = shaped(yaml, wrong)
  checkSchemata(mapping, wrong)
  checkId(mapping, wrong)
  return { file, mapping, patterns: compiledPatterns(mapping, wrong) }
}

type Wrong = (path: readonly string[], value: string | undefined, reason: string) => TidewaiterError

function shaped(yaml: SafeYaml, wrong: Wrong): Mapping {
  validator ??= compiled()
  if (validator.Check(yaml.value)) return yaml.value
  const errors = validator.Errors(yaml.value) as { instancePath: string; message: string }[]
  // Of the branches of a union the one that got deepest says what the writer meant.
  const steps = (error: { instancePath: string }): string[] =>
    error.instancePath
      .split('/')
      .slice(1)
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const worst = errors.reduce((a, b) => (steps(b).length > steps(a).length ? b : a))
  const path = steps(worst)
  const unknown = worst.message === 'schema is false'
  throw wrong(
    path,
    path.at(-1),
    unknown ? 'this key is not known here' : `${path.at(-1) ?? 'the file'} ${worst.message}`,
  )
}

/** Schemata that rows of the mapping can have, with the path at which each is named. */
function schemataOf(mapping: Mapping): [path: string[], schema: string][] {
  const { schema } = mapping
  if (typeof schema === 'string') return [[['schema'], schema]]
  return [
    ...(schema.rules ?? []).map((rule, i): [string[], string] => [
      ['schema', 'rules', String(i), 'schema'],
      rule.schema,
    ]),
    ...Object.entries(schema.values ?? {}).map(([key, value]): [string[], string] => [
      ['schema', 'values', key],
      value,
    ]),
    ...(schema.default === undefined
      ? []
      : [[['schema', 'default'], schema.default] as [string[], string]]),
  ]
}

function checkSchemata(mapping: Mapping, wrong: Wrong): void {
  const schemata = schemataOf(mapping)
  if (schemata.length === 0) throw wrong(['schema'], undefined, 'it names no schema')
  for (const [path, schema] of schemata) {
    if (!isKnownSchema(schema)) throw wrong(path, schema, 'FollowTheMoney has no such schema')
  }
  for (const property of Object.keys(mapping.properties)) {
    if (!schemata.some(([, schema]) => schemaProperties(schema).has(property))) {
      const names = [...new Set(schemata.map(([, schema]) => schema))].join(', ')
      throw wrong(['properties', property], property, `${names} has no such property`)
    }
  }
}

function checkId(mapping: Mapping, wrong: Wrong): void {
  const { columns, hash } = mapping.id
  if (hash === false && columns.length !== 1) {
    throw wrong(
      ['id', 'columns'],
      columns.join(', '),
      'only a single column can be the id unhashed',
    )
  }
}

const patternKeys = new Set(['matches', 'splitPattern', 'extract', 'remove', 'preface'])

function compiledPatterns(mapping: Mapping, wrong: Wrong): Map<string, RegExp> {
  const patterns = new Map<string, RegExp>()
  const walk = (value: unknown, path: readonly string[]): void => {
    if (value === null || typeof value !== 'object') return
    for (const [key, part] of Object.entries(value)) {
      const here = [...path, key]
      if (typeof part === 'string' && patternKeys.has(key) && isRule(path)) {
        const pattern = patternOf(part)
        if (typeof pattern === 'string') throw wrong(here, part, pattern)
        patterns.set(part, pattern)
      } else walk(part, here)
    }
  }
  walk(mapping, [])
  return patterns
}

/** `properties: {matches: x}` and `replace: {remove: x}` are names, not expressions. */
function isRule(path: readonly string[]): boolean {
  const last = path.at(-1)
  return !(path.length === 1 && last === 'properties') && last !== 'replace' && last !== 'values'
}
