import { type Command, InvalidArgumentError } from 'commander'
import type { DecisionContext } from '../decision/index.ts'
import { type Party, schemaProperties } from '../model/index.ts'
import { commaList, isoDate, positiveInteger, today, unitNumber } from './options.ts'

/** Options that `screen` and `match` share: how a search is done and as of when. */
export interface SearchOptions {
  readonly asOf?: string
  readonly knownAt?: string
  readonly everyVersion?: boolean
  readonly cutoff?: number
  readonly threshold?: number
  readonly limit?: number
  readonly drop?: string[]
}

/** Adds the options of a search to a command. */
export function withSearchOptions(command: Command): Command {
  return command
    .option('--as-of <date>', 'apply the law of this day (default: today)', isoDate)
    .option('--known-at <date>', 'use the list versions held on this day', isoDate)
    .option(
      '--every-version',
      'where --lists names several versions of a list, search all (default: the newest)',
    )
    .option('--cutoff <score>', 'show matches from this score on (default: 0.5)', unitNumber)
    .option('--threshold <score>', 'count matches from this score on (default: 0.7)', unitNumber)
    .option('--limit <n>', 'show at most this many matches of a row (default: 25)', positiveInteger)
    .option('--drop <fields>', 'leave these fields out of matching, e.g. email,phone', fieldList)
}

/** The part of a decision's context that these options say. */
export function searchSettings(
  options: SearchOptions,
): Pick<DecisionContext, 'asOf' | 'knownAt' | 'cutoff' | 'threshold' | 'limit' | 'drop'> {
  return {
    asOf: options.asOf ?? today(),
    ...(options.knownAt ? { knownAt: options.knownAt } : {}),
    ...(options.cutoff === undefined ? {} : { cutoff: options.cutoff }),
    ...(options.threshold === undefined ? {} : { threshold: options.threshold }),
    ...(options.limit === undefined ? {} : { limit: options.limit }),
    ...(options.drop ? { drop: options.drop } : {}),
  }
}

/** Schemata whose properties a party may have. */
const partySchemata = ['Person', 'Company', 'PublicBody', 'Vessel', 'Airplane', 'CryptoWallet']

/** A list of fields of a party: a misspelt one would be compared after all, without a word. */
function fieldList(value: string, before: readonly string[] = []): string[] {
  const fields = commaList(value, before)
  for (const field of fields) {
    const known = partySchemata.some((schema) => schemaProperties(schema).has(field))
    if (!known)
      throw new InvalidArgumentError(
        `"${field}" is no field of a party. Fields are those of FollowTheMoney, e.g. email, phone, birthDate, country, nationality, address, website.`,
      )
  }
  return fields
}

/** What cannot be a name to search for. */
export function partyName(value: string): Party['name'] {
  if (!/[\p{L}\p{N}]/u.test(value))
    throw new InvalidArgumentError('It must hold at least one letter or digit.')
  return value
}
