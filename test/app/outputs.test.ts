import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { judgeLockfile, judgeOutputs } from '../../src/app/outputs.ts';
import { writeNewFile } from '../../src/disk/new-file.ts';
import { openLines } from '../../src/disk/report-file.ts';
import { faultOf, freshFolder } from '../disk/folders.ts';

/** A checkout with a config, and beside it what is none of its business. */
function checkout() {
  const folder = freshFolder();
  const [cwd, beside] = [join(folder, 'checkout'), join(folder, 'beside')];
  for (const path of [cwd, beside, join(cwd, '.provision'), join(cwd, 'avatars')]) mkdirSync(path);
  for (const name of ['chats.yaml', 'avatars/a.png', '.provision/sandbox.json', 'chats.lock.json', 'old.md'])
    writeFileSync(join(cwd, name), 'kept');
  writeFileSync(join(beside, 'theirs'), 'kept');
  symlinkSync(join(beside, 'theirs'), join(cwd, 'link.md'));
  symlinkSync(beside, join(cwd, 'linked'));
  symlinkSync('chats.yaml', join(cwd, 'alias.md'));
  const inputs = {
    files: [join(cwd, 'chats.yaml'), join(cwd, 'avatars/a.png')],
    lockfile: join(cwd, 'chats.lock.json'),
  };
  return { cwd, beside, inputs };
}

describe('a file that is to be written', () => {
  test.each([
    ['chats.yaml', 'OUTPUT_IS_INPUT'],
    ['./avatars/../chats.yaml', 'OUTPUT_IS_INPUT'],
    ['avatars/a.png', 'OUTPUT_IS_INPUT'],
    ['chats.lock.json', 'OUTPUT_IS_INPUT'],
    ['chats.lock.json.lock', 'OUTPUT_IS_INPUT'],
    ['chats.lock.json.rescued', 'OUTPUT_IS_INPUT'],
    ['another.lock.json', 'OUTPUT_IS_INPUT'],
    ['.provision/sandbox.json', 'OUTPUT_IS_INPUT'],
    ['.provision/new.md', 'OUTPUT_IS_INPUT'],
    ['link.md', 'DISK_LINK'],
    ['alias.md', 'DISK_LINK'],
    ['linked/new.md', 'DISK_LINK'],
    ['linked/deep/new.md', 'DISK_LINK'],
  ])('is refused before anything is done where it is %s', async (output, code) => {
    const { cwd, inputs } = checkout();
    const fault = await faultOf(judgeOutputs({ files: [], cwd, env: {}, outputs: [output] }, inputs));
    expect(fault.code).toBe(code);
  });

  test.each(['old.md', 'new.md', 'reports/new.md', '../beside/theirs', '/dev/stdout', '/dev/null'])(
    'may be %s',
    async (output) => {
      const { cwd, inputs } = checkout();
      await judgeOutputs({ files: [], cwd, env: {}, outputs: [output] }, inputs);
    },
  );

  test('is not a lockfile behind a link, unless the person lets files lie outside', () => {
    const { cwd, beside } = checkout();
    const options = { files: [], cwd, env: {} };
    expect(() => judgeLockfile(join(cwd, 'linked/chats.lock.json'), options)).toThrow('symbolic link');
    expect(() => judgeLockfile(join(cwd, 'link.md'), { ...options, allowOutside: true })).toThrow('symbolic link');
    judgeLockfile(join(cwd, 'linked/chats.lock.json'), { ...options, allowOutside: true });
    judgeLockfile(join(beside, 'chats.lock.json'), options);
  });

  test('that is new is not made behind a linked folder', async () => {
    const { cwd, beside } = checkout();
    expect((await faultOf(writeNewFile(join(cwd, 'linked/a.png'), 'x', cwd))).code).toBe('DISK_LINK');
    expect(readdirSync(beside)).toEqual(['theirs']);
  });
});

describe('a file of events', () => {
  const line = '{"version":1,"at":"2026-01-01T00:00:00.000Z","type":"request"}\n';

  test.each(['', line, `${line}${line}{"half`])('is emptied where it held events before (%j)', (before) => {
    const { cwd } = checkout();
    writeFileSync(join(cwd, 'events'), before);
    const write = openLines(join(cwd, 'events'), cwd);
    write(line);
    write(line);
    expect(readFileSync(join(cwd, 'events'), 'utf8')).toBe(line + line);
  });

  test.each(['version: 1\n', '\nversion: 1\n', '{"version":1,"project":"p"}\n', '\0', '[]'])(
    'leaves %j alone',
    async (before) => {
      const { cwd } = checkout();
      writeFileSync(join(cwd, 'events'), before);
      expect((await faultOf((async () => openLines(join(cwd, 'events'), cwd))())).code).toBe('EVENTS_FILE_FOREIGN');
      expect(readFileSync(join(cwd, 'events'), 'utf8')).toBe(before);
    },
  );

  test.each(['link.md', 'linked/events', 'linked/deep/events'])('is not written through the link %s', async (path) => {
    const { cwd, beside } = checkout();
    expect((await faultOf((async () => openLines(join(cwd, path), cwd))())).code).toBe('DISK_LINK');
    expect(readdirSync(beside)).toEqual(['theirs']);
    expect(readFileSync(join(beside, 'theirs'), 'utf8')).toBe('kept');
  });
});
