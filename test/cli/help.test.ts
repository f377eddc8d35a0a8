import { CommanderError } from 'commander';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { examples, firstSteps } from '../../src/cli/examples.ts';
import { flagWordsOf, programFor } from '../../src/cli/program.ts';
import { complaint } from '../../src/cli/sink.ts';
import { provision } from './provision.ts';

const names = commands.map((define) => define(() => async () => {}).name());
const here = { cwd: import.meta.dirname };

test('every command has an example, and no example is left of a command that is gone', () => {
  expect(Object.keys(examples).sort()).toEqual([...names].sort());
  for (const list of Object.values(examples)) expect(list.length).toBeGreaterThan(0);
});

describe('every example can be typed as it stands', () => {
  const all = [...firstSteps, ...Object.values(examples).flat()].map(({ line }) => line);

  test.each(all)('%s', async (line) => {
    const [program, ...args] = words(line);
    expect(program).toBe('provision');
    expect(await parsed(args)).toBe('understood');
  });

  test('and one that cannot would be noticed', async () => {
    expect(await parsed(['plan', '--no-such-flag'])).toContain("unknown option '--no-such-flag'");
    expect(await parsed(['apply', '--allow', 'everything:1'])).toContain('"everything" is none of');
  });
});

test.each(names)('"provision %s --help" shows its examples and ends well', async (name) => {
  const { code, stdout, stderr } = await provision([name, '--help'], here);
  expect(code).toBe(0);
  expect(stderr).toBe('');
  for (const { line, does } of examples[name] ?? []) {
    expect(stdout).toContain(line);
    expect(stdout).toContain(does);
  }
});

test('a complaint names every flag of ours in full, however others of them begin', async () => {
  const program = programFor(() => async () => {});
  const ours = flagWordsOf(program);
  const asSaid = (text: string) => expect(complaint(text, [], ours)).toBe(text);
  const lines = program.commands.flatMap((command) =>
    command.options.map(({ flags, short, long }) => ({ flags, args: [command.name(), long ?? short ?? flags] })),
  );
  for (const { flags, args } of lines) {
    asSaid(`option '--each' cannot be used with option '${flags}'`);
    asSaid(await parsed(args));
    asSaid(await parsed(['help', ...args]));
  }
  expect(await parsed(['init', '--each', '--portals'])).toContain("option '--portals'");
  expect(await parsed(['plan', '--allow'])).toContain("option '--allow <what:number>'");
});

test('the help of the program names every command but the hidden ones', async () => {
  const { stdout } = await provision(['--help'], here);
  for (const name of names) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
  expect(stdout).not.toContain('__keys');
});

test.each([
  [['plann'], 'Did you mean plan?'],
  [['plan', '--prunee'], 'Did you mean --prune?'],
  [['apply', '--onyl', 'x'], 'Did you mean --only?'],
  [['export', '--titel', 'x'], 'Did you mean --title?'],
  [['sandbox', '--port', '99999'], 'a number from 0 to 65535'],
  [['sandbox', '--tariff', 'free'], 'Allowed choices are standard, enterprise, self-hosted'],
  [['completion', 'tcsh'], 'Allowed choices are bash, zsh, fish'],
  [['apply', '--allow', 'delet:3'], 'none of'],
  [['apply', '--allow', 'delete'], 'delete:N'],
  [['plan', '--concurrency', '0'], 'above 0'],
  [['export', 'departments', '--title', 'x'], 'EXPORT_TABLE_CHATS  --title chooses chats'],
  [['adopt', 'key'], 'provision adopt KEY --id N'],
  [['adopt', '--by-title', '--id', '2'], '--by-title alone'],
  [['create'], "required option '--fields <file>'"],
  [['resolve'], "missing required argument 'key'"],
  [['export', '--owner', 'Anna'], 'above 0'],
])('a wrong line (%j) is answered with what would be right, and exits with 4', async (args, hint) => {
  const { code, stdout, stderr } = await provision(args, here);
  expect(code).toBe(4);
  expect(stdout).toBe('');
  expect(stderr).toContain(hint);
});

/** Splits at blanks as a shell does, as far as the examples need it. */
function words(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}

/** `understood`, or what the program has against a line; nothing is run. */
async function parsed(args: readonly string[]): Promise<string> {
  const program = programFor(() => async () => {});
  for (const command of [program, ...program.commands]) command.configureOutput({ writeErr: () => {} });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return 'understood';
  } catch (error) {
    if (error instanceof CommanderError) return error.message;
    throw error;
  }
}
