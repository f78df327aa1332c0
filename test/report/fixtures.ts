import { type Contribution, type Finding, type Match, scoreOf } from '../../src/model/index.ts'
import type { DecidedRow, ReportMeta, UnreadableRow } from '../../src/report/index.ts'

export const meta: ReportMeta = {
  input: 'orders.csv',
  madeAt: '2026-11-24T09:30:00Z',
  engine: 'tidewaiter 0.1.0',
}

const versions: DecidedRow['versions'] = [
  { kind: 'list', name: 'us_bis_entity_list', version: '2026-07-09', sha256: 'ab'.repeat(32) },
  { kind: 'list', name: 'gb_hmt_sanctions', version: '2025-04-10', sha256: 'cd'.repeat(32) },
  { kind: 'list', name: 'un_sc_sanctions', version: '2026-02-27', sha256: 'ef'.repeat(32) },
  { kind: 'table', name: 'chpl', version: '2024-02-23' },
  { kind: 'policy', name: 'default', version: '1' },
  { kind: 'engine', name: 'tidewaiter', version: '0.1.0' },
]

const settings: DecidedRow['settings'] = {
  asOf: '2026-11-24',
  cutoff: 0.5,
  threshold: 0.7,
  limit: 25,
}

export function contribution(
  feature: string,
  amount: number,
  text: string,
  [query, candidate]: readonly [string, string] = ['', ''],
): Contribution {
  return { feature, query, candidate, amount, text }
}

export function matchOf(
  caption: string,
  contributions: readonly Contribution[],
  party: Match['party'] = { role: 'buyer', index: 0, name: 'Shahed Aviation Industries' },
): Match {
  const evidence = contributions.reduce((sum, one) => sum + one.amount, 0)
  return {
    id: 'bis-el-iran-shahed-aviation-industries',
    caption,
    schema: 'Company',
    datasets: ['us_bis_entity_list'],
    party,
    evidence,
    score: scoreOf(evidence),
    match: scoreOf(evidence) >= 0.7,
    name: caption,
    contributions: [...contributions],
  }
}

const listed: Finding = {
  rule: 'list.licence-required',
  effect: 'block',
  basis: 'licence_required',
  area: 'who',
  jurisdiction: 'us',
  nexus: { status: 'applies_if', text: 'applies if the goods are subject to the EAR' },
  text: 'Shahed Aviation Industries (buyer) is on the Entity List: every item subject to the EAR needs a licence.',
  facts: [
    { field: 'parties[0].name', value: 'Shahed Aviation Industries Research Center' },
    { field: 'score', value: '0.999' },
  ],
  sources: [
    {
      dataset: 'us_bis_entity_list',
      version: '2026-07-09',
      record: 'Iran: Shahed Aviation Industries',
      publisher: 'US Department of Commerce, BIS',
    },
  ],
  citation: '15 CFR 744.11; 88 FR 6622',
  clears:
    'A licence of BIS that names the buyer and the goods, or proof that it is another company.',
  effectiveFrom: '2023-02-01',
}

const embargo: Finding = {
  rule: 'destination.embargo',
  effect: 'block',
  basis: 'prohibition',
  area: 'where',
  jurisdiction: 'us',
  nexus: { status: 'applies_if', text: 'applies if a US person takes part' },
  text: 'Iran is under a comprehensive embargo of the United States',
  facts: [{ field: 'route.destinationCountry', value: 'Iran' }],
  sources: [{ dataset: 'embargoes', version: '2026-11-23', record: 'ir/us' }],
  citation: '31 CFR 560.204',
  clears: 'A general or specific licence of OFAC.',
}

const flag: Finding = {
  rule: 'flag.end-use-vague',
  effect: 'review',
  basis: 'indicator',
  area: 'behaviour',
  jurisdiction: '',
  text: 'The end use is not stated.',
  facts: [{ field: 'endUse', value: 'Not stated' }],
  sources: [{ dataset: 'redflags', version: '2026-11-23', record: 'RF01' }],
  citation: '15 CFR Supp. No. 3 to Part 732',
  clears: 'A signed statement of end use.',
}

