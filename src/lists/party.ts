import { type Entity, type Listing, type Statement, schemaProperties } from '../model/index.ts'
import type { AssembleContext } from './assemble.ts'
import { Draft } from './draft.ts'
import { countryIn, datesIn } from './fields.ts'
import { shortHash } from './short-hash.ts'

/** An identity paper or a register entry, as published. */
export interface Paper {
  readonly type: string
  readonly number: string
  /** The country that issued it, in any usual writing. */
  readonly country?: string | undefined
  readonly issued?: string | undefined
  readonly expires?: string | undefined
  readonly note?: string | undefined
  readonly passport?: boolean
}

/** A published record while it is read: counts what is kept, and drops nothing.
 *
 * A value that cannot be read as what it should be (a country, a date) goes to the notes with its
 * name, and so does a property that the schema does not have.
 */
export class Party {
  readonly draft: Draft
  readonly relations: Entity[] = []
  place: string
  private readonly context: AssembleContext
  private readonly addresses = new Set<string>()

  constructor(id: string, schema: string, context: AssembleContext, place: string) {
    this.draft = new Draft(id, schema, context)
    this.context = context
    this.place = place
  }

  get id(): string {
    return this.draft.id
  }

  add(property: string, value: string | undefined, original?: string): void {
    const text = value?.trim()
    if (!text) return
    if (schemaProperties(this.draft.schema).has(property)) {
      this.draft.add(property, text, { original, place: this.place })
    } else this.note(`${property}: ${text}`)
  }

  note(text: string | undefined): void {
    this.draft.add('notes', text, { place: this.place })
  }

  /** A name of any kind; an empty one is counted as skipped. */
  name(property: string, value: string): void {
    if (value.trim() === '') {
      this.context.tally.skip('name', 'no name given', () => this.place)
      return
    }
    const before = this.draft.properties[property]?.length ?? 0
    this.add(property, value)
    this.context.tally.names += (this.draft.properties[property]?.length ?? 0) - before
  }

  country(property: string, text: string | undefined): void {
    const written = text?.trim()
    if (!written) return
    const code = countryIn(written)
    if (code === undefined) this.note(`${property}: ${written}`)
    else this.add(property, code, written)
  }

  date(property: string, text: string | undefined, circa = false): void {
    const written = text?.trim()
    if (!written) return
    const dates = datesIn(written)
    if (dates.length === 0) {
      this.context.tally.unparsed++
      this.note(`${property}: ${written}`)
    }
    for (const date of dates) this.add(property, date, circa ? `circa ${written}` : written)
  }

  /** An address of its parts, the country last and apart; the same address again is not counted. */
  address(parts: readonly (string | undefined)[], country: string | undefined): void {
    const given = parts.map((part) => part?.trim() ?? '').filter((part) => part !== '')
    const land = country?.trim() ?? ''
    if (given.length === 0 && land === '') return
    const whole = [...given, ...(land === '' ? [] : [land])].join(', ')
    if (this.addresses.has(whole)) return
    this.addresses.add(whole)
    this.context.tally.addresses++
    this.country('country', land)
    if (given.length > 0) this.add('address', whole)
  }

  /** The number on the party, and the paper beside it. */
  paper(paper: Paper): void {
    const number = paper.number.trim()
    if (number === '') {
      this.note([paper.type, paper.note].filter(Boolean).join(': '))
      return
    }
    const schema = paper.passport ? 'Passport' : 'Identification'
    this.add(paper.passport ? 'passportNumber' : 'idNumber', number)
    const land = paper.country?.trim() ?? ''
    this.relate(schema, `${paper.type}|${number}|${land}`, {
      holder: [this.id],
      type: [paper.type],
      number: [number],
      ...(paper.passport ? { passportNumber: [number] } : {}),
      ...(land === '' ? {} : { country: [countryIn(land) ?? land] }),
      ...one('startDate', paper.issued && datesIn(paper.issued)[0]),
      ...one('endDate', paper.expires && datesIn(paper.expires)[0]),
      ...one('summary', paper.note),
    })
  }

  relate(schema: string, key: string, properties: Readonly<Record<string, string[]>>): void {
    const id = `${this.id}-${shortHash(`${schema}|${key}`)}`
    if (this.relations.some((relation) => relation.id === id)) return
    this.relations.push({ id, schema, properties, datasets: [this.context.dataset.name] })
  }

  /** The finished entity; counts it as kept. */
  finish(listings: readonly Listing[]): { entity: Entity; statements: readonly Statement[] } {
    const recordId = listings[0]?.recordId ?? this.id
    const { dataset, version, tally } = this.context
    const done = this.draft.finish(dataset.name, version, recordId)
    tally.keep(this.draft.schema, this.draft.has('birthDate'))
    return { entity: { ...done.entity, listings: [...listings] }, statements: done.statements }
  }
}

function one(property: string, value: string | undefined): Record<string, string[]> {
  return value ? { [property]: [value] } : {}
}
