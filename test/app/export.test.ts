// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { type Exported, type ExportOptions, exportChats } from '../../src/app/export/export.ts';
import { atDesk, type Desk, isWriting, linesOf } from '../laws/desk.ts';
import { fc, repeated } from '../property.ts';
import { asking, png } from '../sandbox/ask.ts';

const fast = { limits: false };

test('a plan right after an export is empty, and the portal was only read', () =>
  atDesk(async (desk) => {
    const { store } = desk.sandbox;
    const sales = store.createChat({ title: 'Sales', type: 'O', owner: 1, users: [1, 3, 12], color: 'MINT' });
    store.describeChat(sales, 'Deals and ${dreams}:\n  #1 "quoted" \\ back');
    store.replaceAvatar(sales, png(64, 64));
    store.createChat({ title: 'Продажи № 2', type: 'C', owner: 3, users: [1, 3, 4] });
    store.setManager(sales, 3, true);
    const { chats, skipped, notes, files } = await run(desk, { out: 'chats.yaml' });
    expect(chats.map(({ key }) => key)).toEqual(['sales', 'prodazhi-2']);
    expect(codesOf(skipped.map(({ why }) => why))).toEqual(['EXPORT_SYSTEM']);
    expect(codesOf(notes)).toEqual(['EXPORT_FOLDED']);
    expect(files).toEqual(['chats.yaml', 'chats.lock.json', 'chats.schema.json', './avatars/sales.png']);
    expect(readFileSync(desk.path('chats.yaml'), 'utf8').split('\n')[0]).toBe(
      '# yaml-language-server: $schema=./chats.schema.json',
    );
    expect(desk.sandbox.commands.filter(({ method }) => isWriting(method))).toEqual([]);
    expect(await linesAfter(desk)).toEqual([]);
    const before = desk.lockText();
    await desk.apply();
    expect(desk.lockText()).toBe(before);
  }, fast));

test.each([
  ['its chats are wrong', 'version: 1\nproject: p\nportal: { url: WEBHOOK }\nchats: { a: { titel: A } }\n', {}],
  ['it has no project', 'version: 1\nportal: { url: WEBHOOK }\nchats: 5\n', {}],
  ['it is no YAML at all, but the address is given', 'a: [', { url: 'WEBHOOK' }],
])('a file beside that is not written to is no obstacle where %s', (_, text, more) =>
  atDesk(async (desk) => {
    const id = desk.sandbox.store.createChat({ title: 'Sales', owner: 1, users: [1] });
    desk.put('chats.yaml', text.replace('WEBHOOK', desk.sandbox.webhookUrl));
    const { url: _url, ...options } = desk.options();
    const given = 'url' in more ? { url: desk.sandbox.webhookUrl } : {};
    const exported = await exportChats({ ...options, ...given, ids: [id] });
    expect(exported).toMatchObject({ kind: 'exported', chats: [{ id }] });
  }, fast),
);

test.each([
  ['- a: b', 'a-b'],
  ['"quoted" \'both\'', 'quoted-both'],
  ['yes', 'yes'],
  ['12345', '12345'],
  ['0x1F', '0x1f'],
  ['null', 'null'],
  ['# no comment', 'no-comment'],
  ['${env:HOME} & $${x}', 'env-home-x'],
  ['a\u00a0b\u200dc', 'a-b-c'],
  ['🚀', 'chat'],
  ['a/../../etc/passwd', 'a/../../etc/passwd'],
  ['*anchor &ref !tag', 'anchor-ref-tag'],
  ['x'.repeat(255), 'x'.repeat(100)],
])('the title %j is written so that it is read as the same text', (title, key) =>
  atDesk(async (desk) => {
    desk.sandbox.store.createChat({ title, owner: 1, users: [1] });
    desk.sandbox.store.createChat({ title, owner: 1, users: [1] });
    const { chats } = await run(desk, { out: 'chats.yaml' });
    expect(chats[0]?.key).toBe(key);
    expect(new Set(chats.map((chat) => chat.key)).size).toBe(2);
    expect(await linesAfter(desk)).toEqual([]);
  }, fast),
);

