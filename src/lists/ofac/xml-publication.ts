import type { XmlElement } from '../../files/index.ts'
import { textIn } from './xml-parts.ts'

/** What a file says of its publication: `Publish_Date` is month first, the other forms write ISO. */
export function dateOfPublication(element: XmlElement): {
  published: string | undefined
  count: number | undefined
} {
  const american = /^(\d\d?)\/(\d\d?)\/(\d{4})$/.exec(textIn(element, 'Publish_Date'))
  const iso = textIn(element, 'dataAsOf') || textIn(element, 'datePublished')
  const count = textIn(element, 'Record_Count')
  return {
    published: american
      ? `${american[3]}-${american[1]!.padStart(2, '0')}-${american[2]!.padStart(2, '0')}`
      : /^\d{4}-\d\d-\d\d/.exec(iso)?.[0],
    count: /^\d+$/.test(count) ? Number(count) : undefined,
  }
}
