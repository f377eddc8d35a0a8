import { CommanderError } from 'commander';
import { expect, test } from 'vitest';
import type { Act } from '../../src/cli/command.ts';
import { habitIn } from '../../src/cli/habits.ts';
import { flagsOf, programFor } from '../../src/cli/program.ts';
import type { Code } from '../../src/model/codes/index.ts';
import { say } from '../../src/model/message.ts';
import { provision } from './provision.ts';

const program = programFor(() => async () => {});
const ours = new Set([...flagsOf(program), ...program.commands.map((command) => command.name())]);

test.each([
  ['diff', 'provision plan'],
  ['import chat.general 26', 'provision adopt KEY --id N'],
  ['state rm welcome', 'provision forget KEY'],
  ['state mv a b', 'provision move KEY NEW'],
  ['refresh', 'provision plan'],
  ['force-unlock 123', 'provision doctor'],
  ['sync --doit', 'provision apply'],
  ['dump -o kong.yaml', 'provision export'],
  ['get chats -o json', 'provision list'],
  ['delete welcome', 'onRemove'],
  ['preview', 'provision plan'],
  ['apply --dry-run', 'provision plan'],
  ['apply --dry-run=client', 'provision plan'],
  ['apply --auto-approve', '--allow'],
  ['apply -auto-approve', '--allow'],
  ['apply -target=chat.welcome', '--only'],
  ['apply -target chat.welcome', '--only'],
  ['plan --selector team=a', '--only'],
  ['plan -prune', '--prune'],
  ['plan -out=plan.json', '--out'],
  ['plan --filename chats.yaml', '--file'],
  ['plan --parallelism=3', '--concurrency'],
  ['destroy --statefile other.json', '--lockfile'],
  ['init -upgrade', 'chats.yaml'],
  ['create -f chats.yaml', 'provision apply'],
  ['fmt', 'provision validate'],
  ['describe welcome', 'provision list'],
  ['workspace list', '--url'],
  ['output -json', '--json'],
])('whoever types "%s" is told of %s, in both languages', (line, told) => {
  const habit = habitIn(line.split(' '), ours);
  if (!habit) throw new Error('nothing was said');
  for (const language of ['en', 'ru'] as const) {
    const { text, help = '' } = say(habit, language);
    expect(`${text} ${help}`).toContain(told);
    expect(text).not.toContain('{');
  }
});

test.each<[Code, readonly string[]]>([
  ['HABIT_PLAN', ['diff', 'preview', 'apply --dry-run', 'destroy --check']],
  ['HABIT_APPLY', ['sync', 'push', 'octodns-sync']],
  ['HABIT_VALIDATE', ['lint', 'check']],
  ['HABIT_FORMAT', ['fmt', 'format --diff']],
  ['HABIT_INIT', ['init -upgrade', 'init -backend-config=x', 'init --migrate-state']],
  ['HABIT_CREATE', ['create -f chats.yaml', 'create --filename=chats.yaml']],
  ['HABIT_SCHEMA', ['explain chat']],
  ['HABIT_PORTALS', ['providers']],
  ['HABIT_IMPORT', ['import']],
  ['HABIT_EXPORT', ['dump', 'pull']],
  ['HABIT_STATE', ['state rm a', 'state mv a b']],
  ['HABIT_LIST', ['ls', 'get chats', 'status']],
  ['HABIT_FORGET', ['rm a', 'untrack a', 'apply --replace a']],
  ['HABIT_MOVE', ['mv a b', 'rename a b']],
  ['HABIT_DELETE', ['delete a', 'apply --destroy']],
  ['HABIT_REFRESH', ['refresh', 'plan --no-refresh']],
  ['HABIT_UNLOCK', ['unlock', 'apply --no-lock']],
  ['HABIT_LOGIN', ['login', 'auth']],
  ['HABIT_DOCTOR', ['ping', 'whoami']],
  ['HABIT_SANDBOX', ['serve', 'emulator']],
  ['HABIT_ROLLBACK', ['rollback', 'undo', 'rollout undo']],
  ['HABIT_WORKSPACE', ['workspace new a', 'env']],
  ['HABIT_VERSION', ['version']],
  ['HABIT_YES', ['apply --auto-approve', 'apply --force']],
  ['HABIT_ONLY', ['apply --target a', 'plan --tags a']],
  ['HABIT_FLAG', ['plan --parallelism 3', 'plan --filename a']],
  ['HABIT_DASHES', ['plan -prune', 'apply -quiet']],
])('%s is what is told of %j', (code, lines) => {
  expect(lines.map((line) => habitIn(line.split(' '), ours)?.code)).toEqual(lines.map(() => code));
});

