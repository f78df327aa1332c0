import type { Joined, Match } from '../model/index.ts'
import { plainWords } from '../values/index.ts'
import type { Hit } from './hits.ts'
import { html, type Markup, own } from './markup.ts'
import { waterfall } from './waterfall.ts'

/** One hit, folded: who it is, how alike and why, and its records on other lists. */
export function hitDetails({ match, others, lists }: Hit): Markup {
  return html`<details class="match">
<summary><span class="score ${match.match ? 'hit' : 'near'}">${match.score.toFixed(2)}</span> ${own(match.caption)} <span class="aside">${match.schema}, ${own(lists.join(', '))}; ${match.match ? 'a match' : 'a candidate below the threshold'} for the ${plainWords(match.party.role)} ${own(match.party.name)}</span></summary>
<p class="aside">Entity <code>${match.id}</code>; the name that was compared: ${own(match.name)}</p>
${waterfall(match)}
${match.joined ? joinedRecords(match.joined, others) : null}
</details>
`
}

/** The records of other lists, why they are held to be the same party, and how alike they are. */
function joinedRecords(joined: Joined, others: readonly Match[]): Markup {
  return html`<p>The same party on other lists:</p>
<ul>${joined.records.map((record) => {
    const match = others.find((other) => other.id === record.id)
    const score = match ? `, score ${match.score.toFixed(2)}` : ''
    return html`<li>${own(record.caption)} <span class="aside">${own(record.datasets.join(', '))}, <code>${record.id}</code>${score}</span>: ${own(record.because)}</li>`
  })}</ul>`
}
