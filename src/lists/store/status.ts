import type { LoadedDataset } from '../loaded.ts'

/** A kept list: what it is, and when it was loaded. */
export interface ListStatus extends LoadedDataset {
  /** When it was loaded, ISO, UTC. */
  readonly loadedOn: string
  /** Publishers' records in it. */
  readonly records: number
  /** When the publisher's server says the file was last changed, ISO, UTC; only of fetched lists. */
  readonly modifiedOn?: string
  /** When the publisher was last asked and this version was the current one, ISO, UTC. */
  readonly confirmedOn?: string
  /** Set where it is the user's own list and no publisher's. */
  readonly own?: 'watch' | 'allow'
}
