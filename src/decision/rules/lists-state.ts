import type { Finding } from '../../model/index.ts'
import type { Rule } from '../rule.ts'
import type { View } from '../view.ts'

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
        const age = ageInDays(list.publishedOn, view.context.knownAt ?? view.context.asOf)
        if (age === undefined || age > required.maxAgeDays)
          findings.push(tooOld(list.dataset, list.version, required.maxAgeDays))
      }
    }
    if (view.context.demonstration === 'sample') findings.push(notLoaded(view))
    return { findings }
  },
}

function ageInDays(publishedOn: string | undefined, on: string): number | undefined {
  if (!publishedOn) return undefined
  const age = (Date.parse(on) - Date.parse(publishedOn)) / dayInMilliseconds
  return Number.isNaN(age) ? undefined : age
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
