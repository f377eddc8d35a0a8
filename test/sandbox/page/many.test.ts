import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/server.ts';
import { inBrowser, until } from './visit.ts';

describe.each([1_000, 10_000])('with %i chats', (count) => {
  inBrowser(`only the rows in view have elements, and each of ${count} knows its place`, async ({ sandbox, open }) => {
    fill(sandbox, count);
    const page = await open();
    await page.getByText(`${(count + 1).toLocaleString('en-US')} chats`, { exact: true }).waitFor();
    expect(await page.getByRole('option').count()).toBeLessThan(25);
    expect(await page.evaluate('document.querySelectorAll("*").length')).toBeLessThan(600);
    await page.getByRole('option').first().focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    const last = page.getByRole('option', { name: 'Чат 1,' });
    expect(await last.getAttribute('aria-posinset')).toBe(String(count));
    expect(await last.getAttribute('aria-setsize')).toBe(String(count + 1));
    expect(await page.getByRole('option').count()).toBeLessThan(25);
  });

  inBrowser(
    `a search, a scroll and a change cost elements of one window, not of ${count}`,
    async ({ sandbox, open }) => {
      fill(sandbox, count);
      const page = await open();
      await countWork(page);
      await page.getByRole('searchbox').fill('99');
      await page.getByText(/^\d+ of /).waitFor();
      await page.getByRole('searchbox').fill('');
      await page.evaluate(`document.getElementById('rows').scrollTop = 36 * ${count}`);
      sandbox.store.postMessage(2, 2, 'самый старый чат оживает');
      await page.getByRole('searchbox').fill('оживает');
      await page.getByRole('option', { name: 'самый старый чат оживает' }).waitFor();
      expect(await page.evaluate('window.made')).toBeLessThan(120);
    },
  );
});

describe('a thousand chats that come while the page is open', () => {
  inBrowser('are drawn once a frame at most, and all of them arrive', async ({ sandbox, open }) => {
    const page = await open();
    await countWork(page);
    for (let round = 0; round < 100; round += 1) {
      fill(sandbox, 10);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await page.getByText('1,001 chats', { exact: true }).waitFor();
    await until(page, `document.querySelector('[role=option]').ariaSetSize === '1001'`);
    const { made, frames } = (await page.evaluate('({ made: window.made, frames: window.frames_ })')) as Work;
    expect(made).toBeLessThanOrEqual((frames + 2) * 25);
  });
});

interface Work {
  readonly made: number;
  readonly frames: number;
}

function fill(sandbox: Sandbox, count: number): void {
  for (let at = 1; at <= count; at += 1)
    sandbox.store.createChat({ title: `Чат ${at}`, type: at % 3 === 0 ? 'O' : 'C' });
}

/** Counts rows that are made and frames that are drawn from now on. */
async function countWork(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    window.made = 0;
    window.frames_ = 0;
    new MutationObserver((records) => {
      for (const { addedNodes } of records) window.made += addedNodes.length;
    }).observe(document.getElementById('rows-inner'), { childList: true });
    const count = () => { window.frames_ += 1; requestAnimationFrame(count); };
    requestAnimationFrame(count);
  })()`);
}
