// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of shells, not of JavaScript
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { provision } from './provision.ts';

/*
 * Shells in a terminal of their own, typed into as people do: what is offered for TAB is shown by the shell itself, and whatever of
 * it were evaluated would leave a file behind.
 */

let folder = '';
const path = (name: string) => join(folder, name);

/** What would run if a shell read it as its own language. */
const hostile = [
  '$(touch pwned-1)',
  '`touch pwned-2`',
  '$(touch${IFS}pwned-3)',
  '"; touch pwned-4; "',
  "'; touch pwned-5; '",
  '<(touch pwned-6)',
  '{a,b};touch pwned-7',
  '%(touch pwned-8)',
  '(touch pwned-9)',
];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'provision-typed-'));
  const keys = [...hostile.map((key) => `x${key}`), ...hostile, 'sales', 'support/eu'];
  writeFileSync(path('chats.yaml'), JSON.stringify({ chats: Object.fromEntries(keys.map((key) => [key, {}])) }));
  for (const name of hostile) writeFileSync(path(`f${name.replaceAll('/', '_')}.yaml`), 'chats: {}\n');
  writeFileSync(path('f::add-mask::.yaml'), 'chats: {}\n');
  mkdirSync(path('bin'));
  // Keys as no honest program prints them: the shells must not need to trust it.
  writeFileSync(path('keys.txt'), `${keys.join('\n')}\n`);
  writeFileSync(path('bin/provision'), `#!/bin/sh\n[ "$1" = __keys ] && exec cat '${path('keys.txt')}'\nexec true\n`);
  chmodSync(path('bin/provision'), 0o755);
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { code, stdout } = await provision(['completion', shell], { cwd: folder });
    expect(code).toBe(0);
    writeFileSync(path(`provision.${shell}`), stdout);
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

const shells: Readonly<Record<string, { readonly start: string; readonly setUp: readonly string[] }>> = {
  bash: {
    start: 'bash --norc --noprofile -i',
    setUp: [
      'bind "set bell-style none"; bind "set page-completions off"; bind "set completion-query-items 0"',
      'source provision.bash',
    ],
  },
  zsh: { start: 'zsh -f -i', setUp: ['autoload -Uz compinit; compinit -u -D; LISTMAX=1000', 'source provision.zsh'] },
  fish: { start: 'fish --no-config -i', setUp: ['source provision.fish'] },
};

/** Half-typed lines at whose end TAB is pressed. */
const lines: readonly string[] = [
  'provision output ',
  'provision plan --only s',
  'provision adopt x',
  'provision apply f',
  'provision plan -f f',
  "provision output '$(touch pwned-a)",
  'provision output $(touch pwned-b) ',
  'provision plan --only=$(touch${IFS}pwned-c',
  'provision apply --allow re',
];

describe.each(Object.keys(shells))('%s evaluates nothing of what it completes', (shell) => {
  const why = missing(shell);

  test.skipIf(why !== undefined)(
    `pressing TAB runs no key, no file name and no half-typed word${why ? ` (skipped: ${why})` : ''}`,
    async () => {
      const { start, setUp } = shells[shell] as (typeof shells)[string];
      const screen = await typed(start, setUp, lines);
      expect(screen).toContain('support/eu');
      expect(readdirSync(folder).filter((name) => name.startsWith('pwned'))).toEqual([]);
    },
  );
});

test('the hidden command prints only what may be a key', async () => {
  const { stdout } = await provision(['__keys', 'output'], { cwd: folder });
  expect(stdout).toBe('sales\nsupport/eu\n');
});

function missing(shell: string): string | undefined {
  for (const program of [shell, 'script'])
    try {
      execFileSync(program, ['--version'], { stdio: 'ignore' });
    } catch {
      return `${program} is not installed`;
    }
  return undefined;
}

/** What bash and zsh send when their line editor begins to listen; fish keeps what is typed before. */
const bracketedPasteOn = '\u001b[?2004h';

/** Types every line, presses TAB twice, wipes it out and goes on once the shell answers again. Shape: all that it showed. */
async function typed(start: string, setUp: readonly string[], wanted: readonly string[]): Promise<string> {
  const env = { PATH: `${path('bin')}:${process.env.PATH}`, HOME: folder, LANG: 'C.UTF-8', TERM: 'xterm', PS1: '> ' };
  const child = spawn('script', ['-qfec', start, '/dev/null'], { cwd: folder, env });
  const isFish = start.startsWith('fish');
  let screen = '';
  let heard = () => {};
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text;
    heard();
  });
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const until = (mark: string) =>
    new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`the shell never said ${mark}: ${screen.slice(-500)}`)), 40_000);
      heard = () => {
        // What is typed before the line editor listens again is echoed by the terminal, TABs and all.
        const said = screen.indexOf(mark);
        if (said === -1 || !(isFish || screen.includes(bracketedPasteOn, said))) return;
        clearTimeout(late);
        resolve();
      };
      heard();
    });
  let count = 0;
  const answered = async (keys: string) => {
    count += 1;
    // The sum is told by the shell alone; the line itself, as it is echoed, does not hold it.
    const sum = isFish ? `(math ${count} + 1000)` : `$((${count} + 1000))`;
    child.stdin.write(`${keys}echo mark-${sum}.\r`);
    await until(`mark-${count + 1000}.`);
  };
  try {
    for (const line of setUp) await answered(`${line}\r`);
    for (const line of wanted) await answered(`${line}\t${isFish ? '' : '\t'}\u0005\u0015`);
    child.stdin.write('exit\r');
    child.stdin.end();
  } finally {
    setTimeout(() => child.kill('SIGKILL'), 2000).unref();
    await ended;
  }
  return screen;
}
