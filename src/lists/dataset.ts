/** What is known of a published list, whatever form it comes in. */
export interface Dataset {
  readonly name: string
  readonly title: string
  /** Who lists. */
  readonly authority: string
  /** us, un, eu, gb, … */
  readonly jurisdiction: string
}

const ofac = 'US Department of the Treasury, Office of Foreign Assets Control'
const bis = 'US Department of Commerce, Bureau of Industry and Security'

const table: readonly Dataset[] = [
  {
    name: 'us_ofac_sdn',
    title: 'OFAC Specially Designated Nationals and Blocked Persons List',
    authority: ofac,
    jurisdiction: 'us',
  },
  {
    name: 'us_ofac_cons',
    title: 'OFAC Consolidated (non-SDN) Sanctions List',
    authority: ofac,
    jurisdiction: 'us',
  },
  {
    name: 'un_sc_sanctions',
    title: 'United Nations Security Council Consolidated List',
    authority: 'United Nations Security Council',
    jurisdiction: 'un',
  },
  { name: 'us_bis_entity_list', title: 'BIS Entity List', authority: bis, jurisdiction: 'us' },
  { name: 'us_bis_denied', title: 'BIS Denied Persons List', authority: bis, jurisdiction: 'us' },
  { name: 'us_bis_meu', title: 'BIS Military End-User List', authority: bis, jurisdiction: 'us' },
  { name: 'us_bis_uvl', title: 'BIS Unverified List', authority: bis, jurisdiction: 'us' },
  {
    name: 'us_state_nonproliferation',
    title: 'Nonproliferation Sanctions',
    authority: 'US Department of State, Bureau of International Security and Nonproliferation',
    jurisdiction: 'us',
  },
  {
    name: 'gb_hmt_sanctions',
    title: 'UK Consolidated List of Financial Sanctions Targets',
    authority: 'HM Treasury, Office of Financial Sanctions Implementation',
    jurisdiction: 'gb',
  },
  {
    name: 'gb_fcdo_sanctions',
    title: 'UK Sanctions List',
    authority: 'Foreign, Commonwealth and Development Office',
    jurisdiction: 'gb',
  },
  {
    name: 'eu_fsf',
    title: 'EU Consolidated Financial Sanctions List',
    authority: 'European Commission',
    jurisdiction: 'eu',
  },
  {
    name: 'eu_833_annex_iv',
    title: 'Annex IV to Regulation (EU) No 833/2014: military end users',
    authority: 'Council of the European Union',
    jurisdiction: 'eu',
  },
  {
    name: 'eu_833_annex_xlii',
    title: 'Annex XLII to Regulation (EU) No 833/2014: vessels',
    authority: 'Council of the European Union',
    jurisdiction: 'eu',
  },
  {
    name: 'ch_seco_sanctions',
    title: 'Swiss sanctions programmes',
    authority: 'State Secretariat for Economic Affairs',
    jurisdiction: 'ch',
  },
  {
    name: 'au_dfat_sanctions',
    title: 'Australian Consolidated List',
    authority: 'Department of Foreign Affairs and Trade',
    jurisdiction: 'au',
  },
  {
    name: 'jp_meti_eul',
    title: 'Japanese Foreign End User List',
    authority: 'Ministry of Economy, Trade and Industry',
    jurisdiction: 'jp',
  },
  {
    name: 'us_trade_csl',
    title: 'US Consolidated Screening List',
    authority: 'US Department of Commerce, International Trade Administration',
    jurisdiction: 'us',
  },
]

/** The lists that readers know, by dataset name. */
export const datasets: ReadonlyMap<string, Dataset> = new Map(table.map((d) => [d.name, d]))
