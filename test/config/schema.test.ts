// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { emailExpression } from '../../src/config/check/schemas.ts';
import { starterText } from '../../src/config/init.ts';
import { configSchema } from '../../src/config/schema.ts';
import { chatFields } from '../../src/resources/chat/fields.ts';
import { codes } from './desk.ts';

const root = join(import.meta.dirname, '../..');
const ajv = new Ajv({
  strict: true,
  strictTypes: false,
  allErrors: true,
  formats: { email: emailExpression },
  keywords: ['markdownDescription', 'markdownEnumDescriptions', 'defaultSnippets'],
});
const accepts = ajv.compile(configSchema());

const whole = `
version: 1
project: onboarding
identity: lockfile
portal: { url: "\${env:B24_URL}", token: "\${env:B24_TOKEN}", tariff: "\${var:TARIFF}", undocumented: true }
include: [chats.d/*.yaml]
x-anchors: [1]
defaults: { type: OPEN, users: [1] }
chats:
  welcome:
    title: Новый чат
    description: Это новый чат
    color: GREEN
    message: Добро пожаловать
    users: [10, anna@corp.example, { department: Sales, recursive: true }, { department: 5 }, "\${var:WHO}"]
    membership: exact
    owner: "\${var:BOSS}"
    managers: [1]
    avatar: ./avatars/picture.jpg
    entity: { type: ACME, id: a/1 }
    previousKeys: [old]
    protect: "\${var:PROTECT}"
    onRemove: archive
  closed: { title: Закрытый чат, color: "\${var:COLOR:-RED}" }
`;

test('editors accept what the tool accepts, variables included', async () => {
  expect([accepts(parse(whole)), accepts.errors]).toEqual([true, null]);
  expect(accepts(parse(starterText('ru', 'x')))).toBe(true);
  expect(accepts(parse('chats:\ndefaults:\n'))).toBe(true);
  const env = { B24_URL: 'corp.example', B24_TOKEN: 't' };
  const vars = { TARIFF: 'enterprise', WHO: '12', BOSS: 'a@b.example', PROTECT: 'true' };
  expect(await codes({ 'chats.yaml': whole, 'chats.d/x.yaml': '' }, { env, vars })).toEqual([
    'FILE_EMPTY',
    'OWNER_LEAVES_HANDS',
    'OWNER_LEAVES_HANDS',
  ]);
});

test.each([
  'chats: { a: {} }',
  'chats: { a: { title: "" } }',
  'chats: { a: { title: A, titel: B } }',
  'chats: { a: { title: A, color: orange } }',
  'chats: { a: { title: A, users: [bob] } }',
  'chats: { a: { title: A, users: [{ departmnt: x }] } }',
  'chats: { a: { title: A, protect: "yes" } }',
  'chats: { "a b": { title: A } }',
  'defaults: { title: A }',
  'version: 2',
  'project: our team',
  'portal: https://corp.example/',
  'chatz: {}',
])('editors underline %s, as the tool refuses it', async (text) => {
  expect(accepts(parse(text))).toBe(false);
  expect((await codes(`${text.startsWith('version') ? '' : 'version: 1\n'}${text}\n`)).length).toBeGreaterThan(0);
});

test('every field tells editors what it is and what becomes of it later', () => {
  const { definitions } = configSchema() as {
    definitions: { chat: { properties: Record<string, { description: string; markdownDescription: string }> } };
  };
  for (const [name, { about, afterCreation }] of Object.entries(chatFields)) {
    const field = definitions.chat.properties[name];
    expect(field?.description).toContain(about);
    expect(field?.markdownDescription).toContain(afterCreation);
  }
});

test('the schema in the package is the one that the table makes', () => {
  expect(JSON.parse(readFileSync(join(root, 'schemas/config.schema.json'), 'utf8'))).toEqual(configSchema());
});

test('nothing that is generated from the table is stale', () => {
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  const run = () =>
    execFileSync(process.execPath, [tsx, 'scripts/generate.ts', '--check'], { cwd: root, encoding: 'utf8' });
  expect(run()).toBe('');
});
