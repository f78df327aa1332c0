import type { Party, Transaction } from '../../model/index.ts'
import { isA } from '../../model/index.ts'
import { foldText, parseDate } from '../../values/index.ts'
import type { FieldValue } from '../condition/compile.ts'
import { isoDay } from '../iso-day.ts'
import { isCertain } from '../listings/identity.ts'
import { kindsOfCountries } from './places.ts'
import type { Asked, Field } from './subjects.ts'

const ofRole = (tx: Transaction, role: Party['role']) =>
  tx.parties.filter((party) => party.role === role)

const sameName = (a: string, b: string) => foldText(a).trim() === foldText(b).trim()

const forwarding =
  /\b(?:freight|forwarding|forwarders?|logistics?|cargo|shipping|customs brokers?|courier|spedition|spediteur|transportes?|bonded warehouse|mail (?:centre|center)|parcel)\b/i

/** The party that receives the goods last: the consignee, else the buyer. */
function lastConsignee(tx: Transaction): Party | undefined {
  return ofRole(tx, 'consignee')[0] ?? ofRole(tx, 'buyer')[0]
}

function isForwarder(tx: Transaction): FieldValue {
  const last = lastConsignee(tx)
  if (!last) return undefined
  return (
    ofRole(tx, 'forwarder').some((party) => sameName(party.name, last.name)) ||
    forwarding.test(last.name)
  )
}

function hasOwnEndUser(tx: Transaction): FieldValue {
  const last = lastConsignee(tx)
  return ofRole(tx, 'end_user').some((party) => !last || !sameName(party.name, last.name))
}

/** Payment terms in the words of the rules: "100% in advance" → advance. */
function paymentWords(method: string | undefined): readonly string[] | undefined {
  if (method === undefined) return undefined
  const text = method.toLowerCase().replaceAll('_', ' ')
  const words = [
    /\bcash\b(?! against)/.test(text) ? 'cash' : '',
    /crypto|bitcoin|usdt|stablecoin/.test(text) ? 'crypto' : '',
    /advance|prepa(?:id|yment)/.test(text) ? 'advance' : '',
    /letter of credit|\bl\/?c\b/.test(text) ? 'letter_of_credit' : '',
    /transfer|wire|swift/.test(text) ? 'transfer' : '',
    /credit \d|open account|deferred/.test(text) ? 'credit' : '',
  ].filter((word) => word !== '')
  return words.length > 0 ? words : [text]
}

const nothingSaid =
  /^(?:not (?:stated|known|given|specified)|unknown|n\.?\/?a\.?|none|confidential|tbd|-+|\?+)$/i

const sectors: readonly [RegExp, string][] = [
  [/bank/i, 'bank'],
  [/mail|post|courier|parcel/i, 'mail'],
  [/logist|freight|forward|cargo|transport|shipping/i, 'logistics'],
  [/travel|tour/i, 'travel'],
]

function sectorsOf(tx: Transaction): FieldValue {
  const stated = [...ofRole(tx, 'consignee'), ...ofRole(tx, 'buyer')].flatMap(
    (party) => party.properties.sector ?? [],
  )
  if (stated.length === 0) return undefined
  return stated.flatMap((text) => {
    const found = sectors.filter(([pattern]) => pattern.test(text)).map(([, word]) => word)
    return found.length > 0 ? found : [text.toLowerCase()]
  })
}

const freeMail =
  /@(?:gmail|googlemail|yahoo|ymail|outlook|hotmail|live|msn|icloud|me|aol|gmx|web|proton|protonmail|pm|tutanota|yandex|ya|mail|bk|inbox|list|rambler|qq|163|126|sina|foxmail|naver|daum|hanmail)\.[a-z.]+$/i

/** The first day that a date can be: of "2022-08" the first of August; nothing where it is not read. */
function earliestDay(written: string): string[] {
  const read = parseDate(written)
  return read.state === 'known' ? [read.date.earliest] : []
}

function foundedOf(tx: Transaction): FieldValue {
  const dates = ofRole(tx, 'buyer')
    .flatMap((party) => party.properties.incorporationDate ?? [])
    .flatMap(earliestDay)
  return dates.length > 0 ? dates : undefined
}

const ofHistory =
  (read: (history: NonNullable<Transaction['history']>) => FieldValue) =>
  ({ view }: Asked): FieldValue => {
    const { history } = view.transaction
    return history && read(history)
  }

