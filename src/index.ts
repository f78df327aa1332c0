export * from './model/index.ts'
export { tableAsOf, tableCatalogue } from './tables/index.ts'
