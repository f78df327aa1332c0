import { sha256Of } from './digest.ts'
import { html, type Markup } from './markup.ts'
import { styleFor } from './style.ts'

/** A whole HTML document around a body. */
export interface Page {
  readonly title: string
  readonly body: Markup
  /** ISO 8601, already checked: it stands in the style sheet's page header. */
  readonly madeAt: string
  /** Hexadecimal SHA-256. */
  readonly digest: string
}

/** The document: head with policy and style, then the body.
 *
 * The style sheet is the only text that is not escaped. It is made of constants, a checked date and
 * hexadecimal digits, and the policy names its SHA-256, so that no other style can apply.
 */
export function page({ title, body, madeAt, digest }: Page): string {
  const style = styleFor(madeAt, digest)
  const hash = btoa(String.fromCharCode(...sha256Of(style)))
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`
  const head = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>`
  return `${head}${style}</style>
</head>
<body>
${body}
</body>
</html>
`
}
