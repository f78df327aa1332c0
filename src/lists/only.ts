import type { Entity } from '../model/index.ts'
import type { LoadedFile } from './loaded.ts'

/** Leaves out what belongs to other datasets than the named ones. */
export function only(file: LoadedFile, names: ReadonlySet<string>): LoadedFile {
  if (file.datasets.every((dataset) => names.has(dataset.dataset))) return file
  const entities: Entity[] = []
  for (const entity of file.entities) {
    const datasets = entity.datasets.filter((dataset) => names.has(dataset))
    if (datasets.length === 0) continue
    const listings = entity.listings?.filter((listing) => names.has(listing.dataset))
    entities.push({ ...entity, datasets, ...(listings ? { listings } : {}) })
  }
  return {
    entities,
    relations: file.relations.filter((r) => r.datasets.some((dataset) => names.has(dataset))),
    statements: file.statements.filter((statement) => names.has(statement.dataset)),
    reports: file.reports.filter((report) => names.has(report.dataset)),
    datasets: file.datasets.filter((dataset) => names.has(dataset.dataset)),
  }
}
