import { TidewaiterError } from '../../model/index.ts'
import type { RawRecord } from '../record.ts'
import type { Zip } from '../zip.ts'
import { columnIndex, type MergedColumn } from './cell-ref.ts'
import type { NumberKind } from './number-format.ts'
import { runPart } from './parts.ts'
import { serialDate } from './serial-date.ts'
import { unescaped } from './shared-strings.ts'

export interface SheetContext {
  readonly file: string
  readonly strings: readonly string[]
  readonly styles: readonly NumberKind[]
  readonly date1904: boolean
  readonly merged: readonly MergedColumn[]
}

/** The rows of a worksheet, streamed; blank rows are passed over as the file leaves them out too. */
export async function* sheetRecords(
  zip: Zip,
  part: string,
  context: SheetContext,
): AsyncGenerator<RawRecord> {
  const reader = new SheetReader(context)
  for await (const _ of runPart(zip, part, context.file, reader)) yield* reader.take()
  yield* reader.take()
}

class SheetReader {
  readonly #context: SheetContext
  readonly #fill: MergedFill
  #ready: RawRecord[] = []
  #line = 0
  #cells: string[] = []
  #error: TidewaiterError | undefined
  #column = -1
  #type = ''
  #style = 0
  #value = ''
  #inline = ''
  #collect: 'value' | 'inline' | undefined
  #phonetic = 0

  constructor(context: SheetContext) {
    this.#context = context
    this.#fill = new MergedFill(context.merged)
  }

  take(): readonly RawRecord[] {
    const ready = this.#ready
    this.#ready = []
    return ready
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case 'row': {
        const written = Number(attributes.r ?? Number.NaN)
        this.#line = Number.isInteger(written) ? written : this.#line + 1
        this.#cells = []
        this.#error = undefined
        this.#column = -1
        break
      }
      case 'c':
        this.#column = columnIndex(attributes.r ?? '') ?? this.#column + 1
        this.#type = attributes.t ?? 'n'
        this.#style = Number(attributes.s ?? 0)
        this.#value = ''
        this.#inline = ''
        break
      case 'v':
        this.#collect = 'value'
        break
      case 'rPh':
        this.#phonetic++
        break
      case 't':
        if (this.#phonetic === 0) this.#collect = 'inline'
        break
    }
  }

  text(text: string): void {
    if (this.#collect === 'value') this.#value += text
    else if (this.#collect === 'inline') this.#inline += text
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#collect = undefined
    else if (name === 'rPh') this.#phonetic--
    else if (name === 'c') this.#finishCell()
    else if (name === 'row') this.#finishRow()
  }

  #finishCell(): void {
    const text = this.#cellText()
    if (text === '') return
    while (this.#cells.length < this.#column) this.#cells.push('')
    this.#cells[this.#column] = text
  }

  #finishRow(): void {
    const cells = this.#fill.apply(this.#line, this.#cells)
    if (cells.length === 0 && !this.#error) return
    this.#ready.push({
      line: this.#line,
      cells,
      ...(this.#error ? { error: this.#error } : {}),
    })
  }

  #cellText(): string {
    switch (this.#type) {
      case 's':
        return this.#value === '' ? '' : this.#shared()
      case 'inlineStr':
        return unescaped(this.#inline)
      case 'str':
        return unescaped(this.#value)
      case 'b':
        return this.#value === '' ? '' : this.#value === '1' ? 'true' : 'false'
      case 'd':
        return this.#value.replace(/T00:00:00(\.0+)?Z?$/, '')
      case 'e':
        return this.#value === ''
          ? ''
          : this.#fault(
              this.#value,
              'its formula gave an error',
              'Correct the formula, or put the value in its place.',
            )
      default:
        return this.#number()
    }
  }

  #shared(): string {
    const text = this.#context.strings[Number(this.#value)]
    if (text !== undefined) return text
    return this.#fault(
      this.#value,
      'it points at a text that the file does not have',
      'Save the file again in a spreadsheet program.',
    )
  }

  #number(): string {
    if (this.#value === '') return ''
    const number = Number(this.#value)
    if (!Number.isFinite(number)) return this.#value
    const style = this.#context.styles[this.#style] ?? { kind: 'number' }
    switch (style.kind) {
      case 'date':
        return serialDate(number, this.#context.date1904) ?? this.#value
      case 'zeros':
        return Number.isInteger(number) && number >= 0
          ? plainNumber(number).padStart(style.width, '0')
          : plainNumber(number)
      case 'number':
        return plainNumber(number)
    }
  }

  /** An unreadable cell makes the row a fault: a missing name must not pass as an empty one. */
  #fault(value: string, reason: string, remedy: string): string {
    this.#error ??= new TidewaiterError({
      code: 'files.cell',
      act: 'cannot read the cell',
      value,
      reason,
      place: { line: this.#line, column: columnLetters(this.#column) },
      remedy,
    })
    return value
  }
}

/** Fifteen digits are what spreadsheets show; more are noise of binary fractions. */
function plainNumber(number: number): string {
  return Number.isInteger(number)
    ? BigInt(number).toString()
    : String(Number(number.toPrecision(15)))
}

function columnLetters(index: number): string {
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** Repeats the value of a cell that is merged over several rows in each of them. */
class MergedFill {
  readonly #byFirstRow = new Map<number, MergedColumn[]>()
  #active: { area: MergedColumn; value: string }[] = []

  constructor(areas: readonly MergedColumn[]) {
    for (const area of areas) {
      const known = this.#byFirstRow.get(area.from)
      if (known) known.push(area)
      else this.#byFirstRow.set(area.from, [area])
    }
  }

  apply(line: number, cells: string[]): string[] {
    if (this.#byFirstRow.size === 0) return cells
    this.#active = this.#active.filter(({ area }) => area.to >= line)
    // A row without any cell of its own stays blank: merged titles must not make rows.
    if (cells.length > 0) {
      for (const { area, value } of this.#active) {
        while (cells.length <= area.column) cells.push('')
        if (cells[area.column] === '') cells[area.column] = value
      }
    }
    for (const area of this.#byFirstRow.get(line) ?? []) {
      const value = cells[area.column] ?? ''
      if (value !== '') this.#active.push({ area, value })
    }
    return cells
  }
}
