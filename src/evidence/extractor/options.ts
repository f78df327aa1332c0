import { TidewaiterError } from '../../model/index.ts'

/** A language model behind an OpenAI-compatible endpoint that the user runs or rents. */
export interface ExtractorOptions {
  /** Base address, for instance `http://127.0.0.1:11434/v1`; `/chat/completions` is appended. */
  readonly url: string
  readonly model: string
  /** Sent as a bearer token where given; never shown in an error. */
  readonly key?: string | undefined
  /** Milliseconds that one answer may take. Default 60,000. */
  readonly timeout?: number | undefined
  /** Most bytes of one answer. Default 1 MiB. */
  readonly largestAnswer?: number | undefined
}

export interface Endpoint {
  readonly address: URL
  readonly model: string
  readonly key: string | undefined
  readonly timeout: number
  readonly largestAnswer: number
}

/** The one error of the extractor; `code` is one of url, model, connection, timeout, status,
 * too-large, answer.
 */
export function extractorFault(
  code: string,
  reason: string,
  remedy: string,
  cause?: unknown,
): TidewaiterError {
  return new TidewaiterError(
    { code: `evidence.extractor.${code}`, act: 'cannot ask the extractor', reason, remedy },
    { cause },
  )
}

/** Checks what the user configured, before any document leaves the program.
 *
 * @throws TidewaiterError `evidence.extractor.url` for anything but an http or https address without
 *   a name and password in it; `evidence.extractor.model` where no model is named
 * @example
 * endpointOf({ url: 'http://127.0.0.1:11434/v1', model: 'local' }).address.href
 * // 'http://127.0.0.1:11434/v1/chat/completions'
 */
export function endpointOf(options: ExtractorOptions): Endpoint {
  const shape = 'Write it as http://host:port/v1 or https://host/v1.'
  if (!URL.canParse(options.url))
    throw extractorFault('url', `"${options.url}" is no address`, shape)
  const address = new URL(options.url)
  if (!/^https?:$/.test(address.protocol))
    throw extractorFault('url', `${address.protocol} is neither http nor https`, shape)
  if (address.username !== '' || address.password !== '')
    throw extractorFault(
      'url',
      'the address holds a name or password',
      'Give the key by TIDEWAITER_EXTRACTOR_KEY.',
    )
  if (options.model.trim() === '')
    throw extractorFault('model', 'no model is named', 'Name the model that shall answer.')
  address.pathname = `${address.pathname.replace(/\/+$/, '')}/chat/completions`
  return {
    address,
    model: options.model,
    key: options.key,
    timeout: options.timeout ?? 60_000,
    largestAnswer: options.largestAnswer ?? 1024 ** 2,
  }
}
