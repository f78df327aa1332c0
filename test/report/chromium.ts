import { existsSync } from 'node:fs'
import type { Browser } from 'playwright-core'

const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser']

const found = places.find((place) => place !== undefined && existsSync(place))

export const chromiumIsHere = found !== undefined

/** The title of a suite, with the reason where it is skipped. */
export function withChromium(title: string): string {
  return chromiumIsHere ? title : `${title} (skipped: no /usr/bin/chromium; CHROMIUM names another)`
}

export async function launch(): Promise<Browser> {
  const { chromium } = await import('playwright-core')
  return chromium.launch({
    executablePath: found!,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  })
}