/** Fields about parties, payment, papers and earlier orders. */
export const dealFields: Readonly<Record<string, Field>> = {
  'last_consignee.forwarder': {
    says: 'is the last consignee a forwarder, by its role or by words of its name?',
    read: ({ view }) => isForwarder(view.transaction),
  },
  'end_user.distinct': {
    says: 'is an end user named that is not the last consignee?',
    read: ({ view }) => hasOwnEndUser(view.transaction),
  },
  'bank.consignee': {
    says: 'is the bank the consignee?',
    read: ({ view }) => {
      const consignees = ofRole(view.transaction, 'consignee')
      const banks = ofRole(view.transaction, 'bank')
      if (consignees.length === 0 || banks.length === 0) return undefined
      return banks.some((bank) => consignees.some((one) => sameName(one.name, bank.name)))
    },
  },
  payment: {
    says: 'cash, crypto, advance, letter_of_credit, transfer, credit',
    read: ({ view }) => paymentWords(view.transaction.payment?.method),
  },
  'value.total': {
    says: 'value of all items, in the currency of the order',
    read: ({ view }) => {
      const values = view.transaction.items.map((item) => item.value)
      if (values.length === 0 || values.includes(undefined)) return undefined
      return values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
    },
  },
  'end_use.empty': {
    says: 'is the end use written as "not stated", "unknown", "n/a"?',
    read: ({ view }) => {
      const { endUse } = view.transaction
      return endUse === undefined ? undefined : nothingSaid.test(endUse.trim())
    },
  },
  'consignee.sector': {
    says: 'what consignee or buyer does, as stated: bank, mail, logistics, travel, or its own words',
    read: ({ view }) => sectorsOf(view.transaction),
  },
  'buyer.founded': {
    says: 'date of foundation of the buyer',
    read: ({ view }) => foundedOf(view.transaction),
  },
  'order.date': {
    says: 'date of the order',
    read: ({ view }) => {
      const day = isoDay(view.transaction.date)
      return day === undefined ? undefined : [day]
    },
  },
  'matched.measures': {
    says: 'measures of the listings of the parties whose identity is sure enough to block',
    read: ({ view }) =>
      view.matches
        .filter((match) => match.match && isCertain(match, view.context))
        .flatMap((match) => view.context.parties.listingsOf(match.id))
        .flatMap((listing) => listing.measures),
  },
  'party.email': {
    says: 'free where a mail address is of a free provider, own otherwise',
    read: ({ party }) => {
      const mails = party?.properties.email ?? []
      if (mails.length === 0) return undefined
      return mails.map((mail) => (freeMail.test(mail.trim()) ? 'free' : 'own'))
    },
  },
  'party.organisation': {
    says: 'is the party no natural person?',
    read: ({ party }) => party && !isA(party.schema, 'Person'),
  },
  'history.orders': {
    says: 'earlier orders of the buyer',
    read: ofHistory((history) => history.orders),
  },
  'history.first_order': {
    says: 'date of the earliest order of the buyer',
    read: ofHistory((history) => (history.firstOrder ? [history.firstOrder] : undefined)),
  },
  'history.priority_before': {
    says: 'orders of high-priority goods before 24 February 2022',
    read: ofHistory((history) => history.priorityBefore),
  },
  'history.rise': {
    says: 'quantity of the last 12 months over that of the 12 months before 24 February 2022',
    read: ofHistory((history) => history.rise),
  },
  'history.over_usual': {
    says: 'this quantity over the median of earlier orders of the same goods',
    read: ofHistory((history) => history.overUsual),
  },
  'history.redirected_from': {
    says: 'country to which the same goods were ordered before',
    read: ofHistory((history) => (history.redirectedFrom ? [history.redirectedFrom] : undefined)),
  },
  'history.redirected_kind': {
    says: 'what that country is',
    read: ({ view }) => {
      const from = view.transaction.history?.redirectedFrom
      return from === undefined ? undefined : kindsOfCountries([from], view.context.asOf)
    },
  },
  'history.small_in_week': {
    says: 'shipments of at most 2,500 within seven days, this one too',
    read: ofHistory((history) => history.smallInWeek),
  },
  'history.week_value': {
    says: 'their value in sum',
    read: ofHistory((history) => history.weekValue),
  },
}
