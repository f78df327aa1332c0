import type { Decision, Finding } from '../model/index.ts'
import { plainWords } from '../values/index.ts'
import { visible } from './visible.ts'
import {
  areaOrder,
  areaWords,
  basisWords,
  counted,
  effectWords,
  jurisdictionWord,
  strongestFirst,
  titleOf,
  whyWords,
} from './words.ts'

/** A decision as text for people: two sentences, then who, what and where, then what it rests on.
 *
 * A decision that found nothing is told in the same way: what was searched, in which versions, what
 * was not evaluated. Lines are not wrapped; the text ends with a line break.
 *
 * @example
 * decisionText(decision).split('\n')[0]
 * // 'BLOCK. S-005 must not go ahead as it stands: prohibited. Shahed Aviation Industries is …'
 */
export function decisionText(decision: Decision): string {
  const lines = [
    `${heading(decision)}. ${decisionSentences(decision).join(' ')}`,
    ...(decision.demonstration
      ? [
          decision.outcome === 'clear'
            ? 'A demonstration: an invented order, decided against the embedded sample of listed parties alone.'
            : 'A demonstration: decided against the embedded sample, which clears nobody.',
        ]
      : []),
    '',
    ...areaOrder.flatMap((area) => areaLines(decision, area)),
    ...searched(decision),
    '',
    `Digest: ${decision.digest}`,
  ]
  return `${lines.map(visible).join('\n')}\n`
}

function heading(decision: Decision): string {
  return `${decision.outcome.toUpperCase()}${decision.demonstration ? ' (demonstration)' : ''}`
}

/** The two sentences that tell a decision: what it is, and what it rests on.
 *
 * They hold text of lists and users as it is: show them through `visible` or `html`.
 *
 * @example
 * decisionSentences(decision)
 * // ['S-001 needs a person to look at it: questions are open.', 'The end use is not stated.']
 */
export function decisionSentences(decision: Decision): readonly [string, string] {
  return [verdict(decision), grounds(decision)]
}

function verdict(decision: Decision): string {
  const title = titleOf(decision)
  switch (decision.outcome) {
    case 'block':
      return `${title} must not go ahead as it stands: ${whyWords[decision.why]}.`
    case 'review':
      return `${title} needs a person to look at it: ${whyWords[decision.why]}.`
    case 'clear':
      return `Nothing was found that stops ${title}.`
    default:
      return decision.outcome satisfies never
  }
}

function grounds(decision: Decision): string {
  const [first, ...others] = strongestFirst(decision.findings).filter(
    (finding) => decision.outcome === 'clear' || finding.effect !== 'note',
  )
  if (decision.outcome === 'clear' || !first) {
    const parties = counted(decision.subject.parties.length, 'party', 'parties')
    const lists = counted(listNames(decision).length, 'list')
    const notes =
      decision.findings.length > 0 ? `, with ${counted(decision.findings.length, 'note')}` : ''
    return `${parties} searched in ${lists}${notes}; ${notEvaluatedWords(decision)}.`
  }
  if (others.length === 0) return sentence(first.text)
  return `${sentence(first.text).slice(0, -1)} (and ${counted(others.length, 'more finding')}).`
}

