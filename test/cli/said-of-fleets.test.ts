import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowOfApplied } from '../../src/cli/fleet/rows.ts';
import type { Code } from '../../src/model/codes/index.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { chat, planOf } from '../report/worlds.ts';
import { line } from './line.ts';
import { sentence } from './sentence.ts';

let cwd: string;
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 'said of fleets', limits: false, timeScale: 100 });
  cwd = mkdtempSync(join(tmpdir(), 'provision-said-'));
});
afterAll(async () => {
  await sandbox.close();
  rmSync(cwd, { recursive: true, force: true });
});

function put(name: string, document: object): void {
  mkdirSync(dirname(join(cwd, name)), { recursive: true });
  writeFileSync(join(cwd, name), JSON.stringify(document));
}

async function tells(argv: string, exitCode: number, said: readonly Code[]): Promise<void> {
  const told = await line(argv.split(' '), { cwd, env: { PROVISION_CLOCK_SCALE: '100' } });
  for (const code of said) expect(`${told.stdout}\n${told.stderr}`, argv).toMatch(sentence(code));
  expect(told.code, told.stdout + told.stderr).toBe(exitCode);
}

const fleet = (portals: object, chats = 'base.yaml') => ({
  version: 1,
  fleet: 'f',
  defaults: { chats: [chats] },
  portals,
});
const pack = (chat: object) => ({ version: 1, project: 'p', chats: { a: { title: 'A', ...chat } } });

test('a lockfile without a portal is told, and nothing is made of it', async () => {
  put('portals.yaml', fleet({ x: { portal: 'sandbox' } }));
  put('base.yaml', pack({}));
  put('portals.lock.d/gone.lock.json', {
    lockfileVersion: 1,
    project: 'p',
    portals: { 'gone.example': { a: { id: 2 } } },
  });
  await tells('portals', 0, ['FLEET_STRAY']);
});

test('a run that met too many failures says how many, and what it did not begin', async () => {
  put('down.yaml', fleet({ x: { url: 'http://127.0.0.1:1/rest/1/s/' }, y: { url: 'http://127.0.0.1:2/rest/1/s/' } }));
  await tells('apply down.yaml --portal * --max-failed 0 --at-once 1', 75, ['FLEET_TOO_MANY_FAILED']);
});

test('a folder of plans is taken for what it is: of a fleet, of these portals, and of that day', async () => {
  const url = sandbox.webhookUrl;
  put('saved.yaml', fleet({ real: { url }, other: { portal: 'sandbox' } }));
  put('base.yaml', pack({ users: [2, 3] }));
  await tells('apply saved.yaml --portal real', 0, []);
  put('base.yaml', pack({ users: [2], membership: 'exact' }));
  await tells('plan saved.yaml --portal real --out plans', 0, []);
  await tells('apply plans', 7, ['FLEET_ALLOW_NEEDED']);
  await tells('apply plans --portal other', 0, ['FLEET_UNPLANNED']);
  put('newer/fleet.json', { kind: 'provision-fleet-plan', version: 2, portals: {} });
  await tells('apply newer', 4, ['FLEET_PLAN_FOREIGN']);
});

test('a portal that needs another consent by the time it is its turn is left alone, and says why', () => {
  const plan = planOf(0, chat('a').creates({ type: 'OPEN', users: 1, owner: '1', handOver: false }));
  const applied = { kind: 'consent', planned: { plan }, missing: [{ what: 'archive', needed: 2, allowed: 1 }] };
  const row = rowOfApplied({ portal: { name: 'x' }, seconds: 1, end: undefined } as never, applied as never);
  expect(row).toMatchObject({ name: 'x', verdict: 'consent', exitCode: 7, why: { code: 'FLEET_PLAN_CHANGED' } });
});
