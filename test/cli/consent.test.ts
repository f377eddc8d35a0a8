import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { agreeingCommand, applyingCommand } from '../../src/cli/command-lines.ts';
import { cli } from '../laws/crash.ts';
import { atDesk, type Desk } from '../laws/desk.ts';
import { isInstalled } from './installed.ts';
import { bin } from './provision.ts';

/* What is asked at a terminal before a portal is changed: the program has a terminal of its own, and somebody types. */

const chats = { a: { title: 'Alpha' }, b: { title: 'Beta' } };
const without = isInstalled('script') ? undefined : 'script is not installed';

describe.skipIf(without !== undefined)('at a terminal', () => {
  test.each(['yes', 'y', 'да', 'Д'])('"%s" lets it change the portal, which it names with what it will do', (answer) =>
    atDesk(async (desk) => {
      desk.write({ chats });
      const { code, screen } = await typed(desk, 'apply', `${answer}\r`);
      expect(screen).toContain(`Make 2 chats on ${new URL(desk.sandbox.url).host}?`);
      expect(screen.replaceAll(/\s+/g, ' ')).toContain('cannot be deleted again by documented means');
      expect(code).toBe(0);
      expect(desk.sandbox.store.chats()).toHaveLength(2);
    }),
  );

  test.each([
    ['no\r', 7],
    ['\r', 7],
    ['\u0004', 7],
    ['\u0003', 130],
  ])('%j changes nothing and ends with %d', (keys, code) =>
    atDesk(async (desk) => {
      desk.write({ chats });
      const ended = await typed(desk, 'apply', keys);
      expect(ended.code).toBe(code);
      expect(desk.writes()).toEqual([]);
      expect(ended.screen.includes('provision apply --yes')).toBe(code === 7);
      expect(ended.screen.includes('nothing was changed; to go ahead without the question:')).toBe(code === 7);
      // Whoever answers again later is answered: no lock is left.
      expect((await typed(desk, 'apply', 'yes\r')).code).toBe(0);
    }),
  );

  test('one answer stands for the dangers, each named, and for the change', () =>
    atDesk(async (desk) => {
      desk.write({ chats: { a: { title: 'Alpha', users: [2, 3] } } });
      await desk.apply();
      desk.write({ chats: { a: { title: 'Alpha', users: [2], membership: 'exact' } } });
      const { code, screen } = await typed(desk, 'apply', 'yes\r');
      expect(code).toBe(0);
      expect(screen).toMatch(/Remove 1 member \(.*3.* from a\)\?/);
      expect(screen).toContain('Change 1 chat on ');
      expect(screen.match(/yes\/no/g)).toHaveLength(1);
      expect(desk.sandbox.store.chats()[0]?.members).not.toContain(3);
    }));

  test('--yes asks about the change no more, about dangers still', () =>
    atDesk(async (desk) => {
      desk.write({ chats: { a: { title: 'Alpha', users: [2, 3] } } });
      expect((await typed(desk, 'apply --yes', '')).code).toBe(0);
      desk.write({ chats: { a: { title: 'Alpha', users: [2], membership: 'exact' } } });
      const { code, screen } = await typed(desk, 'apply --yes', 'no\r');
      expect(code).toBe(7);
      expect(screen).not.toContain('Change 1 chat');
      expect(screen).toContain('provision apply --yes --allow remove-members:1');
    }));

  test('nothing is asked where there is nothing to change', () =>
    atDesk(async (desk) => {
      desk.write({ chats });
      await desk.apply();
      const { code, screen } = await typed(desk, 'apply', '');
      expect(code).toBe(0);
      expect(screen).not.toContain('yes/no');
    }));
});

test('off a terminal nothing is asked', () =>
  atDesk(async (desk) => {
    desk.write({ chats });
    const { code, stderr } = await cli(desk, ['apply']);
    expect(code).toBe(0);
    expect(stderr).not.toContain('yes/no');
  }));

test('the line to agree with is the whole command as it was typed, and agrees', () =>
  atDesk(async (desk) => {
    desk.write({ chats: { a: { title: 'Alpha', users: [2, 3, 4] } } }, "it's here.yaml");
    await desk.apply({ files: ["it's here.yaml"] });
    desk.write({ chats: { a: { title: 'Alpha', users: [2], membership: 'exact' } } }, "it's here.yaml");
    const first = await cli(desk, ['apply', "it's here.yaml", '--quiet', '--allow', 'remove-members:1']);
    expect(first.code).toBe(7);
    expect(first.stderr).toContain('--allow remove-members:1 does not match the plan, which has 2');
    const line = first.stderr.split('\n').find((each) => each.startsWith('  provision ')) ?? '';
    expect(line).toBe(`  provision apply 'it'\\''s here.yaml' --quiet --allow remove-members:2`);
    const words = execFileSync('sh', ['-c', `provision() { printf '%s\\n' "$@"; }; ${line}`], { encoding: 'utf8' });
    expect((await cli(desk, words.trimEnd().split('\n'))).code).toBe(0);
  }));

