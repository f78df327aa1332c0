import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { largestUnpacked, unreadable } from './limits.ts'

/** Names in a zip container, after every entry was unpacked once and counted: sizes that the
 * directory states can lie, so they are not trusted.
 *
 * @throws TidewaiterError `evidence.zip-bomb`, `evidence.encrypted`, `evidence.broken`
 */
export async function checkZip(bytes: Uint8Array, file: string): Promise<readonly string[]> {
  const broken = (cause: unknown): Error =>
    unreadable(
      file,
      'broken',
      'the container is damaged',
      'Open it in its program and save it again.',
      cause,
    )
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, found) =>
      error ? reject(broken(error)) : resolve(found!),
    )
  })
  return new Promise((resolve, reject) => {
    const names: string[] = []
    let total = 0
    const fail = (error: Error): void => {
      zip.close()
      reject(error)
    }
    const tooLarge = (): Error =>
      unreadable(
        file,
        'zip-bomb',
        `it unpacks to more than ${largestUnpacked} bytes`,
        'Do not open it; ask the sender what it is.',
      )
    zip.on('error', (error) => fail(broken(error)))
    zip.on('end', () => resolve(names))
    zip.on('entry', (entry: Entry) => {
      names.push(entry.fileName)
      if (entry.isEncrypted())
        return fail(
          unreadable(
            file,
            'encrypted',
            'it is encrypted',
            'Remove the password and read it again.',
          ),
        )
      if (total + entry.uncompressedSize > largestUnpacked || names.length > 10_000)
        return fail(tooLarge())
      zip.openReadStream(entry, (error, stream) => {
        if (error) return fail(broken(error))
        stream.on('data', (piece: Buffer) => {
          total += piece.length
          if (total > largestUnpacked) {
            stream.destroy()
            fail(tooLarge())
          }
        })
        stream.on('error', (cause) => fail(broken(cause)))
        stream.on('end', () => zip.readEntry())
      })
    })
    zip.readEntry()
  })
}
