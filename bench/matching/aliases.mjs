// Every alias row of SDN 2021 as a query: with the entity indexed by its primary name only, and with
// all its names but this one.
import { buildIndex, screen } from '../../dist/screening/index.js'

/** Entities with one name kept out: the first, or all but the alias asked for. */
export function measurePrimaryOnly(entities, aliases) {
  const index = buildIndex(
    entities.map((e) => ({ ...e, properties: { ...e.properties, alias: [] } })),
  )
  let found = 0
  const missed = []
  for (const alias of aliases) {
    const { matches } = screen(index, party(alias), { limit: 10 })
    if (matches.some((m) => m.id === alias.id)) found++
    else missed.push(`${alias.name} | ${alias.primary}`)
  }
  return { found, of: aliases.length, missed }
}

/** Aliases are dealt into parts; a part is left out of the index at a time, with every equal spelling
 * of the same entity. */
export function measureLeftOut(entities, aliases, parts) {
  let first = 0
  const missed = []
  for (let part = 0; part < parts; part++) {
    const asked = aliases.filter((_, i) => i % parts === part)
    const out = new Set(asked.map((a) => `${a.id} ${a.name}`))
    const index = buildIndex(
      entities.map((e) => ({
        ...e,
        properties: {
          ...e.properties,
          alias: (e.properties.alias ?? []).filter((name) => !out.has(`${e.id} ${name}`)),
        },
      })),
    )
    for (const alias of asked) {
      const [top] = screen(index, party(alias), { limit: 1 }).matches
      if (top?.id === alias.id && top.match) first++
      else
        missed.push(
          `${alias.name} | ${alias.primary} | ${top ? `${top.name} ${top.evidence}` : ''}`,
        )
    }
  }
  return { first, of: aliases.length, missed }
}

const party = (alias) => ({ role: 'party', schema: alias.schema, name: alias.name, properties: {} })