test('chats are chosen by title, by owner and by id, and each choice narrows the others', () =>
  atDesk(async (desk) => {
    const { store } = desk.sandbox;
    const one = store.createChat({ title: 'Team one', owner: 1, users: [1, 3] });
    const two = store.createChat({ title: 'Team two', owner: 3, users: [1, 3] });
    const other = store.createChat({ title: 'Other', owner: 3, users: [1, 3] });
    const ids = async (options: Partial<ExportOptions>) => (await run(desk, options)).chats.map(({ id }) => id);
    expect(await ids({ titles: ['Team *'] })).toEqual([one, two]);
    expect(await ids({ owner: 3 })).toEqual([two, other]);
    expect(await ids({ owner: 'klaus.weber@corp.example', titles: ['Team *'] })).toEqual([two]);
    expect(await ids({ ids: [other, one, one] })).toEqual([one, other]);
    await expect(run(desk, { owner: 'nobody@corp.example' })).rejects.toThrow('nobody@corp.example');
  }, fast));

test('an id that the caller cannot read is named, and the others are exported', () =>
  atDesk(async (desk) => {
    const { store } = desk.sandbox;
    const mine = store.createChat({ title: 'Mine', owner: 1, users: [1] });
    const theirs = store.createChat({ title: 'Theirs', owner: 3, users: [3] });
    const { chats, skipped } = await run(desk, { ids: [mine, theirs, 999] });
    expect(chats.map(({ id }) => id)).toEqual([mine]);
    expect(skipped.map(({ id, why }) => [id, why.code])).toEqual([
      [theirs, 'EXPORT_UNREACHABLE'],
      [999, 'EXPORT_UNREACHABLE'],
    ]);
  }, fast));

const handWritten = `# The chats of Sales.
version: 1
project: sales   # keep it
portal:
  url: \${env:B24_URL}

defaults: { type: OPEN }

chats:
  # The big one.
  big: { title: "Big one", users: [1, 3] }   # members only

# The end.
`;

test('chats are added to a file kept by hand without touching what stands there', () =>
  atDesk(async (desk) => {
    desk.put('chats.yaml', handWritten);
    await desk.apply();
    desk.sandbox.store.createChat({ title: 'Small one', type: 'C', owner: 1, users: [1, 4], color: 'MINT' });
    const { text, chats, skipped } = await run(desk, { out: 'chats.yaml' });
    expect(chats.map(({ key }) => key)).toEqual(['small-one']);
    expect(codesOf(skipped.map(({ why }) => why))).toContain('EXPORT_KNOWN');
    expect(readFileSync(desk.path('chats.yaml'), 'utf8')).toBe(text);
    const added = `
  small-one:
    title: Small one
    type: CHAT
    color: MINT
    users: [admin@corp.example, irina.lebedeva@corp.example]
    owner: admin@corp.example
`;
    expect(text).toBe(handWritten.replace('   # members only\n', `   # members only\n${added}`));
    expect(await linesAfter(desk)).toEqual([]);
    const again = await run(desk, { out: 'chats.yaml' });
    expect(again.chats).toEqual([]);
    expect(readFileSync(desk.path('chats.yaml'), 'utf8')).toBe(text);
  }, fast));

test('a chat says what it has not got where the defaults of the file would give it', () =>
  atDesk(async (desk) => {
    const { store } = desk.sandbox;
    desk.put(
      'chats.yaml',
      `version: 1\nproject: laws\nportal:\n  url: \${env:B24_URL}\n  undocumented: true\ndefaults:
  description: For everybody
  membership: exact
  managers: [4]
  onRemove: archive
  protect: true
  message: hello
chats: {}\n`,
    );
    const plain = store.createChat({ title: 'Plain', owner: 1, users: [1, 3, 5, 13] });
    store.setManager(plain, 3, true);
    const { text, notes } = await run(desk, { out: 'chats.yaml' });
    expect(text).toContain('description: ""');
    expect(text).toContain('membership: ensure');
    expect(text).toContain('managers: [klaus.weber@corp.example]');
    expect(notes).toEqual([]);
    expect(await linesAfter(desk)).toEqual([]);
    const before = desk.lockText();
    expect(before).toContain('"onRemove": "archive"');
    await desk.apply();
    expect(desk.lockText()).toBe(before);
  }, fast));

