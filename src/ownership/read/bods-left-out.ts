import type { Collector, FileMeta } from './collect.ts'

/** Paths (list positions as []) that the reader uses or keeps; everything else is counted. */
const kept = [
  /^(statementId|statementDate|recordId|recordType|recordStatus)$/,
  /^source\.assertedBy\[\]\.name$/,
  /^publicationDetails\.(bodsVersion|publisher\.name)$/,
  /^recordDetails\.(name|foundingDate|dissolutionDate|birthDate|deathDate|personType|subject)$/,
  /^recordDetails\.interestedParty(\.(reason|description))?$/,
  /^recordDetails\.subject\.(reason|description)$/,
  /^recordDetails\.(alternateNames\[\])$/,
  /^recordDetails\.names\[\]\.(type|fullName|familyName|givenName|patronymicName)$/,
  /^recordDetails\.(jurisdiction|nationalities\[\]|taxResidencies\[\])\.(code|name)$/,
  /^recordDetails\.addresses\[\]\.(address|postCode|country\.name|country\.code)$/,
  /^recordDetails\.identifiers\[\]\.id$/,
  /^recordDetails\.entityType\.(type|subtype|details)$/,
  /^recordDetails\.unspecified(Person|Entity)Details\.(reason|description)$/,
  /^recordDetails\.interests\[\]\.(type|directOrIndirect|startDate|endDate)$/,
  /^recordDetails\.interests\[\]\.share\.(exact|minimum|exclusiveMinimum|maximum|exclusiveMaximum)$/,
  /^recordDetails\.politicalExposure\.status$/,
]

function leaves(value: unknown, path: string, counts: Map<string, number>): void {
  if (Array.isArray(value)) {
    for (const item of value) leaves(item, `${path}[]`, counts)
  } else if (value !== null && typeof value === 'object') {
    for (const [key, child] of Object.entries(value)) {
      leaves(child, path === '' ? key : `${path}.${key}`, counts)
    }
  } else if (path !== '' && !kept.some((pattern) => pattern.test(path))) {
    counts.set(path, (counts.get(path) ?? 0) + 1)
  }
}

/** Says which fields of the statements were not kept, each with its number of values. */
export function leftOut(
  collector: Collector,
  statements: readonly unknown[],
  meta: FileMeta,
): void {
  const counts = new Map<string, number>()
  for (const statement of statements) leaves(statement, '', counts)
  if (counts.size === 0) return
  const facts = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([field, count]) => ({ field, value: `${count}` }))
  collector.remark(
    'ownership.left-out',
    `${facts.length} kinds of field that no ownership rule uses were not kept.`,
    { ...meta, record: 'whole file' },
    { facts, clears: 'Nothing needs to be done; the fields are still in the file.' },
  )
}