test.each([
  [['apply'], [], 'provision apply --yes'],
  [
    ['apply', '--allow=adopt:1', '--allow', 'twin:2'],
    [{ what: 'adopt', needed: 3 }],
    'provision apply --allow twin:2 --allow adopt:3',
  ],
  [['destroy', '--', '-x.yaml'], [{ what: 'forget', needed: 1 }], 'provision destroy --allow forget:1 -- -x.yaml'],
  [['apply', '--only', 'a b*'], [{ what: 'delete', needed: 1 }], "provision apply --only 'a b*' --allow delete:1"],
] as const)('%j with %j is completed to %s', (argv, missing, line) => {
  expect(agreeingCommand(argv, missing)).toBe(line);
});

test.each([
  [[], {}, 'provision apply --allow archive:2'],
  [['a b.yaml', 'x'], { prune: true, html: 'p.html' }, "provision apply --prune --allow archive:2 'a b.yaml' x"],
  [['-x.yaml'], { only: ['a*', 'b'], all: true }, "provision apply --only 'a*' --only b --allow archive:2 -- -x.yaml"],
  [['x'], { var: { A: '1 2' }, maxWait: 5 }, "provision apply --var 'A=1 2' --max-wait 5 --allow archive:2 x"],
  [['x'], { allow: { archive: 1, twin: 3 } }, 'provision apply --allow twin:3 --allow archive:2 x'],
  [['x'], { out: 'plan.json', only: ['a'] }, 'provision apply plan.json --allow archive:2'],
  [
    ['p.yaml'],
    { label: ['ring=1'], portal: ['*'] },
    "provision apply --portal '*' --label ring=1 --allow archive:2 p.yaml",
  ],
] as const)('the plan of %j with %j is agreed to by %s', (files, flags, line) => {
  expect(applyingCommand(files, flags, [{ what: 'archive', needed: 2 }])).toBe(line);
});

test('what a plan says of consent can be copied into a shell as it is', () =>
  atDesk(async (desk) => {
    desk.write({ chats: { 'a.b': { title: 'Alpha', users: [2, 3] }, c: { title: 'Gamma' } } });
    await desk.apply();
    desk.write({ chats: { 'a.b': { title: 'Alpha', users: [2], membership: 'exact' }, c: { title: 'Delta' } } });
    const { stdout } = await cli(desk, ['plan', '--only', 'a*', 'chats.yaml'], {});
    const line = /^To agree to all of it:\n {2}(.*)$/m.exec(stdout)?.[1] ?? '';
    expect(line).toBe("provision apply --only 'a*' --allow remove-members:1 chats.yaml");
    const env = { PATH: process.env.PATH, PROVISION_URL: desk.sandbox.webhookUrl, PROVISION_CLOCK_SCALE: '100' };
    const command = `'${process.execPath}' '${bin}'${line.slice('provision'.length)}`;
    await promisify(execFile)('sh', ['-c', command], { cwd: desk.folder, env });
    expect(desk.sandbox.store.chats().map(({ title, members }) => [title, members.includes(3)])).toEqual([
      ['Alpha', false],
      ['Gamma', false],
    ]);
  }));

test.skipIf(without !== undefined)('chats of the same titles are put under their keys after one question', () =>
  atDesk(async (desk) => {
    desk.sandbox.store.createChat({ title: 'Alpha' });
    desk.write({ chats });
    const { code, screen } = await typed(desk, 'adopt --by-title', 'yes\r');
    expect(screen).toContain('under their keys? The lockfile alone changes.');
    expect([code, desk.rows()]).toEqual([0, { a: { id: 2 } }]);
  }),
);

interface Typed {
  readonly code: number | null;
  readonly screen: string;
}

/** Runs a command line at a terminal and types the keys once it asks; without keys it must not ask. */
async function typed(desk: Desk, line: string, keys: string): Promise<Typed> {
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: desk.folder,
    TERM: 'xterm',
    PROVISION_LANG: 'en',
    PROVISION_URL: desk.sandbox.webhookUrl,
    PROVISION_CLOCK_SCALE: '100',
  };
  const child: ChildProcess = spawn('script', ['-qfec', `'${process.execPath}' '${bin}' ${line}`, '/dev/null'], {
    cwd: desk.folder,
    env,
  });
  let screen = '';
  let isAsked = false;
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    screen += text;
    if (isAsked || !screen.includes('(yes/no) ')) return;
    isAsked = true;
    child.stdin?.write(keys);
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, screen };
}
