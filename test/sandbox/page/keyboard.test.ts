import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/server.ts';
import { inBrowser, until } from './visit.ts';

describe('without a mouse', () => {
  inBrowser('the list is one stop of the Tab key, and arrows, Home and End move in it', async ({ sandbox, open }) => {
    fill(sandbox, 50);
    const page = await open();
    await page.getByRole('radio', { name: 'All' }).focus();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toMatch(/^Чат 50,/);
    const path: string[] = [];
    for (const key of [
      'ArrowDown',
      'ArrowDown',
      'ArrowUp',
      'End',
      'ArrowDown',
      'ArrowUp',
      'PageUp',
      'Home',
      'ArrowUp',
    ]) {
      await page.keyboard.press(key);
      path.push(`${key} ${(await focused(page)).split(',', 1)[0]}`);
    }
    expect(path).toEqual([
      'ArrowDown Чат 49',
      'ArrowDown Чат 48',
      'ArrowUp Чат 49',
      'End Общий чат',
      'ArrowDown Общий чат',
      'ArrowUp Чат 1',
      'PageUp Чат 8',
      'Home Чат 50',
      'ArrowUp Чат 50',
    ]);
  });

  inBrowser('Enter opens a chat and goes to its messages, Escape comes back to its row', async ({ sandbox, open }) => {
    fill(sandbox, 3);
    const page = await open();
    await page.getByRole('option').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Messages: Чат 2' }).waitFor();
    await until(page, 'document.activeElement.ariaLabel === "Messages: Чат 2"');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toMatch(/^Чат 2,/);
    expect(await page.getByRole('option', { selected: true }).getAttribute('aria-label')).toMatch(/^Чат 2,/);
  });

  inBrowser('a slash goes to the search, and Escape clears it', async ({ sandbox, open }) => {
    fill(sandbox, 3);
    const page = await open();
    await page.keyboard.press('/');
    await page.keyboard.type('чат 3');
    await page.getByText('1 of 4 chats').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('4 chats', { exact: true }).waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
  });

  inBrowser('Alt with arrows reads chat after chat, also from within a chat', async ({ sandbox, open }) => {
    fill(sandbox, 3);
    const page = await open();
    for (const [key, title] of [
      ['Alt+ArrowDown', 'Чат 3'],
      ['Alt+ArrowDown', 'Чат 2'],
      ['Alt+ArrowUp', 'Чат 3'],
    ] as const) {
      await page.keyboard.press(key);
      await page.getByRole('article', { name: title }).waitFor();
    }
    expect(page.url()).toMatch(/#\/chat\/4$/);
  });

  inBrowser('a question mark lists the keys, and single ones can be switched off for good', async ({ open }) => {
    const page = await open();
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await dialog.waitFor();
    expect(await dialog.getByRole('term').allTextContents()).toContain('Alt ↑Alt ↓');
    await dialog.getByRole('checkbox', { name: 'Use shortcuts of a single key' }).uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
    await page.reload();
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('?');
    expect(await dialog.isVisible()).toBe(false);
  });

  inBrowser('every stop of the Tab key can be seen and has a name', async ({ sandbox, open }) => {
    fill(sandbox, 3);
    const page = await open('#/chat/3');
    await page.getByRole('article', { name: 'Чат 2' }).waitFor();
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).focus();
    const stops: string[] = [];
    for (let stop = 0; stop < 8; stop += 1) {
      stops.push(await stopName(page));
      await page.keyboard.press('Tab');
    }
    expect(stops).toEqual([
      'Keyboard shortcuts',
      'Search chats',
      'All',
      expect.stringMatching(/^Чат 2,/),
      'About the chat',
      'Messages: Чат 2',
      'Close',
      'Details',
    ]);
  });
});

function fill(sandbox: Sandbox, count: number): void {
  for (let at = 1; at <= count; at += 1) sandbox.store.createChat({ title: `Чат ${at}` });
}

async function focused(page: Page): Promise<string> {
  return String(await page.evaluate('document.activeElement.getAttribute("aria-label")'));
}

/** The name of the focused element, or a complaint when nothing shows that it has the focus. */
async function stopName(page: Page): Promise<string> {
  return String(
    await page.evaluate(`(() => {
      const at = document.activeElement;
      const boxes = [at, at.nextElementSibling, at.parentElement].filter((box) => box !== null);
      const isSeen = boxes.map((box) => getComputedStyle(box)).some((style) => style.outlineStyle === 'solid' || style.boxShadow !== 'none');
      const name = at.ariaLabel ?? at.labels?.[0]?.innerText.trim().split('\\n')[0] ?? '';
      return isSeen ? name : 'unseen focus on ' + name;
    })()`),
  );
}
