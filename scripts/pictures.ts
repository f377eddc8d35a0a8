import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import buildIfStale from './build-if-stale.ts';
import { plainText } from './pictures/ansi.ts';
import { withPalette } from './pictures/png.ts';
import { portalScene, shownAtMs } from './pictures/portal-scene.ts';
import { type Language, readmeScene } from './pictures/readme-scene.ts';
import { terminalPage } from './pictures/terminal.ts';

/*
 * Draws the pictures of the read-mes with Chromium: the plan in a terminal, the plan as a page, the page of the embedded portal.
 *
 * Everything in them is what the built tool prints, writes and serves for the config that the read-me shows. The text of the plan is
 * kept beside its picture, so that a test can tell when the picture is out of date.
 */

const folder = join(import.meta.dirname, '../docs/pictures');
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const bytesAtMost = 150_000;

const executablePath = [process.env.CHROMIUM ?? '', ...places].find((path) => existsSync(path));
if (executablePath === undefined) {
  process.stderr.write(
    'no browser: pictures are drawn with Chromium; install it (Debian: apt-get install chromium) or name it in CHROMIUM\n',
  );
  process.exitCode = 1;
} else {
  await buildIfStale();
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    for (const language of ['en', 'ru'] as const) await draw(browser, language);
  } finally {
    await browser.close();
  }
}

async function draw(browser: Browser, language: Language): Promise<void> {
  const name = (stem: string, extension: string) =>
    join(folder, language === 'en' ? `${stem}.${extension}` : `${stem}.${language}.${extension}`);
  const scene = await readmeScene(language);
  try {
    const plan = await scene.provision('plan', '--html', 'plan.html');
    writeFileSync(name('plan', 'txt'), plainText(plan));
    await picture(browser, language, name('plan', 'png'), { width: 1000, height: 600, scale: 2 }, async (page) => {
      await page.setContent(terminalPage('provision plan', plan));
      return page.locator('.window').screenshot({ omitBackground: true });
    });
    await picture(browser, language, name('report', 'png'), { width: 900, height: 740, scale: 2 }, async (page) => {
      writeFileSync(scene.path('plan.html'), madeAt(shownAtMs, readFileSync(scene.path('plan.html'), 'utf8')));
      await page.goto(pathToFileURL(scene.path('plan.html')).href);
      return page.screenshot();
    });
  } finally {
    scene.remove();
  }
  await drawPortal(browser, language, name('page', 'png'));
}

/** A page that says it was made at another moment, so that a picture drawn again is the same. */
function madeAt(ms: number, html: string): string {
  return html.replace(/datetime="[^"]*"/, `datetime="${new Date(ms).toISOString()}"`);
}

async function drawPortal(browser: Browser, language: Language, path: string): Promise<void> {
  const { sandbox, welcome } = await portalScene(language);
  try {
    await picture(browser, language, path, { width: 1220, height: 730, scale: 1.75 }, async (page) => {
      await page.goto(`${sandbox.url}/#/chat/${welcome}`);
      await page.getByRole('article').waitFor();
      return page.screenshot();
    });
  } finally {
    await sandbox.close();
  }
}

/** Takes one picture, finer than it is shown, with the clock of the page at the moment that the scenes are made for. */
async function picture(
  browser: Browser,
  language: Language,
  path: string,
  viewport: { readonly width: number; readonly height: number; readonly scale: number },
  take: (page: Page) => Promise<Buffer>,
): Promise<void> {
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
  const look = { colorScheme: 'light', reducedMotion: 'reduce', timezoneId: 'Europe/Minsk' } as const;
  const page = await browser.newPage({ viewport, locale, deviceScaleFactor: viewport.scale, ...look });
  await page.clock.setFixedTime(shownAtMs);
  const bytes = withPalette(await take(page));
  await page.close();
  writeFileSync(path, bytes);
  process.stdout.write(`${relative(process.cwd(), path)}  ${Math.round(bytes.length / 1000)} kB\n`);
  if (bytes.length > bytesAtMost) throw new Error(`${path} has more than ${bytesAtMost} bytes`);
}
