import assert from 'node:assert/strict';
import test from 'node:test';
import { startSandbox } from 'bitrix24-provision/sandbox';

test('a chat is made with its people', async (t) => {
  const portal = await startSandbox();
  t.after(() => portal.close());
  const body = new URLSearchParams({ TITLE: 'Sales', 'USERS[0]': '1', 'USERS[1]': '10' });
  const response = await fetch(`${portal.webhookUrl}im.chat.add`, { method: 'POST', body });
  const { result: id } = await response.json();
  assert.deepEqual(portal.store.chat(id).members, [1, 10]);
});
