import type { Classification } from '../../goods/index.ts'
import type { Finding, Nexus } from '../../model/index.ts'
import { type LicenceItem, type LicenceNeed, licenceNeed } from '../../routes/index.ts'
import { tableAsOf } from '../../tables/index.ts'
import { countryName, plainWords } from '../../values/index.ts'
import { cited } from '../cited.ts'
import { tierOf } from '../fields/goods.ts'
import { earNexus } from '../nexus.ts'
import type { Rule } from '../rule.ts'
import type { View } from '../view.ts'

function itemOf({ eccn, ...goods }: Classification): LicenceItem {
  const tier = tierOf({ eccn, ...goods })
  return {
    status: eccn.status,
    reasonsForControl: eccn.reasonsForControl,
    ...(eccn.base ? { base: eccn.base } : {}),
    ...(eccn.code ? { code: eccn.code } : {}),
    ...(eccn.series ? { series: eccn.series } : {}),
    highPriority: tier !== undefined && tier !== '',
  }
}

interface Need {
  readonly need: LicenceNeed
  readonly destination: string
  readonly items: number[]
}

/** Needs of all goods and destinations; the same need of several goods is one. */
function needsOf(view: View): Need[] {
  const militaryEndUser = view.transaction.flags?.military_end_user === true
  const needs = new Map<string, Need>()
  for (const destination of view.ends) {
    for (const [index, goods] of view.goods.entries()) {
      const need = licenceNeed(itemOf(goods), destination, view.context.asOf, { militaryEndUser })
      const key = `${need.text} ${destination}`
      const known = needs.get(key)
      if (known) known.items.push(index)
      else needs.set(key, { need, destination, items: [index] })
    }
  }
  return [...needs.values()]
}

/** What another rule tells already: embargoes, and listed goods to Russia and Belarus. */
function toldElsewhere({ need, items }: Need, view: View): boolean {
  if (need.matter === 'embargo') return true
  if (need.matter !== 'russia') return false
  if (need.state === 'not_determined') return true
  return items.every((index) => {
    const item = itemOf(view.goods[index]!)
    return item.highPriority === true || item.base !== undefined
  })
}

/** A need that is known blocks; one that is open asks, where the EAR reach the goods for sure. */
function effectOf(need: LicenceNeed, nexus: Nexus, classifiedByUser: boolean): Finding['effect'] {
  if (need.state === 'required') return 'block'
  return nexus.status === 'applies' && !classifiedByUser ? 'review' : 'note'
}

function findingOf({ need, destination, items }: Need, view: View): Finding {
  const nexus = earNexus(view)
  const noLicence = view.transaction.flags?.no_licence_required === true
  const held = (view.transaction.authorisations ?? []).find((one) => one.jurisdiction === 'us')
  const open = need.state === 'not_determined'
  const answer = !open
    ? ''
    : noLicence
      ? ' The exporter states that no licence is required (NLR).'
      : held
        ? ` The ${plainWords(held.kind)} ${held.number} is stated: verify that it covers these goods.`
        : ''
  return {
    rule: open ? 'licence.not-determined' : `licence.${need.matter.replaceAll('_', '-')}`,
    effect: effectOf(need, nexus, noLicence),
    basis: 'licence_required',
    area: 'what',
    jurisdiction: 'us',
    nexus,
    text: `${need.text}.${need.policy ? ` Applications meet a ${need.policy}.` : ''}${answer}`,
    facts: [
      { field: 'destination', value: countryName(destination) ?? destination },
      ...items.map((index) => ({
        field: `items[${index}].eccn`,
        value: view.transaction.items[index]!.eccn ?? 'not stated',
      })),
    ],
    sources: ['countries', 'country_chart', 'eccn', 'entry_controls'].map((dataset) => ({
      dataset,
      version: tableAsOf(dataset, view.context.asOf).version,
    })),
    citation: open ? need.citation : cited(need.citation, need.verified),
    clears: open
      ? 'The entry of the control list read against the country chart, and the licence, the exception or the statement NLR that follows (column “NLR”)'
      : 'A BIS licence or a documented licence exception, or evidence that the item is not subject to the EAR',
    ...(need.effectiveFrom ? { effectiveFrom: need.effectiveFrom } : {}),
  }
}

/** Does the EAR ask for a licence: reasons for control, destination, end use and end user.
 *
 * Only what the tables hold is answered; the rest is "not determined" with the place to look, and
 * never "none". Without a control entry the question stays open and is said.
 */
export const licence: Rule = {
  id: 'licence',
  evaluate(view) {
    if (view.partiesOnly || view.goods.length === 0) return { findings: [] }
    const needs = needsOf(view).filter(
      (one) => one.need.state !== 'none_by_reason' && !toldElsewhere(one, view),
    )
    // Goods without a readable entry have findings of their own, or none: then the question is open.
    const answerable = (index: number) => {
      const { status } = view.goods[index]!.eccn
      return status !== 'none' && status !== 'unknown'
    }
    const findings = needs
      .map((one) => ({
        ...one,
        items: one.items.filter((i) => one.need.state === 'required' || answerable(i)),
      }))
      .filter((one) => one.items.length > 0)
      .map((one) => findingOf(one, view))
    const unclassified = view.goods.flatMap(({ eccn }, i) =>
      eccn.status === 'none' ? [`items[${i}].eccn`] : [],
    )
    if (unclassified.length === 0 || earNexus(view).status === 'none') return { findings }
    return {
      findings,
      notEvaluated: {
        needs: unclassified,
        reason:
          'whether the United States ask for a licence follows from the control entry, and none is stated',
      },
    }
  },
}
