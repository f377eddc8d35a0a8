import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { apply } from '../../src/app/apply.ts';
import { plan } from '../../src/app/plan.ts';
import { faultUsages, serveSandbox } from '../../src/app/sandbox.ts';
import { startSandbox } from '../../src/sandbox/index.ts';

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'provision-sandbox-'));
  writeFileSync(join(cwd, 'chats.yaml'), 'version: 1\nproject: own\nportal: sandbox\nchats: { a: { title: Alpha } }\n');
});
afterEach(() => rmSync(cwd, { recursive: true }));

const options = (more: object = {}) => ({ files: ['chats.yaml'], cwd, env: {}, ...more });
const serve = (more: object = {}) =>
  serveSandbox({ cwd, files: [], port: 0, faults: [], data: false as const, ...more });

describe('the sandbox portal on its own', () => {
  test('shows its page and answers its webhook', async () => {
    const sandbox = await serve({ data: 'portal.json' });
    expect(await (await fetch(`${sandbox.url}/`)).text()).toContain('<html');
    expect((await fetch(`${sandbox.webhookUrl}profile`)).status).toBe(200);
    await sandbox.close();
    expect(existsSync(join(cwd, 'portal.json'))).toBe(true);
  });

  test('says which port is taken', async () => {
    const first = await serve();
    const port = Number(new URL(first.url).port);
    await expect(serve({ port })).rejects.toMatchObject({ code: 'SANDBOX_PORT_TAKEN', args: { port } });
    await first.close();
  });

  test('says who has its data, and leaves them to him', async () => {
    const first = await serve({ data: 'portal.json' });
    await expect(serve({ data: 'portal.json' })).rejects.toMatchObject({
      code: 'SANDBOX_BUSY',
      args: { file: 'portal.json', pid: process.pid },
    });
    expect((await fetch(`${first.webhookUrl}profile`)).status).toBe(200);
    await first.close();
    await (await serve({ data: 'portal.json' })).close();
  });

  test('refuses data that are not its own, and faults that it does not know', async () => {
    await expect(serve({ data: 'chats.yaml' })).rejects.toMatchObject({ code: 'SANDBOX_DATA_FOREIGN' });
    await expect(serve({ faults: ['nonsense'] })).rejects.toMatchObject({
      code: 'SANDBOX_FAULT_UNKNOWN',
      args: { spec: 'nonsense', known: expect.stringContaining('drop-after:METHOD:N') },
    });
    await expect(serve({ faults: ['late:*:1'] })).rejects.toMatchObject({
      args: { known: 'late:METHOD:N:SECONDS' },
    });
    expect(readdirSync(cwd)).toEqual(['chats.yaml']);
  });

  test('lists its faults as they are written', async () => {
    expect(await faultUsages()).toEqual(expect.arrayContaining(['drop-after:METHOD:N', 'json503[:METHOD:N]']));
  });
});

describe('a config with "portal: sandbox"', () => {
  test('leaves nothing behind where a command only reads', async () => {
    expect(await plan(options())).toMatchObject({ kind: 'planned' });
    expect(readdirSync(cwd)).toEqual(['chats.yaml']);
  });

  test('keeps its chats beside the lockfile, wherever that lies', async () => {
    const lockfile = 'memory/own.lock.json';
    mkdirSync(join(cwd, 'memory'));
    expect(await apply(options({ lockfile }))).toMatchObject({ kind: 'applied' });
    expect(readdirSync(join(cwd, 'memory/.provision'))).toContain('sandbox.json');
    expect(existsSync(join(cwd, '.provision'))).toBe(false);
    const again = await plan(options({ lockfile }));
    expect(again).toMatchObject({ kind: 'planned', plan: { chats: [] } });
  });

  test('is refused while another run has the data', async () => {
    await apply(options());
    const other = await startSandbox({ dataFile: join(cwd, '.provision/sandbox.json') });
    const busy = { code: 'SANDBOX_BUSY', args: { file: join('.provision', 'sandbox.json'), pid: process.pid } };
    await expect(plan(options())).rejects.toMatchObject(busy);
    await expect(apply(options())).rejects.toMatchObject(busy);
    await other.close();
    expect(await plan(options())).toMatchObject({ kind: 'planned' });
  });

  test('uses the portal that shows its data, and both know of what the other does', async () => {
    const shown = await serve({ data: undefined });
    expect(shown.data).toBe(join('.provision', 'sandbox.json'));
    expect(await apply(options())).toMatchObject({ kind: 'applied' });
    const { result } = (await (await fetch(`${shown.webhookUrl}im.recent.list`)).json()) as {
      result: { items: { title: string }[] };
    };
    expect(result.items.map(({ title }) => title)).toContain('Alpha');
    expect(await plan(options())).toMatchObject({ kind: 'planned', plan: { chats: [] } });
    await shown.close();
    // What was made there is in the data: a run of its own finds it.
    expect(await plan(options())).toMatchObject({ kind: 'planned', plan: { chats: [] } });
    expect(readdirSync(join(cwd, '.provision')).filter((name) => /join|pid/.test(name))).toEqual([]);
  });

  test('is shown by "sandbox" after the run, beside whichever lockfile it has', async () => {
    mkdirSync(join(cwd, 'memory'));
    await apply(options({ lockfile: 'memory/own.lock.json' }));
    const shown = await serve({ data: undefined, files: ['chats.yaml'], lockfile: 'memory/own.lock.json' });
    expect(await (await fetch(`${shown.webhookUrl}im.recent.list`)).text()).toContain('Alpha');
    await shown.close();
  });
});
