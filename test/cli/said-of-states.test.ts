import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Code } from '../../src/model/codes/index.ts';
import { type Double, stateServer } from '../state/http/double.ts';
import { line } from './line.ts';
import { sentence } from './sentence.ts';

let cwd: string;
let store: Double;
let liar: Double;

beforeAll(async () => {
  [store, liar] = await Promise.all([stateServer('plain'), stateServer('liar')]);
  cwd = mkdtempSync(join(tmpdir(), 'provision-said-'));
  const chats = { a: { title: 'A' } };
  put('chats.yaml', { version: 1, project: 'p', portal: 'sandbox', chats });
  put('given.json', { lockfileVersion: 1, project: 'p', portals: { sandbox: { a: { id: 2 } } } });
  const portals = { x: { portal: 'sandbox' }, y: { portal: 'sandbox' } };
  put('portals.yaml', { version: 1, fleet: 'f', defaults: { chats: ['chats.yaml'] }, portals });
});
afterAll(async () => {
  await Promise.all([store.close(), liar.close()]);
  rmSync(cwd, { recursive: true, force: true });
});

function put(name: string, document: object): void {
  writeFileSync(join(cwd, name), JSON.stringify(document));
}

async function tells(argv: string, exitCode: number, said: readonly Code[], env = {}): Promise<void> {
  const told = await line(argv.split(' '), { cwd, env: { PROVISION_STATE: store.address, ...env } });
  for (const code of said) expect(`${told.stdout}\n${told.stderr}`, argv).toMatch(sentence(code));
  expect(told.code, told.stderr).toBe(exitCode);
}

test('a store is tried out, proof by proof, and one that takes every lock cannot be trusted', async () => {
  const proofs: readonly Code[] = [
    'STATE_PROOF_LOCK',
    'STATE_PROOF_SECOND_LOCK',
    'STATE_PROOF_WRITE',
    'STATE_PROOF_READ',
    'STATE_PROOF_RELEASE',
  ];
  await tells('state check', 0, [...proofs, 'STATE_SOUND']);
  await tells('state check', 1, [...proofs, 'STATE_UNSOUND'], { PROVISION_STATE: liar.address });
});

test('rows are put into a store, and copied into it from a lockfile', async () => {
  await tells('state pull', 1, ['STATE_EMPTY']);
  await tells('state push given.json', 0, ['STATE_PUSHED']);
  put('chats.lock.json', { lockfileVersion: 1, project: 'p', portals: { sandbox: { a: { id: 2 } } } });
  await tells(`state move files ${store.address}`, 0, ['STATE_MOVED']);
});

test('who holds a lock is told, and it is taken away by its own id alone', async () => {
  await tells('state unlock', 0, ['STATE_FREE']);
  const info = { ID: '4711', Operation: 'apply', Info: '', Who: 'anna@build', Version: '', Created: '', Path: '' };
  store.locks.set('p.sandbox', JSON.stringify(info));
  await tells('state locks', 0, ['STATE_HELD_BY']);
  await tells('state unlock', 5, ['STATE_UNLOCK_HOW']);
  await tells('state unlock --id 12', 1, ['STATE_OTHER_LOCK']);
  await tells('state unlock --id 4711', 0, ['STATE_UNLOCKED']);
  expect([...store.locks]).toEqual([]);
});

test('a store that has no lock at its address is told how it may say where', async () => {
  store.fate = () => 405;
  await tells('state check', 1, ['STATE_NO_LOCK']);
  store.fate = () => 'pass';
});

test('a copy that did not arrive is no copy, and a lock that stays is named', async () => {
  store.fate = (_nth, method) => (method === 'POST' ? 200 : 'pass');
  put('chats.lock.json', { lockfileVersion: 1, project: 'p', portals: { sandbox: { a: { id: 2 }, b: { id: 9 } } } });
  await tells(`state move files ${store.address}`, 1, ['STATE_NOT_EQUAL']);
  store.fate = (_nth, method) => (method === 'UNLOCK' ? 403 : 'pass');
  await tells('forget a', 0, ['STATE_LOCK_LEFT']);
  store.fate = () => 'pass';
  store.locks.clear();
});

test('an answer that no store would give is told, and where to look', async () => {
  store.fate = () => 418;
  await tells('state pull', 1, ['STATE_ANSWER']);
  store.fate = () => 'pass';
});

test('a share of a fleet is understood as the engine says it, or not at all', async () => {
  await tells('plan portals.yaml --shard auto', 4, ['SHARD_HALF'], { CI_NODE_INDEX: '1' });
  await tells('plan portals.yaml --shard auto', 4, ['SHARD_WRONG'], { CI_NODE_INDEX: '1', CI_NODE_TOTAL: 'x' });
});
