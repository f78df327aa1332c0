import { SaxesParser } from 'saxes'
import { TidewaiterError } from '../../model/index.ts'
import type { Zip } from '../zip.ts'

/** Called for each start tag, end tag and text of a part; names are without prefix. */
export interface PartHandler {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
}

/** Bytes that one tag or text may take; more is no spreadsheet. */
const pendingLimit = 1 << 24

/** Runs through one XML part of a spreadsheet; yields after each piece, so that rows can flow. */
export async function* runPart(
  zip: Zip,
  part: string,
  file: string,
  handler: PartHandler,
): AsyncGenerator<void> {
  const parser = new SaxesParser()
  let total = 0
  let seen = 0
  const local = (name: string): string => name.slice(name.indexOf(':') + 1)
  parser.on('error', (cause) => {
    throw broken(file, part, cause.message, cause)
  })
  parser.on('doctype', () => {
    throw broken(file, part, 'it declares a document type, which no spreadsheet needs')
  })
  parser.on('opentag', (tag) => {
    seen = total
    handler.open?.(local(tag.name), tag.attributes as Record<string, string>)
  })
  parser.on('closetag', (tag) => {
    seen = total
    handler.close?.(local(tag.name))
  })
  const text = (value: string): void => {
    seen = total
    handler.text?.(value)
  }
  parser.on('text', text)
  parser.on('cdata', text)
  for await (const piece of zip.text(part)) {
    total += piece.length
    parser.write(piece)
    if (total - seen > pendingLimit) throw broken(file, part, 'one tag or text in it never ends')
    yield
  }
  parser.close()
}

/** Runs through a part as a whole. */
export async function readPart(
  zip: Zip,
  part: string,
  file: string,
  handler: PartHandler,
): Promise<void> {
  for await (const _ of runPart(zip, part, file, handler));
}

/** The one error of a spreadsheet that cannot be read. */
export function broken(
  file: string,
  part: string,
  reason: string,
  cause?: unknown,
): TidewaiterError {
  return new TidewaiterError(
    {
      code: 'files.spreadsheet',
      act: 'cannot read the spreadsheet',
      value: part,
      reason: reason.replace(/^\d+:\d+:\s*/, '').replace(/\.$/, ''),
      place: { file },
      remedy: 'Open it in a spreadsheet program and save it again as XLSX or CSV.',
    },
    { cause },
  )
}
