/** A JSON object of which nothing is known yet. */
export type Json = Readonly<Record<string, unknown>>

/** The value as an object; undefined for anything else. */
export function asObject(value: unknown): Json | undefined {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Json)
    : undefined
}

/** The value as text; empty for anything that is neither a string nor a number. */
export function text(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' ? `${value}` : ''
}

/** The objects of a list; empty for anything that is no list. */
export function objects(value: unknown): readonly Json[] {
  if (!Array.isArray(value)) return []
  return value.map(asObject).filter((item) => item !== undefined)
}
