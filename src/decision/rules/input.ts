import type { Rule } from '../rule.ts'

/** Values of the input that could not be read: kept verbatim, shown, and taken as not stated. */
export const input: Rule = {
  id: 'input',
  evaluate(view) {
    return {
      findings: (view.transaction.problems ?? []).map((problem) => ({
        rule: 'input.unreadable-value',
        effect: 'note',
        basis: 'data_quality',
        area: 'data',
        jurisdiction: '',
        text: `“${problem.value}” in ${problem.field} could not be read (${problem.reason}); it is taken as not stated.`,
        facts: [{ field: problem.field, value: problem.value }],
        sources: [],
        citation: 'own rule',
        clears: 'Write the value in a form that can be read in one way',
      })),
    }
  },
}