const prior = contribution(
  'prior',
  -690,
  'before anything is compared: one listed name in a thousand',
)

export const blocked: DecidedRow = {
  row: 5,
  outcome: 'block',
  why: 'prohibited',
  subject: {
    id: 'S-005',
    date: '2026-09-03',
    parties: [
      {
        role: 'buyer',
        schema: 'LegalEntity',
        name: 'Shahed Aviation Industries Research Center',
        properties: { name: ['Shahed Aviation Industries Research Center'], country: ['Iran'] },
      },
      {
        role: 'end_user',
        schema: 'LegalEntity',
        name: 'شرکت اوج پرواز مادو نفر',
        properties: { name: ['شرکت اوج پرواز مادو نفر'] },
      },
    ],
    items: [
      {
        description: 'Spark-ignition piston engines for aircraft',
        hs: '8407.10',
        quantity: 20,
        unit: 'piece',
        value: 140000,
        currency: 'EUR',
        originCountry: 'Germany',
      },
    ],
    route: { exportCountry: 'Germany', via: ['United Arab Emirates'], destinationCountry: 'Iran' },
    payment: { method: 'transfer', currency: 'EUR' },
    endUse: 'Not stated',
  },
  settings,
  matches: [
    matchOf('Shahed Aviation Industries', [
      prior,
      contribution('name.distinctive', 720, 'rare word equal', ['Shahed', 'Shahed']),
      contribution('name.descriptor', 310, 'common words equal', [
        'Aviation Industries',
        'Aviation Industries',
      ]),
      contribution('name.unmatched', -45, 'words on one side only', ['Research Center', '']),
      contribution('country', 120, 'country equal', ['ir', 'ir']),
    ]),
    matchOf('QODS AVIATION INDUSTRIES', [
      prior,
      contribution('name.descriptor', 640, 'common words equal', [
        'Aviation Industries',
        'AVIATION INDUSTRIES',
      ]),
      contribution('country', 120, 'country equal', ['ir', 'ir']),
    ]),
  ],
  matchesTotal: 3,
  findings: [flag, listed, embargo],
  notEvaluated: [
    {
      rule: 'goods.eccn',
      needs: ['items[0].eccn'],
      reason: 'no ECCN is given, and HS does not determine it',
    },
  ],
  versions,
  digest: '5'.repeat(64),
}

export const reviewed: DecidedRow = {
  ...blocked,
  row: 27,
  outcome: 'review',
  why: 'unresolved',
  subject: {
    id: 'S-027',
    parties: [
      {
        role: 'buyer',
        schema: 'LegalEntity',
        name: 'Ak-Jol Snow Leopard Trading OsOO',
        properties: { name: ['Ak-Jol Snow Leopard Trading OsOO'], country: ['Kyrgyzstan'] },
      },
    ],
    items: [{ description: 'Microcontrollers', hs: '8542.31', eccn: 'EAR99' }],
    route: { exportCountry: 'United States', destinationCountry: 'Kyrgyzstan' },
  },
  matches: [],
  matchesTotal: 0,
  findings: [flag],
  digest: '2'.repeat(64),
}

export const cleared: DecidedRow = {
  ...blocked,
  row: 1,
  outcome: 'clear',
  why: 'nothing_found',
  subject: {
    id: 'S-001',
    parties: [
      {
        role: 'buyer',
        schema: 'LegalEntity',
        name: 'Alpenquell Pumpenbau GmbH',
        properties: { name: ['Alpenquell Pumpenbau GmbH'], country: ['Austria'] },
      },
    ],
    items: [{ description: 'Mechanical seals for water pumps', hs: '8484.20' }],
    route: { exportCountry: 'Germany', destinationCountry: 'Austria' },
  },
  matches: [],
  matchesTotal: 0,
  findings: [],
  notEvaluated: [],
  digest: '1'.repeat(64),
}

const unreadable: UnreadableRow = {
  row: 41,
  outcome: 'review',
  error: { field: 'order_date', value: '31.02.2026', reason: 'February 2026 has 28 days' },
}

/** All states of a row, in order of rows. */
export const rows = [cleared, blocked, reviewed, unreadable] as const
