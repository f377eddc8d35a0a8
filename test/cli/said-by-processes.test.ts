import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { expect, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/server.ts';
import { takeLock } from '../../src/state/file/lock.ts';
import { ownIdentity } from '../../src/state/file/process-identity.ts';
import { freshFolder, stillClock } from '../disk/folders.ts';
import { atDesk } from '../laws/desk.ts';
import { bin, provision } from './provision.ts';
import { sentence } from './sentence.ts';

/* Sentences that only a process of its own can say. */

test('doctor trusts a certificate of whom this machine trusts', async () => {
  const portal = await startSandbox({ https: true });
  try {
    const cwd = freshFolder();
    const env = { PROVISION_URL: portal.webhookUrl, NODE_EXTRA_CA_CERTS: `${cwd}/portal.pem` };
    await writeFile(env.NODE_EXTRA_CA_CERTS, portal.certificate ?? '');
    const { stdout } = await provision(['doctor', '--url', portal.webhookUrl], { cwd, env });
    expect(stdout).toMatch(sentence('DOCTOR_TLS'));
  } finally {
    await portal.close();
  }
});

test('doctor names the methods that a portal does not have', () =>
  atDesk(async (desk) => {
    const server = createServer(async (asked, answer) => {
      const pieces: Buffer[] = [];
      for await (const piece of asked) pieces.push(piece);
      const { status, text } = await told(`${desk.sandbox.url}${asked.url}`, Buffer.concat(pieces), asked.headers);
      answer.writeHead(status, { 'content-type': 'application/json' }).end(text);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    desk.atEnd(() => server.close());
    const { port } = server.address() as AddressInfo;
    const url = desk.sandbox.webhookUrl.replace(/127\.0\.0\.1:\d+/, `127.0.0.1:${port}`);
    const { stdout, code } = await provision(['doctor'], { cwd: desk.folder, env: { PROVISION_URL: url } });
    expect([code, stdout]).toEqual([1, expect.stringMatching(sentence('DOCTOR_METHODS_MISSING'))]);
  }));

/** What the portal tells, but that it has no method at all. */
async function told(url: string, body: Buffer, headers: IncomingHttpHeaders) {
  const reply = await fetch(url, { method: 'POST', body, headers: { 'content-type': headers['content-type'] ?? '' } });
  return { status: reply.status, text: (await reply.text()).replaceAll('"isExisting":true', '"isExisting":false') };
}

test('a run that takes the lock of a dead one over says whose it was', () =>
  atDesk(async (desk) => {
    desk.write({ chats: { a: { title: 'A' } } });
    const identity = { ...ownIdentity(), pid: await deadPid(), user: 'anna', started: '1' };
    await takeLock(desk.path('chats.lock.json'), { command: 'apply', clock: stillClock(1_000_000), identity });
    const { stderr } = await provision(['apply'], {
      cwd: desk.folder,
      env: { PROVISION_URL: desk.sandbox.webhookUrl },
    });
    expect(stderr).toMatch(sentence('STATE_TAKEN_OVER'));
  }));

async function deadPid(): Promise<number> {
  const child = spawn('true');
  await new Promise((resolve) => child.once('close', resolve));
  return child.pid ?? Number.NaN;
}

test('a sandbox in memory says that its chats go with it', async () => {
  const child = spawn(process.execPath, [bin, 'sandbox', '--no-data', '--port', '0'], {
    cwd: freshFolder(),
    env: { PATH: process.env.PATH ?? '', PROVISION_LANG: 'en' },
  });
  let said = '';
  const hasSaid = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (sentence('SANDBOX_LISTENS').test(said)) resolve();
      });
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  await Promise.race([hasSaid, ended]);
  child.kill('SIGINT');
  await ended;
  expect(said).toMatch(sentence('SANDBOX_LISTENS'));
});
