import type { FileReport, Skipped } from '../model/index.ts'

type Unit = Skipped['unit']

/** What one dataset's file has shown so far; becomes its entry in the load report. */
export class Tally {
  read = 0
  kept = 0
  derived = 0
  names = 0
  addresses = 0
  birthDates = 0
  /** Parts of remarks, read and not understood. */
  parts = 0
  unparsed = 0
  private readonly schemata = new Map<string, number>()
  private readonly skips = new Map<
    string,
    { unit: Unit; reason: string; count: number; first: string }
  >()
  private readonly drifts = new Map<string, number>()

  /** Counts one thing that was not kept; the first of each reason is shown. */
  skip(unit: Unit, reason: string, first: () => string): void {
    const key = `${unit}\u0000${reason}`
    const known = this.skips.get(key)
    if (known) known.count++
    else this.skips.set(key, { unit, reason, count: 1, first: first() })
  }

  /** Counts a publisher's record that is kept. */
  keep(schema: string, hasBirthDate: boolean): void {
    this.kept++
    this.schemata.set(schema, (this.schemata.get(schema) ?? 0) + 1)
    if (hasBirthDate) this.birthDates++
  }

  /** Notes something the publisher is not known to do: reported once, with its count. */
  drift(what: string): void {
    this.drifts.set(what, (this.drifts.get(what) ?? 0) + 1)
  }

  report(head: Pick<FileReport, 'path' | 'parts' | 'format' | 'dataset' | 'version'>): FileReport {
    const drift = [...this.drifts].map(([what, count]) =>
      count > 1 ? `${what} (${count}×)` : what,
    )
    return {
      ...head,
      read: this.read,
      kept: this.kept,
      derived: this.derived,
      skipped: [...this.skips.values()],
      schemata: Object.fromEntries([...this.schemata].sort(([a], [b]) => (a < b ? -1 : 1))),
      names: this.names,
      addresses: this.addresses,
      birthDates: this.birthDates,
      ...(this.parts > 0 ? { unparsed: this.unparsed } : {}),
      ...(drift.length > 0 ? { drift } : {}),
    }
  }
}
