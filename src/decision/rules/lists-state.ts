import type { Finding } from '../../model/index.ts'
import type { SearchedList } from '../context.ts'
import type { Rule } from '../rule.ts'
import type { View } from '../view.ts'
import { coverageFindings } from './list-coverage.ts'

const dayInMilliseconds = 86_400_000

function missing(dataset: string): Finding {
  return {
    rule: 'lists.missing',
    effect: 'review',
    basis: 'data_quality',
    area: 'data',
    jurisdiction: '',
    text: `The policy requires the list ${dataset}, and it is not loaded.`,
    facts: [{ field: 'policy.requiredLists', value: dataset }],
    sources: [],
    citation: 'policy',
    clears: 'Load the list: tidewaiter lists load PATH',
    needs: [dataset],
  }
}

function tooOld(dataset: string, version: string, maxAgeDays: number): Finding {
  return {
    rule: 'lists.too-old',
    effect: 'review',
    basis: 'data_quality',
    area: 'data',
    jurisdiction: '',
    text: `The list ${dataset} is of ${version}; the policy allows an age of ${maxAgeDays} days.`,
    facts: [
      { field: 'list.version', value: version },
      { field: 'policy.maxAgeDays', value: String(maxAgeDays) },
    ],
    sources: [{ dataset, version }],
    citation: 'policy',
    clears: 'Load a newer version of the list',
  }
}

/** The lists themselves: none loaded, one that the policy requires missing, or too old. */
export const listsState: Rule = {
  id: 'lists',
  evaluate(view) {
    const findings: Finding[] = []
    for (const required of view.context.policy.requiredLists) {
      const list = view.context.lists.find((l) => l.dataset === required.dataset)
      if (!list) {
        findings.push(missing(required.dataset))
      } else if (required.maxAgeDays !== undefined) {
        const on = view.context.knownAt ?? view.context.asOf
        const age = ageInDays(list, on)
        if (age === undefined || age > required.maxAgeDays)
          findings.push(tooOld(list.dataset, list.version, required.maxAgeDays))
      }
    }
    if (view.context.demonstration === 'sample') findings.push(notLoaded(view))
    else findings.push(...coverageFindings(view))
    return { findings }
  },
}

/** Days since the list was published, or since its publisher last said that it is the current one. */
function ageInDays(list: SearchedList, on: string): number | undefined {
  const ages = [list.publishedOn, list.confirmedOn]
    .map((day) => (Date.parse(on) - Date.parse(day ?? '')) / dayInMilliseconds)
    .filter((age) => !Number.isNaN(age))
  return ages.length === 0 ? undefined : Math.min(...ages)
}

function notLoaded(view: View): Finding {
  return {
    rule: 'lists.not-loaded',
    effect: 'review',
    basis: 'data_quality',
    area: 'data',
    jurisdiction: '',
    text: 'No official list is loaded: only the embedded sample was searched, and it clears nobody.',
    facts: view.context.lists.map((list) => ({ field: 'list', value: list.dataset })),
    sources: [],
    citation: 'own rule',
    clears: 'Load official lists (tidewaiter lists load PATH) or name them with --lists PATH',
  }
}
