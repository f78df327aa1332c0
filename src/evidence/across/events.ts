import * as chrono from 'chrono-node'
import type { Claim } from '../claim.ts'
import type { Paragraph } from '../language/analyse.ts'
import type { EvidenceEvent } from '../reading.ts'

const nameBefore =
  /[“"„«]([^“”"„«»]{3,40})[”"“»]\s+(?:[\p{L}-]+\s+){0,4}(?:exercises?|drills?|manoeuvres|maneuvers|war games|wargames|patrols?)\b/iu
const nameAfter =
  /\b(?:exercises?|drills?|manoeuvres|war games)\s+(?:named|called|dubbed|code-?named|known as)\s+[“"„«]?(\p{Lu}[\p{L}\d]*(?:[ -](?:\p{Lu}[\p{L}\d]*|\d+)){0,3})/u
const place =
  /\b(?:in|off|over|near)\s+(?:the\s+)?((?:Sea of \p{Lu}\p{L}+|(?:\p{Lu}\p{L}+\s){1,3}(?:Sea|Ocean|Strait|Gulf|Bay|Channel)|Gulf of \p{Lu}\p{L}+|Bay of \p{Lu}\p{L}+|\p{Lu}\p{L}+ Strait))/u

function kindOf(words: string): string {
  if (/\bnaval|\bnavy|\bwarships?|\bsea\b/i.test(words)) return 'naval exercise'
  if (/\bair\b|\baircraft|\bbombers?/i.test(words)) return 'air exercise'
  return 'military exercise'
}

interface Range {
  readonly start?: string
  readonly end?: string
}

/** "began on September 10 … will last until 16 September": both days, with the document's year. */
function rangeOf(words: string, published: string | undefined): Range {
  const year = /^(\d{4})/.exec(published ?? '')?.[1] ?? /\b(?:19|20)\d{2}\b/.exec(words)?.[0]
  if (!year) return {}
  const instant = new Date(
    Date.UTC(Number(year), Number(published?.slice(5, 7) || '7') - 1, 15, 12),
  )
  const days: string[] = []
  for (const found of chrono.en.strict.parse(words, { instant, timezone: 0 })) {
    for (const part of [found.start, found.end]) {
      if (!part?.isCertain('day') || !part.isCertain('month')) continue
      const pad = (n: number | null): string => String(n).padStart(2, '0')
      days.push(
        `${part.isCertain('year') ? part.get('year') : year}-${pad(part.get('month'))}-${pad(part.get('day'))}`,
      )
    }
  }
  days.sort()
  if (days.length === 0) return {}
  return days.length > 1 ? { start: days[0]!, end: days.at(-1)! } : { start: days[0]! }
}

const counted =
  /\b(more than|at least|over|about|some|around|up to)?\s*(\d[\d,]*)\s+((?:warships|ships|vessels|submarines|aircraft|troops|soldiers|personnel|servicemen|tanks)(?:(?:,\s*(?:and\s+)?|\s+and\s+)(?:[\p{L}]+\s+)?(?:warships|ships|vessels|submarines|aircraft|troops|soldiers|personnel|servicemen|tanks))*)/iu

/** Exercises that the claims tell of, with name, days, place, participants and size. Claims that
 * stand within three paragraphs of each other and name no other event are of the same one.
 */
export function eventsIn(
  text: string,
  paragraphs: readonly Paragraph[],
  claims: readonly Claim[],
  published: string | undefined,
): readonly EvidenceEvent[] {
  const exercises = claims.filter((claim) => claim.kind === 'exercise')
  const groups: { claims: Claim[]; paragraphs: number[] }[] = []
  for (const claim of exercises) {
    const at = paragraphAt(paragraphs, claim.start)
    const near = groups.at(-1)
    if (
      near &&
      at - near.paragraphs.at(-1)! <= 3 &&
      compatible(text, paragraphs, near.paragraphs, at)
    ) {
      near.claims.push(claim)
      near.paragraphs.push(at)
    } else groups.push({ claims: [claim], paragraphs: [at] })
  }
  return groups.map((group) => eventOf(text, paragraphs, group, published))
}

/** Index of the paragraph that holds an offset, -1 between two; paragraphs come in order. */
function paragraphAt(paragraphs: readonly Paragraph[], offset: number): number {
  let from = 0
  let to = paragraphs.length - 1
  while (from <= to) {
    const middle = (from + to) >> 1
    const p = paragraphs[middle]!
    if (offset < p.start) to = middle - 1
    else if (offset >= p.end) from = middle + 1
    else return middle
  }
  return -1
}

const paragraphText = (text: string, p: Paragraph | undefined): string =>
  p ? text.slice(p.start, p.end) : ''

function nameIn(words: string): string | undefined {
  return nameBefore.exec(words)?.[1] ?? nameAfter.exec(words)?.[1]
}

function compatible(
  text: string,
  paragraphs: readonly Paragraph[],
  before: readonly number[],
  at: number,
): boolean {
  const known = before
    .map((i) => nameIn(paragraphText(text, paragraphs[i])))
    .find((name) => name !== undefined)
  const here = nameIn(paragraphText(text, paragraphs[at]))
  return known === undefined || here === undefined || known === here
}

function eventOf(
  text: string,
  paragraphs: readonly Paragraph[],
  group: { readonly claims: readonly Claim[]; readonly paragraphs: readonly number[] },
  published: string | undefined,
): EvidenceEvent {
  const words = [...new Set(group.paragraphs)]
    .map((i) => paragraphText(text, paragraphs[i]))
    .join('\n')
  const range = rangeOf(words, published)
  const count = counted.exec(words)
  const where = place.exec(words)?.[1]
  return {
    name: nameIn(words) ?? null,
    kind: kindOf(words),
    ...range,
    ...(where ? { place: where } : {}),
    participants: [...new Set(group.claims.flatMap((claim) => claim.actors ?? []))],
    ...(count ? { count: { min: Number(count[2]!.replaceAll(',', '')), unit: count[3]! } } : {}),
    claims: group.claims.map((claim) => claim.id),
  }
}

/** Claims of one event share its name and, where they name nobody, its participants. */
export function withEvents(
  claims: readonly Claim[],
  events: readonly EvidenceEvent[],
): readonly Claim[] {
  const eventOfClaim = new Map<string, EvidenceEvent>()
  for (const event of events)
    for (const id of event.claims) if (!eventOfClaim.has(id)) eventOfClaim.set(id, event)
  return claims.map((claim) => {
    const event = eventOfClaim.get(claim.id)
    if (!event) return claim
    const actors = claim.actors === undefined && event.participants.length > 0
    return {
      ...claim,
      ...(event.name ? { event: event.name } : {}),
      ...(actors
        ? { actors: event.participants, inferred: [...claim.inferred, 'actors'].sort() }
        : {}),
    }
  })
}
