import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { configFiles } from '../../src/disk/config-files.ts';
import { diagnosticsText } from '../report/shown.ts';
import { freshFolder } from './folders.ts';

const secret = 'password: hunter2\n';
const top = 'version: 1\nproject: team\nportal: sandbox\n';

/** A checkout of a stranger, and beside it what is none of his business. */
function checkout(): { readonly cwd: string; readonly beside: string } {
  const folder = freshFolder();
  const [cwd, beside] = [join(folder, 'checkout'), join(folder, 'beside')];
  mkdirSync(cwd);
  mkdirSync(beside);
  writeFileSync(join(beside, 'secret.yaml'), secret);
  writeFileSync(join(cwd, 'chats.yaml'), `${top}chats: { a: { title: A } }\n`);
  return { cwd, beside };
}

/** What a person would see. */
async function told(cwd: string, paths: readonly string[], allowOutside = false): Promise<string> {
  const { diagnostics, sources } = await loadConfig({ paths, cwd, env: {}, files: configFiles, allowOutside });
  return diagnosticsText(diagnostics, sources, { color: false, language: 'en' });
}

describe('a file that somebody names is not read and not shown', () => {
  const cases: readonly (readonly [
    title: string,
    code: string,
    prepare: (desk: ReturnType<typeof checkout>) => string,
  ])[] = [
    [
      'a config that is a link out of its folder',
      'FILE_OUTSIDE',
      ({ cwd, beside }) => {
        symlinkSync(join(beside, 'secret.yaml'), join(cwd, 'linked.yaml'));
        return 'linked.yaml';
      },
    ],
    [
      'a folder that is a link out of the working folder',
      'FILE_OUTSIDE',
      ({ cwd, beside }) => {
        symlinkSync(beside, join(cwd, 'chats.d'));
        return 'chats.d';
      },
    ],
    [
      'a config in a folder that is a link out of the working folder',
      'FILE_OUTSIDE',
      ({ cwd, beside }) => {
        symlinkSync(beside, join(cwd, 'chats.d'));
        return 'chats.d/secret.yaml';
      },
    ],
    [
      'a link in a folder of configs',
      'FILE_OUTSIDE',
      ({ cwd, beside }) => {
        mkdirSync(join(cwd, 'chats.d'));
        symlinkSync(join(beside, 'secret.yaml'), join(cwd, 'chats.d/a.yaml'));
        return 'chats.d';
      },
    ],
    ['a pipe', 'FILE_NOT_PLAIN', ({ cwd }) => pipe(join(cwd, 'pipe.yaml'))],
    ['a device', 'FILE_NOT_PLAIN', () => '/dev/zero'],
    ['the environment of a process', 'FILE_NOT_PLAIN', () => '/proc/self/environ'],
    ['the environment of a process, by a way around', 'FILE_NOT_PLAIN', () => `/proc/${process.pid}/task/../environ`],
    [
      'a file without end',
      'FILE_TOO_LARGE',
      ({ cwd }) => {
        writeFileSync(join(cwd, 'large.yaml'), '');
        truncateSync(join(cwd, 'large.yaml'), 1024 ** 4);
        return 'large.yaml';
      },
    ],
  ];

  test.each(cases)('%s', async (_, code, prepare) => {
    const desk = checkout();
    const text = await told(desk.cwd, [prepare(desk)]);
    expect(text).toContain(code);
    expect(text).not.toContain('hunter2');
    expect(text).not.toContain('PATH=');
  });

  test.each([
    ['/proc/self/environ', 'FILE_OUTSIDE'],
    ['/etc/*', 'FILE_OUTSIDE'],
    ['../beside/secret.yaml', 'FILE_OUTSIDE'],
    ['../beside/*.yaml', 'FILE_OUTSIDE'],
    ['../beside/none.yaml', 'FILE_OUTSIDE'],
    ['..', 'FILE_OUTSIDE'],
    ['BESIDE/secret.yaml', 'FILE_OUTSIDE'],
    ['linked.yaml', 'FILE_OUTSIDE'],
    ['linked/*.yaml', 'FILE_OUTSIDE'],
    ['dangling.yaml', 'FILE_OUTSIDE'],
    ['pipe.yaml', 'FILE_NOT_PLAIN'],
    ['none.yaml', 'INCLUDE_MISSING'],
    ['chats.yaml/*.yaml', 'INCLUDE_NOTHING'],
  ])('one that "include" names as %s, at its place', async (written, code) => {
    const { cwd, beside } = checkout();
    symlinkSync(join(beside, 'secret.yaml'), join(cwd, 'linked.yaml'));
    symlinkSync(join(beside, 'later.yaml'), join(cwd, 'dangling.yaml'));
    symlinkSync(beside, join(cwd, 'linked'));
    pipe(join(cwd, 'pipe.yaml'));
    const pattern = written.replace('BESIDE', beside);
    writeFileSync(
      join(cwd, 'chats.yaml'),
      `${top}include:\n  - ${JSON.stringify(pattern)}\nchats: { a: { title: A } }\n`,
    );
    const text = await told(cwd, ['chats.yaml']);
    expect(text).toMatch(new RegExp(`^chats\\.yaml:5:5 +(?:error|warning) +${code}`));
    expect(text).not.toContain('hunter2');
  });
});

describe('a file that may be read', () => {
  test('is one behind a link that stays inside, or one that the person names himself elsewhere', async () => {
    const { cwd } = checkout();
    const elsewhere = checkout();
    symlinkSync('chats.yaml', join(cwd, 'inside.yaml'));
    expect(await told(cwd, ['inside.yaml'])).toBe('');
    expect(await told(cwd, [join(elsewhere.cwd, 'chats.yaml')])).toBe('');
  });

  test('is also one outside, once that is allowed; a device or a process never is', async () => {
    const { cwd, beside } = checkout();
    symlinkSync(join(beside, 'secret.yaml'), join(cwd, 'linked.yaml'));
    expect(await told(cwd, ['linked.yaml'], true)).toContain('hunter2');
    expect(await told(cwd, ['/proc/self/environ'], true)).toContain('FILE_NOT_PLAIN');
    expect(await told(cwd, ['/dev/zero'], true)).toContain('FILE_NOT_PLAIN');
  });
});

function pipe(path: string): string {
  spawnSync('env', ['mkfifo', path]);
  return path;
}
