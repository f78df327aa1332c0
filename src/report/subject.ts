import type { Item, Party, Transaction } from '../model/index.ts'
import { plainWords } from '../values/index.ts'
import { html, type Markup, own } from './markup.ts'

/** What was screened, as the user wrote it: parties, goods, route, authorisations. */
export function subjectTables(subject: Transaction): Markup {
  return html`<div class="subject">
${subject.parties.length > 0 ? parties(subject.parties) : html`<p class="warning">No party is named.</p>`}
${subject.items.length > 0 ? items(subject.items) : null}
${particulars(subject)}
</div>
`
}

function parties(list: readonly Party[]): Markup {
  return html`<div class="scroll" role="group" aria-label="Parties" tabindex="0"><table><caption>Parties</caption>
<thead><tr><th scope="col">Role</th><th scope="col">Name</th><th scope="col">What is known</th></tr></thead>
<tbody>${list.map((party) => html`<tr><td>${plainWords(party.role)}</td><th scope="row">${own(party.name)}</th><td>${known(party)}</td></tr>`)}</tbody>
</table></div>`
}

function known(party: Party): Markup {
  const facts = Object.entries(party.properties).flatMap(([property, values]) =>
    values
      .filter((value) => property !== 'name' || value !== party.name)
      .map((value) => html`<li>${property}: ${own(value)}</li>`),
  )
  const share =
    party.ownerOf === undefined
      ? []
      : [html`<li>share: ${own(party.percent || 'unknown')} per cent</li>`]
  return facts.length + share.length === 0
    ? html`<span class="aside">nothing but the name</span>`
    : html`<ul>${facts}${share}</ul>`
}

function items(list: readonly Item[]): Markup {
  return html`<div class="scroll" role="group" aria-label="Goods" tabindex="0"><table><caption>Goods</caption>
<thead><tr><th scope="col">Description</th><th scope="col">HS</th><th scope="col">ECCN</th><th scope="col">Part</th><th scope="col" class="number">Quantity</th><th scope="col" class="number">Value</th><th scope="col">Origin</th></tr></thead>
<tbody>${list.map(
    (item) =>
      html`<tr><th scope="row">${item.description ? own(item.description) : html`<span class="aside">none</span>`}</th><td>${own(item.hs ?? '')}</td><td>${own(item.eccn ?? '')}</td><td>${own([item.maker, item.partNumber].filter(Boolean).join(' '))}</td><td class="number">${amount(item.quantity, item.unit)}</td><td class="number">${amount(item.value, item.currency)}</td><td>${own(item.originCountry ?? '')}</td></tr>`,
  )}</tbody>
</table></div>`
}

function amount(value: number | undefined, unit: string | undefined): Markup | null {
  return value === undefined ? null : html`${value} ${own(unit ?? '')}`
}

function particulars(subject: Transaction): Markup | null {
  const { route, payment, authorisations, date, endUse, extra } = subject
  const way = [route?.exportCountry, ...(route?.via ?? []), route?.destinationCountry]
  const places = way.filter((place): place is string => place !== undefined && place !== '')
  const entries: (readonly [string, string | undefined])[] = [
    ['Date', date],
    ['Route', places.length > 0 ? places.join(' → ') : undefined],
    ['Delivery', route?.deliveryAddress],
    ['Payment', [payment?.method, payment?.currency].filter(Boolean).join(', ') || undefined],
    ['End use', endUse],
    ...(authorisations ?? []).map(
      (one) =>
        [
          'Authorisation',
          `${plainWords(one.kind)} ${one.number} (${one.jurisdiction})${one.validTo ? ` to ${one.validTo}` : ''}`,
        ] as const,
    ),
    ...Object.entries(extra ?? {}).map(([column, value]) => [column, value] as const),
  ]
  const given = entries.filter((entry): entry is readonly [string, string] => Boolean(entry[1]))
  if (given.length === 0) return null
  return html`<dl class="facts">${given.map(([term, value]) => html`<div><dt>${own(term)}</dt><dd>${own(value)}</dd></div>`)}</dl>`
}
