import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { examples, firstSteps } from '../../src/cli/examples.ts';
import { programFor } from '../../src/cli/program.ts';
import { inRussian } from '../../src/cli/russian/complaints.ts';
import { helpTexts } from '../../src/cli/russian/speech.ts';
import { provision } from './provision.ts';

const program = programFor(() => async () => {});
const names = commands.map((define) => define(() => async () => {}).name());
const here = { cwd: import.meta.dirname, env: { PROVISION_LANG: 'ru' } };

/** Words that commander puts around our texts. */
const frame = [
  ...['Usage:', 'Arguments:', 'Options:', 'Global Options:', 'Commands:', 'First steps', 'Examples', 'required'],
  'display help for command',
];

describe('the texts of help', () => {
  test('have each a Russian one, and no Russian one is left of a text that is gone', () => {
    const english = [...frame, ...[program, ...program.commands].flatMap(textsOf), ...captions()];
    expect(Object.keys(helpTexts).toSorted()).toEqual([...new Set(english)].toSorted());
  });

  test.each(Object.entries(helpTexts))('say in Russian what is not to be left in English: %s', (_english, russian) => {
    expect(russian).toMatch(/[а-яё]|^в ~|^в config/i);
  });
});

function captions(): readonly string[] {
  return [...firstSteps, ...Object.values(examples).flat()].map(({ does }) => does);
}

function textsOf(command: Command): readonly string[] {
  return [
    command.description(),
    ...[command.helpGroup(), ...command.options.map(({ helpGroupHeading }) => helpGroupHeading)].flatMap(
      (heading) => heading || [],
    ),
    ...command.registeredArguments.map(({ description }) => description),
    ...command.options.map(({ description }) => description),
  ];
}

test.each(['', ...names])('"provision %s --help" has nothing English but names', async (name) => {
  const { code, stdout, stderr } = await provision([...(name === '' ? [] : [name]), '--help'], here);
  expect(code).toBe(0);
  expect(stderr).toBe('');
  const kept = /^\s*(provision .*|in .*)$|--[\w-]+|<[^>]*>|\[[^\]]*\]|«[^»]*»|"[^"]*"/gm;
  const words = stdout.replace(kept, '').match(/\b(?:the|of|and|for|from|with|options|default|choices|help for)\b/g);
  expect(words).toBeNull();
});

test.each([
  [['plann'], 'ошибка: нет такой команды: plann\n(возможно, plan?)'],
  [['apply', '--onyl', 'x'], 'нет такого флага: --onyl\n(возможно, --only?)'],
  [['sandbox', '--port', '99999'], 'флагу --port <number> не подходит значение «99999»: нужно число от 0 до 65535'],
  [['sandbox', '--tariff', 'free'], 'допустимо: standard, enterprise, self-hosted'],
  [['completion', 'tcsh'], 'аргументу «shell» не подходит значение «tcsh»: допустимо: bash, zsh, fish'],
  [['apply', '--allow', 'delet:3'], '«delet» нет среди remove-members'],
  [['apply', '--allow', 'delete'], 'укажите, сколько: delete:N'],
  [['apply', '--var', 'x'], 'пишите NAME=VALUE'],
  [['plan', '--concurrency', '0'], 'нужно целое число больше 0'],
  [['plan', '--only'], 'у флага --only <glob> нет значения'],
  [['create'], 'не указан обязательный флаг --fields <file>'],
  [['resolve'], 'не хватает обязательного аргумента «key»'],
  [['adopt', 'a', 'b', '--id', '1'], 'лишние аргументы: ожидалось 1, указано 2'],
])('a wrong line (%j) is answered in Russian from its first word to its last', async (args, hint) => {
  const { code, stdout, stderr } = await provision(args, here);
  expect(code).toBe(4);
  expect(stdout).toBe('');
  expect(stderr).toContain(hint);
  expect(stderr).toContain('(смотрите provision --help)');
  expect(stderr).not.toMatch(/\b(error|invalid|unknown|missing|Did|you|Allowed|see|wanted)\b/);
});

test('a machine reads the complaint in the same language', async () => {
  const { stdout } = await provision(['plan', '--json', '--onyl'], here);
  expect(stdout).toContain('нет такого флага: --onyl');
});

test('what a complaint quotes is left as it stands', () => {
  expect(inRussian("error: unknown command 'error:'")).toBe('ошибка: нет такой команды: error:');
});
