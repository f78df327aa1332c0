import {
  Area,
  Basis,
  check,
  Effect,
  type Fact,
  type Finding,
  type NotEvaluated,
  type Source,
} from '../../model/index.ts'
import { perDate, tableAsOf } from '../../tables/index.ts'
import { memoryOf } from '../../values/index.ts'
import type { Condition } from '../condition/ast.ts'
import {
  compile,
  type FieldReader,
  type FieldValue,
  fieldsOf,
  type Truth,
} from '../condition/compile.ts'
import { parseCondition } from '../condition/parse.ts'
import { fieldReader, isField } from '../fields/index.ts'
import type { Asked, KnownValues, Subject } from '../fields/subjects.ts'
import { nexusOf } from '../nexus.ts'
import type { Rule } from '../rule.ts'
import type { View } from '../view.ts'

interface TableRule {
  readonly id: string
  readonly scope: 'transaction' | 'item' | 'party'
  readonly holds: (subject: Subject) => Truth
  /** The fields of the condition, in its order. */
  readonly fields: readonly { readonly name: string; readonly read: FieldReader<Subject> }[]
  readonly effect: Effect
  readonly basis: Basis
  readonly area: Area
  readonly jurisdiction: string
  readonly citation: string
  readonly effectiveFrom: string
  readonly effectiveTo: string
  readonly text: string
  readonly clears: string
  readonly version: string
  /** What it says where nobody observed anything, for rules that rest on observations alone. */
  readonly unobserved: Judged | undefined
}

const scopes = ['transaction', 'item', 'party'] as const

/** The rules of the table that are in force on a date, parsed once. */
const tableRules = perDate((date): readonly TableRule[] => {
  const table = tableAsOf('rules', date)
  return table.rows.map((row): TableRule => {
    const place = { file: 'rules.csv', path: row.id!, column: 'condition' }
    const condition = parseCondition(row.condition!, { isField, place })
    const fields = fieldsOf(condition)
    const holds = compile(condition, fieldReader)
    return {
      id: row.id!,
      scope: scopes.find((scope) => scope === row.scope) ?? 'transaction',
      holds,
      fields: fields.map((name) => ({ name, read: fieldReader(name) })),
      effect: check(Effect, row.effect, 'effect of a rule', place),
      basis: check(Basis, row.basis, 'basis of a rule', place),
      area: check(Area, row.area, 'area of a rule', place),
      jurisdiction: row.jurisdiction!,
      citation: row.citation!,
      effectiveFrom: row.effectiveFrom!,
      effectiveTo: row.effectiveTo!,
      text: row.text!,
      clears: row.clears!,
      version: table.version,
      unobserved: unobserved(condition, fields),
    }
  })
})

/** Fields that read the Common High Priority List: their findings name it as a source. */
const priorityFields = new Set(['item.priority', 'item.tier', 'any_priority'])

interface Place extends Subject {
  /** "items[0]"; empty for the transaction. */
  readonly where: string
}

/** What the rules ask, by scope: made once for a transaction, with the values read so far. */
type Places = Readonly<Record<TableRule['scope'], readonly Place[]>>

function placesIn(view: View): Places {
  const { items, parties } = view.transaction
  const known: KnownValues = []
  const place = (where: string, about: Partial<Asked>): Place => ({
    view,
    where,
    known,
    own: [],
    ...about,
  })
  return {
    transaction: [place('', {})],
    item: items.map((item, i) => place(`items[${i}]`, { item, goods: view.goods[i]! })),
    party: parties.map((party, i) => place(`parties[${i}]`, { party })),
  }
}

function shown(value: Exclude<FieldValue, undefined>): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'number' ? String(value) : value.join(', ')
}

function factsAt(rule: TableRule, place: Place): Fact[] {
  const facts: Fact[] = []
  for (const { name: field, read } of rule.fields) {
    const value = read(place)
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue
    const name = place.where === '' ? field : field.replace(/^(?:item|party)(?=\.)/, place.where)
    facts.push({ field: name, value: shown(value) })
  }
  const { item, party } = place
  if (item?.hs) facts.push({ field: `${place.where}.hs`, value: item.hs })
  if (item?.eccn) facts.push({ field: `${place.where}.eccn`, value: item.eccn })
  if (party) facts.push({ field: `${place.where}.name`, value: party.name })
  return facts
}

function sourcesOf(rule: TableRule, view: View): Source[] {
  const own: Source = { dataset: 'rules', version: rule.version, record: rule.id }
  if (!rule.fields.some(({ name }) => priorityFields.has(name))) return [own]
  return [own, { dataset: 'chpl', version: tableAsOf('chpl', view.context.asOf).version }]
}

/** Which goods or parties a finding is about: " Goods: Microcontrollers (HS 8542.31)." */
function aboutWhat(places: readonly Place[]): string {
  const names = places.flatMap(({ item, party }) => {
    if (party) return [`“${party.name}”`]
    if (!item) return []
    const codes = [item.hs && `HS ${item.hs}`, item.eccn && `ECCN ${item.eccn}`].filter(Boolean)
    const code = codes.join(', ')
    return [item.description ? `${item.description}${code ? ` (${code})` : ''}` : code]
  })
  const shown = [...new Set(names)].filter((name) => name !== '')
  if (shown.length === 0) return ''
  const rest = shown.length > shownPlaces ? ` and ${shown.length - shownPlaces} more` : ''
  const what = places[0]?.party ? 'Party' : 'Goods'
  return ` ${what}: ${shown.slice(0, shownPlaces).join('; ')}${rest}.`
}

