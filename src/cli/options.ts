import { accessSync, constants, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { InvalidArgumentError } from 'commander'
import { TidewaiterError } from '../model/index.ts'
import { type Format, formats } from './terminal.ts'

/** An option that may be given several times, collected in order. */
export function repeatable(value: string, before: readonly string[] = []): string[] {
  return [...before, value]
}

/** An option whose value is a list with commas, and that may be repeated. */
export function commaList(value: string, before: readonly string[] = []): string[] {
  return [
    ...before,
    ...value
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ]
}

/** A number from 0 to 1. */
export function unitNumber(value: string): number {
  const number = Number(value)
  if (value.trim() === '' || !(number >= 0 && number <= 1))
    throw new InvalidArgumentError('It must be a number from 0 to 1.')
  return number
}

/** A whole number from 1 on. */
export function positiveInteger(value: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number) || number < 1)
    throw new InvalidArgumentError('It must be a whole number from 1 on.')
  return number
}

/** A calendar date written YYYY-MM-DD that exists. */
export function isoDate(value: string): string {
  const time = Date.parse(`${value}T00:00:00Z`)
  const exists =
    /^\d{4}-\d{2}-\d{2}$/.test(value) &&
    !Number.isNaN(time) &&
    new Date(time).toISOString().startsWith(value)
  if (!exists) throw new InvalidArgumentError('It must be a date written YYYY-MM-DD.')
  return value
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

/** A folder to read from, which must be there. */
export function folderOf(value: string): string {
  if (!isFolder(value))
    throw new InvalidArgumentError(`There is no folder "${value}". Name one that exists.`)
  return value
}

/** A file to write, refused before the work where it could not be written after it: a misspelt folder is
 * not made.
 */
export function outFile(value: string): string {
  const folder = dirname(value)
  if (!isFolder(folder))
    throw new InvalidArgumentError(
      `There is no folder "${folder}". Make it, or name a file in a folder that exists.`,
    )
  if (isFolder(value))
    throw new InvalidArgumentError(`It is a folder. Name a file in it, e.g. ${value}/report.html.`)
  try {
    accessSync(folder, constants.W_OK)
  } catch (error) {
    throw new InvalidArgumentError(
      `Nothing can be written into "${folder}" (${(error as NodeJS.ErrnoException).code}). Name another folder.`,
    )
  }
  return value
}

/** The form of a command's output: what was asked for, else what the ending of the output file says, else
 * a table on a terminal.
 *
 * @param piped the form for a pipe or a file whose ending says nothing
 * @throws TidewaiterError `cli.out` for an ending of a kind of file that no command writes
 */
export function outputFormat(
  asked: { readonly format?: Format; readonly out?: string },
  piped: Format,
): Format {
  const ending = /\.([a-z]+)$/i.exec(asked.out ?? '')?.[1]?.toLowerCase()
  const usual = process.stdout.isTTY && asked.out === undefined ? 'table' : piped
  if (ending !== undefined && /^(pdf|docx?|xlsx?|ods|odt|xml|ya?ml)$/.test(ending) && !asked.format)
    throw new TidewaiterError({
      code: 'cli.out',
      act: 'cannot write the output',
      value: asked.out ?? '',
      reason: `no output is written as ${ending.toUpperCase()}`,
      remedy: `Name a file that ends in .${formats.filter((f) => f !== 'table').join(', .')}, or say --format.`,
    })
  return asked.format ?? formats.find((format) => format === ending) ?? usual
}

/** A parser for `--format` that takes only what the command can give. */
export function formatOf(allowed: readonly Format[]): (value: string) => Format {
  return (value) => {
    const found = formats.find((format) => format === value)
    if (!found || !allowed.includes(found))
      throw new InvalidArgumentError(`It must be one of ${allowed.join(', ')}.`)
    return found
  }
}

/** Today as an ISO date, in UTC. The only clock of the program's decisions: it stands in `settings`. */
export function today(): string {
  return new Date().toISOString().slice(0, 10)
}
