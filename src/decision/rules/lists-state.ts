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

function tooOld({ dataset, version }: SearchedList, maxAgeDays: number): Finding {
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

/** A list that does not say when it was published, as OFAC's CSV files: its age is not known, and
 * unknown is not young. */
function ageUnknown({ dataset, version }: SearchedList, maxAgeDays: number): Finding {
  return {
    rule: 'lists.age-unknown',
    effect: 'review',
    basis: 'data_quality',
    area: 'data',
    jurisdiction: '',
    text: `The policy allows the list ${dataset} an age of ${maxAgeDays} days, and its age is unknown: the file does not say when it was published.`,
    facts: [
      { field: 'list.version', value: version },
      { field: 'policy.maxAgeDays', value: String(maxAgeDays) },
    ],
    sources: [{ dataset, version }],
    citation: 'policy',
    clears:
      'Fetch the list with tidewaiter lists update, which records when it was current, or load a form of it that is dated',
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
        const age = ageInDays(list, view.context.knownAt ?? view.context.asOf)
        if (age === undefined) findings.push(ageUnknown(list, required.maxAgeDays))
        else if (age > required.maxAgeDays) findings.push(tooOld(list, required.maxAgeDays))
      }
    }
    if (view.context.demonstration === 'sample') findings.push(notLoaded(view))
    else findings.push(...coverageFindings(view))
    return { findings }
  },
}

/** Days since the list was last known to be the current one: when its publisher confirmed it, else
 * when it was published. A list without news is not old. */
function ageInDays({ publishedOn, confirmedOn }: SearchedList, on: string): number | undefined {
  const ages = [publishedOn, confirmedOn?.slice(0, 10)]
    .map((date) => (date ? (Date.parse(on) - Date.parse(date)) / dayInMilliseconds : Number.NaN))
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
