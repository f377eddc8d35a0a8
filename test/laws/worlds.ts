import { bmp, gif, jpeg, png } from '../avatar/made-pictures.ts';
import { fc } from '../property.ts';
import type { Desk, Written } from './desk.ts';

/** Small pictures of different bytes, by the name of their file. */
export const pictures: Readonly<Record<string, Buffer>> = {
  'a.png': png(3, 2),
  'b.jpg': jpeg(4, 4),
  'c.gif': gif(5, 1),
  'd.bmp': bmp(2, 2),
};

/** Something that other people do to a chat of the portal, to the `chat`-th that is there. */
export type Deed =
  | { readonly deed: 'rename'; readonly chat: number; readonly title: string }
  | { readonly deed: 'recolour'; readonly chat: number; readonly color: string }
  | { readonly deed: 'describe'; readonly chat: number; readonly text: string }
  | { readonly deed: 'retype'; readonly chat: number; readonly type: 'C' | 'O' }
  | { readonly deed: 'add' | 'rob' | 'own' | 'promote' | 'demote'; readonly chat: number; readonly user: number }
  | { readonly deed: 'dismiss'; readonly user: number }
  | { readonly deed: 'picture'; readonly chat: number; readonly name: string }
  | { readonly deed: 'unpicture' | 'delete' | 'hide' | 'speak'; readonly chat: number };

export const caller = 1;
const colleagues = [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 18, 19, 20];
/** A dismissed one, nobody, a bot, and somebody from outside with whom the caller shares a workgroup. */
const oddPeople = [13, 999, 17, 15];
/** Entries that stand for nobody. */
const nobodies = ['nobody@corp.example', { department: 'Nowhere' }, { head: 'Nowhere' }];
const addresses = [
  'anna@corp.example',
  'KLAUS.weber@corp.example',
  'a.kim+chat@corp.example',
  'john_smith@corp.example',
];
const departments = [
  { department: 'Sales' },
  { department: 2, recursive: true },
  { department: 'Разработка', recursive: true },
  { department: 'Archive' },
];

const colors = ['RED', 'GREEN', 'MINT', 'LIGHT_BLUE', 'AZURE', 'GRAPHITE', 'SAND'];

const texts = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }) },
  fc.constantFrom(
    'Новый чат',
    '👩‍👩‍👧‍👦 семья',
    `"quotes" 'and' <b>html</b>`,
    '+&%#=?;',
    '100%25 + 1 = ?',
    '$result[create][ID]',
    '$total[x] and $next',
    'a\tb\nc',
    ' padded ',
    '\u00a0unbroken\u00a0',
    'back\\slash',
    ['$', '{HOME}'].join(''),
    'chat1',
    '0.0',
    'Ω'.repeat(255),
    '🚀'.repeat(255),
  ),
);

/** Titles that the portal takes: something is left of them after trimming, at most 255 characters. */
const titles = texts.filter((text) => {
  const trimmed = text.replace(/^[ \t\n\r\0\v]+|[ \t\n\r\0\v]+$/g, '');
  return /\S/.test(text) && trimmed !== '' && trimmed !== '0' && [...text].length <= 255;
});

const personRef = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...colleagues) },
  { weight: 2, arbitrary: fc.constantFrom(...addresses) },
  { weight: 1, arbitrary: fc.constantFrom(...oddPeople) },
);
const peopleRef = fc.oneof(
  { weight: 5, arbitrary: personRef },
  { weight: 1, arbitrary: fc.constantFrom(...departments) },
  { weight: 1, arbitrary: fc.constantFrom(...nobodies) },
);
const people = fc.oneof(
  { weight: 3, arbitrary: fc.array(peopleRef, { maxLength: 5 }) },
  { weight: 1, arbitrary: fc.array(peopleRef, { minLength: 6, maxLength: 20 }) },
);
/** A chat none of whose people can be found is not made, so a list has somebody who can. */
const withSomebody = (list: readonly unknown[]): readonly unknown[] =>
  list.length === 0 || list.some((who) => colleagues.some((id) => id === who)) ? list : [...list, colleagues[0]];
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

function chatOf(undocumented: boolean) {
  return fc
    .record({
      title: titles,
      type: maybe(fc.constantFrom('OPEN', 'CHAT')),
      description: maybe(texts),
      color: maybe(fc.constantFrom(...colors)),
      message: maybe(texts.filter((text) => text !== '')),
      users: maybe(people.map(withSomebody)),
      membership: maybe(fc.constantFrom('ensure', 'exact')),
      owner: maybe(fc.oneof(fc.constantFrom(caller, ...colleagues), fc.constantFrom(...addresses))),
      managers: undocumented ? maybe(people) : fc.constant(undefined),
      avatar: maybe(fc.constantFrom(...Object.keys(pictures).map((name) => `avatars/${name}`))),
      protect: fc.constantFrom(undefined, undefined, true),
      onRemove: fc.constantFrom(undefined, undefined, 'forget', 'archive'),
      entity: fc.constantFrom(undefined, undefined, undefined, 'own'),
    })
    .map((fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)));
}

