// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { line } from './line.ts';
import { type Ended, provision } from './provision.ts';

const pack = 'version: 1\nproject: team\nchats:\n  a: { title: "${var:company} a", users: [1] }\n  b: { title: B }\n';

let folder: string;
let real: Sandbox;

const put = (name: string, text: string) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
};
const run = (...args: string[]): Promise<Ended> =>
  line(args, {
    cwd: folder,
    env: { B24_REAL: real.webhookUrl, PROVISION_CLOCK_SCALE: '100', PROVISION_URL: 'sandbox' },
  });
const json = (ended: Ended) =>
  JSON.parse(ended.stdout) as {
    exitCode: number;
    portals: Record<string, { exitCode: number | null; result: string }>;
    totals: Record<string, number>;
  };

beforeAll(async () => {
  real = await startSandbox({ timeScale: 100, seed: 'fleet' });
  folder = mkdtempSync(join(tmpdir(), 'provision-cli-fleet-'));
  put('packs/base.yaml', pack);
  put(
    'portals.yaml',
    `version: 1
fleet: acme
defaults: { chats: [packs/base.yaml] }
portals:
  real: { url: "\${env:B24_REAL}", labels: { ring: canary }, vars: { company: Real } }
  trial: { portal: sandbox, vars: { company: Trial } }
  wrong: { url: "\${env:B24_NOWHERE}", vars: { company: Wrong } }
`,
  );
});

afterAll(async () => {
  await real.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each(['en', 'ru'])(
  'init --portals writes an inventory and a pack that are right as they stand, in %s',
  async (language) => {
    const cwd = mkdtempSync(join(tmpdir(), 'provision-init-'));
    const env = { PROVISION_LANG: language };
    expect((await provision(['init', '--portals'], { cwd, env })).code).toBe(0);
    expect((await provision(['validate'], { cwd, env })).code).toBe(0);
    expect((await provision(['apply', '--portal', 'trial'], { cwd, env })).code).toBe(0);
    expect((await provision(['init', '--portals'], { cwd, env })).code).not.toBe(0);
    rmSync(cwd, { recursive: true });
  },
);

test('more portals in flight than Node expects of one process give no warning', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'provision-many-'));
  const entries = Array.from({ length: 14 }, (_, at) => `  p${at}: { portal: sandbox }\n`).join('');
  mkdirSync(join(cwd, 'packs'));
  writeFileSync(join(cwd, 'packs/base.yaml'), 'version: 1\nproject: team\nchats: { a: { title: A } }\n');
  const head = 'version: 1\nfleet: many\ndefaults: { chats: [packs/base.yaml] }\nportals:\n';
  writeFileSync(join(cwd, 'portals.yaml'), head + entries);
  const applied = await provision(['apply', '--portal', '*'], { cwd });
  expect(applied.code).toBe(0);
  expect(applied.stderr).not.toMatch(/Warning|listeners/);
  expect(applied.stdout).toContain('Fleet: 14 portals, 14 changed.');
  rmSync(cwd, { recursive: true });
});

