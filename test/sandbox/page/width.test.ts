import { describe, expect } from 'vitest';
import { inBrowser, until } from './visit.ts';

const phone = { viewport: { width: 390, height: 780 } };

describe('on a narrow screen', () => {
  inBrowser('the list gives way to the chat, and comes back with the focus on its row', async ({ sandbox, open }) => {
    sandbox.store.createChat({ title: 'Первый' });
    sandbox.store.createChat({ title: 'Второй' });
    const page = await open('', phone);
    expect(await page.getByRole('main').count()).toBe(0);
    await page.getByRole('option', { name: 'Первый' }).click();
    await page.getByRole('article', { name: 'Первый' }).waitFor();
    expect(await page.getByRole('navigation').count()).toBe(0);
    await until(page, 'document.activeElement.ariaLabel === "Messages: Первый"');
    await page.getByRole('button', { name: 'Back to the chats' }).click();
    await until(page, 'document.activeElement.ariaLabel?.startsWith("Первый,")');
    await page.goBack();
    await page.getByRole('article', { name: 'Первый' }).waitFor();
  });

  inBrowser(
    'what there is to know about the chat lies over it, and Escape takes it away',
    async ({ sandbox, open }) => {
      const id = sandbox.store.createChat({ title: 'Первый', description: 'Описание чата' });
      const page = await open('', phone);
      await page.getByRole('option', { name: 'Первый' }).click();
      const about = page.getByRole('complementary', { name: 'About the chat' });
      await page.getByRole('button', { name: 'About the chat', expanded: false }).click();
      expect(await about.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 780 });
      await page.keyboard.press('Escape');
      expect(await about.count()).toBe(0);
      expect(await page.evaluate('document.activeElement.ariaLabel')).toBe('About the chat');
      expect(page.url()).toMatch(new RegExp(`#/chat/${id}$`));
    },
  );

  inBrowser('nothing is wider than the screen, whatever people write', async ({ sandbox, open }) => {
    const long = 'Ы'.repeat(255);
    const id = sandbox.store.createChat({ title: long, description: long, entityType: 'X'.repeat(200), entityId: 'y' });
    sandbox.store.postMessage(id, 2, `${long} ${'слово '.repeat(300)}`);
    const page = await open(`#/chat/${id}`, { viewport: { width: 320, height: 600 } });
    await page.getByRole('article').waitFor();
    const wide = `[...document.querySelectorAll('#chat *, #about *')].filter((box) => box.getBoundingClientRect().right > 321).length`;
    expect(await page.evaluate(wide)).toBe(0);
    await page.getByRole('button', { name: 'About the chat' }).click();
    expect(await page.evaluate(wide)).toBe(0);
  });
});

describe('in the dark', () => {
  inBrowser('text keeps its contrast with what lies behind it, as in the light', async ({ sandbox, open }) => {
    const id = sandbox.store.createChat({ title: 'Первый', description: 'Описание', users: [2, 3, 4, 5, 6, 7, 8, 9] });
    for (const user of [2, 3, 4, 5, 6, 7, 8, 9]) sandbox.store.postMessage(id, user, 'сообщение');
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await open(`#/chat/${id}`, { colorScheme });
      await page.getByRole('article', { name: 'Первый' }).waitFor();
      expect(await page.evaluate(FAINT), colorScheme).toEqual([]);
    }
  });
});

/** Texts whose contrast with the nearest painted background is below 4.5, as `class ratio`. */
const FAINT = `(() => {
  const brush = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = (color) => {
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = color;
    brush.fillRect(0, 0, 1, 1);
    return [...brush.getImageData(0, 0, 1, 1).data];
  };
  const light = (color) => {
    const [r, g, b] = rgba(color).map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (box) => {
    const color = getComputedStyle(box).backgroundColor;
    return rgba(color)[3] > 200 || box === document.documentElement ? color : behind(box.parentElement);
  };
  const faint = new Set();
  for (const box of document.querySelectorAll('body *')) {
    const hasText = [...box.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
    if (!hasText || box.closest('.portrait, [hidden], dialog:not([open]), .unseen, .dismissed, noscript')) continue;
    const [low, high] = [light(getComputedStyle(box).color), light(behind(box))].sort((a, b) => a - b);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < 4.5) faint.add(box.className + ' ' + box.textContent.slice(0, 20) + ' ' + ratio.toFixed(2));
  }
  return [...faint];
})()`;