const keys = ['welcome', 'sales/emea', 'it.ops', 'hr-1', 'x', 'Support'];

export const configs: fc.Arbitrary<Written> = fc
  .record({ identity: fc.constantFrom('lockfile', 'marker'), undocumented: fc.boolean() })
  .chain(({ identity, undocumented }) =>
    fc
      .dictionary(fc.constantFrom(...keys), chatOf(undocumented), { minKeys: 1, maxKeys: 5, noNullPrototype: true })
      .map(
        (chats): Written => ({
          identity: identity as 'lockfile' | 'marker',
          undocumented,
          chats: Object.fromEntries(Object.entries(chats).map(([key, fields]) => [key, withOwnEntity(key, fields)])),
        }),
      ),
  );

/** Two chats cannot have one pair, so each has its key in it. */
function withOwnEntity(key: string, { entity, ...fields }: Readonly<Record<string, unknown>>) {
  return entity === undefined ? fields : { ...fields, entity: { type: 'ACME', id: key } };
}

/** The same chats, the one at `pick` under a new key that names the one it had. */
export function renamed(chats: Written['chats'], pick: number): Written['chats'] {
  const all = Object.entries(chats);
  const moved = all[pick % all.length]?.[0];
  return Object.fromEntries(
    all.map(([key, fields]) =>
      key === moved ? [`${key}.new`, { ...fields, previousKeys: [`${key}.older`, key] }] : [key, fields],
    ),
  );
}

const someChat = fc.nat({ max: 5 });
const anybody = fc.constantFrom(caller, ...colleagues);

export const deeds: fc.Arbitrary<readonly Deed[]> = fc.array(
  fc.oneof(
    fc.record({ deed: fc.constant('rename' as const), chat: someChat, title: titles }),
    fc.record({ deed: fc.constant('recolour' as const), chat: someChat, color: fc.constantFrom(...colors) }),
    fc.record({ deed: fc.constant('describe' as const), chat: someChat, text: texts }),
    fc.record({
      deed: fc.constant('retype' as const),
      chat: someChat,
      type: fc.constantFrom('C' as const, 'O' as const),
    }),
    fc.record({
      deed: fc.constantFrom('add' as const, 'rob' as const, 'own' as const, 'promote' as const, 'demote' as const),
      chat: someChat,
      user: anybody,
    }),
    fc.record({ deed: fc.constant('dismiss' as const), user: fc.constantFrom(...colleagues) }),
    fc.record({
      deed: fc.constant('picture' as const),
      chat: someChat,
      name: fc.constantFrom(...Object.keys(pictures)),
    }),
    fc.record({
      deed: fc.constantFrom('unpicture' as const, 'delete' as const, 'hide' as const, 'speak' as const),
      chat: someChat,
    }),
  ),
  { maxLength: 8 },
);

/** Lays the pictures beside the config. */
export function putPictures(desk: Desk): void {
  for (const [name, bytes] of Object.entries(pictures)) desk.put(`avatars/${name}`, bytes);
}

/** Units: milliseconds of the portal; its agents pass on the chats of dismissed people after ten seconds. */
const agentsMs = 11_000;

/** Does what other people do, and lets the portal come to rest; a deed that is not possible any more is left out. */
export async function perform(desk: Desk, all: readonly Deed[]): Promise<void> {
  for (const deed of all) performOne(desk, deed);
  if (all.some(({ deed }) => deed === 'dismiss')) await desk.clock.wait(agentsMs);
}

function performOne({ sandbox: { store } }: Desk, deed: Deed): void {
  if (deed.deed === 'dismiss') store.dismissUser(deed.user);
  const chat = 'chat' in deed ? store.chats()[deed.chat] : undefined;
  if (!chat) return;
  const { id, members } = chat;
  const isIn = 'user' in deed && members.includes(deed.user);
  if (deed.deed === 'rename') store.renameChat(id, deed.title.trim());
  if (deed.deed === 'recolour') store.recolour(id, deed.color);
  if (deed.deed === 'describe') store.describeChat(id, deed.text);
  if (deed.deed === 'retype') store.changeType(id, deed.type);
  if (deed.deed === 'add') store.addMember(id, deed.user);
  if (deed.deed === 'rob' && isIn) store.removeMember(id, deed.user);
  if (deed.deed === 'own' && store.user(deed.user)?.active) store.setOwner(id, deed.user);
  if (deed.deed === 'promote' && isIn) store.setManager(id, deed.user, true);
  if (deed.deed === 'demote' && isIn) store.setManager(id, deed.user, false);
  if (deed.deed === 'picture') store.replaceAvatar(id, pictures[deed.name] ?? Buffer.alloc(0));
  if (deed.deed === 'unpicture') store.removeAvatar(id);
  if (deed.deed === 'delete') store.deleteChat(id);
  if (deed.deed === 'hide' && members.includes(caller)) store.hideFromRecent(id, caller);
  if (deed.deed === 'speak') store.postMessage(id, chat.owner, 'hello');
}
