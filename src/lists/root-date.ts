import { readXml, type XmlElement } from '../files/index.ts'

/** The ISO day at the beginning of an attribute of a root element; undefined where there is none.
 *
 * @example
 * dayOf({ attributes: { dateGenerated: '2026-02-27T00:00:05Z' } }, 'dateGenerated') // '2026-02-27'
 */
export function dayOf(root: Pick<XmlElement, 'attributes'>, attribute: string): string | undefined {
  return /^\d{4}-\d\d-\d\d/.exec(root.attributes[attribute] ?? '')?.[0]
}

/** The day that the root element of a file states; no more than the first of `elements` is read. */
export async function rootDate(
  path: string,
  attribute: string,
  elements: readonly string[],
): Promise<string | undefined> {
  let found: string | undefined
  const onRoot = (root: Pick<XmlElement, 'attributes'>): void => {
    found = dayOf(root, attribute)
  }
  for await (const _ of readXml(path, elements, { onRoot })) break
  return found
}
