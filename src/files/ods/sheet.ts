import type { RawRecord } from '../record.ts'
import { broken } from '../xlsx/parts.ts'

/** Filled rows and cells may be repeated this often; a spreadsheet's empty margin may be repeated
 * without end, and costs nothing. */
const rowsLimit = 10_000
const cellsLimit = 1_000

/** Collects the rows of one table of an OpenDocument spreadsheet from its tags. */
export class OdsSheet {
  readonly #sheet: string
  readonly #file: string
  #ready: RawRecord[] = []
  #tables: string[] = []
  #line = 0
  #rowTimes = 1
  #cells: string[] = []
  /** Empty cells since the last text of the row. */
  #gap = 0
  #cellTimes = 1
  #cellValue: string | undefined
  #text = ''
  #paragraphs = 0
  #notes = 0

  constructor(sheet: string, file: string) {
    this.#sheet = sheet
    this.#file = file
  }

  take(): readonly RawRecord[] {
    const ready = this.#ready
    this.#ready = []
    return ready
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'table') this.#tables.push(attributes['table:name'] ?? '')
    if (!this.#inside()) return
    switch (name) {
      case 'table-row':
        this.#rowTimes = this.#times(attributes['table:number-rows-repeated'])
        this.#cells = []
        return
      case 'table-cell':
      case 'covered-table-cell':
        this.#cellTimes = this.#times(attributes['table:number-columns-repeated'])
        this.#cellValue = cellValue(attributes)
        this.#text = ''
        this.#paragraphs = 0
        return
      case 'annotation':
        this.#notes++
        return
      case 'p':
        if (this.#notes === 0 && this.#paragraphs++ > 0) this.#text += '\n'
        return
      case 's':
        if (this.#notes > 0) return
        this.#text += ' '.repeat(Math.min(this.#times(attributes['text:c']), cellsLimit))
        return
      case 'line-break':
        if (this.#notes === 0) this.#text += '\n'
        return
    }
  }

  text(text: string): void {
    if (this.#paragraphs > 0 && this.#notes === 0 && this.#inside()) this.#text += text
  }

  close(name: string): void {
    if (this.#inside()) {
      if (name === 'table-cell' || name === 'covered-table-cell') this.#finishCell()
      else if (name === 'table-row') this.#finishRow()
      else if (name === 'annotation') this.#notes--
    }
    if (name === 'table') this.#tables.pop()
  }

  /** A table may stand inside a cell of another; only the outer one of the name counts. */
  #inside(): boolean {
    return this.#tables.length === 1 && this.#tables[0] === this.#sheet
  }

  #times(written: string | undefined): number {
    const times = Number(written ?? 1)
    if (Number.isInteger(times) && times > 0) return times
    throw broken(this.#file, 'content.xml', `"${written}" is no number of repetitions`)
  }

  #finishCell(): void {
    const text = this.#cellValue ?? this.#text
    this.#paragraphs = 0
    if (text === '') {
      // Trailing empty cells are never written out; those between two texts are few.
      this.#gap += this.#cellTimes
      return
    }
    if (this.#cellTimes > cellsLimit || this.#cells.length + this.#gap > 16_384) {
      throw broken(this.#file, 'content.xml', 'a row in it is wider than a spreadsheet can be')
    }
    for (; this.#gap > 0; this.#gap--) this.#cells.push('')
    for (let i = 0; i < this.#cellTimes; i++) this.#cells.push(text)
  }

  #finishRow(): void {
    this.#gap = 0
    if (this.#cells.length === 0) {
      this.#line += this.#rowTimes
      return
    }
    if (this.#rowTimes > rowsLimit) {
      throw broken(this.#file, 'content.xml', `a row in it is repeated ${this.#rowTimes} times`)
    }
    for (let i = 0; i < this.#rowTimes; i++) {
      this.#ready.push({ line: ++this.#line, cells: this.#cells })
    }
  }
}

/** The value of a number, date or truth cell, which its text shows in the writer's own style. */
function cellValue(attributes: Readonly<Record<string, string>>): string | undefined {
  switch (attributes['office:value-type']) {
    case 'float':
    case 'currency':
    case 'percentage':
      return attributes['office:value']
    case 'date':
      return attributes['office:date-value']?.replace(/T00:00:00(?:\.0+)?$/, '')
    case 'boolean':
      return attributes['office:boolean-value']
    default:
      return undefined
  }
}
