import type { CorridorDetail, FlowsResult, RankedCorridor } from '../result.ts'

/** The contract of `flows FILE… --format json`. */
export interface FlowsJson {
  readonly specification: FlowsResult['specification']
  readonly caveats: readonly string[]
  readonly corridors: readonly RankedCorridor[]
}

/** A ranked corridor without what only the report shows. */
export function contractCorridor(corridor: CorridorDetail): RankedCorridor {
  const { verdict: _verdict, excess: _excess, explanations: _explanations, ...contract } = corridor
  return contract
}

/** The result as the contract's JSON value. */
export function flowsJson(result: FlowsResult): FlowsJson {
  return {
    specification: result.specification,
    caveats: result.caveats,
    corridors: result.corridors.map(contractCorridor),
  }
}
