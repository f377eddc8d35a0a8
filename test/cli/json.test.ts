import { expect, test } from 'vitest';
import { atDesk, type Desk } from '../laws/desk.ts';
import { complaints } from '../report/schemas.ts';
import { asking } from '../sandbox/ask.ts';
import { lineAt } from './line.ts';
import { provision } from './provision.ts';

/* Whatever happens, `--json` leaves one document on stdout that its schema describes, and nothing else. */

interface Case {
  readonly args: readonly string[];
  readonly code?: number;
  readonly schema?: 'plan';
  readonly prepare?: (desk: Desk) => Promise<unknown> | unknown;
}

const plain = { chats: { a: { title: 'Alpha' }, b: { title: 'Beta', users: [1, 999] } } };
const wrongFile = (desk: Desk) => desk.put('chats.yaml', 'version: 1\nproject: laws\nchats: { a: { titel: x } }\n');

const cases: Readonly<Record<string, Case>> = {
  'a plan': { args: ['plan'], schema: 'plan' },
  'a plan with changes': { args: ['plan', '--detailed-exitcode'], schema: 'plan', code: 2 },
  'a plan of a wrong file': { args: ['plan'], prepare: wrongFile, code: 4 },
  'a plan of a portal that refuses': {
    args: ['plan'],
    prepare: (desk) => desk.sandbox.setFaults(['wrong-secret']),
    code: 1,
  },
  'an apply, with people who do not exist': { args: ['apply'] },
  'an apply that fails in part': {
    args: ['apply'],
    prepare: (desk) => desk.sandbox.setFaults(['refuse-command:im.chat.add:1:ACCESS_DENIED']),
    code: 3,
  },
  'an apply that needs consent': {
    args: ['apply'],
    prepare: (desk) => desk.sandbox.store.createChat({ title: 'Alpha' }),
    schema: 'plan',
    code: 7,
  },
  'an apply with a warning': {
    args: ['apply', '--verbose'],
    prepare: (desk) => desk.write({ chats: {} }),
  },
  'a saved plan that is stale': {
    args: ['apply', 'plan.json'],
    prepare: async (desk) => {
      await lineAt(desk, ['plan', '--out', 'plan.json']);
      desk.write({ chats: { a: { title: 'Other' } } });
    },
    code: 6,
  },
  'a saved plan shown': {
    args: ['show', 'plan.json'],
    schema: 'plan',
    prepare: (desk) => lineAt(desk, ['plan', '--out', 'plan.json']),
  },
  'a saved plan that is none': { args: ['show', 'chats.yaml'], code: 4 },
  'a destroy': { args: ['destroy', '--allow', 'forget:2'], prepare: (desk) => desk.apply() },
  'a validation': { args: ['validate'] },
  'a validation with warnings': { args: ['validate'], prepare: (desk) => desk.write({ chats: {} }) },
  'a validation of a wrong file': { args: ['validate'], prepare: wrongFile, code: 4 },
  'the ids': { args: ['output'], prepare: (desk) => desk.apply() },
  'one id': { args: ['output', 'a'], prepare: (desk) => desk.apply() },
  'an id that is not there': { args: ['output', 'nobody'], code: 1 },
  'a list': { args: ['list'], prepare: (desk) => desk.apply() },
  'a list of what cannot be made': {
    args: ['list'],
    prepare: (desk) => {
      for (const title of ['Alpha', 'Alpha']) desk.sandbox.store.createChat({ title });
    },
  },
  'a row forgotten': { args: ['forget', 'a'], prepare: (desk) => desk.apply() },
  'a row that is not there': { args: ['forget', 'zzz'], prepare: (desk) => desk.apply(), code: 4 },
  'a row moved': {
    args: ['move', 'a', 'c'],
    prepare: async (desk) => {
      await desk.apply();
      desk.write({ chats: { c: { title: 'Alpha' }, b: { title: 'Beta', users: [1, 999] } } });
    },
  },
  'a row moved onto another': { args: ['move', 'a', 'b'], prepare: (desk) => desk.apply(), code: 1 },
  'an export': {
    args: ['export', '--out', 'new.yaml', '--id', '2', '--id', '99'],
    prepare: (desk) => desk.sandbox.store.createChat({ title: 'Gamma', users: [13] }),
    code: 3,
  },
  'an export of all': {
    args: ['export'],
    prepare: (desk) =>
      asking(desk.sandbox.webhookUrl)('im.chat.add', { TITLE: 'x', ENTITY_TYPE: 'CRM', ENTITY_ID: '1', USERS: [3] }),
  },
  'an adoption': {
    args: ['adopt', 'a', '--id', '2'],
    prepare: (desk) => {
      desk.write({ identity: 'marker', ...plain });
      desk.sandbox.store.createChat({ title: 'Gamma' });
    },
  },
  'an adoption by title': {
    args: ['adopt', '--by-title', '--allow', 'adopt:1'],
    prepare: (desk) => desk.sandbox.store.createChat({ title: 'Alpha' }),
  },
  'an adoption by title that needs consent': {
    args: ['adopt', '--by-title'],
    prepare: (desk) => {
      for (const title of ['Alpha', 'Beta', 'Beta']) desk.sandbox.store.createChat({ title });
    },
    code: 7,
  },
  'an adoption that is refused': { args: ['adopt', 'a', '--id', '99'], code: 1 },
  'an adoption by a misspelt key': { args: ['adopt', 'nobody', '--id', '2'], code: 4 },
  'a resolution': {
    args: ['resolve', 'a', '--recreate'],
    prepare: (desk) =>
      desk.put(
        'chats.lock.json',
        `{"lockfileVersion":1,"project":"laws","portals":{"${new URL(desk.sandbox.url).host}":{"a":{"pending":1}}}}`,
      ),
  },
  'a resolution of nothing': { args: ['resolve', 'a', '--id', '2'], code: 1 },
  'an examination': { args: ['doctor'] },
  'an examination of a sick project': {
    args: ['doctor'],
    prepare: (desk) => desk.put('chats.lock.json', '{'),
    code: 1,
  },
  'an examination of a wrong file': { args: ['doctor'], prepare: wrongFile, code: 4 },
  'a start': { args: ['init', 'start.yaml'] },
  'a start where something stands': { args: ['init', 'chats.yaml'], code: 1 },
  'a start from fields': {
    args: ['init', 'start.yaml', '--from-fields', 'fields.json'],
    prepare: (desk) => desk.put('fields.json', '{"TITLE":"x","SKIP":1}'),
  },
  'a creation': {
    args: ['create', '--fields', 'fields.json'],
    prepare: (desk) => desk.put('fields.json', '{"TITLE":"x"}'),
  },
  'a creation that is refused': {
    args: ['create', '--fields', 'fields.json'],
    prepare: (desk) => {
      desk.put('fields.json', '{"TITLE":"x"}');
      desk.sandbox.setFaults(['refuse-command:im.chat.add:1:ACCESS_DENIED']);
    },
    code: 1,
  },
  'a creation without fields': { args: ['create', '--fields', 'fields.json'], code: 4 },
  'a sandbox that cannot start': { args: ['sandbox', '--fault', 'nonsense'], code: 4 },
  'an unknown flag': { args: ['plan', '--no-such-flag'], code: 4 },
  'an unknown command': { args: ['plann'], code: 4 },
  'a missing argument': { args: ['adopt', '--id', '2'], code: 4 },
};

