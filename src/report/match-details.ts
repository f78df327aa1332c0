import type { Match } from '../model/index.ts'
import { html, type Markup, own } from './markup.ts'
import { waterfall } from './waterfall.ts'
import { plainWord } from './words.ts'

/** One match, folded: who it is, how alike, and why. */
export function matchDetails(match: Match): Markup {
  return html`<details class="match">
<summary><span class="score ${match.match ? 'hit' : 'near'}">${match.score.toFixed(2)}</span> ${own(match.caption)} <span class="aside">${match.schema}, ${own(match.datasets.join(', '))}; ${match.match ? 'a match' : 'a candidate below the threshold'} for the ${plainWord(match.party.role)} ${own(match.party.name)}</span></summary>
<p class="aside">Entity <code>${match.id}</code>; the name that was compared: ${own(match.name)}</p>
${waterfall(match)}
</details>
`
}
