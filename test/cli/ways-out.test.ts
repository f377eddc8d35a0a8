import { execFileSync, spawn } from 'node:child_process';
import { existsSync, openSync, rmSync } from 'node:fs';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { openGate } from '../laws/crash.ts';
import { atDesk, type Desk } from '../laws/desk.ts';
import { bin } from './provision.ts';

/* The ways out of a run that nobody plans: questions that are not answered, full disks, homes and terminals that are not there. */

interface Said {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdout?: number;
  readonly uid?: number;
}

function run(desk: Desk, args: readonly string[], { env = {}, stdout, uid }: Surroundings = {}): Promise<Said> {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: desk.folder,
    env: { PATH: process.env.PATH ?? '', PROVISION_URL: desk.sandbox.webhookUrl, PROVISION_LANG: 'en', ...env },
    stdio: ['ignore', stdout ?? 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid }),
  });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
    });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...said })));
}

/** Types into a terminal of the command's own, each key once a text was shown. */
async function typed(desk: Desk, args: string, keys: readonly (readonly [after: string, key: string])[], env = {}) {
  const command = `'${process.execPath}' '${bin}' ${args}; echo "code=$?"`;
  const child = spawn('script', ['-qfec', command, '/dev/null'], {
    cwd: desk.folder,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: desk.folder,
      PROVISION_URL: desk.sandbox.webhookUrl,
      PROVISION_LANG: 'en',
      TERM: 'xterm',
      ...env,
    },
  });
  let screen = '';
  const waiting = [...keys];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text;
    const [next] = waiting;
    if (next === undefined || !screen.includes(next[0])) return;
    waiting.shift();
    child.stdin.write(next[1]);
  });
  await new Promise((resolve) => child.on('close', resolve));
  return screen;
}

const hasScript = (() => {
  try {
    execFileSync('script', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** A config whose apply needs consent. */
async function dangerous(desk: Desk): Promise<void> {
  desk.write({ chats: { a: { title: 'Alpha', users: [1, 3, 4] } } });
  await desk.apply();
  desk.write({ chats: { a: { title: 'Alpha', users: [1], membership: 'exact' } } });
}

describe.skipIf(!hasScript)('a question (skipped where script(1) is not installed)', () => {
  test.each([
    ['Ctrl-C leaves with 130', '\u0003', 'code=130'],
    ['Ctrl-D is a no', '\u0004', 'code=7'],
    ['Enter alone is a no', '\r', 'code=7'],
    ['yes goes on', 'yes\r', 'code=0'],
  ])('%s', (_what, key, ending) =>
    atDesk(async (desk) => {
      await dangerous(desk);
      const screen = await typed(desk, 'apply', [['(yes/no)', key]]);
      expect(screen).toContain(ending);
      expect(screen).not.toMatch(/bug|at .*\.js:\d+/);
      expect(existsSync(desk.path('chats.lock.json.lock'))).toBe(false);
    }),
  );

  test('is asked where CI=false says that this is no CI, and on a terminal without cursor', () =>
    atDesk(async (desk) => {
      await dangerous(desk);
      const screen = await typed(desk, 'apply', [['(yes/no)', '\r']], { CI: 'false', TERM: 'dumb' });
      expect(screen).toContain('code=7');
      expect(screen).not.toContain('\u001b');
    }));

  test('a terminal that says it has no columns gets whole lines', () =>
    atDesk(async (desk) => {
      desk.write({ chats: { a: { title: 'Alpha', users: [2, 3] } } });
      const screen = await typed(desk, 'plan', []);
      expect(screen).toContain('create CHAT "Alpha"');
    }));
});

test('a full disk under stdout is said in one line, the work is done and the lock is gone', () =>
  atDesk(async (desk) => {
    desk.write({ chats: { a: { title: 'Alpha' } } });
    const { code, stderr } = await run(desk, ['apply'], { stdout: openSync('/dev/full', 'w') });
    expect(code).toBe(1);
    expect(stderr).toContain('error  OUTPUT_LOST  what was to be printed could not be written (ENOSPC)');
    expect(stderr).not.toMatch(/bug|node:/);
    expect(desk.rows().a?.id).toBeGreaterThan(0);
    expect(existsSync(desk.path('chats.lock.json.lock'))).toBe(false);
  }));

test.skipIf(process.getuid?.() !== 0)(
  'a user without home and without an entry in the list of users can plan (skipped where tests are not run by root)',
  () =>
    atDesk(async (desk) => {
      desk.write({ chats: { a: { title: 'Alpha' } } });
      execFileSync('chmod', ['-R', 'a+rX', desk.folder]);
      const { code, stderr } = await run(desk, ['plan'], { uid: 54_321 });
      expect([code, stderr.includes('bug')]).toEqual([0, false]);
    }),
);

test('a job page that cannot be written to stops no apply', () =>
  atDesk(async (desk) => {
    desk.write({ chats: { a: { title: 'Alpha' } } });
    const env = { GITHUB_STEP_SUMMARY: desk.path('none/summary.md') };
    const { code, stderr } = await run(desk, ['apply', '--markdown', 'report.md'], { env });
    expect(code).toBe(0);
    expect(stderr).toContain('a report could not be written; the run goes on without it');
    expect(existsSync(desk.path('report.md'))).toBe(true);
  }));

test.each([
  [[], /created/],
  [['--json'], /"exitCode": 1,[\s\S]*"created": 1,/],
])('a report that cannot be written after an apply takes no word of the outcome with it: apply %j', (flags, told) =>
  atDesk(async (desk) => {
    desk.write({ chats: { a: { title: 'Alpha', description: 'told to nobody before' } } });
    // The plan's report is written; then a file takes the place of its folder.
    const gate = await openGate(
      desk,
      (_nth, body) => (body.includes('told to nobody') ? 'happen-then-pass' : 'pass'),
      () => {
        rmSync(desk.path('out'), { recursive: true });
        desk.put('out', '');
      },
    );
    desk.atEnd(gate.close);
    const { code, stdout, stderr } = await run(desk, ['apply', '--markdown', 'out/report.md', ...flags], {
      env: { PROVISION_URL: gate.url },
    });
    expect(stdout).toMatch(told);
    expect(stderr).toMatch(/error {2}DISK_/);
    expect(stderr).not.toContain('bug');
    expect(code).toBe(1);
    expect(desk.rows(gate.url).a?.id).toBeGreaterThan(0);
  }),
);

test('an event file on a full disk stops no apply', () =>
  atDesk(async (desk) => {
    desk.write({ chats: { a: { title: 'Alpha' } } });
    const { code, stderr } = await run(desk, ['apply', '--events', '/dev/full']);
    expect(stderr).not.toContain('bug');
    expect([0, 1]).toContain(code);
  }));

test('what is opened before something cannot be is closed, and the process ends', () =>
  atDesk(async (desk) => {
    desk.put('own.yaml', 'version: 1\nproject: own\nportal: sandbox\nchats: { a: { title: Alpha } }\n');
    for (const HTTPS_PROXY of ['socks5://127.0.0.1:1', 'ftp://h:1'])
      for (const command of ['plan', 'apply', 'doctor']) {
        const { code, stderr } = await run(desk, [command, 'own.yaml'], { env: { HTTPS_PROXY, PROVISION_URL: '' } });
        expect(code, `${command} ${HTTPS_PROXY} ${stderr}`).not.toBe(null);
        expect(stderr).not.toMatch(/bug|at .*\.js:\d+/);
      }
    expect(existsSync(desk.path('own.lock.json.lock'))).toBe(false);
  }));