test.each(Object.entries<Case>(cases))('%s', (_name, { args, code = 0, schema = 'result' as const, prepare }) =>
  atDesk(async (desk) => {
    desk.write(plain);
    await prepare?.(desk);
    const ended = await lineAt(desk, [...args, '--json']);
    const document: unknown = JSON.parse(ended.stdout);
    expect(ended.code, ended.stderr).toBe(code);
    expect(complaints(schema, document as object)).toEqual([]);
    expect(document).toMatchObject({ version: 1, exitCode: code });
    expect(ended.stdout + ended.stderr).not.toContain(new URL(desk.sandbox.webhookUrl).pathname.split('/')[3]);
  }),
);

test('without --json, create prints the portal’s own answer and a refusal as it came', () =>
  atDesk(async (desk) => {
    desk.put('fields.json', '{"TITLE":"x","OWNER_ID":3}');
    const made = await lineAt(desk, ['create', '--fields', 'fields.json']);
    expect(JSON.parse(made.stdout)).toMatchObject({ result: 2, time: { operating: expect.any(Number) } });
    expect(made.code).toBe(0);
    expect(desk.sandbox.store.chat(2)?.owner).toBe(3);
    const url = desk.sandbox.webhookUrl.replace(/[^/]+\/$/, 'wrongsecret12345/');
    const refused = await lineAt(desk, ['create', '--fields', 'fields.json', '--url', url]);
    expect([refused.code, JSON.parse(refused.stdout)]).toEqual([
      1,
      { error: 'INVALID_CREDENTIALS', error_description: 'Invalid request credentials' },
    ]);
    expect(refused.stdout + refused.stderr).not.toContain('wrongsecret');
  }));

test('create reads its fields from stdin', () =>
  atDesk(async (desk) => {
    const { code, stdout } = await provision(['create', '--fields', '-', '--url', desk.sandbox.webhookUrl], {
      cwd: desk.folder,
      stdin: '\ufeff{"TITLE":"from stdin"}',
    });
    expect(code).toBe(0);
    expect(desk.sandbox.store.chat(Number(JSON.parse(stdout).result))?.title).toBe('from stdin');
  }));
