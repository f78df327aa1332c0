import { readXml } from '../../files/index.ts'
import { datasets } from '../dataset.ts'
import { described, hashOf, type LoadedFile, type LoadOptions, undated } from '../loaded.ts'
import { Tally } from '../tally.ts'
import { assembleUn } from './assemble.ts'

/** Loads the UN Security Council's consolidated list; its root element says when it was generated. */
export async function loadUn(path: string, options: LoadOptions): Promise<LoadedFile> {
  const tally = new Tally()
  const dataset = datasets.get('un_sc_sanctions')!
  const publishedOn = await generatedOn(path)
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
  const { report, dataset: loaded } = described(facts, tally)
  return { ...assembled, reports: [report], datasets: [loaded] }
}

async function generatedOn(path: string): Promise<string | undefined> {
  let found: string | undefined
  const onRoot = (root: { attributes: Readonly<Record<string, string>> }): void => {
    found = /^\d{4}-\d\d-\d\d/.exec(root.attributes.dateGenerated ?? '')?.[0]
  }
  for await (const _ of readXml(path, ['INDIVIDUAL', 'ENTITY'], { onRoot })) break
  return found
}
