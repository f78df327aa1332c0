import { highPriorityList } from '../../goods/index.ts'
import type { OrderHistory, Party, Transaction } from '../../model/index.ts'
import { countryOf, dayNumber, foldText, parseHs } from '../../values/index.ts'
import { isoDay } from '../iso-day.ts'

/** The day from which the alerts of FinCEN and BIS count. */
const invasion = '2022-02-24'
const yearBefore = '2021-02-24'
/** Fewer earlier orders of the same goods have no usual size. Our own default. */
const fewestForUsual = 3
/** Shipments up to this value need no export filing, 15 CFR 30.37(a). */
const smallValue = 2500

/** One line of goods of an earlier order, as far as history asks. */
interface PastLine {
  readonly order: number
  readonly id: string | undefined
  readonly day: string | undefined
  readonly goods: string
  readonly priority: boolean
  readonly quantity: number | undefined
  readonly unit: string
  readonly value: number | undefined
  readonly currency: string
  readonly destination: string | undefined
}

/** Earlier orders, by their buyers: what one order after the other says of the next. */
export interface OrderLedger {
  /** Enters an order, so that later ones are compared with it. */
  add(transaction: Transaction): void
  /**
   * What the orders entered so far say of this one; undefined where nothing is known of its buyer, or
   * where it names no buyer or no goods.
   */
  historyOf(transaction: Transaction): OrderHistory | undefined
}

export interface LedgerOptions {
  /** ISO date of the Common High Priority List. */
  readonly asOf: string
  /**
   * True where the orders before the first one entered here are at hand: a buyer without an earlier
   * order is then known to be new. Defaults to false: it is then not known.
   */
  readonly complete?: boolean
}

const identifiers = [
  'taxNumber',
  'vatCode',
  'innCode',
  'registrationNumber',
  'leiCode',
  'idNumber',
] as const

function buyerOf(tx: Transaction): Party | undefined {
  return (
    tx.parties.find((party) => party.role === 'buyer') ??
    tx.parties.find((party) => party.role === 'consignee') ??
    tx.parties.find((party) => party.role === 'party')
  )
}

/** Under what a buyer is found again: its numbers, and its name. */
function keysOf(party: Party): string[] {
  const numbers = identifiers.flatMap((property) =>
    (party.properties[property] ?? []).map(
      (text) => `${property} ${foldText(text).replaceAll(/\W/g, '')}`,
    ),
  )
  const name = foldText(party.name).trim()
  return name === '' ? numbers : [...numbers, `name ${name}`]
}

function destinationOf(tx: Transaction): string | undefined {
  const written =
    tx.route?.ultimateDestinationCountry ??
    tx.route?.destinationCountry ??
    tx.parties.find((party) => party.role === 'consignee')?.properties.country?.[0] ??
    buyerOf(tx)?.properties.country?.[0]
  return written === undefined ? undefined : countryOf(written)
}

/** What makes goods the same: their customs code, else control entry, else description. */
function goodsKey(item: Transaction['items'][number]): string {
  const hs6 = item.hs === undefined ? undefined : parseHs(item.hs).hs6
  return hs6 ?? item.eccn ?? foldText(item.description ?? '').trim()
}

const round = (number: number) => Math.round(number * 100) / 100

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

