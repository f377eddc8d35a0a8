import { describe, expect } from 'vitest';
import { png } from '../ask.ts';
import { inBrowser, rowsOf, until } from './visit.ts';

describe('the list', () => {
  inBrowser('says of each chat what a messenger says, the liveliest chat first', async ({ sandbox, open }) => {
    const closed = sandbox.store.createChat({ title: 'Закрытый чат', users: [10], color: 'MARENGO' });
    sandbox.store.createChat({ title: 'Новый чат', type: 'O', users: [2, 3], description: 'Это новый чат' });
    sandbox.store.postMessage(closed, 10, 'Договор [b]согласован[/b]\nи подписан');
    const page = await open();
    const rows = await rowsOf(page);
    expect(rows.map((row) => row.replace(/\d+:\d\d [AP]M/, 'TIME'))).toEqual([
      'Закрытый чат, Closed chat, 2 members, TIME, Елена Морозова: Договор согласован и подписан',
      'Новый чат, Open chat, 3 members, TIME, Вадим Орлов: Это новый чат',
      'Общий чат, Company chat, 16 members, TIME, The general chat of the company',
    ]);
  });

  inBrowser('shows the colour with initials until a chat has a picture', async ({ sandbox, open }) => {
    const id = sandbox.store.createChat({ title: '«Проект» Альфа, 2026', color: 'PURPLE' });
    const page = await open();
    const portrait = page.getByRole('option', { name: 'Альфа' }).locator('.portrait');
    expect(await portrait.textContent()).toBe('ПА');
    expect(await portrait.getAttribute('style')).toBe('--own: #8474c8;');
    sandbox.store.replaceAvatar(id, png(8, 8));
    await portrait.locator('img').waitFor();
    const path = sandbox.store.chat(id)?.avatarFile?.path;
    expect(await portrait.locator('img').getAttribute('src')).toBe(path);
  });

  inBrowser('finds chats by words of title, marker and last message, ё or е, and by #id', async ({ sandbox, open }) => {
    const one = sandbox.store.createChat({ title: 'Приём заявок', entityType: 'ACME_TEAM', entityId: 'berlin/7' });
    sandbox.store.createChat({ title: 'Приём товара' });
    sandbox.store.postMessage(one, 2, 'Поставка в пятницу');
    const page = await open();
    const found: Record<string, number> = {};
    for (const query of ['прием', 'заявок ПРИЁМ', 'acme_team/berlin', 'пятницу', `#${one}`, 'нет такого']) {
      await page.getByRole('searchbox').fill(query);
      await until(page, `document.getElementById('hits').textContent.includes(' of ')`);
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
      found[query] = await page.getByRole('option').count();
    }
    expect(found).toEqual({
      прием: 2,
      'заявок ПРИЁМ': 1,
      'acme_team/berlin': 1,
      пятницу: 1,
      [`#${one}`]: 1,
      'нет такого': 0,
    });
    expect(await page.getByText('Nothing found').isVisible()).toBe(true);
  });

  inBrowser('shows open or closed chats alone, and counts them', async ({ sandbox, open }) => {
    sandbox.store.createChat({ title: 'Открытый', type: 'O' });
    sandbox.store.createChat({ title: 'Закрытый', type: 'C' });
    const page = await open();
    await page.getByRole('radio', { name: 'Closed 1' }).check();
    await page.getByText('1 of 3 chats').waitFor();
    expect(await rowsOf(page)).toEqual([expect.stringMatching(/^Закрытый, Closed chat/)]);
  });
});

describe('an empty portal', () => {
  inBrowser('tells how to fill itself, with the secret of its webhook hidden', async ({ sandbox, open }) => {
    const page = await open();
    const card = page.getByRole('main');
    const text = (await card.innerText()).replaceAll(/\s+/g, ' ');
    expect(text).toContain('No chats here yet');
    expect(text).toContain('provision apply chats.yaml');
    expect(text).toContain(`export B24_URL='${sandbox.url}/rest/1/••••••••/'`);
    const secret = sandbox.webhookUrl.split('/').at(-2) ?? '';
    expect(secret).not.toBe('');
    expect(await page.content()).not.toContain(secret);
  });

  inBrowser('stops telling so with its first chat', async ({ sandbox, open }) => {
    const page = await open();
    sandbox.store.createChat({ title: 'Первый' });
    await page.getByRole('heading', { name: 'Pick a chat' }).waitFor();
    expect(await page.getByText('No chats here yet').count()).toBe(0);
  });

  inBrowser('speaks Russian to those who read Russian first', async ({ open }) => {
    const page = await open('', { locale: 'ru-RU' });
    await page.getByRole('heading', { name: 'Чатов пока нет' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('ru');
    await page.getByText('1 чат', { exact: true }).waitFor();
  });
});
