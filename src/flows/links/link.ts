import type { Panel } from '../panel.ts'
import { type Concordance, concordances } from './concordance.ts'
import type { Linking } from './legs.ts'
import { type MirrorComparison, mirrorGaps } from './mirror.ts'
import { type Onward, onwardTrade } from './onward.ts'
import { type SubstitutionAccount, substitutions } from './substitution.ts'

/** What corridors say about each other. */
export interface Links {
  readonly substitution: SubstitutionAccount
  readonly concordance: readonly Concordance[]
  readonly mirror: MirrorComparison
  readonly onward: readonly Onward[]
}

/** Compares corridors with each other: lost trade with gains, first legs with second, exporters
 * with importers. */
export function linkCorridors(
  on: Linking,
  sides: { readonly exports: Panel; readonly imports: Panel },
): Links {
  return {
    substitution: substitutions(on),
    concordance: concordances(on),
    mirror: mirrorGaps(sides.exports, sides.imports, on),
    onward: onwardTrade(on),
  }
}
