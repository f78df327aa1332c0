import { TidewaiterError } from '../../model/index.ts'

/** Why a list could not be fetched; the code is `lists.update.` and this. */
export type UpdateFault =
  | 'offline'
  | 'address'
  | 'host'
  | 'redirects'
  | 'status'
  | 'stalled'
  | 'size'
  | 'compression'
  | 'length'
  | 'checksum'
  | 'content'
  | 'moving'
  | 'mixed'
  | 'other-list'
  | 'validator'
  | 'connection'
  | 'mirror'

const moved =
  'The version held stays active; try again later. Where the publisher has moved the list, give its address in a table with --sources FILE (docs/keeping-lists.md).'

const remedies: Partial<Record<UpdateFault, string>> = {
  address: moved,
  host: moved,
  redirects: moved,
  status: moved,
  content: moved,
  'other-list': moved,
  offline: 'Connect to the network and try again, or use --mirror DIR.',
  mirror: 'Put the file there under this name, or fetch the list from its publisher.',
}

/** A fault of fetching, in words; the last good version always stays. */
export function updateError(
  fault: UpdateFault,
  what: { readonly from: string; readonly reason: string; readonly cause?: unknown },
): TidewaiterError {
  return new TidewaiterError(
    {
      code: `lists.update.${fault}`,
      act: 'cannot fetch',
      value: what.from,
      reason: what.reason,
      remedy: remedies[fault] ?? 'The version held stays active; try again later.',
    },
    { cause: what.cause },
  )
}

/** Which fault an error is; undefined for an error of another kind. */
export function faultOf(error: unknown): UpdateFault | undefined {
  if (!(error instanceof TidewaiterError)) return undefined
  const found = /^lists\.update\.(.+)$/.exec(error.fault.code)
  return found?.[1] as UpdateFault | undefined
}
