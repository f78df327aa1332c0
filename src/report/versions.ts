import type { Decision, Version } from '../model/index.ts'
import { html, type Markup, own } from './markup.ts'
import { type DecidedRow, isUnreadable, type ReportRow } from './row.ts'

/** The sets of versions that the decisions of a report rest on; most reports have one. */
export interface VersionSets {
  readonly sets: readonly (readonly Version[])[]
  /** Index of the set that a decision rests on. */
  of(decision: Decision): number
}

/** Gathers the versions of all decisions, equal sets once. */
export function versionSets(rows: readonly ReportRow[]): VersionSets {
  const keys: string[] = []
  const sets: (readonly Version[])[] = []
  for (const row of rows.filter((one): one is DecidedRow => !isUnreadable(one))) {
    const key = JSON.stringify(row.versions)
    if (keys.includes(key)) continue
    keys.push(key)
    sets.push(row.versions)
  }
  return { sets, of: (decision) => keys.indexOf(JSON.stringify(decision.versions)) }
}

/** Letter of a set of versions: A, B, … Z, AA. */
export function setLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : setLetter(Math.floor(index / 26) - 1) + letter
}

/** The section that names every list, table and policy with its version. */
export function versionsSection(versions: VersionSets): Markup {
  const several = versions.sets.length > 1
  return html`<section aria-labelledby="versions"><h2 id="versions">What the decisions rest on</h2>
${versions.sets.map((set, index) => table(set, several ? `Set ${setLetter(index)}` : 'Lists, tables and policy', index))}
${versions.sets.every((set) => set.length === 0) ? html`<p class="warning">No list, table or policy was used.</p>` : null}
</section>
`
}

function table(set: readonly Version[], caption: string, index: number): Markup | null {
  if (set.length === 0) return null
  return html`<div class="scroll" role="group" aria-label="${caption}" tabindex="0"><table id="set-${setLetter(index)}"><caption>${caption}</caption>
<thead><tr><th scope="col">Kind</th><th scope="col">Name</th><th scope="col">Version</th><th scope="col">SHA-256</th></tr></thead>
<tbody>${set.map((one) => html`<tr><td>${one.kind}</td><th scope="row">${own(one.name)}</th><td>${own(one.version)}</td><td><code>${one.sha256 ?? ''}</code></td></tr>`)}</tbody>
</table></div>`
}