describe('in a folder with an inventory and no config', () => {
  test('plan reads all portals, tells what fails and what would change, and ends with the code of what failed', async () => {
    const { code, stdout, stderr } = await run('plan');
    expect(code).toBe(4);
    expect(stdout).toMatch(/^wrong +failed \(4\)/m);
    expect(stdout).toMatch(/^real +to change +2/m);
    expect(stdout).toContain('Fleet: 3 portals, 2 to change, 1 failed.');
    expect(stderr).toContain('ENTRY_ENV_UNSET');
    expect(stderr).toContain('(wrong)');
    expect(stdout + stderr).not.toContain(real.webhookUrl.split('/').at(-2));
  });

  test('the common exit code of all that failed is the whole one', async () => {
    expect((await run('plan', '--portal', 'wrong')).code).toBe(4);
    expect((await run('plan', '--portal', 'trial', '--detailed-exitcode')).code).toBe(2);
    expect((await run('validate')).code).toBe(0);
  });

  test('apply without a selection writes nothing and says how many it would have been', async () => {
    const { code, stderr } = await run('apply');
    expect(code).toBe(4);
    expect(stderr).toContain('this would write to all portals (3)');
    expect(stderr).toContain("--portal '*'");
  });

  test.each([
    [['plan', '--portal', 'nobody'], 'no portal of the inventory is called "nobody"'],
    [['plan', '-l', 'ring=none'], 'of all portals (3) none is selected'],
    [['plan', '-l', 'ring>1'], 'is no condition on labels'],
    [['plan', '--shard', '4/3'], 'is no shard'],
    [['plan', '--shard', 'auto'], 'no engine has told'],
    [['plan', '--url', 'sandbox'], 'the same for every portal'],
    [['apply', '--portal', '*', '--lockfile', 'x.lock.json'], 'ids of every portal into one file'],
    [['plan', '--max-failed', '10x'], 'a number such as 3'],
    [['plan', 'packs/base.yaml', '--portal', 'real'], 'is for an inventory of portals'],
    [['portals', '--format', 'github', '--shards', '257'], 'at most 256'],
    [['portals', '--format', 'gitlab', '--shards', '201'], 'at most 200'],
  ])('%j ends with 4 before anything is sent', async (args, text) => {
    const { code, stderr } = await run(...args);
    expect([code, stderr]).toEqual([4, expect.stringContaining(text)]);
  });

  test('apply makes the chats of the selected portals, each with its own lockfile, and the second time does nothing', async () => {
    const first = await run(
      'apply',
      '--portal',
      'real',
      '--portal',
      'trial',
      '--json',
      '--junit',
      'out/junit.xml',
      '--html',
      'out/report.html',
      '--markdown',
      'out/report.md',
      '--events',
      'out/events.ndjson',
    );
    expect(first.code).toBe(0);
    const document = json(first);
    expect(document.portals).toMatchObject({
      real: { exitCode: 0, result: 'changed' },
      trial: { exitCode: 0, result: 'changed' },
    });
    expect(document.totals).toMatchObject({ portals: 2, changed: 2 });
    expect(real.store.chats().map(({ title }) => title)).toEqual(['Real a', 'B']);
    expect(readFileSync(join(folder, 'out/junit.xml'), 'utf8').match(/<testcase /g)).toHaveLength(2);
    expect(readFileSync(join(folder, 'out/report.html'), 'utf8')).toContain('href="report/real.html"');
    expect(readFileSync(join(folder, 'out/report/real.html'), 'utf8')).toContain('Real a');
    expect(readFileSync(join(folder, 'out/report.md'), 'utf8')).toContain('<code>real</code>');
    const events = readFileSync(join(folder, 'out/events.ndjson'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { portal: string });
    expect(new Set(events.map(({ portal }) => portal))).toEqual(new Set(['real', 'trial']));
    real.clearLog();
    const again = await run('apply', '--portal', '*');
    expect(again.code).toBe(4);
    expect(again.stdout).toContain('= 2 unchanged');
    expect(real.requests.length).toBeLessThanOrEqual(3);
  });

  test('a saved plan carries the consent of the whole fleet to its parts', async () => {
    await run('apply', '--portal', 'real', '--portal', 'trial');
    for (const chat of real.store.chats()) real.store.addMember(chat.id, 3);
    put('packs/base.yaml', pack.replace('chats:', 'defaults: { membership: exact, users: [1] }\nchats:'));
    const selected = ['--portal', 'real', '--portal', 'trial'];
    const open = await run('plan', ...selected, '--out', 'open');
    expect([open.code, open.stdout]).toEqual([0, expect.stringContaining('--allow remove-members:2')]);
    const refused = await run('apply', 'open');
    expect([refused.code, refused.stderr]).toEqual([7, expect.stringContaining('--allow remove-members:2')]);
    expect(refused.stderr).toContain('of the portals, which were left alone; to agree for all of them');
    expect((await run('apply', 'open', '--allow', 'remove-members:3')).code).toBe(7);
    const agreed = await run('plan', ...selected, '--out', 'agreed', '--allow', 'remove-members:2');
    expect(agreed.code).toBe(0);
    const parts = await Promise.all([
      run('apply', 'agreed', '--shard', '1/2'),
      run('apply', 'agreed', '--shard', '2/2'),
    ]);
    expect(parts.map(({ code }) => code)).toEqual([0, 0]);
    expect((await run('plan', ...selected, '--detailed-exitcode')).code).toBe(0);
    put('packs/base.yaml', pack);
  });

  test('output, portals and doctor speak of all of them', async () => {
    await run('apply', '--portal', 'real', '--portal', 'trial');
    const output = await run('output', '--portal', 'real', '--portal', 'trial');
    expect(output.stdout.split('\n').map((line) => line.split('\t').slice(0, 2))).toEqual([
      ['real', 'a'],
      ['real', 'b'],
      ['trial', 'a'],
      ['trial', 'b'],
      [''],
    ]);
    const nobody = await run('output', 'no-such-key', '--portal', 'real', '--portal', 'trial');
    expect([nobody.code, nobody.stdout, nobody.stderr]).toEqual([1, '', expect.stringContaining('FLEET_KEY_NO_ID')]);
    const portals = await run('portals');
    expect(portals.stdout.split('\n').map((line) => line.split('\t')[0])).toEqual(['real', 'trial', 'wrong', '']);
    expect(portals.stdout).toMatch(/^trial\tsandbox\/trial\t-\tpacks\/base.yaml\t2$/m);
    expect((await run('doctor', '--portal', 'real')).code).toBe(0);
  });

  test('matrices name every portal once, and shards divide the same ones', async () => {
    expect(JSON.parse((await run('portals', '--format', 'github')).stdout)).toEqual({
      portal: ['real', 'trial', 'wrong'],
    });
    expect(JSON.parse((await run('portals', '--format', 'argo', '--shards', '2')).stdout)).toEqual([
      { shard: '1/2' },
      { shard: '2/2' },
    ]);
    expect((await run('portals', '--format', 'gitlab', '-l', 'ring=canary')).stdout).toContain('          - "real"');
    const shards = await Promise.all(['1/3', '2/3', '3/3'].map((shard) => run('portals', '--shard', shard)));
    expect(
      shards
        .flatMap(({ stdout }) => stdout.split('\n').map((line) => line.split('\t')[0]))
        .filter(Boolean)
        .sort(),
    ).toEqual(['real', 'trial', 'wrong']);
  });
});
