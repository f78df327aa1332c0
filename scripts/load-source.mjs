import { join } from 'node:path'
import { rolldown } from 'rolldown'

/** The exports of a module of src, bundled with all that it imports: for scripts that run before the build. */
export async function loadSource(root, path) {
  const build = await rolldown({ input: join(root, path), platform: 'neutral' })
  const { output } = await build.generate({ format: 'esm' })
  await build.close()
  const code = Buffer.from(output[0].code).toString('base64')
  return import(`data:text/javascript;base64,${code}`)
}
