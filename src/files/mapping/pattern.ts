import { safeRegex } from 'safe-regex2'

/** A regular expression of a mapping, or why it is refused.
 *
 * Expressions that can take exponential time (a repetition within a repetition) are refused: a
 * mapping runs over files that others wrote. "(?i)" at the beginning ignores case.
 *
 * @example
 * patternOf('(?i)gmbh$') // /gmbh$/giu
 * patternOf('(a+)+') // 'it can take unbounded time (a repetition within a repetition)'
 */
export function patternOf(written: string): RegExp | string {
  const ignoreCase = written.startsWith('(?i)')
  const source = ignoreCase ? written.slice(4) : written
  let pattern: RegExp
  try {
    pattern = new RegExp(source, ignoreCase ? 'giu' : 'gu')
  } catch (error) {
    return `it is no regular expression: ${(error as Error).message.replace(/^Invalid regular expression: /, '')}`
  }
  if (!safeRegex(source)) {
    return 'it can take unbounded time (a repetition within a repetition)'
  }
  return pattern
}
