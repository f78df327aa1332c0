import { datasets } from '../dataset.ts'
import { hashOf, type LoadedFile, type LoadOptions, loadedFile, undated } from '../loaded.ts'
import { rootDate } from '../root-date.ts'
import { Tally } from '../tally.ts'
import { assembleUn } from './assemble.ts'

/** Loads the UN Security Council's consolidated list; its root element says when it was generated. */
export async function loadUn(path: string, options: LoadOptions): Promise<LoadedFile> {
  const tally = new Tally()
  const dataset = datasets.get('un_sc_sanctions')!
  const publishedOn = await rootDate(path, 'dateGenerated', ['INDIVIDUAL', 'ENTITY'])
  const sha256 = await hashOf([path])
  const version = publishedOn ?? undated(sha256)
  const context = { dataset, version, tally, statements: options.statements ?? false }
  const assembled = await assembleUn(path, context, options)
  const facts = {
    path,
    parts: [path],
    format: 'un-xml',
    dataset: dataset.name,
    version,
    sha256,
    publishedOn,
  }
  return loadedFile(assembled, facts, tally)
}
