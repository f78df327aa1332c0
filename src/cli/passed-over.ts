import type { PassedOver, SeveralVersions } from '../lists/index.ts'

/** A file of a folder that was not read, in a sentence: it might be the list that is missed.
 *
 * @example
 * passedOverWords({ path: 'lists/a.pdf', reason: 'it is a PDF' }) // 'lists/a.pdf: passed over, it is a PDF'
 */
export function passedOverWords({ path, reason }: PassedOver): string {
  return `${path}: passed over, ${reason}`
}

/** A list that is named in several versions, in a sentence: which is searched, and which is not.
 *
 * @example
 * severalVersionsWords({ dataset: 'un_sc_sanctions', newest: { path: 'b.xml', version: '2026-02-27' },
 *   others: [{ path: 'a.xml', version: '2025-11-01' }] })
 * // 'un_sc_sanctions is named in 2 versions: only the newest is searched, 2026-02-27 (b.xml), and not
 * //   2025-11-01 (a.xml); --every-version searches all'
 */
export function severalVersionsWords({ dataset, newest, others }: SeveralVersions): string {
  const named = others.map(({ path, version }) => `${version} (${path})`).join(', ')
  const count = others.length + (newest ? 1 : 0)
  return newest
    ? `${dataset} is named in ${count} versions: only the newest is searched, ${newest.version} (${newest.path}), and not ${named}; --every-version searches all`
    : `${dataset} is named in ${count} versions, and neither their dates nor their record numbers tell the newest: all are searched, ${named}; name one of them`
}
