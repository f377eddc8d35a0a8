import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleFolders, exampleRoot } from './folders.ts';

const bin = join(exampleRoot, '../dist/bin.js');

/** The only example that needs a portal from outside; here the sandbox plays one, in a process of its own. */
const onRealPortal = 'real-portal';

let copy: string;
let portal: ChildProcess | undefined;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'provision-examples-'));
  const fresh = (path: string) => !/(\.lock\.json(\.lock)?|\.provision)$/.test(path);
  cpSync(exampleRoot, copy, { recursive: true, filter: fresh });
});

afterAll(() => {
  portal?.kill();
  rmSync(copy, { recursive: true });
});

describe.concurrent('every example', () => {
  it.each(exampleFolders)('%s makes its chats once, and has nothing to do when run again', async (name) => {
    // Whoever has set a variable for his own portal tries the examples on the sandbox all the same.
    const elsewhere = { PROVISION_URL: 'https://127.0.0.1:1/rest/1/x/' };
    const env: Readonly<Record<string, string>> = name === onRealPortal ? { B24_URL: await startPortal() } : elsewhere;
    const files = existsSync(join(copy, name, 'chats.yaml')) ? `${name}/chats.yaml` : name;
    const validated = await provision(['validate', files], env);
    expect(validated).toEqual({ exitCode: 0, out: expect.stringMatching(/^valid: \d+ chats?\n/), err: '' });
    const chats = Number(/\d+/.exec(validated.out)?.[0]);

    const first = await provision(['apply', files], env);
    expect(first).toMatchObject({ exitCode: 0, out: expect.stringContaining(`Apply: ${chats} created`) });
    const lockfile = lockfileOf(name);
    expect([...lockfile.matchAll(/"id": \d+/g)]).toHaveLength(chats);

    const second = await provision(['apply', files], env);
    expect(second).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(/^.+ → .+ \(portal(?:\.url)?\)\n\nNothing to do/),
    });
    expect(lockfileOf(name)).toBe(lockfile);
    if (env.B24_URL)
      expect(first.out + first.err + second.out + second.err + lockfile).not.toContain(secretOf(env.B24_URL));
  });
});

interface Run {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

function provision(args: readonly string[], more: Readonly<Record<string, string>>): Promise<Run> {
  const { PROVISION_URL: _, PROVISION_TOKEN: __, ...env } = process.env;
  return new Promise((resolve) => {
    const options = { cwd: copy, env: { ...env, CI: 'true', NO_COLOR: '1', LC_ALL: 'C.UTF-8', ...more } };
    execFile(process.execPath, [bin, ...args], options, (error, out, err) => {
      resolve({ exitCode: error ? Number(error.code) : 0, out, err });
    });
  });
}

function lockfileOf(name: string): string {
  const [path = ''] = ['chats.lock.json', 'provision.lock.json']
    .map((file) => join(copy, name, file))
    .filter(existsSync);
  return readFileSync(path, 'utf8');
}

/** Shape: the webhook's URL, once the portal has said it. */
function startPortal(): Promise<string> {
  const child = spawn(process.execPath, [bin, 'sandbox', '--no-data', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  portal = child;
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (text: string) => {
      said += text;
      const url = /http:\/\/127\.0\.0\.1:\d+\/rest\/\d+\/\w+\//.exec(said)?.[0];
      if (url) resolve(url);
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', listen);
    child.once('exit', () => reject(new Error(`the portal ended before it said where it is: ${said}`)));
  });
}

function secretOf(webhook: string): string {
  return new URL(webhook).pathname.split('/')[3] ?? '';
}
