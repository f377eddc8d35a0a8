import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, expect, it, vi } from 'vitest';
import { pathOf } from '../../../scripts/outer-programs.ts';
import { showPage } from '../../../src/sandbox/page/page.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts';

const executablePath = pathOf('chromium');

export interface Visit {
  readonly sandbox: Sandbox;
  /** Opens the page, at a hash such as `#/chat/7`, and waits until it has the whole list. */
  readonly open: (hash?: string, options?: BrowserContextOptions) => Promise<Page>;
}

let browser: Promise<Browser> | undefined;
afterAll(async () => (await browser)?.close());

/** A test that looks at a fresh portal in Chromium and fails for every complaint or foreign request of its pages. */
export function inBrowser(title: string, look: (visit: Visit) => Promise<void>): void {
  it.skipIf(executablePath === undefined)(title, async () => {
    browser ??= chromium.launch({ executablePath: executablePath ?? '', args: QUIET });
    const { newContext } = await browser.then((started) => ({ newContext: started.newContext.bind(started) }));
    const sandbox = await startSandbox({ seed: 'page', limits: false });
    showPage(sandbox);
    const complaints: string[] = [];
    const pages: Page[] = [];
    const open: Visit['open'] = async (hash = '', options = {}) => {
      const context = await newContext({ locale: 'en-US', viewport: { width: 1400, height: 800 }, ...options });
      const page = await context.newPage();
      pages.push(page);
      page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
      page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
      page.on('request', (request) => {
        if (!request.url().startsWith(`${sandbox.url}/`)) complaints.push(`request: ${request.url()}`);
      });
      await page.goto(`${sandbox.url}/${hash}`);
      await page.locator('[role=option]').first().waitFor({ state: 'attached' });
      return page;
    };
    try {
      await look({ sandbox, open });
      expect(complaints).toEqual([]);
    } finally {
      await Promise.all(pages.map((page) => page.context().close()));
      await sandbox.close();
    }
  });
}

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The rows that have elements, top to bottom, by what they say aloud. */
export async function rowsOf(page: Page): Promise<readonly string[]> {
  const rows = await page.getByRole('option').all();
  return Promise.all(rows.map(async (row) => (await row.getAttribute('aria-label')) ?? ''));
}

/** Waits until something in the page is so. Asked from outside, because the page's policy lets no text become code in it. */
export async function until(page: Page, expression: string): Promise<void> {
  await vi.waitUntil(() => page.evaluate(`Boolean(${expression})`), { timeout: 10_000, interval: 20 });
}