/** So many goods or parties are named in the sentence; the facts hold all of them. */
const shownPlaces = 3

function findingOf(rule: TableRule, view: View, places: readonly Place[]): Finding {
  const nexus = rule.jurisdiction === '' ? undefined : nexusOf(rule.jurisdiction, view)
  const asks = rule.basis === 'duty' && nexus?.status !== 'applies'
  const facts = new Map<string, Fact>()
  for (const fact of places.flatMap((place) => factsAt(rule, place))) facts.set(fact.field, fact)
  return {
    rule: rule.id,
    // A duty of somebody who may not be there is no reason to stop: it is told, as "applies if …".
    effect: asks ? 'note' : rule.effect,
    basis: rule.basis,
    area: rule.area,
    jurisdiction: rule.jurisdiction,
    ...(nexus ? { nexus } : {}),
    text: `${rule.text}.${aboutWhat(places)}`,
    facts: [...facts.values()],
    sources: sourcesOf(rule, view),
    citation: rule.citation,
    clears: rule.clears,
    ...(rule.effectiveFrom ? { effectiveFrom: rule.effectiveFrom } : {}),
    ...(rule.effectiveTo ? { effectiveTo: rule.effectiveTo } : {}),
  }
}

/** Judged once for all orders without observations: most orders have none. */
function unobserved(condition: Condition, fields: readonly string[]): Judged | undefined {
  if (!fields.every(isObservation)) return undefined
  const truth = compile(condition, () => () => undefined)(undefined)
  return { holding: [], needs: truth === undefined ? fields : [] }
}

interface Judged {
  readonly holding: readonly Place[]
  /** Fields that were needed and not known. */
  readonly needs: readonly string[]
}

function judge(rule: TableRule, places: readonly Place[]): Judged {
  if (places.length === 0)
    return { holding: [], needs: [rule.scope === 'item' ? 'items' : 'parties'] }
  const holding: Place[] = []
  const needs = new Set<string>()
  for (const place of places) {
    const truth = rule.holds(place)
    if (truth === true) holding.push(place)
    else if (truth === undefined) {
      for (const { name, read } of rule.fields) if (read(place) === undefined) needs.add(name)
    }
  }
  return { holding, needs: [...needs] }
}

/** A customer list has neither goods nor a route: of the table only rules about a party ask it. */
function asked(rule: TableRule, view: View): boolean {
  return !view.partiesOnly || rule.scope === 'party' || rule.area === 'who'
}

/** The rules of data/rules.csv: prohibitions, licence conditions and red flags as conditions.
 *
 * A condition that rests on something unknown gives no finding; its rule stands among those that were
 * not evaluated, with the fields that it lacks.
 */
export const table: Rule = {
  id: 'rules',
  evaluate(view) {
    const findings: Finding[] = []
    const gaps: NotEvaluated[] = []
    const places = placesIn(view)
    const nobodyObserved = view.transaction.flags === undefined && view.transaction.items.length > 0
    for (const rule of tableRules(view.context.asOf)) {
      if (!asked(rule, view)) continue
      const { holding, needs } =
        (nobodyObserved && rule.unobserved) || judge(rule, places[rule.scope])
      if (holding.length > 0) findings.push(findingOf(rule, view, holding))
      else if (needs.length > 0)
        gaps.push({ rule: rule.id, needs: [...needs], reason: 'it lacks fields' })
    }
    const required = new Set(view.context.policy.required)
    return {
      findings,
      notEvaluated: notEvaluatedOf(gaps),
      gaps: gaps.filter((gap) => required.has(gap.rule)),
    }
  },
}

const isObservation = (field: string) => field.startsWith('flag.')

/** What orders of one kind lack is the same: shared, so that the digest writes it once. */
const recall = memoryOf<NotEvaluated>(1_000)

/** Two kinds of gaps: facts that the order could state, and observations that only a person makes. */
function notEvaluatedOf(gaps: readonly NotEvaluated[]): readonly NotEvaluated[] {
  const observed: string[] = []
  const lacking: string[] = []
  const needs = new Set<string>()
  for (const gap of gaps) {
    const facts = gap.needs.filter((need) => !isObservation(need))
    if (facts.length === 0) observed.push(gap.rule)
    else lacking.push(gap.rule)
    for (const fact of facts) needs.add(fact)
  }
  const said: NotEvaluated[] = []
  if (lacking.length > 0) said.push(withoutFacts([...needs].sort(), lacking.join(', ')))
  if (observed.length > 0) said.push(withoutObservations(observed.join(', ')))
  return said
}

function withoutFacts(needs: string[], rules: string): NotEvaluated {
  return recall(`${needs.join(' ')} ${rules}`, () =>
    Object.freeze({ rule: 'rules', needs, reason: `facts are not stated for ${rules}` }),
  )
}

function withoutObservations(rules: string): NotEvaluated {
  return recall(rules, () =>
    Object.freeze({
      rule: 'observations',
      needs: [],
      reason: `these red flags rest on what a person observed, and nobody did or said so: ${rules}`,
    }),
  )
}
