import countries from 'i18n-iso-countries'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** FollowTheMoney prefix dates of a published date: one, or each year of a range. */
export function datesIn(text: string): readonly string[] {
  const range = /^(?:circa )?(.+?)(?: to |-)(?:circa )?(.+)$/.exec(text)
  if (range && !/^\d{4}-\d\d/.test(text)) {
    const [from, to] = [datesIn(range[1]!)[0], datesIn(range[2]!)[0]]
    if (!from || !to) return []
    const [first, last] = [+from.slice(0, 4), +to.slice(0, 4)]
    if (first === last) return [from.slice(0, 7) === to.slice(0, 7) ? from.slice(0, 7) : `${first}`]
    if (last < first || last - first >= 25) return []
    return Array.from({ length: last - first + 1 }, (_, i) => `${first + i}`)
  }
  const iso = /^(\d{4}(?:-\d\d){0,2})(?:T.*)?$/.exec(text)
  if (iso) return [iso[1]!]
  const found =
    /^(?:circa |approximately |late |early )?(?:(\d{1,2}) )?(?:([A-Z][a-z]+) )?(\d{4})$/.exec(text)
  if (!found) return []
  if (!found[2]) return [found[3]!]
  const month = months.indexOf(found[2].slice(0, 3).toLowerCase()) + 1
  if (month === 0) return []
  const head = `${found[3]}-${`${month}`.padStart(2, '0')}`
  return [found[1] ? `${head}-${found[1].padStart(2, '0')}` : head]
}

const known = new Map<string, string | undefined>()

/** Lower-case ISO 3166-1 code of a country in any usual writing, or nothing. */
export function countryIn(text: string): string | undefined {
  if (known.has(text)) return known.get(text)
  const turned = text.replace(/^(.+), (.+)$/, '$2 $1')
  const code = [text, turned].map((name) => countries.getAlpha2Code(name, 'en')).find(Boolean)
  known.set(text, code?.toLowerCase())
  return known.get(text)
}
