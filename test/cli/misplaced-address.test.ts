import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const bin = join(import.meta.dirname, '../../dist/bin.js');
const secret = 'f2ppp8uucc891111';
const address = `https://b24-ar17wx.bitrix24.by/rest/1/${secret}/`;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'provision-misplaced-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a webhook address in the wrong place of the command line', () => {
  it.each([
    ['as a file', ['apply', address]],
    ['as the command', [address]],
    ['as a key', ['output', address]],
    ['behind an unknown flag', ['plan', `--ulr=${address}`]],
    ['as the value of another flag', ['plan', '--lockfile', address]],
  ])('is refused %s, and its secret not repeated', async (_where, args) => {
    const { code, text } = await provision(args);
    expect(code).toBe(4);
    expect(text).toContain('ADDRESS_MISPLACED');
    expect(text).not.toContain(secret);
  });

  it('is taken where it belongs', async () => {
    expect((await provision(['plan', '--url', address])).text).toContain('FILE_MISSING_DEFAULT');
    expect((await provision(['plan', `--url=${address}`])).text).toContain('FILE_MISSING_DEFAULT');
  });
});

function provision(args: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
  const env = { PATH: process.env.PATH ?? '', PROVISION_LANG: 'en' };
  return new Promise((resolve) => {
    execFile(process.execPath, [bin, ...args], { cwd: folder, env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, text: stdout + stderr }),
    );
  });
}
