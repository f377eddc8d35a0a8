// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of shells and configs, not of JavaScript
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pathOf } from '../../scripts/outer-programs.ts';
import { specOf } from '../../src/cli/completion/spec.ts';
import { bin, provision } from './provision.ts';

let folder = '';
const path = (name: string) => join(folder, name);

const config = `version: 1
project: demo
portal: sandbox
chats:
  sales: { title: Sales }
  support/eu: { title: Support }
  продажи: { title: Продажи }
`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'provision-completion-'));
  writeFileSync(path('chats.yaml'), config);
  mkdirSync(path('bin'));
  writeFileSync(path('bin/provision'), `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n`);
  chmodSync(path('bin/provision'), 0o755);
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { code, stdout, stderr } = await provision(['completion', shell], { cwd: folder });
    expect([code, stderr]).toEqual([0, '']);
    writeFileSync(path(`provision.${shell}`), stdout);
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Half-typed lines and what has to be offered for them; `!` marks what must not be. */
const cases: readonly (readonly [line: string, offered: readonly string[]])[] = [
  ['provision ', ['apply', 'plan', 'doctor', 'completion', '!__keys']],
  ['provision pl', ['plan', '!apply']],
  ['provision plan --o', ['--only', '--out', '!--prune']],
  ['provision plan --', ['--detailed-exitcode', '--html', '--no-color', '!--sarif']],
  ['provision adopt ', ['sales', 'support/eu', 'продажи', '!chats.yaml']],
  ['provision adopt s', ['sales', 'support/eu', '!продажи']],
  ['provision resolve про', ['продажи']],
  ['provision output ', ['sales']],
  ['provision plan --only s', ['sales', 'support/eu']],
  ['provision apply --exclude sa', ['sales']],
  ['provision sandbox --tariff ', ['standard', 'enterprise', 'self-hosted']],
  ['provision apply --allow re', ['remove-members:', 'recreate:', '!archive:']],
  ['provision sandbox --fault drop-a', ['drop-after:', 'drop-avatar']],
  ['provision completion ', ['bash', 'zsh', 'fish']],
  ['provision apply ch', ['chats.yaml']],
  ['provision plan --lockfile ch', ['chats.yaml']],
  ['provision adopt sales --file ch', ['chats.yaml']],
];

describe('bash', () => {
  test.each(cases)('offers for "%s" %j', (line, offered) => expectOffers(inBash(line), offered));

  test('completes a value that is joined to its flag', () => {
    expectOffers(inBash('provision plan --only = sa'), ['sales']);
    expectOffers(inBash('provision plan --only ='), ['sales', 'support/eu']);
  });

  test('counts no value of a flag as an argument', () => {
    expectOffers(inBash('provision adopt --lockfile chats.lock.json '), ['sales']);
    expectOffers(inBash('provision adopt sales '), ['!sales']);
  });

  test('offers nothing where anything may stand', () => {
    expect(inBash('provision plan --url ')).toEqual([]);
    expect(inBash('provision export --id ')).toEqual([]);
    expect(inBash('provision apply --allow delete : ')).toEqual([]);
  });
});

describe.skipIf(pathOf('zsh') === undefined)('zsh', () => {
  test.each(cases)('offers for "%s" %j', (line, offered) => expectOffers(inZsh(line), offered));
});

describe.skipIf(pathOf('fish') === undefined)('fish', () => {
  test.each(cases)('offers for "%s" %j', (line, offered) => expectOffers(inFish(line), offered));
});

