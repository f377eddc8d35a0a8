import { describe, expect, it } from 'vitest';
import { atDesk, type Desk, linesOf } from '../laws/desk.ts';
import { asking } from '../sandbox/ask.ts';

const stranger = 'stranger@partner.example';
const field = { title: 'A', users: [5, stranger] };

/** A chat of ours in which a colleague has put somebody from outside whom we cannot find. */
async function withStranger(desk: Desk, fields: object): Promise<void> {
  const { store } = desk.sandbox;
  desk.write({ chats: { a: { title: 'A', users: [5] } } });
  await desk.apply();
  const [chat] = store.chats();
  const colleague = store.addUser({ groups: [2] });
  store.addMember(chat?.id ?? 0, colleague);
  const ask = asking(desk.sandbox.webhookFor(colleague));
  expect((await ask('im.chat.user.add', { CHAT_ID: chat?.id, USERS: [16] })).outcome).toBe(true);
  expect(store.chat(chat?.id ?? 0)?.members).toContain(16);
  desk.write({ chats: { a: { ...field, ...fields, users: [...field.users, colleague] } } });
}

describe('an address that the portal hides from the caller', () => {
  it.each([{}, { membership: 'exact' }])('is that of a member who has it, and nothing is to do: %j', (fields) =>
    atDesk(async (desk) => {
      await withStranger(desk, fields);
      expect((await desk.plan()).plan).toMatchObject({ chats: [], unchanged: 1 });
    }),
  );

  it('is a note where no member has it', () =>
    atDesk(async (desk) => {
      desk.write({ chats: { a: { title: 'A', users: [5] } } });
      await desk.apply();
      desk.write({ chats: { a: field } });
      expect(linesOf((await desk.plan()).plan).join('\n')).toContain('PERSON_UNKNOWN');
    }));
});