test('a default that no chat can refuse is told, as the next plan will show it', () =>
  atDesk(async (desk) => {
    desk.put('avatars/all.png', png(32, 32));
    desk.put(
      'chats.yaml',
      'version: 1\nproject: laws\nportal: { url: "${env:B24_URL}" }\ndefaults: { avatar: ./avatars/all.png }\nchats: {}\n',
    );
    desk.sandbox.store.createChat({ title: 'Bare', owner: 1, users: [1] });
    const { notes } = await run(desk, { out: 'chats.yaml' });
    expect(notes).toEqual([{ code: 'EXPORT_INHERITS', args: { key: 'bare', field: 'avatar' } }]);
    expect(await linesAfter(desk)).toHaveLength(1);
  }, fast));

test('people are written as ids where the webhook could not look their addresses up again', () =>
  atDesk(async (desk) => {
    desk.sandbox.store.createChat({ title: 'Team', owner: 1, users: [1, 3] });
    const url = desk.sandbox.webhookFor(1, ['im']);
    const { text, notes } = await run(desk, { out: 'chats.yaml', url });
    expect(text).toContain('users: [1, 3]\n    owner: 1\n');
    expect(codesOf(notes)).toEqual(['EXPORT_IDS_ONLY']);
    expect(await linesAfter(desk, { url })).toEqual([]);
  }, fast));

test('a webhook that is shown everybody in place of one person writes ids as well', () =>
  atDesk(async (desk) => {
    desk.sandbox.store.createChat({ title: 'Team', owner: 1, users: [1, 3] });
    const url = desk.sandbox.webhookFor(1, ['im', 'user_brief']);
    const { text } = await run(desk, { out: 'chats.yaml', url });
    expect(text).toContain('users: [1, 3]\n');
    expect(await linesAfter(desk, { url })).toEqual([]);
  }, fast));

test('an address that two people share is written as an id', () =>
  atDesk(async (desk) => {
    const { store } = desk.sandbox;
    store.addUser({ name: 'Second', lastName: 'Klaus', email: 'klaus.weber@corp.example', departments: [2] });
    store.createChat({ title: 'Team', owner: 1, users: [1, 3] });
    const { text } = await run(desk, { out: 'chats.yaml' });
    expect(text).toContain('users: [admin@corp.example, 3]');
    expect(await linesAfter(desk)).toEqual([]);
  }, fast));

test('a dismissed owner is left out and named, and dismissed members are not written', () =>
  atDesk(async (desk) => {
    const { store } = desk.sandbox;
    store.createChat({ title: 'Orphan', owner: 4, users: [1, 4, 13] });
    store.dismissUser(4);
    const { text, notes } = await run(desk, { out: 'chats.yaml' });
    expect(text).toContain('users: [admin@corp.example]');
    expect(text).not.toContain('owner');
    expect(notes).toEqual([{ code: 'EXPORT_OWNER_LEFT', args: { key: 'orphan', owner: 4 } }]);
    expect(await linesAfter(desk)).toEqual([]);
  }, fast));

