import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { configFiles } from '../../src/disk/config-files.ts';
import { diagnosticsText } from '../report/shown.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'provision-config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text = ''): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

test('a folder is listed to its depths in one order, without hidden files and other people’s packages', async () => {
  for (const path of [
    'b.yaml',
    'a/z.yaml',
    'a.yaml',
    '.git/x.yaml',
    'a/.hidden.yaml',
    'node_modules/p/x.yaml',
    'Я.yaml',
  ])
    write(path);
  expect(await configFiles.list(folder)).toEqual({
    kind: 'listed',
    files: ['a.yaml', 'a/z.yaml', 'b.yaml', 'Я.yaml'].map((name) => join(folder, name)),
  });
});

test('links to files count as files, and links to folders lead nowhere', async () => {
  write('real/a.yaml');
  symlinkSync(join(folder, 'real/a.yaml'), join(folder, 'link.yaml'));
  symlinkSync(folder, join(folder, 'real/round'));
  expect(await configFiles.list(folder)).toMatchObject({
    files: [join(folder, 'link.yaml'), join(folder, 'real/a.yaml')],
  });
});

test('files are read whole, and large ones no further than was asked for', async () => {
  write('a.yaml', 'x'.repeat(100));
  expect(await configFiles.read(join(folder, 'a.yaml'), 100)).toMatchObject({
    kind: 'read',
    bytes: Buffer.from('x'.repeat(100)),
  });
  expect(await configFiles.read(join(folder, 'a.yaml'), 99)).toEqual({ kind: 'too-large' });
});

test('a path is a file, a folder or nothing', async () => {
  write('d/a.yaml');
  const kinds = ['d', 'd/a.yaml', 'd/b.yaml', 'd/a.yaml/c'].map((path) => configFiles.kind(join(folder, path)));
  expect(await Promise.all(kinds)).toEqual(['folder', 'file', 'absent', 'absent']);
});

test('what cannot be read is named with the system’s reason', async () => {
  symlinkSync('loop.yaml', join(folder, 'loop.yaml'));
  const { diagnostics, sources } = await loadConfig({ paths: ['loop.yaml'], cwd: folder, env: {}, files: configFiles });
  expect(diagnosticsText(diagnostics, sources, { color: false, language: 'en' })).toMatchInlineSnapshot(`
    "error  FILE_UNREADABLE  loop.yaml cannot be read (ELOOP)
      help: check that it exists and that you may read it

    1 error"
  `);
  expect(await configFiles.list(join(folder, 'none'))).toEqual({
    kind: 'refused',
    path: join(folder, 'none'),
    refusal: { kind: 'failed', reason: 'ENOENT' },
  });
});
