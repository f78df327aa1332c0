export {
  type Claim,
  type ClaimKind,
  type ClaimSource,
  type Control,
  claimKinds,
  controls,
  type Modality,
  modalities,
  type Quantity,
} from './claim.ts'
export { claimRefs, type ScreenParty, sourceText } from './claim-refs.ts'
export { withExtractor } from './extractor/extract.ts'
export type { ExtractorOptions } from './extractor/options.ts'
export { lexiconVersions } from './lexicon.ts'
export { ftmStatements, graphMl, webAnnotations } from './output/graph.ts'
export { readingHtml, readingsHtml } from './output/html.ts'
export { claimsCsv } from './output/tables.ts'
export type { SourceDocument } from './read/document.ts'
export { type DocumentSource, loadDocument } from './read/load.ts'
export { readDocument } from './read-document.ts'
export { type Readings, readDocuments } from './read-documents.ts'
export type {
  ConcealmentIndicator,
  Contradiction,
  Corroboration,
  EvidenceEvent,
  Exchange,
  Extraction,
  ForeignMentions,
  MentionedEntity,
  MentionedWeapon,
  Reading,
  TimelineEntry,
} from './reading.ts'