test('bots and people from outside who are in a chat already are no news to the next plan', () =>
  atDesk(async (desk) => {
    desk.sandbox.store.createChat({ title: 'Mixed', owner: 1, users: [1, 15, 17] });
    const { text } = await run(desk, { out: 'chats.yaml' });
    expect(text).toMatch(/users: \[(17|guest|admin)/);
    expect(await linesAfter(desk)).toEqual([]);
  }, fast));

test('system chats and the chats of other projects are left out with the reason', () =>
  atDesk(async (desk) => {
    const ask = asking(desk.sandbox.webhookUrl);
    await ask('im.chat.add', { TITLE: 'Deal', ENTITY_TYPE: 'CRM', ENTITY_ID: 'DEAL|1', USERS: [3] });
    await ask('im.chat.add', { TITLE: 'Theirs', ENTITY_TYPE: 'PROVISION', ENTITY_ID: 'other/x', USERS: [3] });
    const { chats, skipped } = await run(desk);
    expect(chats).toEqual([]);
    expect(skipped.map(({ title, why }) => [title, why.code])).toEqual([
      ['Общий чат', 'EXPORT_SYSTEM'],
      ['Deal', 'EXPORT_SYSTEM'],
      ['Theirs', 'EXPORT_OTHER_PROJECT'],
    ]);
  }, fast));

test('an entity goes along where a config can say it, and is named where it cannot', () =>
  atDesk(async (desk) => {
    const ask = asking(desk.sandbox.webhookUrl);
    await ask('im.chat.add', { TITLE: 'Good', ENTITY_TYPE: 'ACME_TEAM', ENTITY_ID: 'team/a', USERS: [3] });
    await ask('im.chat.add', { TITLE: 'Blank', ENTITY_TYPE: 'ACME_TEAM', ENTITY_ID: 'team b', USERS: [3] });
    await ask('im.chat.add', { TITLE: 'Twice', ENTITY_TYPE: 'ACME_TEAM', ENTITY_ID: 'TEAM/A', USERS: [3] });
    const { text, notes } = await run(desk, { out: 'chats.yaml' });
    expect(text.match(/entity: .*/g)).toEqual(['entity: { type: ACME_TEAM, id: team/a }']);
    expect(notes.map(({ code, args }) => [code, args.key])).toEqual([
      ['EXPORT_ENTITY_LEFT', 'blank'],
      ['EXPORT_ENTITY_LEFT', 'twice'],
    ]);
    expect(await linesAfter(desk)).toEqual([]);
  }, fast));

test('under identity marker keys are Latin, and a chat that bears the marker of the project takes its key from it', () =>
  atDesk(async (desk) => {
    const ask = asking(desk.sandbox.webhookUrl);
    desk.put('chats.yaml', markerFile('  known: { title: Known, users: [3] }\n'));
    await desk.apply();
    desk.forgetLockfile();
    await ask('im.chat.add', { TITLE: 'Продажи и щи', USERS: [3] });
    await ask('im.chat.add', { TITLE: 'Marked', ENTITY_TYPE: 'PROVISION', ENTITY_ID: 'laws/Team.X', USERS: [3] });
    await ask('im.chat.add', { TITLE: 'Odd', ENTITY_TYPE: 'PROVISION', ENTITY_ID: 'laws/not a key', USERS: [3] });
    const { chats, skipped } = await run(desk, { out: 'chats.yaml' });
    expect(chats.map(({ key }) => key)).toEqual(['prodazhi-i-shchi', 'Team.X', 'odd']);
    expect(codesOf(skipped.map(({ why }) => why))).toContain('EXPORT_MARKED');
    const codes = linesOf((await desk.plan()).plan).map((line) => line.split(' ').at(-1));
    expect(codes).toEqual(['HEALED', 'CANNOT_HEAL']);
  }, fast));

test('a chat with the title of a key that has none yet is left to adopt', () =>
  atDesk(async (desk) => {
    const id = desk.sandbox.store.createChat({ title: 'Sales', owner: 1, users: [1] });
    desk.write({ chats: { sales: { title: 'Sales' } } });
    const { chats, skipped } = await run(desk, { out: 'chats.yaml', ids: [id] });
    expect(chats).toEqual([]);
    expect(skipped.map(({ why }) => [why.code, why.args.key])).toEqual([['EXPORT_NAMESAKE', 'sales']]);
  }, fast));

test('a chat that left the file comes back under the key that the lockfile remembers', () =>
  atDesk(async (desk) => {
    desk.write({ chats: { first: { title: 'Sales' }, second: { title: 'Support' } } });
    await desk.apply();
    const rows = desk.rows();
    desk.write({ chats: { second: { title: 'Support' } } });
    const { chats } = await run(desk, { out: 'chats.yaml' });
    expect(chats.map(({ key, id }) => [key, id])).toEqual([['first', rows.first?.id]]);
    expect(await linesAfter(desk)).toEqual([]);
  }, fast));

test('a picture that cannot be had is named, and the chat goes without it', () =>
  atDesk(async (desk) => {
    const { store } = desk.sandbox;
    const id = store.createChat({ title: 'Odd', owner: 1, users: [1] });
    store.replaceAvatar(id, png(6000, 10));
    const { chats, notes, text } = await run(desk, { out: 'chats.yaml' });
    expect(chats).toHaveLength(1);
    expect(text).not.toContain('avatar');
    expect(codesOf(notes)).toEqual(['EXPORT_PICTURE_LEFT']);
    expect(await linesAfter(desk)).toEqual([]);
  }, fast));

test('a file of the same name in avatars/ is left alone', () =>
  atDesk(async (desk) => {
    desk.put('avatars/sales.png', 'mine');
    const id = desk.sandbox.store.createChat({ title: 'Sales', owner: 1, users: [1] });
    desk.sandbox.store.replaceAvatar(id, png(20, 20));
    const { text } = await run(desk, { out: 'chats.yaml' });
    expect(text).toContain('./avatars/sales-2.png');
    expect(readFileSync(desk.path('avatars/sales.png'), 'utf8')).toBe('mine');
  }, fast));

test('without a file to write, nothing is written', () =>
  atDesk(async (desk) => {
    desk.sandbox.store.createChat({ title: 'Sales', owner: 1, users: [1] });
    const { text, files } = await run(desk);
    expect(text).toContain('title: Sales');
    expect(files).toEqual([]);
    expect(existsSync(desk.path('chats.yaml'))).toBe(false);
    expect(desk.lockText()).toBeUndefined();
  }, fast));

test('the webhook stays out of the new file, and so does the token', () =>
  atDesk(async (desk) => {
    desk.sandbox.store.createChat({ title: 'Sales', owner: 1, users: [1] });
    const { text } = await run(desk, { out: 'chats.yaml' });
    expect(text).toContain('portal:\n  url: ${env:B24_URL}\n');
    const { url, token } = desk.sandbox;
    const other = await run(desk, { out: 'sub/other.yaml', url, token });
    expect(other.text).toContain('portal:\n  url: ${env:B24_URL}\n  token: ${env:B24_TOKEN}\n');
  }, fast));

test('a new file without a portal is refused, and so is a file that is wrong', () =>
  atDesk(async (desk) => {
    const { url: _, ...withoutUrl } = desk.options();
    await expect(exportChats({ ...withoutUrl, out: 'new.yaml' })).rejects.toMatchObject({ code: 'PORTAL_MISSING' });
    desk.put('chats.yaml', 'version: 1\nproject: laws\nportal: sandbox\nchats: { a: { color: NONE } }\n');
    expect(await exportChats({ ...desk.options(), out: 'chats.yaml' })).toMatchObject({ kind: 'invalid' });
  }, fast));

async function run(desk: Desk, options: Partial<ExportOptions> = {}): Promise<Exported> {
  if (options.out !== undefined) mkdirSync(dirname(desk.path(options.out)), { recursive: true });
  const exported = await exportChats({ ...desk.options(), ...options });
  if (exported.kind === 'invalid') throw new Error(JSON.stringify(exported.diagnostics));
  return exported;
}

/** What a plan right after says. */
async function linesAfter(desk: Desk, options: Partial<ExportOptions> = {}): Promise<readonly string[]> {
  const url = options.url ?? desk.sandbox.webhookUrl;
  const { plan } = await desk.plan({ ...options, url, env: { PROVISION_URL: url } });
  return linesOf(plan);
}

function codesOf(messages: readonly { readonly code: string }[]): readonly string[] {
  return messages.map(({ code }) => code);
}

function markerFile(chats: string): string {
  return `version: 1\nproject: laws\nidentity: marker\nportal: { url: "\${env:B24_URL}" }\nchats:\n${chats}`;
}

/** Titles and descriptions as only a portal can have them. */
const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'a',
        'ж',
        ' ',
        '\n',
        '\t',
        '\r',
        '"',
        "'",
        '#',
        ': ',
        '- ',
        '${env:X}',
        '*a',
        '&a',
        '!!x',
        '%',
        '0',
        '{',
      ),
      fc.constantFrom(
        '\0',
        '\u0007',
        '\u001b[31m',
        '\u007f',
        '\u0085',
        '\u009b',
        '\u00a0',
        '\u202e',
        '\u2028',
        '\ufeff',
        '\uffff',
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''));

test('whatever people wrote into titles and descriptions, the exported file is right, or says what it leaves out', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(hostileText, hostileText), { minLength: 30, maxLength: 30 }), async (texts) =>
      atDesk(async (desk) => {
        const { store } = desk.sandbox;
        for (const [title, description] of texts) {
          const id = store.createChat({ title: 'x', owner: 1, users: [1] });
          store.renameChat(id, title);
          store.describeChat(id, description);
        }
        const { chats, notes, skipped } = await run(desk, { out: 'chats.yaml' });
        expect(new Set(codesOf(skipped.map(({ why }) => why)))).toEqual(new Set(['EXPORT_SYSTEM', 'EXPORT_TITLELESS']));
        expect(chats.length + skipped.length).toBe(texts.length + 1);
        expect(await linesAfter(desk)).toEqual([]);
        expect(notes.every(({ code }) => code === 'EXPORT_DESCRIPTION_LEFT')).toBe(true);
      }, fast),
    ),
    repeated(2),
  ));
