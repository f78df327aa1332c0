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
import { cited } from '../cited.ts'
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
  /** Its place in the table. */
  readonly order: number
  readonly condition: Condition
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
  /** What is said where it is not evaluated, by the fields that it lacked: made when first asked for. */
  readonly gaps: Map<number, Gap>
}

/** A rule that was not evaluated: it lacked these fields. */
interface Gap {
  readonly rule: TableRule
  readonly needs: readonly string[]
  /** Tells it apart from all other gaps of the date: the number of the rule, and its lacking fields. */
  readonly key: string
}

/** The rules in force on a date, and what is prepared of them for all orders of that date. */
interface RulesOfDate {
  readonly all: readonly TableRule[]
  /** Those that are asked where nobody observed anything. */
  readonly beyondObservation: readonly TableRule[]
  /** The gaps of the others, which rest on observations alone. */
  readonly unobserved: readonly Gap[]
  /** Those that ask a list of customers: it has neither goods nor a route. */
  readonly aboutParties: readonly TableRule[]
  /** What was told of gaps before: orders of one kind lack the same. */
  readonly told: (key: string, make: () => readonly NotEvaluated[]) => readonly NotEvaluated[]
}

const scopes = ['transaction', 'item', 'party'] as const

/** The rules of the table that are in force on a date, parsed and sorted by what they ask, once. */
const rulesOfDate = perDate((date): RulesOfDate => {
  const all = tableRules(date)
  const unobserved = new Map(
    all.filter(isOpenUnobserved).map((rule) => [rule, gapOf(rule, lacksAll(rule))] as const),
  )
  return {
    all,
    beyondObservation: all.filter((rule) => !unobserved.has(rule)),
    unobserved: [...unobserved.values()],
    aboutParties: all.filter((rule) => rule.scope === 'party' || rule.area === 'who'),
    told: memoryOf<readonly NotEvaluated[]>(1_000),
  }
})

function tableRules(date: string): readonly TableRule[] {
  const table = tableAsOf('rules', date)
  return table.rows.map((row, order): TableRule => {
    const place = { file: 'rules.csv', path: row.id!, column: 'condition' }
    const condition = parseCondition(row.condition!, { isField, place })
    return {
      id: row.id!,
      scope: scopes.find((scope) => scope === row.scope) ?? 'transaction',
      order,
      condition,
      holds: compile(condition, fieldReader),
      fields: fieldsOf(condition).map((name) => ({ name, read: fieldReader(name) })),
      effect: check(Effect, row.effect, 'effect of a rule', place),
      basis: check(Basis, row.basis, 'basis of a rule', place),
      area: check(Area, row.area, 'area of a rule', place),
      jurisdiction: row.jurisdiction!,
      citation: cited(row.citation!, row.verified!),
      effectiveFrom: row.effectiveFrom!,
      effectiveTo: row.effectiveTo!,
      text: row.text!,
      clears: row.clears!,
      version: table.version,
      gaps: new Map(),
    }
  })
}

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

/** Orders without a date are taken to be earlier: where a rule rests on earlier ones, it says so. */
function withoutDate(rule: TableRule, view: View): string {
  const { undated = 0, orders = 0 } = view.transaction.history ?? {}
  if (undated === 0 || !rule.fields.some(({ name }) => name.startsWith('history.'))) return ''
  return ` Of ${orders} earlier orders, ${undated} ${undated === 1 ? 'has' : 'have'} no date; they are taken to be earlier.`
}

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
    text: `${rule.text}.${aboutWhat(places)}${withoutDate(rule, view)}`,
    facts: [...facts.values()],
    sources: sourcesOf(rule, view),
    citation: rule.citation,
    clears: rule.clears,
    ...(rule.effectiveFrom ? { effectiveFrom: rule.effectiveFrom } : {}),
    ...(rule.effectiveTo ? { effectiveTo: rule.effectiveTo } : {}),
  }
}

/** True for a rule that rests on observations alone and is open where nobody observed anything. */
function isOpenUnobserved({ condition, fields }: TableRule): boolean {
  if (!fields.every(({ name }) => isObservation(name))) return false
  return compile(condition, () => () => undefined)(undefined) === undefined
}

/** The fields that a rule lacks, as bits in the order of its fields; 0: nothing to ask it about. */
type Lacking = number

const lacksAll = (rule: TableRule): Lacking => 2 ** rule.fields.length - 1