function sentence(text: string): string {
  const trimmed = text.trim()
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`
}

function areaLines(decision: Decision, area: (typeof areaOrder)[number]): string[] {
  const findings = strongestFirst(decision.findings.filter((finding) => finding.area === area))
  const subject = subjectLines(decision, area)
  if (findings.length === 0 && subject.length === 0) return []
  return [areaWords[area].toUpperCase(), ...subject, ...findings.flatMap(findingLines), '']
}

function subjectLines(decision: Decision, area: (typeof areaOrder)[number]): string[] {
  const { parties, items, route } = decision.subject
  if (area === 'who') return parties.map((party) => `  ${plainWords(party.role)}: ${party.name}`)
  if (area === 'what')
    return items.map((item) => {
      const codes = [item.hs && `HS ${item.hs}`, item.eccn && `ECCN ${item.eccn}`, item.partNumber]
      const facts = codes.filter((code) => code !== undefined && code !== '').join(', ')
      return `  goods: ${item.description ?? 'no description'}${facts ? ` (${facts})` : ''}`
    })
  if (area === 'where' && route) {
    const way = [route.exportCountry, ...(route.via ?? []), route.destinationCountry]
    const known = way.filter((place) => place !== undefined && place !== '')
    return known.length > 0 ? [`  route: ${known.join(' → ')}`] : []
  }
  return []
}

function findingLines(finding: Finding): string[] {
  const law = finding.jurisdiction ? `, ${jurisdictionWord(finding.jurisdiction)}` : ''
  const facts = finding.facts.map((fact) => `${fact.field} = ${fact.value}`).join('; ')
  const sources = finding.sources
    .map(
      (source) => `${source.dataset} ${source.version}${source.record ? ` #${source.record}` : ''}`,
    )
    .join('; ')
  return [
    `  [${effectWords[finding.effect]}] ${sentence(finding.text)}`,
    `    basis: ${basisWords[finding.basis]}${law}; ${finding.citation} (rule ${finding.rule})`,
    ...(finding.nexus ? [`    nexus: ${finding.nexus.text}`] : []),
    ...(facts ? [`    facts: ${facts}`] : []),
    ...(sources ? [`    source: ${sources}`] : []),
    ...(finding.needs?.length ? [`    needs: ${finding.needs.join(', ')}`] : []),
    `    to clear it: ${finding.clears}`,
  ]
}

function searched(decision: Decision): string[] {
  const { settings, versions, notEvaluated, matches, matchesTotal } = decision
  const known = settings.knownAt ? `, versions known at ${settings.knownAt}` : ''
  const shown = matches.length < matchesTotal ? `, ${matches.length} of them shown` : ''
  return [
    'SEARCHED',
    `  law as of ${settings.asOf}${known}; cutoff ${settings.cutoff}, threshold ${settings.threshold}`,
    `  ${counted(matchesTotal, 'candidate', 'candidates')} above the cutoff${shown}`,
    ...versionLines(decision),
    ...(versions.length === 0 ? ['  no list, table or policy'] : []),
    'NOT EVALUATED',
    ...notEvaluated.map(
      (one) =>
        `  ${one.rule}: ${one.reason}${one.needs.length ? ` (needs ${one.needs.join(', ')})` : ''}`,
    ),
    ...(notEvaluated.length === 0 ? ['  nothing: every rule was evaluated'] : []),
  ]
}

/** A line for each list, policy and snapshot; the tables, of which there are many, in one. */
function versionLines({ versions }: Decision): string[] {
  const tables = versions.filter((version) => version.kind === 'table')
  return [
    ...versions
      .filter((version) => version.kind !== 'table')
      .map((version) => `  ${version.kind} ${version.name} ${version.version}`),
    ...(tables.length === 0
      ? []
      : [`  tables: ${tables.map((table) => `${table.name} ${table.version}`).join(', ')}`]),
  ]
}

/** What a rule that could not run would have looked at, in a reader's words. */
const looksAt: Readonly<Record<string, string>> = {
  parties: 'the parties',
  destination: 'the destination',
  goods: 'what the goods are',
  ownership: 'who owns the parties',
  licence: 'the need of a US licence',
  addresses: 'listed addresses',
}

/**
 * The open questions of a decision in half a sentence. Red flags that wait for facts or observations
 * are open in nearly every order: they stand in the list below, not here.
 */
function notEvaluatedWords(decision: Decision): string {
  const open = decision.notEvaluated.flatMap((one) => looksAt[one.rule] ?? [])
  if (open.length === 0) return 'every rule had the facts it needs'
  return `not known, and so not looked at: ${open.join(', ')}`
}

/** Names of the lists that a decision searched. */
function listNames(decision: Decision): readonly string[] {
  return decision.versions
    .filter((version) => version.kind === 'list')
    .map((version) => version.name)
}
