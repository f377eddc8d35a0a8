// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { atDesk, type Desk } from '../laws/desk.ts';
import { isInstalled } from './installed.ts';
import { bin, provision } from './provision.ts';

/* The webhook in a file of its own: how it is taken from there, and how `init` puts it there, typed at a terminal. */

const config = 'version: 1\nproject: p\nportal: { url: "${env:B24_URL}" }\nchats: { a: { title: "${var:NAME}" } }\n';
const plan = (desk: Desk, args: readonly string[], env = {}) =>
  provision(['plan', ...args], { cwd: desk.folder, env: { PROVISION_CLOCK_SCALE: '100', ...env } });

describe('--dotenv', () => {
  test('gives a config its secrets and values, and hides the secrets', () =>
    atDesk(async (desk) => {
      desk.put('chats.yaml', config);
      desk.put('.env', `B24_URL=${desk.sandbox.webhookUrl}\nPROVISION_VAR_NAME=Sales\n`);
      const { code, stdout, stderr } = await plan(desk, ['--verbose', '--dotenv', '.env']);
      expect(code, stderr).toBe(0);
      expect(stdout).toContain('create CHAT "Sales"');
      const secret = new URL(desk.sandbox.webhookUrl).pathname.split('/')[3] ?? '-';
      expect(stdout + stderr).not.toContain(secret);
      // Whoever says nothing of the file gets nothing out of it.
      expect((await plan(desk, [])).code).toBe(4);
    }));

  test('gives way to what the environment says', () =>
    atDesk(async (desk) => {
      desk.put('chats.yaml', config);
      desk.put('.env', 'B24_URL=https://elsewhere.example/rest/1/aaaaaaaaaaaa1/\nPROVISION_VAR_NAME=Sales\n');
      const env = { B24_URL: desk.sandbox.webhookUrl, PROVISION_VAR_NAME: 'Deals' };
      const { code, stdout } = await plan(desk, ['--dotenv', '.env'], env);
      expect(code).toBe(0);
      expect(stdout).toContain('create CHAT "Deals"');
    }));

  test.each([
    ['PROVISION_TOKEN=abc\n', 'variables:1:1', 'PROVISION_TOKEN is not taken'],
    ['B24_URL="abc\n', 'variables:1:1', 'not a pair'],
    [undefined, '', 'there is no file variables'],
  ])('that is wrong (%j) ends with 4 and its place', (text, place, why) =>
    atDesk(async (desk) => {
      desk.put('chats.yaml', config);
      if (text !== undefined) desk.put('variables', text);
      const { code, stderr } = await plan(desk, ['--dotenv', 'variables']);
      expect(code).toBe(4);
      expect(stderr).toContain(place);
      expect(stderr).toContain(why);
    }),
  );

  test('is what is meant by the name that other tools have for it', async () => {
    const { code, stderr } = await provision(['plan', '--dot-env', 'x'], { cwd: import.meta.dirname });
    expect(code).toBe(4);
    expect(stderr).toContain('--dotenv');
  });
});

describe.skipIf(!isInstalled('script'))('init at a terminal', () => {
  test('asks for the webhook without showing it, tries it, and keeps it out of git and of the eyes of others', () =>
    atDesk(async (desk) => {
      mkdirSync(desk.path('.git'));
      const { code, screen } = await typed(
        desk,
        ['init'],
        ['https://a.example/no\r', `${desk.sandbox.webhookUrl}\r`, 'yes\r'],
      );
      expect(code, screen).toBe(0);
      const secret = new URL(desk.sandbox.webhookUrl).pathname.split('/')[3] ?? '-';
      expect(screen).not.toContain(secret);
      expect(screen).toContain('The webhook of your portal (not shown as you type');
      expect(screen).toContain('the webhook belongs to user 1');
      expect(screen).toContain('.env, which only you can read? (yes/no)');
      expect(screen).toMatch(/\.env is in \S*\.gitignore now, so that git/);
      expect(screen).toContain('next: provision plan --dotenv .env chats.yaml');
      expect(readFileSync(desk.path('.env'), 'utf8')).toBe(`B24_URL=${desk.sandbox.webhookUrl}\n`);
      expect(statSync(desk.path('.env')).mode & 0o777).toBe(0o600);
      expect(readFileSync(desk.path('.gitignore'), 'utf8')).toBe('.env\n');
      expect(readFileSync(desk.path('chats.yaml'), 'utf8')).not.toContain(secret);
      const planned = await plan(desk, ['--dotenv', '.env', 'chats.yaml']);
      expect(planned.code, planned.stderr).toBe(0);
      expect(planned.stdout).toContain('create OPEN "Welcome"');
    }));

  test.each([
    ['Enter is for the trial portal', ['\r'], 0, 'portal: sandbox', false],
    ['a no keeps the webhook nowhere', ['WEBHOOK\r', 'no\r'], 0, 'url: ${env:B24_URL}', false],
    ['three times wrong is enough', ['a\r', 'b\r', 'c\r'], 0, 'portal: sandbox', false],
    ['Ctrl-C leaves everything as it was', ['\u0003'], 130, undefined, false],
    ['what the file has already stays', ['WEBHOOK\r', 'yes\r'], 0, 'url: ${env:B24_URL}', true],
  ] as const)('%s', (_what, keys, code, line, isThere) =>
    atDesk(async (desk) => {
      const before = 'B24_URL=mine';
      if (isThere) {
        writeFileSync(desk.path('.env'), before);
        chmodSync(desk.path('.env'), 0o644);
      }
      const ended = await typed(
        desk,
        ['init'],
        keys.map((key) => key.replace('WEBHOOK', desk.sandbox.webhookUrl)),
      );
      expect(ended.code, ended.screen).toBe(code);
      expect(existsSync(desk.path('chats.yaml'))).toBe(line !== undefined);
      if (line !== undefined)
        expect(readFileSync(desk.path('chats.yaml'), 'utf8')).toContain(
          `\n${line.startsWith('url') ? '  ' : ''}${line}`,
        );
      expect(existsSync(desk.path('.env'))).toBe(isThere);
      expect(ended.screen.includes('the webhook is kept nowhere; the config takes it')).toBe(
        keys.some((key) => key.startsWith('no')),
      );
      if (isThere) expect(readFileSync(desk.path('.env'), 'utf8')).toBe(before);
      expect(existsSync(desk.path('.gitignore'))).toBe(false);
    }),
  );
});

/** Runs a command at a terminal and types a line each time it asks. */
async function typed(desk: Desk, args: readonly string[], keys: readonly string[]) {
  const env = { PATH: process.env.PATH ?? '', HOME: desk.folder, TERM: 'xterm', PROVISION_LANG: 'en' };
  const child = spawn('script', ['-qfec', `'${process.execPath}' '${bin}' ${args.join(' ')}`, '/dev/null'], {
    cwd: desk.folder,
    env,
  });
  const left = [...keys];
  let screen = '';
  let seen = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text;
    const asked = /trial portal for now\): |\(yes\/no\) /g;
    asked.lastIndex = seen;
    if (!asked.exec(screen)) return;
    seen = asked.lastIndex;
    child.stdin.write(left.shift() ?? '');
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, screen };
}
