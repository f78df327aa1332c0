/** Paragraphs that open with a dash are the turns of an interview where there are at least so many. */
const fewestDashes = 4

/** The paragraphs that answer in an interview whose turns are marked by dashes alone: every other turn,
 * counted anew from each that asks.
 *
 * @param texts the paragraphs of a document
 * @example
 * dashedAnswers(['— How are you?', '— Well.', '— And now?', '— Well.']) // new Set([1, 3])
 */
export function dashedAnswers(texts: readonly string[]): ReadonlySet<number> {
  const answers = new Set<number>()
  const dashed = (text: string): boolean => /^[—–]\s/u.test(text)
  if (texts.filter(dashed).length < fewestDashes) return answers
  let answering = true
  for (let i = texts.findIndex(dashed); i < texts.length; i++) {
    const text = texts[i]!
    if (dashed(text)) answering = !answering && !/\?["”»]?$/.test(text.trimEnd())
    if (answering) answers.add(i)
  }
  return answers
}