describe('the keys', () => {
  const keys = async (words: readonly string[], cwd = folder) => {
    const { code, stdout, stderr } = await provision(['__keys', ...words], { cwd });
    expect([code, stderr]).toEqual([0, '']);
    return stdout.split('\n').filter((line) => line !== '');
  };

  test('are those of the files that the line names, of chats.yaml otherwise', async () => {
    writeFileSync(path('other.yaml'), 'chats: { other: {} }\n');
    mkdirSync(path('chats.d'), { recursive: true });
    writeFileSync(path('chats.d/a.yaml'), 'chats: { in-folder: {} }\n');
    expect(await keys(['plan', '--only'])).toEqual(['sales', 'support/eu', 'продажи']);
    expect(await keys(['plan', 'other.yaml', '--only'])).toEqual(['other']);
    expect(await keys(['output', '-f', 'chats.d'])).toEqual(['in-folder']);
  });

  test('of included files come along', async () => {
    writeFileSync(path('main.yaml'), 'include: [other.yaml]\nchats: { main: {} }\n');
    writeFileSync(path('other.yaml'), 'chats: { other: {} }\n');
    expect(await keys(['plan', 'main.yaml'])).toEqual(['main', 'other']);
  });

  test('of a file that is wrong are given as far as they can be read', async () => {
    writeFileSync(
      path('wrong.yaml'),
      'version: 7\nportal: { url: "${env:B24_UNSET}" }\nchats:\n  one: { colour: RED }\n  two:\n',
    );
    expect(await keys(['plan', 'wrong.yaml'])).toEqual(['one', 'two']);
  });

  test.each([
    ['nothing', undefined],
    ['half a file', 'chats: {'],
    ['no text', '\u0000\u0001'],
    ['a list', '- a\n'],
    ['chats as a list', 'chats: [a]\n'],
  ])('of %s are none, without a word', async (_name, text) => {
    const cwd = mkdtempSync(join(tmpdir(), 'provision-keys-'));
    if (text !== undefined) writeFileSync(join(cwd, 'chats.yaml'), text);
    expect(await keys(['plan', '--only', '--no-such-flag'], cwd)).toEqual([]);
    rmSync(cwd, { recursive: true });
  });
});

test('a flag whose value nobody has thought of stops the script from being made', () => {
  const program = new Command('provision').addCommand(new Command('new').option('--colour <shade>', 'a new flag'));
  expect(() => specOf(program, {})).toThrow('"shade" in --colour <shade>');
});

function expectOffers(found: readonly string[], offered: readonly string[]): void {
  for (const one of offered)
    if (one.startsWith('!')) expect(found).not.toContain(one.slice(1));
    else expect(found).toContain(one);
}

function run(program: string, args: readonly string[]): string {
  const env = { PATH: `${path('bin')}:${process.env.PATH}`, HOME: folder, LANG: 'C.UTF-8', TERM: 'dumb' };
  return execFileSync(program, [...args], { cwd: folder, env, encoding: 'utf8', timeout: 30_000 });
}

/** Bash gives the function the words that it has split the line into. */
function inBash(line: string): readonly string[] {
  const words = line.split(' ').map((word) => `'${word}'`);
  const script = `source provision.bash; compopt() { :; }
COMP_WORDS=(${words.join(' ')}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _provision; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return linesOf(run('bash', ['--norc', '--noprofile', '-c', script]));
}

function inFish(line: string): readonly string[] {
  const script = `source provision.fish; complete -C '${line}'`;
  return linesOf(run('fish', ['--no-config', '-c', script])).map((offer) => offer.split('\t')[0] ?? '');
}

/** Zsh completes in its line editor only: a second zsh in a terminal of its own is typed into, and lists what it would offer. */
function inZsh(line: string): readonly string[] {
  const setUp = [
    'PROMPT= RPROMPT=',
    'autoload -Uz compinit; compinit -u -D',
    'source provision.zsh',
    'setopt nolistbeep',
    'LISTMAX=1000 COLUMNS=200',
    'zstyle ":completion:*" list-separator "#"',
    'compadd() { local -a given; builtin compadd -O given "$@"; local f; (( ${@[(I)-S]} )) && f=; print -rl -- "${given[@]/#/OFFER }" >> offers.txt; builtin compadd "$@" }',
    '_files() { local -a given=(*(N)); given=(${(M)given:#$PREFIX*}); print -rl -- "${given[@]/#/OFFER }" >> offers.txt; builtin compadd -f -- $given }',
    'complete-and-leave() { zle complete-word; exit }',
    'zle -N complete-and-leave; bindkey "^X" complete-and-leave',
  ];
  rmSync(path('offers.txt'), { force: true });
  writeFileSync(path('setup.zsh'), `${setUp.join('\n')}\n`);
  const script = `zmodload zsh/zpty; zpty z zsh -f -i; zpty -w z 'source setup.zsh; print READY'
zpty -r -m z text '*READY*READY*' ; zpty -w -n z ${JSON.stringify(line)}$'\\x18'
for n in {1..200}; do zpty -r -t z text; zpty -t z || break; sleep 0.05; done; zpty -d z; cat offers.txt 2>/dev/null; true`;
  return linesOf(run('zsh', ['-f', '-c', script]))
    .filter((offer) => offer.startsWith('OFFER '))
    .map((offer) => offer.slice('OFFER '.length));
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}
