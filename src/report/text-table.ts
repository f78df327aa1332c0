import Table from 'cli-table3'
import { visible } from './visible.ts'

/** How a table for a terminal is drawn. */
export interface TextTableOptions {
  /** Characters a line may hold, at least 40. Defaults to 100. */
  readonly width?: number
  /** Colour by ANSI codes. Defaults to false. */
  readonly colour?: boolean
}

/** A column: its heading, and either a fixed number of characters or a share of what is left. */
export interface Column {
  readonly head: string
  readonly width?: number
  readonly share?: number
}

/** Draws a table of text for a terminal; cells are wrapped, and cannot steer the terminal. */
export function textTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  options: TextTableOptions = {},
): string {
  const width = Math.max(40, options.width ?? 100)
  const fixed = columns.reduce((sum, column) => sum + (column.width ?? 0), 0)
  const shares = columns.reduce((sum, column) => sum + (column.share ?? 0), 0)
  const left = Math.max(3 * shares, width - fixed - columns.length - 1)
  const table = new Table({
    head: columns.map((column) => column.head),
    colWidths: columns.map((column) => column.width ?? Math.floor((left * column.share!) / shares)),
    wordWrap: true,
    style: { head: options.colour ? ['bold'] : [], border: options.colour ? ['gray'] : [] },
  })
  for (const row of rows) table.push(row.map(visible))
  return `${table.toString()}\n`
}
