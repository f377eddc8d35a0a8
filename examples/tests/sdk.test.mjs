import assert from 'node:assert/strict';
import https from 'node:https';
import test from 'node:test';
import { B24Hook } from '@bitrix24/b24jssdk';
import { startSandbox } from 'bitrix24-provision/sandbox';

test('a chat is handed over to a member', async (t) => {
  const portal = await startSandbox({ https: true });
  t.after(() => portal.close());
  https.globalAgent.options.ca = portal.certificate;
  const { actions } = B24Hook.fromWebhookUrl(portal.webhookUrl);
  const made = await actions.v2.call.make({ method: 'im.chat.add', params: { TITLE: 'Sales', USERS: [10] } });
  const id = made.getData().result;
  await actions.v2.call.make({ method: 'im.chat.setOwner', params: { CHAT_ID: id, USER_ID: 10 } });
  assert.equal(portal.store.chat(id).owner, 10);
});
