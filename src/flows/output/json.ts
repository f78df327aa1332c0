import type { FlowsChanges } from '../changes.ts'
import type { Explanation } from '../explain/explanation.ts'
import type { Concordance } from '../links/concordance.ts'
import type { MirrorComparison } from '../links/mirror.ts'
import type { Onward } from '../links/onward.ts'
import type { SubstitutionAccount } from '../links/substitution.ts'
import type { CorridorDetail, FlowsResult, RankedCorridor } from '../result.ts'
import { significant } from '../stats/significant.ts'
import { flowsDigest } from './digest.ts'

/** The contract of `flows FILE… --format json`, and beside it what corridors say of each other. */
export interface FlowsJson {
  readonly specification: FlowsResult['specification']
  readonly caveats: readonly string[]
  readonly corridors: readonly (RankedCorridor & {
    readonly explanations: readonly Explanation[]
  })[]
  readonly substitution: SubstitutionAccount
  readonly concordance: readonly Concordance[]
  readonly onward: readonly Omit<Onward, 'legs'>[]
  /** `usual` is null where no corridor is reported by both sides. */
  /** SHA-256 over all of this but paths: the same files and specification give the same. */
  readonly digest: string
  readonly mirror: Omit<MirrorComparison, 'usual'> & { readonly usual: number | null }
}

/** A ranked corridor without what only the report shows. */
export function contractCorridor(corridor: CorridorDetail): RankedCorridor {
  const { verdict: _verdict, excess: _excess, explanations: _explanations, ...contract } = corridor
  return contract
}

/** The result as the contract's JSON value. */
export function flowsJson(result: FlowsResult): FlowsJson {
  const { substitution, concordance, onward, mirror } = result.links
  const json = {
    specification: result.specification,
    caveats: result.caveats,
    corridors: result.corridors.map(jsonCorridor),
    substitution: rounded(substitution),
    concordance: concordance.map(rounded),
    onward: onward.map(({ legs: _legs, ...one }) => rounded(one)),
    mirror: {
      compared: mirror.compared,
      usual: Number.isNaN(mirror.usual) ? null : significant(mirror.usual),
      gaps: mirror.gaps.map(rounded),
    },
  }
  return { ...json, digest: flowsDigest(json) }
}

/** What a run changed since an earlier snapshot, as JSON. */
export function changesJson(result: FlowsResult, changes: FlowsChanges): unknown {
  return {
    specification: result.specification,
    caveats: result.caveats,
    corridors: changes.corridors.map((corridor) => ({
      ...jsonCorridor(corridor),
      change: corridor.change,
      changed: corridor.changed,
    })),
    ended: changes.ended,
    unchanged: changes.unchanged,
  }
}

function jsonCorridor(corridor: CorridorDetail): FlowsJson['corridors'][number] {
  return { ...contractCorridor(corridor), explanations: corridor.explanations }
}

/** A value with every number in it to six significant digits, as everywhere in the output. */
function rounded<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (_, x) => (typeof x === 'number' ? significant(x) : x)),
  ) as T
}
