import { describe, expect } from 'vitest';
import { inBrowser } from './visit.ts';

const script = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>';

describe('what people write', () => {
  inBrowser('stays text wherever it is shown', async ({ sandbox, open }) => {
    sandbox.store.addUser({ id: 900, name: script, lastName: '', position: script });
    const id = sandbox.store.createChat({
      title: script,
      description: script,
      owner: 900,
      users: [2],
      entityType: script,
      entityId: script,
    });
    sandbox.store.postMessage(id, 900, `${script}[b]${script}[/b][USER=900]${script}[/USER]`);
    const page = await open(`#/chat/${id}`);
    await page.getByRole('article').waitFor();
    await page.getByRole('searchbox').fill('onerror');
    await page.getByText('1 of 2 chats').waitFor();
    expect(await page.locator('body script, img:not(.portrait img)').count()).toBe(0);
    expect(await page.evaluate('window.hit')).toBeUndefined();
    const everywhere = [
      '#chat-title',
      '.row-title',
      '.row-last',
      '.about-title',
      '.description',
      '.text',
      '.text strong',
    ];
    for (const place of [...everywhere, '.text .mention', '.author', '.person-below', '.facts']) {
      expect(await page.locator(place).first().textContent(), place).toContain('<script>window.hit=1</script>');
    }
  });

  inBrowser('makes no links: an address in a message is only read', async ({ sandbox, open }) => {
    const id = sandbox.store.createChat({ title: 'Ссылки', entityType: 'A', entityId: '1' });
    sandbox.store.postMessage(id, 2, '[URL=javascript:window.hit=1]нажми[/URL] https://evil.example');
    const page = await open(`#/chat/${id}`);
    const text = page.locator('.text');
    expect(await text.textContent()).toBe('[URL=javascript:window.hit=1]нажми[/URL] https://evil.example');
    expect(await page.locator('a').count()).toBe(0);
  });

  inBrowser('may be bold, italic, nested, mentioned, broken or never closed', async ({ sandbox, open }) => {
    const id = sandbox.store.createChat({ title: 'Разметка', entityType: 'A', entityId: '1' });
    sandbox.store.postMessage(
      id,
      2,
      '[B]жирно [i]и косо[/B] прямо [/i][USER=3 REPLACE]Клаус[/USER][br]строка [u]конец',
    );
    const page = await open(`#/chat/${id}`);
    expect(await page.locator('.text').innerHTML()).toBe(
      '<strong>жирно <em>и косо</em></strong> прямо [/i]<span class="mention">Клаус</span>\nстрока <u>конец</u>',
    );
  });
});

describe('a script that got into the page all the same', () => {
  inBrowser('could reach no other origin, run no text, and write no markup', async ({ open }) => {
    const page = await open();
    page.removeAllListeners('console');
    page.removeAllListeners('request');
    const refused = await page.evaluate(`(async () => {
      const blocked = [];
      document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective));
      await fetch('http://127.0.0.1:9/').catch(() => {});
      const picture = new Image();
      picture.src = 'http://127.0.0.1:9/x.png';
      await new Promise((done) => { picture.onerror = done; });
      const inline = document.createElement('script');
      let typed = '';
      try { inline.text = 'window.hit = 1'; } catch (error) { typed += error.name; }
      try { document.body.innerHTML = '<b>x</b>'; } catch (error) { typed += error.name; }
      return [...new Set([...blocked, typed])].sort().join(' ');
    })()`);
    expect(refused).toBe('TypeErrorTypeError connect-src img-src');
    expect(await page.evaluate('window.hit')).toBeUndefined();
  });
});