/** The same day a year before; 29 February becomes 28. */
function yearEarlier(day: string): string {
  const earlier = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`
  return earlier.endsWith('-02-29') ? `${earlier.slice(0, -2)}28` : earlier
}

type Priority = ReadonlySet<string>

/** The lines of one order. */
function linesOf(tx: Transaction, order: number, priority: Priority): PastLine[] {
  const destination = destinationOf(tx)
  const day = isoDay(tx.date ?? tx.shipmentDate)
  return tx.items.map((item) => {
    const goods = goodsKey(item)
    return {
      order,
      id: tx.id,
      day,
      goods,
      priority: priority.has(goods),
      quantity: item.quantity,
      unit: foldText(item.unit ?? '').trim(),
      value: item.value,
      currency: (item.currency ?? tx.payment?.currency ?? '').toUpperCase(),
      destination,
    }
  })
}

/** What tells whether a row is earlier than an order. */
interface Dated {
  readonly id?: string | undefined
  readonly day?: string | undefined
}

/** Earlier: of a day before, or of the same or an unknown day and entered before. Itself it is not. */
function isEarlier(past: Dated, now: { readonly day: string; readonly id?: string | undefined }) {
  if (now.id !== undefined && past.id === now.id) return false
  return past.day === undefined || past.day <= now.day
}

/** This order's lines beside earlier ones of the same goods, in the same unit. */
interface Compared {
  readonly now: PastLine
  readonly before: readonly PastLine[]
}

function compared(now: readonly PastLine[], past: readonly PastLine[]): Compared[] {
  return now.map((line) => ({
    now: line,
    before: past.filter((one) => one.goods === line.goods && one.unit === line.unit),
  }))
}

const quantities = (lines: readonly PastLine[]) => lines.flatMap((line) => line.quantity ?? [])

/** The largest factor over the usual size of earlier orders, where there are enough of them. */
function overUsual(pairs: readonly Compared[]): number | undefined {
  const factors = pairs.flatMap(({ now, before }) => {
    const usual = quantities(before)
    if (now.quantity === undefined || usual.length < fewestForUsual) return []
    const middle = median(usual)
    return middle > 0 ? [round(now.quantity / middle)] : []
  })
  return factors.length > 0 ? Math.max(...factors) : undefined
}

/** Quantity of the last 12 months, this order too, over that of the 12 months before the invasion. */
function rise(pairs: readonly Compared[]): number | undefined {
  const factors = pairs.flatMap(({ now, before }) => {
    if (now.day === undefined || now.day <= invasion || now.quantity === undefined) return []
    const from = yearEarlier(now.day)
    const old = before.filter(({ day }) => day !== undefined && day >= yearBefore && day < invasion)
    const recent = before.filter(({ day }) => day !== undefined && day > from)
    const base = sum(quantities(old))
    return base > 0 ? [round((sum(quantities(recent)) + now.quantity) / base)] : []
  })
  return factors.length > 0 ? Math.max(...factors) : undefined
}

/**
 * Where the same goods went before, where this destination is new for them: Russia or Belarus if ever,
 * else the latest place.
 */
function redirectedFrom(pairs: readonly Compared[]): string | undefined {
  const from = pairs.flatMap(({ now, before }) => {
    const places = before.flatMap((line) => line.destination ?? [])
    if (now.destination === undefined || places.includes(now.destination)) return []
    return places
  })
  return from.find((place) => place === 'ru' || place === 'by') ?? from.at(-1)
}

/** Small shipments to the same place within seven days, this one too. */
function smallOnes(
  now: readonly PastLine[],
  past: readonly PastLine[],
): Pick<OrderHistory, 'smallInWeek' | 'weekValue'> {
  const [first] = now
  if (first?.day === undefined) return {}
  const today = first.day
  const orders = new Map<number, number>()
  for (const line of [...past, ...now]) {
    const near =
      line.day !== undefined &&
      line.day <= today &&
      dayNumber(today) - dayNumber(line.day) < 7 &&
      line.destination === first.destination &&
      line.currency === first.currency
    if (near && line.value !== undefined)
      orders.set(line.order, (orders.get(line.order) ?? 0) + line.value)
  }
  const small = [...orders.values()].filter((value) => value <= smallValue)
  return { smallInWeek: small.length, weekValue: round(sum(small)) }
}

/** A ship of an order, and when it was. */
interface PastShip extends Dated {
  readonly ship: NonNullable<OrderHistory['vessels']>[number]
}

/** The ships of an order that have an IMO number. */
function shipsOf(tx: Transaction): PastShip[] {
  const day = isoDay(tx.date ?? tx.shipmentDate)
  const order = `${tx.id ? `order ${tx.id}` : 'an earlier order'} ${day ? `of ${day}` : 'without a date'}`
  return tx.parties.flatMap((party) => {
    const [imo] = party.properties.imoNumber ?? []
    if (party.role !== 'vessel' || imo === undefined) return []
    const [flag] = party.properties.flag ?? []
    return [{ id: tx.id, day, ship: { imo, name: party.name, ...(flag ? { flag } : {}), order } }]
  })
}

const plainImo = (imo: string) => imo.replaceAll(/\D/g, '')

/** Opens an empty ledger.
 *
 * @example
 * const ledger = orderLedger({ asOf: '2026-11-23' })
 * ledger.add(orderOfMarch)
 * ledger.historyOf(orderOfApril) // { orders: 1, firstOrder: '2026-03-02', … }
 */
export function orderLedger({ asOf, complete = false }: LedgerOptions): OrderLedger {
  const priority = new Set(highPriorityList(asOf).map((entry) => entry.hs6))
  const byBuyer = new Map<string, PastLine[]>()
  const ships = new Map<string, PastShip[]>()
  let orders = 0

  // An order without a date is of the day of the law: what comes later is no history of it.
  const momentOf = (tx: Transaction) => ({
    day: isoDay(tx.date ?? tx.shipmentDate) ?? asOf,
    id: tx.id,
  })

  const pastOf = (tx: Transaction): PastLine[] => {
    const buyer = buyerOf(tx)
    const lines = buyer ? keysOf(buyer).flatMap((key) => byBuyer.get(key) ?? []) : []
    const now = momentOf(tx)
    return [...new Set(lines)]
      .filter((line) => isEarlier(line, now))
      .sort((a, b) => compareDays(a.day, b.day) || a.order - b.order)
  }

  /** The latest earlier order of each ship. */
  const earlierShips = (tx: Transaction) => {
    const now = momentOf(tx)
    return shipsOf(tx).flatMap(({ ship }) => {
      const past = (ships.get(plainImo(ship.imo)) ?? []).filter((one) => isEarlier(one, now))
      const latest = past.reduce<PastShip | undefined>(
        (best, one) => (best && compareDays(best.day, one.day) > 0 ? best : one),
        undefined,
      )
      return latest ? [latest.ship] : []
    })
  }

  return {
    add(tx) {
      orders++
      for (const past of shipsOf(tx)) {
        const key = plainImo(past.ship.imo)
        const known = ships.get(key)
        if (known) known.push(past)
        else ships.set(key, [past])
      }
      const buyer = buyerOf(tx)
      if (!buyer) return
      const lines = linesOf(tx, orders, priority)
      for (const key of keysOf(buyer)) {
        const known = byBuyer.get(key)
        if (known) known.push(...lines)
        else byBuyer.set(key, [...lines])
      }
    },
    historyOf(tx) {
      if (tx.items.length === 0 || !buyerOf(tx)) return undefined
      const now = linesOf(tx, orders + 1, priority)
      const past = pastOf(tx)
      const vessels = earlierShips(tx)
      if (past.length === 0 && !complete && vessels.length === 0) return undefined
      return historyFrom(now, past, vessels)
    },
  }
}

function compareDays(a: string | undefined, b: string | undefined): number {
  return a === b ? 0 : a === undefined ? -1 : b === undefined ? 1 : a < b ? -1 : 1
}

function historyFrom(
  now: readonly PastLine[],
  past: readonly PastLine[],
  vessels: NonNullable<OrderHistory['vessels']>,
): OrderHistory {
  const pairs = compared(now, past)
  const ordersOf = (lines: readonly PastLine[]) => new Set(lines.map((line) => line.order)).size
  const undated = past.filter((line) => line.day === undefined)
  const before = past.filter(
    (line) => line.priority && line.day !== undefined && line.day < invasion,
  )
  // An order of such goods that has no date may be of before: none is then not known.
  const openBefore = before.length === 0 && undated.some((line) => line.priority)
  const known = {
    firstOrder: past.flatMap((line) => line.day ?? [])[0],
    rise: rise(pairs),
    overUsual: overUsual(pairs),
    redirectedFrom: redirectedFrom(pairs),
  }
  return {
    orders: ordersOf(past),
    ...(undated.length > 0 ? { undated: ordersOf(undated) } : {}),
    ...(past.length > 0 && !openBefore ? { priorityBefore: ordersOf(before) } : {}),
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
    ...smallOnes(now, past),
    ...(vessels.length > 0 ? { vessels } : {}),
  }
}
