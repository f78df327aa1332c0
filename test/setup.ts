// Workers and the command line run from the built files, so the tests build first.
export default async function setup(): Promise<void> {
  const { ensureBuilt } = (await import('../scripts/ensure.mjs' as string)) as {
    ensureBuilt: () => Promise<void>
  }
  await ensureBuilt()
}
