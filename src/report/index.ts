export { decisionSentences, decisionText } from './decision-text.ts'
export { decisionsHtml } from './decisions-html.ts'
export { decisionsTable } from './decisions-table.ts'
export { reportDigest } from './digest.ts'
export { type Hit, hitsOf } from './hits.ts'
export { type DiffMeta, listDiffHtml } from './list-diff-html.ts'
export { listDiffTable, listReportTable } from './list-tables.ts'
export { type Content, escapeHtml, html, Markup } from './markup.ts'
export {
  type DecidedRow,
  isUnreadable,
  type ReportMeta,
  type ReportRow,
  type UnreadableRow,
} from './row.ts'
export { type Column, type TextTableOptions, textTable } from './text-table.ts'
export { visible } from './visible.ts'
export { counted } from './words.ts'
