import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startSandbox } from '../../src/sandbox/server.ts';
import { png, stage } from './ask.ts';

const root = mkdtempSync(join(tmpdir(), 'sandbox-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let count = 0;
function freshFile(): string {
  const folder = join(root, `f${count++}`);
  mkdirSync(folder);
  return join(folder, 'sandbox.json');
}

/** The data of a portal with one chat that has a picture, as a stranger would have changed it. */
async function changed(change: (data: { tables: Record<string, Record<string, unknown>[]> }) => void): Promise<string> {
  const dataFile = freshFile();
  const on = await stage({ dataFile });
  const id = on.sandbox.store.createChat({ title: 'A', users: [5] });
  on.sandbox.store.replaceAvatar(id, png(7, 7));
  await on.sandbox.close();
  const data = JSON.parse(readFileSync(dataFile, 'utf8'));
  change(data);
  writeFileSync(dataFile, JSON.stringify(data));
  return dataFile;
}

describe('data that somebody put there is refused as no data of ours', () => {
  const first = (data: { tables: Record<string, Record<string, unknown>[]> }, table: string) =>
    data.tables[table]?.[0] ?? {};

  it.each([
    ['a name that leads out of the folder', 'files', { sha256: '../../../../etc/passwd' }],
    ['a name in capitals', 'files', { sha256: 'A'.repeat(64) }],
    ['a page in place of a picture', 'files', { type: 'text/html' }],
    ['a link to another host', 'files', { path: '//evil.example/a.png' }],
    ['an id that is no number', 'chats', { id: '1' }],
    ['a title that is an object', 'chats', { title: { toString: 1 } }],
    ['a member of nothing', 'members', { chat: null }],
    ['people without departments', 'users', { departments: 'all' }],
  ])('%s', async (_, table, fields) => {
    const dataFile = await changed((data) => Object.assign(first(data, table), fields));
    await expect(startSandbox({ dataFile })).rejects.toThrow('is not a data file of this sandbox');
  });

  it.each([
    '',
    '[]',
    'null',
    '{"sandbox":1}',
    '{"sandbox":1,"seconds":1,"lastIds":{},"tables":{"chats":5}}',
    '{"sandbox":1,"seconds":"x","lastIds":{},"tables":{}}',
  ])('a text such as %j', async (text) => {
    const dataFile = freshFile();
    writeFileSync(dataFile, text);
    await expect(startSandbox({ dataFile })).rejects.toThrow('is not a data file of this sandbox');
  });

  it.each([
    ['a link in place of', (path: string) => symlinkSync('/dev/zero', path)],
    ['a pipe in place of', (path: string) => void spawnSync('env', ['mkfifo', path])],
    ['a folder in place of', (path: string) => mkdirSync(path)],
  ])('%s any of its files', async (_, make) => {
    for (const name of ['sandbox.json', 'sandbox.journal', 'sandbox.pid']) {
      const dataFile = freshFile();
      make(join(dirname(dataFile), name));
      await expect(startSandbox({ dataFile })).rejects.toThrow('is not a data file of this sandbox');
    }
  });

  it('a linked folder for its pictures', async () => {
    const dataFile = freshFile();
    symlinkSync(root, join(dirname(dataFile), 'sandbox-files'));
    await expect(startSandbox({ dataFile })).rejects.toThrow('is not a data file of this sandbox');
  });
});

describe('what is written', () => {
  it('goes through no link that lies where a file is written aside', async () => {
    const dataFile = freshFile();
    const theirs = join(dirname(dataFile), 'theirs');
    writeFileSync(theirs, 'kept');
    symlinkSync(theirs, `${dataFile}.part`);
    const on = await stage({ dataFile });
    await on.sandbox.close();
    expect(readFileSync(theirs, 'utf8')).toBe('kept');
    expect(JSON.parse(readFileSync(dataFile, 'utf8')).sandbox).toBe(1);
  });

  it('and read as a picture is only what is one of the folder’s own files', async () => {
    const dataFile = freshFile();
    const on = await stage({ dataFile });
    const id = on.sandbox.store.createChat({ title: 'A', users: [5] });
    on.sandbox.store.replaceAvatar(id, png(7, 7));
    const sha256 = on.sandbox.store.chat(id)?.avatarFile?.sha256 ?? '';
    const blob = join(dirname(dataFile), 'sandbox-files', sha256);
    rmSync(blob);
    symlinkSync('/etc/passwd', blob);
    expect(() => on.sandbox.store.avatarBytes(id)).toThrow('is not a data file of this sandbox');
    await on.sandbox.close();
  });
});
