import type { ExplainedDiff, NamedRecord } from '../lists/index.ts'
import { sha256Of } from './digest.ts'
import { html, type Markup, own } from './markup.ts'
import { page } from './page.ts'
import { counted } from './words.ts'

/** What stands above the differences of two versions of a list. */
export interface DiffMeta {
  /** The two sides as the user named them. */
  readonly before: string
  readonly after: string
  /** ISO 8601. */
  readonly madeAt: string
  readonly engine: string
}

/** The differences of two versions of a list as one self-contained HTML file, as `decisionsHtml` is:
 * no script, nothing fetched, everything escaped.
 *
 * @example
 * listDiffHtml(explainDiff(before, after), { before: 'sdn-2019', after: 'sdn-2021', … })
 */
export function listDiffHtml(diff: ExplainedDiff, meta: DiffMeta): string {
  const bytes = sha256Of(JSON.stringify(diff))
  const digest = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const body = html`<header class="masthead"><h1>Differences of two versions of a list</h1>
<p>${own(meta.before)} → ${own(meta.after)}</p>
<p>${counted(diff.added.length, 'record')} added, ${counted(diff.removed.length, 'record')} removed, ${counted(diff.changed.length, 'record')} changed. Digest <code>${digest}</code></p>
</header>
<main>
${section('added', 'Added', diff.added)}
${section('removed', 'Removed', diff.removed)}
${changedSection(diff.changed)}
</main>
<footer><p>Made by ${own(meta.engine)}. Publishers’ records only; the order of values does not count.</p></footer>`
  return page({ title: 'Differences of a list', body, madeAt: meta.madeAt, digest })
}

function section(id: string, title: string, records: readonly NamedRecord[]): Markup | null {
  if (records.length === 0) return null
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
<div class="scroll" role="group" aria-label="${title}" tabindex="0"><table><thead><tr><th scope="col">Record</th><th scope="col">Name</th><th scope="col">Kind</th><th scope="col">Programme</th></tr></thead>
<tbody>${records.map(
    (
      one,
    ) => html`<tr><th scope="row"><code>${one.id}</code></th><td>${own(one.name)}</td><td>${one.schema}</td><td>${own(one.programs.join(', '))}</td></tr>
`,
  )}</tbody></table></div></section>`
}

function changedSection(records: ExplainedDiff['changed']): Markup | null {
  if (records.length === 0) return null
  return html`<section aria-labelledby="changed"><h2 id="changed">Changed</h2>
<div class="scroll" role="group" aria-label="Changed" tabindex="0"><table><thead><tr><th scope="col">Record</th><th scope="col">Name</th><th scope="col">What</th><th scope="col">Gone</th><th scope="col">New</th></tr></thead>
<tbody>${records.flatMap((one) =>
    one.changes.map(
      (
        change,
        i,
      ) => html`<tr><th scope="row">${i === 0 ? html`<code>${one.id}</code>` : null}</th><td>${i === 0 ? own(one.name) : null}</td><td>${change.property}</td><td>${own(change.gone.join('; '))}</td><td>${own(change.new.join('; '))}</td></tr>
`,
    ),
  )}</tbody></table></div></section>`
}