function gapOf(rule: TableRule, lacking: Lacking): Gap {
  const known = rule.gaps.get(lacking)
  if (known) return known
  const fields = rule.fields.filter((_, i) => lacking & (1 << i)).map(({ name }) => name)
  const gap: Gap = {
    rule,
    needs: fields.length > 0 ? fields : [rule.scope === 'item' ? 'items' : 'parties'],
    key: `${rule.order}:${lacking} `,
  }
  rule.gaps.set(lacking, gap)
  return gap
}

/** Where a rule holds; where it holds nowhere, what keeps it open, if anything does. */
function judge(rule: TableRule, places: readonly Place[]): readonly Place[] | Gap | undefined {
  if (places.length === 0) return gapOf(rule, 0)
  let holding: Place[] | undefined
  let lacking: Lacking = 0
  for (const place of places) {
    const truth = rule.holds(place)
    if (truth === true) {
      holding ??= []
      holding.push(place)
    } else if (truth === undefined) {
      for (const [i, { read }] of rule.fields.entries())
        if (read(place) === undefined) lacking |= 1 << i
    }
  }
  return holding ?? (lacking === 0 ? undefined : gapOf(rule, lacking))
}

/** The rules to ask of an order. Where nobody observed anything, those that rest on observations alone
 * stand among the gaps without being asked. */
function rulesFor(view: View): { asked: readonly TableRule[]; gaps: readonly Gap[] } {
  const { all, aboutParties, beyondObservation, unobserved } = rulesOfDate(view.context.asOf)
  if (view.partiesOnly) return { asked: aboutParties, gaps: [] }
  const nobodyObserved = view.transaction.flags === undefined && view.transaction.items.length > 0
  return nobodyObserved ? { asked: beyondObservation, gaps: unobserved } : { asked: all, gaps: [] }
}

/** The rules of data/rules.csv: prohibitions, licence conditions and red flags as conditions.
 *
 * A condition that rests on something unknown gives no finding; its rule stands among those that were
 * not evaluated, with the fields that it lacks.
 */
export const table: Rule = {
  id: 'rules',
  evaluate(view) {
    const { asOf, policy } = view.context
    const places = placesIn(view)
    const findings: Finding[] = []
    const open: Gap[] = []
    let key = ''
    const { asked, gaps } = rulesFor(view)
    for (const rule of asked) {
      const judged = judge(rule, places[rule.scope])
      if (judged === undefined) continue
      if (Array.isArray(judged)) findings.push(findingOf(rule, view, judged))
      else {
        open.push(judged as Gap)
        key += (judged as Gap).key
      }
    }
    const told = rulesOfDate(asOf).told(`${gaps.length} ${key}`, () =>
      notEvaluatedOf([...gaps, ...open].sort((a, b) => a.rule.order - b.rule.order)),
    )
    const isRequired = ({ rule }: Gap) => policy.required.includes(rule.id)
    const required = [...gaps.filter(isRequired), ...open.filter(isRequired)]
    return {
      findings,
      notEvaluated: told,
      gaps: required.map(({ rule, needs }) => ({
        rule: rule.id,
        needs: [...needs],
        reason: 'it lacks fields',
      })),
    }
  },
}

const isObservation = (field: string) => field.startsWith('flag.')

/** Two kinds of gaps: facts that the order could state, and observations that only a person makes. */
function notEvaluatedOf(gaps: readonly Gap[]): readonly NotEvaluated[] {
  const observed: string[] = []
  const lacking: string[] = []
  const needs = new Set<string>()
  for (const gap of gaps) {
    const facts = gap.needs.filter((need) => !isObservation(need))
    if (facts.length === 0) observed.push(gap.rule.id)
    else lacking.push(gap.rule.id)
    for (const fact of facts) needs.add(fact)
  }
  const said: NotEvaluated[] = []
  if (lacking.length > 0)
    said.push({
      rule: 'rules',
      needs: [...needs].sort(),
      reason: `facts are not stated for ${lacking.join(', ')}`,
    })
  if (observed.length > 0)
    said.push({
      rule: 'observations',
      needs: [],
      reason: `these red flags rest on what a person observed, and nobody did or said so: ${observed.join(', ')}`,
    })
  // Shared by many decisions, whose digests write them once.
  return Object.freeze(said.map((one) => Object.freeze(one)))
}
