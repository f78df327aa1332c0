import type { Assembled } from './assemble.ts'
import { type Detection, detectChanges } from './detect/detect.ts'
import { historyOf, joinRevisedCodes } from './history.ts'
import { type Corridor, monthsOf, type Panel, type Window } from './panel.ts'

/** Corridors as they are tested: one series each, from whoever reports it. */
export interface Tested {
  readonly panel: Panel
  readonly detection: Detection
  /** hs6 → what a revision changed in its scope. */
  readonly scope: ReadonlyMap<string, string>
  readonly caveats: readonly string[]
  /** Both sides of corridors that exporter and importer report, with codes joined. */
  readonly sides: { readonly exports: Panel; readonly imports: Panel }
}

export interface TestingOptions {
  readonly sanctioned: readonly string[]
  readonly fdr: number
  readonly seed: number
}

/** The panel in which a date is looked for: exporters' figures where there are any. */
export function leadingPanel(assembled: Assembled): Panel {
  return assembled.exports.corridors.length > 0 ? assembled.exports : assembled.imports
}

/** Tests every corridor once: as its exporter reports it, else as its importer does.
 *
 * The two kinds are families of their own, with their own noise, quiet dates and q-values: an
 * importer's figures hold freight and are dated by arrival.
 */
export function testCorridors(assembled: Assembled, at: number, options: TestingOptions): Tested {
  const exports = joinRevisedCodes(assembled.exports)
  const imports = joinRevisedCodes(assembled.imports)
  const known = new Set(exports.panel.corridors.map(corridorKey))
  const rest = partOf(imports.panel, (c) => !known.has(corridorKey(c)))
  const families = [exports.panel, rest].filter((panel) => panel.corridors.length > 0)
  const histories = families.map((panel) => historyOf(panel, at))
  const tested = families
    .map((panel, k) => partOf(panel, (c) => !histories[k]!.without.has(c.hs6)))
    .filter((panel, k) => k === 0 || panel.corridors.length > 0)
  const window: Window = { from: 0, at, to: families[0]!.months }
  const detections = tested.map((panel) =>
    detectChanges(panel, window, { ...options, sanctioned: sanctionedIn(panel, options) }),
  )
  return {
    panel: joinPanels(tested, families[0]!),
    detection: joinDetections(detections, tested),
    scope: new Map(histories.flatMap((h) => [...h.scope])),
    caveats: [
      ...new Set([...exports.caveats, ...imports.caveats, ...histories.flatMap((h) => h.caveats)]),
    ],
    sides: { exports: exports.panel, imports: imports.panel },
  }
}

/** Goods, origin and destination as one text. */
export function corridorKey(corridor: Corridor): string {
  return `${corridor.hs6} ${corridor.origin} ${corridor.destination}`
}

function sanctionedIn(panel: Panel, options: TestingOptions): Uint8Array {
  return Uint8Array.from(panel.corridors, (c) =>
    options.sanctioned.includes(c.destination) ? 1 : 0,
  )
}

/** The corridors of a panel that meet a condition. */
function partOf(panel: Panel, keep: (corridor: Corridor) => boolean): Panel {
  const kept = panel.corridors.map((_, i) => i).filter((i) => keep(panel.corridors[i]!))
  if (kept.length === panel.corridors.length) return panel
  const values = new Float64Array(kept.length * panel.months)
  kept.forEach((i, j) => {
    values.set(monthsOf(panel, i), j * panel.months)
  })
  return { ...panel, values, corridors: kept.map((i) => panel.corridors[i]!) }
}

function joinPanels(panels: readonly Panel[], empty: Panel): Panel {
  if (panels.length === 1) return panels[0]!
  const corridors = panels.flatMap((panel) => panel.corridors)
  const values = new Float64Array(corridors.length * empty.months)
  let offset = 0
  for (const panel of panels) {
    values.set(panel.values, offset)
    offset += panel.values.length
  }
  return { ...empty, corridors, values }
}

function joinDetections(detections: readonly Detection[], panels: readonly Panel[]): Detection {
  const first = detections[0]!
  if (detections.length === 1) return first
  const placebo = new Map<number, { at: number; tested: number; flagged: number }>()
  let offset = 0
  const verdicts = detections.flatMap((detection, k) => {
    for (const { at, tested, flagged } of detection.placebo) {
      const sum = placebo.get(at) ?? { at, tested: 0, flagged: 0 }
      placebo.set(at, { at, tested: sum.tested + tested, flagged: sum.flagged + flagged })
    }
    const moved = detection.verdicts.map((v) => ({ ...v, corridor: v.corridor + offset }))
    offset += panels[k]!.corridors.length
    return moved
  })
  return { ...first, verdicts, placebo: [...placebo.values()].sort((a, b) => a.at - b.at) }
}
