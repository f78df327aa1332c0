import { contradictionsIn } from './across/contradictions.ts'
import { concealmentIn, corroborations } from './across/corroboration.ts'
import { eventsIn, withEvents } from './across/events.ts'
import { exchangesIn } from './across/exchanges.ts'
import { countriesIn, entitiesOf, weaponsOf } from './across/mentions.ts'
import { timelineOf } from './across/timeline.ts'
import { readForeign } from './foreign/read-foreign.ts'
import type { SourceDocument } from './read/document.ts'
import { readEnglish } from './read-english.ts'
import type { Reading } from './reading.ts'

/** Reads one document into claims and what follows from them.
 *
 * English is read in full. Of Russian, Ukrainian and Chinese documents only countries, weapon
 * systems, companies and the persons who are quoted are read, and no claims.
 *
 * @example
 * readDocument(await loadDocument('briefing.txt')).claims[0].quote
 */
export function readDocument(document: SourceDocument): Reading {
  if (/^(ru|uk|zh)$/.test(document.language)) {
    return {
      ...about(document),
      claims: [],
      contradictions: [],
      exchanges: [],
      events: [],
      timeline: [],
      ...readForeign(document.text, document.language, document.published),
      corroborations: [],
      concealment: [],
    }
  }
  const english = readEnglish(document)
  const events = eventsIn(document.text, english.paragraphs, english.claims, document.published)
  const claims = withEvents(english.claims, events)
  return {
    ...about(document),
    claims,
    contradictions: contradictionsIn(claims, english.deniesDualUse),
    exchanges: exchangesIn(document.text, claims),
    events,
    timeline: timelineOf(claims, events),
    weapon_systems: weaponsOf(document.text, english.paragraphs, claims),
    entities: entitiesOf(english.register, document.publisher),
    countries: countriesIn(english.paragraphs),
    corroborations: corroborations([{ document: document.name, claims }]),
    concealment: concealmentIn(claims),
  }
}

/** The head of a reading: what is known of the document. */
function about(d: SourceDocument) {
  return {
    document: d.name,
    sha256: d.sha256,
    format: d.format,
    language: d.language,
    ...(d.title ? { title: d.title } : {}),
    ...(d.publisher ? { publisher: d.publisher } : {}),
    ...(d.author ? { author: d.author } : {}),
    ...(d.published ? { published: d.published } : {}),
  }
}
