import { describe, expect } from 'vitest';
import { inBrowser, until } from './visit.ts';

describe('the open chat', () => {
  inBrowser('shows what the portal holds: description, members, marker, messages', async ({ sandbox, open }) => {
    const id = sandbox.store.createChat({
      title: 'ACME — внедрение',
      description: 'Сроки и вопросы',
      color: 'LIGHT_BLUE',
      owner: 12,
      users: [3, 20],
      entityType: 'PROVISION_CRM',
      entityId: 'acme',
    });
    sandbox.store.setManager(id, 3, true);
    sandbox.store.dismissUser(20);
    const page = await open(`#/chat/${id}`);
    await page.getByRole('article', { name: 'ACME — внедрение' }).waitFor();
    expect(withoutTimes(await page.getByRole('article').ariaSnapshot())).toBe(CHAT);
    expect(withoutTimes(await page.getByRole('complementary', { name: 'About the chat' }).ariaSnapshot())).toBe(ABOUT);
  });

  inBrowser('groups what one person says in a row, under one name and one picture', async ({ sandbox, open }) => {
    const id = sandbox.store.createChat({ title: 'Группы', entityType: 'A', entityId: '1' });
    for (const text of ['раз', 'два', 'три']) sandbox.store.postMessage(id, 12, text);
    sandbox.store.postMessage(id, 5, 'четыре');
    const page = await open(`#/chat/${id}`);
    await page.getByText('четыре', { exact: true }).waitFor();
    const conversation = page.getByRole('region', { name: 'Messages: Группы' });
    expect(await conversation.locator('.portrait').allTextContents()).toEqual(['AW', 'ПВ']);
    expect(await conversation.locator('.author').allTextContents()).toEqual(['Anna Weber', 'Пётр Васильев']);
  });

  inBrowser('shows the newest messages and brings earlier ones on demand', async ({ sandbox, open }) => {
    const id = sandbox.store.createChat({ title: 'Длинный', entityType: 'A', entityId: '1' });
    for (let at = 1; at <= 350; at += 1) sandbox.store.postMessage(id, 2, `сообщение ${at}`);
    const page = await open(`#/chat/${id}`);
    await page.getByText('сообщение 350', { exact: true }).waitFor();
    expect(await page.locator('.message').count()).toBe(100);
    await page.getByRole('button', { name: 'Show earlier messages' }).click();
    await page.getByText('сообщение 1', { exact: true }).waitFor({ state: 'attached' });
    expect(await page.locator('.message').count()).toBe(350);
    expect(await page.getByRole('button', { name: 'Show earlier messages' }).isVisible()).toBe(false);
  });

  inBrowser('shows 200 members of a thousand, and more of them on demand', async ({ sandbox, open }) => {
    const users = Array.from({ length: 700 }, (_, at) => sandbox.store.addUser({ name: `Person ${at}`, lastName: '' }));
    const id = sandbox.store.createChat({ title: 'Все', users });
    const page = await open(`#/chat/${id}`);
    await page.getByRole('article', { name: 'Все' }).waitFor();
    expect(await page.locator('.person').count()).toBe(200);
    await page.getByRole('button', { name: 'Show more members' }).click();
    await until(page, `document.querySelectorAll('.person').length === 700`);
    expect(await page.getByRole('heading', { name: 'Members 701' }).count()).toBe(1);
  });

  inBrowser('says so when it is deleted while somebody reads it', async ({ sandbox, open }) => {
    const id = sandbox.store.createChat({ title: 'Уйдёт' });
    const page = await open(`#/chat/${id}`);
    await page.getByRole('article', { name: 'Уйдёт' }).waitFor();
    sandbox.store.deleteChat(id);
    await page.getByRole('heading', { name: 'This chat is gone' }).waitFor();
    expect(await page.getByRole('article').count()).toBe(0);
  });
});

function withoutTimes(snapshot: string): string {
  return snapshot.replaceAll(/(\w+ \d+, \d{4} at )?\d+:\d\d [AP]M/g, 'TIME');
}

const CHAT = `- article "ACME — внедрение":
  - heading "ACME — внедрение" [level=2]
  - paragraph: Closed chat · 2 members
  - button "About the chat" [expanded]
  - 'region "Messages: ACME — внедрение"':
    - list:
      - listitem: Today
      - listitem:
        - text: Anna Weber invited Klaus Weber, Наталья Юн to the chat
        - time: TIME
      - listitem:
        - text: Anna Weber
        - paragraph: Сроки и вопросы
        - time: TIME`;

const ABOUT = `- complementary "About the chat":
  - heading "About the chat" [level=2]
  - button "Close"
  - group "Details":
    - paragraph: ACME — внедрение
    - paragraph: Closed chat
    - heading "Description" [level=3]
    - paragraph: Сроки и вопросы
    - heading "Details" [level=3]
    - term: Owner
    - definition: Anna Weber
    - term: Marker
    - definition:
      - code: PROVISION_CRM
      - text: /
      - code: acme
    - term: Colour
    - definition:
      - code: LIGHT_BLUE
    - term: Chat ID
    - definition:
      - code: "2"
    - term: Created
    - definition:
      - time: TIME
    - heading "Members 3" [level=3]
    - list:
      - listitem: Anna Weber Account manager Owner
      - listitem: Klaus Weber Head of Sales Manager
      - listitem: Наталья Юн dismissed`;
