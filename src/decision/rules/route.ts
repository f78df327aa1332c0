import type { Finding } from '../../model/index.ts'
import {
  type RouteCodes,
  type RouteFact,
  readPort,
  routeFacts,
  type VesselFact,
  type VesselRecord,
  vesselFacts,
} from '../../routes/index.ts'
import { tableAsOf } from '../../tables/index.ts'
import { countryName, plainWords } from '../../values/index.ts'
import { countryOfPlace } from '../place.ts'
import type { Rule } from '../rule.ts'
import type { View } from '../view.ts'

/** The way of the goods in ISO codes; the end is the ultimate destination where one is stated. */
function codesOf(view: View): RouteCodes {
  const { asOf } = view.context
  const { route } = view.transaction
  const end = route?.ultimateDestinationCountry ?? route?.destinationCountry
  const origin = route?.exportCountry && countryOfPlace(route.exportCountry, asOf)
  const destination = end && countryOfPlace(end, asOf)
  const passed = view.places
    .filter((place) => place.part === 'transit' || place.role === 'intermediate_consignee')
    .flatMap((place) => place.places.slice(-1))
  return {
    ...(origin ? { origin } : {}),
    ...(destination ? { destination } : {}),
    via: [...new Set(passed)].filter((code) => code !== origin && code !== destination),
  }
}

/** A way that makes no sense matters where the goods are worth a detour; else it is told. */
function detourFinding(fact: Extract<RouteFact, { kind: 'detour' }>, view: View): Finding {
  const { route } = view.transaction
  const plain = view.goods.every((goods) => goods.kinds.every(({ kind }) => kind === 'civil'))
  const classified = view.goods.every((goods) => goods.kinds.length > 0)
  return {
    rule: 'route.detour',
    effect: plain && classified ? 'note' : 'review',
    basis: 'indicator',
    area: 'where',
    jurisdiction: '',
    text: `${countryName(fact.place) ?? fact.place} does not lie between ${route?.exportCountry} and ${route?.ultimateDestinationCountry ?? route?.destinationCountry}, and official alerts name it for transshipment: ${fact.through} steps between regions in place of ${fact.direct}, by a rule of ours.`,
    facts: [
      { field: 'via', value: fact.place },
      { field: 'route.steps.direct', value: String(fact.direct) },
      { field: 'route.steps.through', value: String(fact.through) },
    ],
    sources: [
      {
        dataset: 'trade_regions',
        version: tableAsOf('trade_regions', view.context.asOf).version,
        record: fact.place,
      },
    ],
    citation: '15 CFR Supp. No. 3 to Part 732, (b) red flag 10; own rule of regions',
    clears: 'The reason for the route from the forwarder',
  }
}

function unknownPort(written: string, index: number): Finding {
  return {
    rule: 'route.port-unknown',
    effect: 'note',
    basis: 'data_quality',
    area: 'where',
    jurisdiction: '',
    text: `The port “${written}” was not understood: no country could be looked up for it.`,
    facts: [{ field: `route.ports[${index}]`, value: written }],
    sources: [],
    citation: 'own rule',
    clears: 'Write the port as its UN/LOCODE, five letters such as NLRTM',
  }
}

const vesselEffects: Readonly<Record<VesselFact['kind'], Finding['effect']>> = {
  imo_invalid: 'review',
  imo_missing: 'note',
  name_changed: 'review',
  flag_changed: 'review',
  flag_watch: 'note',
}

const vesselClears: Readonly<Record<VesselFact['kind'], string>> = {
  imo_invalid: 'The IMO number from the ship’s certificate of registry',
  imo_missing: 'The IMO number of the ship',
  name_changed: 'A register extract that shows when and why the name changed',
  flag_changed: 'A register extract that shows when and why the flag changed',
  flag_watch: 'The registered owner and the beneficial owner of the ship',
}

function vesselRecords(view: View): VesselRecord[] {
  const earlier = (view.transaction.history?.vessels ?? []).map(
    ({ order, ...ship }): VesselRecord => ({ ...ship, document: order }),
  )
  const now = view.transaction.parties.flatMap((party, index) => {
    if (party.role !== 'vessel') return []
    const [imo] = party.properties.imoNumber ?? []
    const [flag] = party.properties.flag ?? party.properties.country ?? []
    const record: VesselRecord = {
      name: party.name,
      document: `parties[${index}] (${plainWords(party.role)})`,
      ...(imo ? { imo } : {}),
      ...(flag ? { flag } : {}),
    }
    return [record]
  })
  return [...earlier, ...now]
}

function vesselFinding(fact: VesselFact): Finding {
  return {
    rule: `vessel.${fact.kind.replaceAll('_', '-')}`,
    effect: vesselEffects[fact.kind],
    basis: fact.kind === 'imo_missing' ? 'data_quality' : 'indicator',
    area: 'where',
    jurisdiction: '',
    text: `${fact.text}.`,
    facts: fact.documents.map((document) => ({ field: document, value: fact.kind })),
    sources: [],
    citation:
      fact.kind === 'imo_invalid' || fact.kind === 'imo_missing'
        ? 'IMO Resolution A.1117(30); own check of the digit'
        : 'OFAC, State and Coast Guard advisory of 14 May 2020; Quint-Seal note of 11 December 2023',
    clears: vesselClears[fact.kind],
  }
}

/** The route and the ships: ways that make no sense, ports, IMO numbers, changed names and flags.
 *
 * Embargoed places that are passed and places of transshipment have rules of their own; what is here
 * are indicators, which never block.
 */
export const route: Rule = {
  id: 'route',
  evaluate(view) {
    const { asOf } = view.context
    const detours = routeFacts(codesOf(view), asOf).filter((fact) => fact.kind === 'detour')
    const ports = (view.transaction.route?.ports ?? []).flatMap((written, index) =>
      readPort(written).state === 'unknown' ? [unknownPort(written, index)] : [],
    )
    return {
      findings: [
        ...detours.map((fact) => detourFinding(fact, view)),
        ...ports,
        ...vesselFacts(vesselRecords(view), asOf)
          // What speaks of an earlier order alone was said then.
          .filter((fact) => fact.documents.some((document) => document.startsWith('parties')))
          .map(vesselFinding),
      ],
    }
  },
}