test.each([['apply --only x --allow adopt:1'], ['plan'], ['list --json'], ['nonsense --no-such-flag'], ['-h'], ['']])(
  'of "%s" nothing is said',
  (line) => {
    expect(habitIn(line.split(' ').filter(Boolean), ours)).toBeUndefined();
  },
);

test('a refused line tells what is meant in place of what looks alike, and repeats no value', async () => {
  const { code, stderr, stdout } = await provision(['apply', '-target=SECRETSECRET1'], { cwd: import.meta.dirname });
  expect(code).toBe(4);
  expect(stdout).toBe('');
  expect(stderr).toContain('"-target" is called --only here');
  expect(stderr).not.toContain('SECRETSECRET1');
  const state = await provision(['state', 'rm', 'welcome'], { cwd: import.meta.dirname });
  expect(state.stderr).toContain('provision forget KEY');
  expect(state.stderr).not.toContain('Did you mean');
});

const withFiles = program.commands.filter((command) =>
  command.registeredArguments.some((one) => one.name() === 'files'),
);
const withKeys = program.commands.filter((command) =>
  ['adopt', 'resolve', 'output', 'forget', 'move', 'state', 'export'].includes(command.name()),
);

test.each(withFiles.map((command) => command.name()))(
  '%s takes its files as arguments and behind -f alike',
  async (name) => {
    const given = async (...args: readonly string[]) => {
      let files: unknown;
      const act: Act =
        () =>
        async (...all) => {
          [files] = all;
        };
      await programFor(act).parseAsync([name, ...args], { from: 'user' });
      return files;
    };
    expect(await given('a.yaml', 'b')).toEqual(['a.yaml', 'b']);
    expect(await given('-f', 'a.yaml', '--file', 'b')).toEqual(['a.yaml', 'b']);
    expect(await given('a.yaml', '-f', 'b')).toEqual(['a.yaml', 'b']);
    expect(await given()).toEqual([]);
  },
);

const withOne = program.commands.filter((command) => ['show', 'portals'].includes(command.name()));

test.each(withOne.map((command) => command.name()))(
  '%s takes its one file as an argument or behind -f, not both',
  async (name) => {
    const given = async (...args: readonly string[]) => {
      let file: unknown;
      const act: Act =
        () =>
        async (...all) => {
          [file] = all;
        };
      await programFor(act).parseAsync([name, ...args], { from: 'user' });
      return file;
    };
    expect(await given('a')).toBe('a');
    expect(await given('-f', 'a')).toBe('a');
    expect(await given()).toBeUndefined();
    await expect(given('a', '-f', 'b')).rejects.toThrow('too many arguments');
  },
);

test('every command that reads a config, a plan or an inventory takes -f', () => {
  const without = [...withFiles, ...withKeys, ...withOne].filter(
    ({ options }) => !options.some(({ short }) => short === '-f'),
  );
  expect(without.map((command) => command.name())).toEqual([]);
  expect(withFiles.length).toBeGreaterThan(6);
});

test('the help groups all commands, and marks the flags that cannot be left out', () => {
  const help = program.helpInformation();
  for (const command of program.commands)
    expect(help.includes(`  ${command.name()} `)).toBe(!command.name().startsWith('__'));
  expect(help).not.toMatch(/^Commands:$/m);
  for (const command of program.commands)
    for (const { long, mandatory } of command.options)
      if (mandatory && long)
        expect(command.helpInformation().replace(/\s+/g, ' ')).toMatch(new RegExp(`${long} [^-]*.*?\\(required\\)`));
});

test('what is refused is refused by the program itself', async () => {
  await expect(programFor(() => async () => {}).parseAsync(['diff'], { from: 'user' })).rejects.toBeInstanceOf(
    CommanderError,
  );
});
