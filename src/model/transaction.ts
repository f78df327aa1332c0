import Type from 'typebox'

/** What a party does in a transaction. */
export const PartyRole = Type.Union([
  Type.Literal('party'),
  Type.Literal('buyer'),
  Type.Literal('seller'),
  Type.Literal('consignor'),
  Type.Literal('consignee'),
  Type.Literal('intermediate_consignee'),
  Type.Literal('end_user'),
  Type.Literal('notify_party'),
  Type.Literal('forwarder'),
  Type.Literal('carrier'),
  Type.Literal('bank'),
  Type.Literal('payer'),
  Type.Literal('broker'),
  Type.Literal('contact'),
  Type.Literal('owner'),
  Type.Literal('vessel'),
  Type.Literal('aircraft'),
  Type.Literal('other'),
])
export type PartyRole = Type.Static<typeof PartyRole>

/** A party as the user wrote it: a role, and the facts known about it as FollowTheMoney properties. */
export const Party = Type.Object(
  {
    role: PartyRole,
    schema: Type.String({
      description: 'FollowTheMoney schema; LegalEntity or Thing when it is not known.',
    }),
    name: Type.String({ description: 'The name to show; also the first of properties.name.' }),
    properties: Type.Record(Type.String(), Type.Array(Type.String()), {
      description: 'name, alias, birthDate, country, address, innCode, imoNumber, email, …',
    }),
    id: Type.Optional(Type.String({ description: "The user's own identifier." })),
    /** Share in per cent that this party holds in the party whose index is `ownerOf`. */
    percent: Type.Optional(Type.String({ description: '"50", "25-50", or "" for unknown.' })),
    ownerOf: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  { description: 'A party with its role and FollowTheMoney properties.' },
)
export type Party = Type.Static<typeof Party>

export const Item = Type.Object(
  {
    description: Type.Optional(Type.String()),
    hs: Type.Optional(
      Type.String({ description: 'As written: "8542.31", "854231", "8542310000".' }),
    ),
    hsRevision: Type.Optional(Type.String({ description: '"HS2022".' })),
    eccn: Type.Optional(Type.String({ description: 'As written: "3A001.a.2", "EAR99".' })),
    eccnSystem: Type.Optional(
      Type.String({ description: 'US_CCL, EU_2021_821, UK_SECL, WA, MTCR, USML.' }),
    ),
    partNumber: Type.Optional(Type.String()),
    maker: Type.Optional(Type.String()),
    quantity: Type.Optional(Type.Number()),
    unit: Type.Optional(Type.String()),
    value: Type.Optional(Type.Number()),
    currency: Type.Optional(Type.String()),
    originCountry: Type.Optional(Type.String()),
  },
  { description: 'One line of goods.' },
)
export type Item = Type.Static<typeof Item>

export const Route = Type.Object(
  {
    exportCountry: Type.Optional(Type.String()),
    destinationCountry: Type.Optional(Type.String()),
    /** Country of ultimate destination where the user states it apart from the consignee's. */
    ultimateDestinationCountry: Type.Optional(Type.String()),
    via: Type.Optional(Type.Array(Type.String(), { description: 'Transit countries, in order.' })),
    ports: Type.Optional(
      Type.Array(Type.String(), { description: 'UN/LOCODE or names, in order.' }),
    ),
    mode: Type.Optional(Type.String({ description: 'sea, air, road, rail, post.' })),
    deliveryAddress: Type.Optional(Type.String()),
  },
  { description: 'The way the goods take. Countries as written or ISO codes.' },
)
export type Route = Type.Static<typeof Route>

export const Payment = Type.Object({
  method: Type.Optional(
    Type.String({ description: 'transfer, letter_of_credit, cash, advance, crypto, …' }),
  ),
  currency: Type.Optional(Type.String()),
  payerCountry: Type.Optional(Type.String()),
  bankCountry: Type.Optional(Type.String()),
  newDebt: Type.Optional(Type.Boolean({ description: 'Is new debt or equity part of the deal?' })),
})
export type Payment = Type.Static<typeof Payment>

/** A licence, exception or other authorisation that the user holds for this transaction. */
export const Authorisation = Type.Object({
  kind: Type.String({ description: 'licence, general_licence, licence_exception, derogation.' }),
  number: Type.String(),
  jurisdiction: Type.String({ description: 'us, eu, gb, …' }),
  covers: Type.Optional(
    Type.Array(Type.String(), {
      description: 'Rules it covers, or party names; empty means not stated.',
    }),
  ),
  validFrom: Type.Optional(Type.String()),
  validTo: Type.Optional(Type.String()),
})
export type Authorisation = Type.Static<typeof Authorisation>

/** What earlier orders of a buyer say of this one. Dates are ISO, quantities in the unit of the order. */
export const OrderHistory = Type.Object(
  {
    orders: Type.Integer({ minimum: 0, description: 'Earlier orders of the same buyer.' }),
    undated: Type.Optional(
      Type.Integer({
        description: 'How many of them have no date that can be read: taken to be earlier.',
      }),
    ),
    firstOrder: Type.Optional(Type.String({ description: 'Date of the earliest one.' })),
    priorityBefore: Type.Optional(
      Type.Integer({ description: 'Orders of high-priority goods before 24 February 2022.' }),
    ),
    rise: Type.Optional(
      Type.Number({
        description:
          'Quantity of the last 12 months over that of the 12 months before 24 February 2022, same goods.',
      }),
    ),
    overUsual: Type.Optional(
      Type.Number({ description: 'This quantity over the median of earlier orders, same goods.' }),
    ),
    redirectedFrom: Type.Optional(
      Type.String({ description: 'ISO code of an earlier destination of the same goods.' }),
    ),
    smallInWeek: Type.Optional(
      Type.Integer({
        description: 'Shipments of the last 7 days, this one too, of at most 2,500 each.',
      }),
    ),
    weekValue: Type.Optional(Type.Number({ description: 'Their value in sum.' })),
    vessels: Type.Optional(
      Type.Array(
        Type.Object({
          imo: Type.String(),
          name: Type.String(),
          flag: Type.Optional(Type.String()),
          order: Type.String({ description: '"order S-021 of 2026-09-16".' }),
        }),
        { description: 'Ships of earlier orders with the IMO number of one of this order.' },
      ),
    ),
  },
  { description: 'Earlier orders of the same buyer.' },
)
export type OrderHistory = Type.Static<typeof OrderHistory>

/** Who, what and where of an order, shipment or customer: what is screened. */
export const Transaction = Type.Object(
  {
    id: Type.Optional(Type.String({ description: "The user's reference." })),
    parties: Type.Array(Party),
    items: Type.Array(Item),
    route: Type.Optional(Route),
    payment: Type.Optional(Payment),
    authorisations: Type.Optional(Type.Array(Authorisation)),
    /** ISO date of the order or shipment. */
    date: Type.Optional(Type.String()),
    shipmentDate: Type.Optional(Type.String()),
    endUse: Type.Optional(Type.String()),
    /** Where the parties to the deal stand: which laws reach it. */
    nexus: Type.Optional(
      Type.Object({
        usPerson: Type.Optional(Type.Boolean()),
        usOrigin: Type.Optional(Type.Boolean()),
        euOperator: Type.Optional(Type.Boolean()),
        ukPerson: Type.Optional(Type.Boolean()),
      }),
    ),
    /** What earlier orders of the same buyer say; worked out by the program, or given. */
    history: Type.Optional(OrderHistory),
    /** Answers and observations for the red flags: `end_use_withheld`, `declines_installation`, … */
    flags: Type.Optional(Type.Record(Type.String(), Type.Union([Type.Boolean(), Type.String()]))),
    /** Values of the input that could not be read: each is kept verbatim and raises a finding. */
    problems: Type.Optional(
      Type.Array(
        Type.Object({ field: Type.String(), value: Type.String(), reason: Type.String() }),
      ),
    ),
    /** Columns of the user's file that no field took, kept verbatim. */
    extra: Type.Optional(Type.Record(Type.String(), Type.String())),
  },
  { description: 'What is screened: parties with roles, items, route, payment, authorisations.' },
)
export type Transaction = Type.Static<typeof Transaction>
