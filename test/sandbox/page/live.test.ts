import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { showPage } from '../../../src/sandbox/page/page.ts';
import { startSandbox } from '../../../src/sandbox/server.ts';
import { asking, batch } from '../ask.ts';
import { inBrowser, rowsOf, until } from './visit.ts';

const nextFrames = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

describe('while the portal changes', () => {
  inBrowser('chats that a batch creates appear without a reload or a second request', async ({ sandbox, open }) => {
    const page = await open();
    let requests = 0;
    page.on('request', () => {
      requests += 1;
    });
    const cmd = Object.fromEntries(
      ['Альфа', 'Бета', 'Гамма'].map((title) => [title, `im.chat.add?TITLE=${encodeURIComponent(title)}&TYPE=OPEN`]),
    );
    await batch(asking(sandbox.webhookUrl), cmd);
    await page.getByText('4 chats', { exact: true }).waitFor();
    expect((await rowsOf(page)).map((row) => row.split(',', 1)[0])).toEqual(['Гамма', 'Бета', 'Альфа', 'Общий чат']);
    expect(requests).toBe(0);
  });

  inBrowser('the open chat follows its title, colour, members and messages', async ({ sandbox, open }) => {
    const id = sandbox.store.createChat({ title: 'Черновик', users: [2] });
    const page = await open(`#/chat/${id}`);
    await page.getByRole('article', { name: 'Черновик' }).waitFor();
    sandbox.store.renameChat(id, 'Чистовик');
    sandbox.store.recolour(id, 'RED');
    sandbox.store.addMember(id, 7);
    sandbox.store.postMessage(id, 7, 'я здесь');
    sandbox.store.setOwner(id, 7);
    await page.getByRole('article', { name: 'Чистовик' }).waitFor();
    await page.getByText('я здесь', { exact: true }).waitFor();
    await page
      .getByRole('listitem')
      .filter({ hasText: /Мария Кузнецова.*Owner/ })
      .waitFor();
    expect(await page.getByRole('definition').filter({ hasText: 'RED' }).count()).toBe(1);
    expect(await page.title()).toBe('Чистовик · Sandbox portal');
  });

  inBrowser('a screen reader hears one sentence when the portal has settled', async ({ sandbox, open }) => {
    const page = await open();
    await page.clock.install({ time: 0 });
    await page.clock.pauseAt(1_000);
    await page.evaluate(`new MutationObserver(() => { window.spoken = (window.spoken ?? 0) + 1; })
      .observe(document.getElementById('announcer'), { childList: true })`);
    for (let at = 1; at <= 30; at += 1) sandbox.store.createChat({ title: `Чат ${at}` });
    await frameBy(page, page.getByText('31 chats', { exact: true }));
    sandbox.store.renameChat(31, 'Другое имя');
    await frameBy(page, page.getByRole('option', { name: 'Другое имя' }));
    expect(await page.getByRole('status').textContent()).toBe('');
    await page.clock.runFor(10_000);
    await until(page, `document.getElementById('announcer').textContent !== ''`);
    expect(await page.getByRole('status').textContent()).toBe('30 chats added, 1 chat changed');
    expect(await page.evaluate('window.spoken')).toBe(1);
  });

  inBrowser('what somebody looks at stays where it is when rows come above it', async ({ sandbox, open }) => {
    for (let at = 1; at <= 60; at += 1) sandbox.store.createChat({ title: `Чат ${at}` });
    const page = await open();
    const row = page.getByRole('option', { name: 'Чат 30,' });
    await page.evaluate(`document.getElementById('rows').scrollTop = 72 * 28`);
    const before = await row.boundingBox();
    sandbox.store.createChat({ title: 'Новенький' });
    sandbox.store.postMessage(3, 2, 'этот чат теперь первый');
    await page.getByText('62 chats', { exact: true }).waitFor();
    await page.evaluate(nextFrames);
    expect(await row.boundingBox()).toEqual(before);
  });

  inBrowser('the row with the focus keeps it while the order changes around it', async ({ sandbox, open }) => {
    for (let at = 1; at <= 5; at += 1) sandbox.store.createChat({ title: `Чат ${at}` });
    const page = await open();
    await page.getByRole('option', { name: 'Чат 3,' }).focus();
    await page.evaluate(`document.addEventListener('focusin', () => { window.again = true; })`);
    sandbox.store.postMessage(2, 2, 'первый чат оживает');
    await until(page, `document.querySelector('[role=option]').ariaLabel.startsWith('Чат 1,')`);
    sandbox.store.postMessage(4, 2, 'и третий');
    await until(page, `document.querySelector('[role=option]').ariaLabel.startsWith('Чат 3,')`);
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toMatch(/^Чат 3, .* и третий$/);
    expect(await page.evaluate('window.again')).toBeUndefined();
  });

  inBrowser(
    'a portal that went away, came back without a page and then with one is shown as it is now',
    async ({ sandbox, open }) => {
      sandbox.store.createChat({ title: 'До перерыва' });
      const page = await open();
      page.removeAllListeners('console');
      await sandbox.close();
      await page.getByText('Connection lost, trying again').waitFor();
      const refused = page.waitForResponse((response) => response.status() === 404);
      const again = await startSandbox({ seed: 'page', port: Number(new URL(sandbox.url).port) });
      try {
        again.store.createChat({ title: 'После перерыва' });
        await refused;
        showPage(again);
        await page.getByRole('option', { name: 'После перерыва' }).waitFor();
        await page.getByText('Live', { exact: true }).waitFor();
        expect((await rowsOf(page)).map((row) => row.split(',', 1)[0])).toEqual(['После перерыва', 'Общий чат']);
      } finally {
        await again.close();
      }
    },
  );
});

/** Lets the stopped clock of the page run frame by frame, for less than the announcer's pause, until something is there. */
async function frameBy(page: Page, wanted: Locator): Promise<void> {
  for (let frame = 0; frame < 40 && (await wanted.count()) === 0; frame += 1) await page.clock.runFor(16);
}
