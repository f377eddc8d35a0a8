import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Code } from '../../src/model/codes/index.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { line } from './line.ts';
import { sentence } from './sentence.ts';

/*
 * What a person is told at the end of a command, sentence by sentence: a row is a command line and the codes of what it says.
 */

let sandbox: Sandbox;
let cwd: string;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 'said', limits: false, timeScale: 100 });
  cwd = mkdtempSync(join(tmpdir(), 'provision-said-'));
});
afterAll(async () => {
  await sandbox.close();
  rmSync(cwd, { recursive: true, force: true });
});

const config = (chats: object) => JSON.stringify({ version: 1, project: 'p', chats });
const a = { title: 'A' };
const b = { title: 'B', users: [2] };

function put(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(cwd, name, '..'), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
}

async function tells(argv: string, exitCode: number, said: readonly Code[]): Promise<void> {
  const told = await line(argv.split(' '), {
    cwd,
    env: { PROVISION_URL: sandbox.webhookUrl, PROVISION_CLOCK_SCALE: '100' },
  });
  for (const code of said) expect(`${told.stdout}\n${told.stderr}`, argv).toMatch(sentence(code));
  expect(told.code, told.stderr).toBe(exitCode);
}

describe('the way of a config from its first line to its last', () => {
  test('is told step by step', async () => {
    put({ 'chats.yaml': config({ a, b }), 'no.json': '{"a":1}', 'empty/chats.yaml': config({}) });
    await tells('state pull', 1, ['STATE_EMPTY']);
    await tells('plan --out plan.json', 0, ['PLAN_SAVED']);
    await tells('plan --html page.html', 0, ['PAGE_SAVED']);
    await tells('plan --markdown plan.md', 0, ['SAVED']);
    await tells('show no.json', 4, ['PLAN_FILE_FOREIGN']);
    await tells('output a', 1, ['KEY_NO_ID']);
    await tells('doctor --record told.json', 0, ['RECORDED']);
    await tells('apply --yes', 0, []);
    put({ 'chats.yaml': config({ a: { ...a, color: 'MINT' }, b }) });
    await tells('plan --out colour.json', 0, ['PLAN_SAVED']);
    put({ 'chats.yaml': config({ a: { ...a, color: 'AZURE' }, b }) });
    await tells('apply colour.json --yes', 6, ['PLAN_ALL_STALE']);
    put({ 'chats.yaml': config({ a, b: { ...b, users: [3], membership: 'exact' } }) });
    await tells('apply --yes', 7, ['CONSENT_NEEDED']);
    put({ 'chats.yaml': config({ c: a, b }) });
    await tells('resolve b', 1, ['NOTHING_PENDING']);
    await tells('move a c', 0, ['ROW_MOVED']);
    put({ 'strict.yaml': config({ s: { title: 'S', users: [1, 999] } }) });
    await tells('plan strict.yaml --strict', 3, ['PERSON_UNKNOWN', 'STRICT']);
    await tells('plan empty/chats.yaml --only x*', 4, ['PATTERN_NO_KEYS']);
  });

  test('begins with init, in a folder of its own', async () => {
    mkdirSync(join(cwd, 'new'));
    const told = await line(['init'], { cwd: join(cwd, 'new'), env: {} });
    expect(told).toMatchObject({ code: 0, stderr: expect.stringMatching(sentence('INIT_WROTE')) });
    put({ 'given/fields.json': JSON.stringify({ TITLE: 'x', COPILOT_MAIN_ROLE: 'y' }) });
    const given = await line(['init', '--from-fields', 'fields.json'], { cwd: join(cwd, 'given'), env: {} });
    expect(given).toMatchObject({ code: 0, stderr: expect.stringMatching(sentence('INIT_LEFT_OUT')) });
  });
});

describe('chats that are there already', () => {
  test('are taken by their ids or titles, exported, and asked for again', async () => {
    const id = sandbox.store.createChat({ title: 'Other' });
    sandbox.store.createChat({ title: 'D' });
    put({ 'chats.yaml': config({ other: { title: 'Other' }, d: { title: 'D' } }) });
    await tells(`adopt other --id ${id}`, 0, ['TAKEN_NEXT']);
    await tells('output othr', 4, ['ROW_MISSPELT']);
    await tells('resolve othr --recreate', 4, ['KEY_MISSPELT']);
    await tells('adopt --by-title', 7, ['CONSENT_NEEDED']);
    await tells('adopt --by-title --allow adopt:1', 0, ['ADOPTED_NEXT']);
    sandbox.store.createChat({ title: 'bell \u0007' });
    await tells('export --out x.yaml', 0, ['EXPORT_TITLELESS', 'EXPORT_WRITTEN']);
    await tells('export departments --out t.csv', 0, ['EXPORT_DEPARTMENTS']);
  });

  test('and those of which nobody knows whether they are there, are settled by saying what is true', async () => {
    const portals = { [new URL(sandbox.url).host]: { e: { pending: 1_700_000_000 } } };
    const lockfile = JSON.stringify({ lockfileVersion: 1, project: 'p', portals });
    put({ 'lost/chats.yaml': config({ e: { title: 'E' } }), 'lost/chats.lock.json': lockfile });
    await tells('resolve e -f lost/chats.yaml', 4, ['RESOLVE_CHOICE']);
    await tells('resolve e -f lost/chats.yaml --recreate', 0, ['CLEARED_NEXT']);
  });
});

describe('what cannot be done', () => {
  test('is told with what would be right', async () => {
    put({ 'fields.json': JSON.stringify({ TITLE: 'x', OWNER_ID: 'zz' }) });
    await tells('create --fields fields.json', 4, ['CREATE_OWNER_FORM']);
    await tells('state pull x y', 4, ['STATE_COMMAND_LINE']);
    await tells('state push', 1, ['STATE_NOTHING_UNSENT']);
  });
});

describe('the place where all is remembered', () => {
  test('is tried out, and each proof is named', async () => {
    await tells('state check', 0, [
      'STATE_PROOF_LOCK',
      'STATE_PROOF_SECOND_LOCK',
      'STATE_PROOF_RELEASE',
      'STATE_SOUND',
    ]);
  });
});
