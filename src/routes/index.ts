export { type CityReading, readCity } from './city.ts'
export { type ReexportClause, reexportClause } from './clause.ts'
export {
  type CountryFacts,
  type CountryGroup,
  countryFacts,
  inEuropeanUnion,
  inGroup,
  stateOf,
  type TransshipmentNotice,
} from './country.ts'
export { type ChartRow, chartRow } from './country-chart.ts'
export {
  type DualUseDestination,
  dualUseFromEu,
  dualUseFromUk,
  underArmsEmbargo,
} from './dual-use.ts'
export { type Embargo, embargoesOn } from './embargo.ts'
export { type LicenceItem, type LicenceNeed, type LicenceUse, licenceNeed } from './licence.ts'
export { type OccupiedPlace, occupiedPlaces } from './occupied.ts'
export { type PortReading, readPort } from './port.ts'
export { type RouteCodes, type RouteFact, regionSteps, routeFacts } from './transit.ts'
export { type VesselFact, type VesselRecord, vesselFacts } from './vessel.ts'
