import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const CACHE = resolve('.cache/browser')

/** Chromium from the npm package, or the system's, with a Chinese font: without one every glyph is a box. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await findBrowser()
  const fonts = writeFontConfig()
  process.env.TMPDIR = join(CACHE, 'tmp')
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox'],
    env: { ...process.env, FONTCONFIG_FILE: fonts, TMPDIR: join(CACHE, 'tmp') } as Record<string, string>,
  })
}

function writeFontConfig(): string {
  const fonts = join(CACHE, 'fonts')
  if (!existsSync(fonts)) {
    mkdirSync(fonts, { recursive: true })
    for (const weight of ['400Regular', '700Bold'])
      cpSync(resolve('node_modules/@expo-google-fonts/noto-sans-sc', weight), join(fonts, weight), {
        recursive: true,
      })
  }
  const file = join(CACHE, 'fonts.conf')
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><cachedir>${join(CACHE, 'fontcache')}</cachedir></fontconfig>`,
  )
  return file
}

/** Unpacks the browser of the package where there is none yet: before the tests, or two at once would write the file they start. */
export async function findBrowser(): Promise<string> {
  mkdirSync(join(CACHE, 'tmp'), { recursive: true })
  const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
    existsSync(path),
  )
  if (system) return system
  const { TMPDIR } = process.env
  process.env.TMPDIR = join(CACHE, 'tmp')
  try {
    return await (await import('@sparticuz/chromium')).default.executablePath()
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
  }
}
