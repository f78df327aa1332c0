import type { Explanation } from '../explain/explanation.ts'
import type { Concordance } from '../links/concordance.ts'
import type { MirrorComparison } from '../links/mirror.ts'
import type { Onward } from '../links/onward.ts'
import type { SubstitutionAccount } from '../links/substitution.ts'
import type { CorridorDetail, FlowsResult, RankedCorridor } from '../result.ts'

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
  return {
    specification: result.specification,
    caveats: result.caveats,
    corridors: result.corridors.map((corridor) => ({
      ...contractCorridor(corridor),
      explanations: corridor.explanations,
    })),
    substitution: rounded(substitution),
    concordance: concordance.map(rounded),
    onward: onward.map(({ legs: _legs, ...one }) => rounded(one)),
    mirror: {
      compared: mirror.compared,
      usual: Number.isNaN(mirror.usual) ? null : significant(mirror.usual),
      gaps: mirror.gaps.map(rounded),
    },
  }
}

/** A value with every number in it to six significant digits, as everywhere in the output. */
function rounded<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (_, x) => (typeof x === 'number' ? significant(x) : x)),
  ) as T
}

function significant(value: number): number {
  return Number(value.toPrecision(6))
}
