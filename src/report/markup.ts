import { visible } from './visible.ts'

/** A piece of HTML that was made by `html` and may stand in another piece as it is. */
export class Markup {
  readonly #text: string

  /** Only `html` and `join` make markup: a string from outside never becomes one. */
  constructor(text: string, key: typeof maker) {
    if (key !== maker) throw new TypeError('markup is made by html`…` alone')
    this.#text = text
  }

  toString(): string {
    return this.#text
  }
}

const maker = Symbol('maker')

/** What may stand in a template: text and numbers are escaped, nothing is shown for absent values. */
export type Content = Markup | string | number | null | undefined | false | readonly Content[]

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}

/** Text made safe for an element's content and for an attribute in quotes.
 *
 * @example
 * escapeHtml('<b title="x">') // '&lt;b title=&quot;x&quot;&gt;'
 */
export function escapeHtml(text: string): string {
  return visible(text).replaceAll(/[&<>"'`]/g, (character) => entities[character]!)
}

/** HTML in which every value is escaped unless it is markup itself; lists are joined.
 *
 * Values may stand in element content and in attributes written in quotes; nowhere else (not in a
 * tag's name, an attribute's name, a style or a script).
 *
 * @example
 * html`<td>${'<script>'}</td>`.toString() // '<td>&lt;script&gt;</td>'
 */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  let text = strings[0]!
  for (const [index, value] of values.entries()) text += render(value) + strings[index + 1]!
  return new Markup(text, maker)
}

/** A value of a user, list or document, kept apart from the direction of the text around it. */
export function own(value: string): Markup {
  return html`<bdi>${value}</bdi>`
}

function render(value: Content): string {
  if (value === null || value === undefined || value === false) return ''
  if (value instanceof Markup) return value.toString()
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return escapeHtml(value)
  return value.map(render).join('')
}
