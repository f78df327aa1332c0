import type { Finding, NotEvaluated } from '../model/index.ts'
import type { View } from './view.ts'

/** What one rule says: findings, and what kept it from being evaluated, if anything. */
export interface RuleResult {
  readonly findings: readonly Finding[]
  readonly notEvaluated?: Omit<NotEvaluated, 'rule'> | readonly NotEvaluated[]
  /** Rules inside this one that the policy requires and that could not be evaluated. */
  readonly gaps?: readonly NotEvaluated[]
}

/** One rule: a pure function of the view. */
export interface Rule {
  /** Stable identifier, "destination". */
  readonly id: string
  evaluate(view: View): RuleResult
}
