import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Specification } from '../specification.ts'

/** SHA-256 over the canonical JSON (RFC 8785) of a result, without the paths of its files.
 *
 * The same files and specification give the same digest on every machine.
 */
export function flowsDigest(result: { readonly specification: Specification }): string {
  const { specification } = result
  const rates = specification.rates && { currency: specification.rates.currency }
  const files = specification.files.map((file) => ({ sha256: file.sha256 }))
  const plain = JSON.parse(
    JSON.stringify({ ...result, specification: { ...specification, files, rates } }),
  ) as unknown
  return createHash('sha256').update(canonicalize(plain)!).digest('hex')
}
