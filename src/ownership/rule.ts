import { TidewaiterError } from '../model/index.ts'
import { type TableRow, tableAsOf } from '../tables/index.ts'
import { whole } from './share.ts'

/** The rules that can be asked for: whose ownership test. */
export type RuleName = 'ofac' | 'eu' | 'uk' | 'bis'

export const ruleNames: readonly RuleName[] = ['ofac', 'eu', 'uk', 'bis']

/** `unconfirmed`: no source says whether the rule is in force, so both readings are computed. */
export type RuleStatus = 'not_in_force' | 'in_force' | 'suspended' | 'unconfirmed'

/**
 * Whose holdings are added up: those of all listed persons; of each person alone; of each person
 * alone or of those joined by an arrangement.
 */
type Aggregation = 'all' | 'single' | 'single_or_joint'

/** One ownership test of one instrument as it stood on one date. */
export interface OwnershipRule {
  readonly rule: RuleName
  /** "50 Percent Rule", "269/2014", "833/2014 Art. 5aa", "SI 2019/855", "Affiliates Rule". */
  readonly instrument: string
  readonly jurisdiction: string
  readonly status: RuleStatus
  /** `ge`: the threshold itself is enough; `gt`: more than the threshold is needed. */
  readonly operator: 'ge' | 'gt'
  /** In units of `Share`. */
  readonly threshold: number
  readonly aggregation: Aggregation
  /** Does control reach as ownership does? */
  readonly control: boolean
  readonly consequence: 'prohibition' | 'licence_required'
  /** Listings that count as listed owners: "us:asset_freeze", "us:asset_freeze:SDGT|FTO". */
  readonly listings: readonly string[]
  readonly citation: string
  readonly note: string
  readonly verified: string
  readonly effectiveFrom: string
  readonly effectiveTo: string
  /** Version of the table the rule was read from. */
  readonly version: string
}

/** The instrument of a rule when none is named. */
const usual: Readonly<Record<RuleName, string>> = {
  ofac: '50 Percent Rule',
  eu: '269/2014',
  uk: 'SI 2019/855',
  bis: 'Affiliates Rule',
}

const table = 'ownership_rules'

function fromRow(row: TableRow, version: string): OwnershipRule {
  return {
    rule: row.rule as RuleName,
    instrument: row.instrument!,
    jurisdiction: row.jurisdiction!,
    status: row.status as RuleStatus,
    operator: row.operator as 'ge' | 'gt',
    threshold: (Number(row.threshold) * whole) / 100,
    aggregation: row.aggregation as Aggregation,
    control: row.control === 'yes',
    consequence: row.consequence as OwnershipRule['consequence'],
    listings: row.listings!.split(' '),
    citation: row.citation!,
    note: row.note!,
    verified: row.verified!,
    effectiveFrom: row.effectiveFrom!,
    effectiveTo: row.effectiveTo!,
    version,
  }
}

/** A day on which every row that has not ended is in force: only to learn which rows exist. */
const farDay = '9999-12-31'

function instruments(rule: RuleName): readonly OwnershipRule[] {
  const { rows, version } = tableAsOf(table, farDay)
  return rows.filter((row) => row.rule === rule).map((row) => fromRow(row, version))
}

function plain(instrument: string): string {
  return instrument
    .toLowerCase()
    .replaceAll(/\b(reg|regulation|article|art|eu|no)\b|[\s.:,()]/g, '')
}

function unknownInstrument(rule: RuleName, instrument: string): TidewaiterError {
  return new TidewaiterError({
    code: 'ownership.instrument',
    act: `cannot apply the instrument to the rule ${rule}`,
    value: instrument,
    reason: 'the table of ownership rules does not have it',
    remedy: `Use one of: ${instruments(rule)
      .map((r) => r.instrument)
      .join('; ')}.`,
  })
}

/** The ownership test of a rule on a date, from the table `ownership_rules`.
 *
 * Before the first date of an instrument the test is returned with the status `not_in_force`.
 *
 * @param asOf ISO date of the law
 * @param instrument such as "833/2014 Art. 5aa"; defaults to the rule's main instrument
 * @throws TidewaiterError `ownership.instrument` for an instrument the table does not have
 * @example
 * ruleAsOf('eu', '2024-07-02').operator // 'gt'
 * ruleAsOf('eu', '2024-07-03').operator // 'ge'
 * ruleAsOf('bis', '2026-03-01').status  // 'suspended'
 */
export function ruleAsOf(
  rule: RuleName,
  asOf: string,
  instrument: string = usual[rule],
): OwnershipRule {
  const wanted = plain(instrument)
  const { rows, version } = tableAsOf(table, asOf)
  const row = rows.find((r) => r.rule === rule && plain(r.instrument!) === wanted)
  if (row) return fromRow(row, version)
  const later = instruments(rule).find((r) => plain(r.instrument) === wanted)
  if (!later) throw unknownInstrument(rule, instrument)
  return { ...later, status: 'not_in_force' }
}

/** Reads the name of a rule.
 *
 * @throws TidewaiterError `ownership.rule` for anything but ofac, eu, uk and bis
 * @example
 * ruleName('OFAC') // 'ofac'
 */
export function ruleName(text: string): RuleName {
  const found = ruleNames.find((name) => name === text.toLowerCase())
  if (found) return found
  throw new TidewaiterError({
    code: 'ownership.rule',
    act: 'cannot apply the ownership rule',
    value: text,
    reason: 'no rule has this name',
    remedy: `Use one of: ${ruleNames.join(', ')}.`,
  })
}

/** The test in words.
 *
 * @example
 * describeTest(ruleAsOf('uk', '2025-01-01')) // 'more than 50 %, or control'
 */
export function describeTest(rule: OwnershipRule): string {
  const number = `${(100 * rule.threshold) / whole} %`
  const share = rule.operator === 'ge' ? `${number} or more` : `more than ${number}`
  return rule.control ? `${share}, or control` : share
}
