import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pathOf } from '../../scripts/outer-programs.ts';
import { message } from '../../src/model/message.ts';
import { planHtml } from '../../src/report/html.ts';
import { chat, planOf } from './worlds.ts';

const executablePath = pathOf('chromium');

describe.skipIf(executablePath === undefined)('the page of a plan in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'provision-page-'));
  const complaints: string[] = [];
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    writeFileSync(join(folder, 'plan.html'), planHtml(plan, undefined, { language: 'en', origin: { madeAtMs: 0 } }));
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox', '--disable-gpu'] });
    const look = { viewport: { width: 1300, height: 700 }, reducedMotion: 'reduce', timezoneId: 'Asia/Tokyo' } as const;
    page = await browser.newPage({ ...look, locale: 'en-GB' });
    page.on('console', (said) => complaints.push(said.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  const open = async (hash = '') => {
    await page.goto('about:blank');
    await page.goto(`${pathToFileURL(join(folder, 'plan.html')).href}${hash}`);
  };
  const presses = async (...keys: readonly string[]) => {
    const path: string[] = [];
    for (const key of keys) {
      await page.keyboard.press(key);
      path.push(await focused(page));
    }
    return path;
  };

  test('a link by key leads to the chat, and the keys of the sandbox’s page lead on from there', async () => {
    await open(`#${encodeURIComponent('chat-отдел/a')}`);
    expect(await focused(page)).toBe('chat отдел/a');
    expect(await presses('Escape', 'ArrowUp', 'Home', 'ArrowUp', 'ArrowDown', 'End', 'ArrowDown')).toEqual(
      ['отдел/a', 'e', 'f', 'f', 'd', 'отдел/a', 'отдел/a'].map((key) => `row ${key}`),
    );
    expect(await presses('Home', 'Enter', 'Alt+ArrowDown', 'Alt+ArrowDown', 'Alt+ArrowUp')).toEqual([
      'row f',
      'chat f',
      'chat d',
      'chat b',
      'chat d',
    ]);
    expect(complaints).toEqual([]);
  });

  test('the focus is seen in the list, whole and inside of it', async () => {
    await open();
    await page.keyboard.press('Escape');
    await presses('End');
    const [row, list] = await Promise.all([
      page.locator('nav a:focus').boundingBox(),
      page.locator('nav').boundingBox(),
    ]);
    const outline = await page.evaluate(`(() => {
      const { outlineStyle, outlineOffset } = getComputedStyle(document.activeElement);
      return outlineStyle + ' ' + outlineOffset;
    })()`);
    // What is drawn outside of a row is cut off by the list.
    expect(outline).toBe('solid -2px');
    expect((row?.y ?? 0) + (row?.height ?? 0)).toBeLessThanOrEqual((list?.y ?? 0) + (list?.height ?? 0));
  });

  test('the search hides parts in which nothing is left, and a link shows its chat all the same', async () => {
    await open();
    await page.keyboard.press('/');
    await page.keyboard.type('Bees');
    await page.getByText('1 / 5 shown').waitFor();
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(['Everything else']);
    await page.evaluate("location.hash = '#chat-f'");
    await page.getByText('5 / 5 shown').waitFor();
    expect(await focused(page)).toBe('chat f');
  });

  test('a question mark lists the keys, and single ones can be switched off', async () => {
    await open();
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await dialog.getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    await presses('/');
    expect(await focused(page)).not.toBe('search');
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await dialog.getByRole('checkbox').check();
    await page.keyboard.press('Escape');
    expect(await presses('/')).toEqual(['search']);
  });

  test('the time is told as the reader’s clock has it', async () => {
    await open();
    expect(await page.locator('time').textContent()).toMatch(/1970.*9:00/);
    expect(complaints).toEqual([]);
  });
});

const plan = planOf(
  0,
  chat('отдел/a').creates({ type: 'OPEN', users: 1, owner: '1', handOver: false }),
  chat('b', { id: 2, title: 'Bees' }).updates('title', '"Wasps"', '"Bees"'),
  chat('d', { id: 4 }).removes(),
  chat('e', { id: 5 }).notes('entity', message('ENTITY_FIXED')),
  chat('f', { id: 6 }).blockedBy(message('PERSON_UNKNOWN', { who: 'x' })),
);

/** What has the focus: a chat, its row, or an element by its id. */
async function focused(page: Page): Promise<string> {
  return String(
    await page.evaluate(`(() => {
      const at = document.activeElement;
      if (at.matches('.card')) return 'chat ' + at.ariaLabel;
      return at.matches('nav a') ? 'row ' + at.querySelector('.sub').textContent : at.id;
    })()`),
  );
}
