import type { Finding, Source } from '../model/index.ts'
import { html, type Markup, own } from './markup.ts'
import { basisWords, effectWords, jurisdictionWord } from './words.ts'

/** One finding: what it says, on what basis and facts, from which source, what would clear it. */
export function findingCard(finding: Finding): Markup {
  return html`<div class="finding ${finding.effect}">
<p class="says"><span class="chip ${finding.effect}">${effectWords[finding.effect]}</span> ${own(finding.text)}</p>
<dl class="facts">
${entry('Basis', html`${basisWords[finding.basis]}${finding.jurisdiction ? `, ${jurisdictionWord(finding.jurisdiction)}` : null}`)}
${finding.nexus ? entry('Nexus', html`${nexusWords[finding.nexus.status]}: ${own(finding.nexus.text)}`) : null}
${entry('Citation', own(finding.citation))}
${finding.facts.length > 0 ? entry('Facts', factList(finding)) : null}
${finding.sources.length > 0 ? entry('Source', html`<ul>${finding.sources.map((source) => html`<li>${sourceLine(source)}</li>`)}</ul>`) : null}
${finding.needs?.length ? entry('Needs', own(finding.needs.join(', '))) : null}
${entry('To clear it', own(finding.clears))}
${validity(finding)}
${entry('Rule', html`<code>${finding.rule}</code>`)}
</dl>
</div>
`
}

const nexusWords = {
  applies: 'Applies',
  applies_if: 'Applies only under a condition',
  none: 'Does not reach this transaction',
} as const

function entry(term: string, content: Markup): Markup {
  return html`<div><dt>${term}</dt><dd>${content}</dd></div>`
}

function factList(finding: Finding): Markup {
  return html`<ul>${finding.facts.map((fact) => html`<li><code>${fact.field}</code> = ${own(fact.value)}</li>`)}</ul>`
}

/** A source as one line: list, version, record, publisher. */
function sourceLine(source: Source): Markup {
  return html`${own(source.dataset)}, version ${own(source.version)}${source.record ? html`, record ${own(source.record)}` : null}${source.publisher ? html` (${own(source.publisher)})` : null}`
}

function validity(finding: Finding): Markup | null {
  const { effectiveFrom: from, effectiveTo: to } = finding
  if (!from && !to) return null
  return entry(
    'In force',
    html`${from ? `from ${from}` : null}${from && to ? ' ' : null}${to ? `to ${to}` : null}`,
  )
}
