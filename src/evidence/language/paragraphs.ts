/** A paragraph as UTF-16 offsets into the document; the text itself is never changed. */
export interface ParagraphRange {
  readonly start: number
  readonly end: number
}

const bullet = /^\s*(?:[-*•·–—]|\d{1,3}[.)])\s/

/** A line break inside a hard-wrapped paragraph rather than between two. */
function isSoftBreak(before: string, after: string): boolean {
  if (after.trim() === '' || before.trim() === '' || bullet.test(after)) return false
  const length = before.trimEnd().length
  // "…to Russia,⏎said a spokesman": a comma ends no paragraph
  if (length <= 120 && /\p{L},\s*$/u.test(before) && /^\s*\p{Ll}/u.test(after)) return true
  if (length < 50 || length > 120) return false
  if (/^\s*\p{Ll}/u.test(after)) return true
  return !/[.!?:…。！？"”»]\s*$/.test(before)
}

/** Paragraphs of a text: blank lines and line ends part them, hard-wrapped lines stay together. */
export function paragraphsOf(text: string): readonly ParagraphRange[] {
  const ranges: ParagraphRange[] = []
  const lines: { start: number; end: number; text: string }[] = []
  let at = 0
  for (const line of text.split('\n')) {
    lines.push({ start: at, end: at + line.length, text: line })
    at += line.length + 1
  }
  let open: { start: number; end: number } | undefined
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    if (line.text.trim() === '') {
      if (open) ranges.push(open)
      open = undefined
      continue
    }
    const lead = line.text.length - line.text.trimStart().length
    if (open && isSoftBreak(lines[i - 1]!.text, line.text))
      open = { start: open.start, end: line.end }
    else {
      if (open) ranges.push(open)
      open = { start: line.start + lead, end: line.end }
    }
  }
  if (open) ranges.push(open)
  return ranges.map((r) => ({
    start: r.start,
    end: r.start + text.slice(r.start, r.end).trimEnd().length,
  }))
}
