import { spawn } from 'node:child_process';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { takeLock } from '../../src/state/file/lock.ts';
import { cli } from '../laws/crash.ts';
import { atDesk, type Desk } from '../laws/desk.ts';
import { bin, provision } from './provision.ts';

/* The contract with scripts: each code of the table, once through the real process. */

const two = { chats: { a: { title: 'Alpha' }, b: { title: 'Beta' } } };

const codeOf = async (desk: Desk, args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  (await cli(desk, args, { env })).code;

test('0: done, and again when nothing is left to do', () =>
  atDesk(async (desk) => {
    desk.write(two);
    expect(await codeOf(desk, ['apply'])).toBe(0);
    desk.sandbox.clearLog();
    expect(await codeOf(desk, ['apply'])).toBe(0);
    expect(desk.writes()).toEqual([]);
  }));

test('1: the world failed it', () =>
  atDesk(async (desk) => {
    desk.write(two);
    desk.sandbox.setFaults(['wrong-secret']);
    expect(await codeOf(desk, ['plan'])).toBe(1);
    expect(await codeOf(desk, ['apply'])).toBe(1);
    expect(await codeOf(desk, ['doctor'])).toBe(1);
    expect(await codeOf(desk, ['output', 'a'])).toBe(1);
  }));

test('2: plan --detailed-exitcode found changes, and 0 when it found none', () =>
  atDesk(async (desk) => {
    desk.write(two);
    expect(await codeOf(desk, ['plan'])).toBe(0);
    expect(await codeOf(desk, ['plan', '--detailed-exitcode'])).toBe(2);
    await desk.apply();
    expect(await codeOf(desk, ['plan', '--detailed-exitcode'])).toBe(0);
  }));

test('3: some chats failed, the others are done and recorded', () =>
  atDesk(async (desk) => {
    desk.write(two);
    desk.sandbox.setFaults(['refuse-command:im.chat.add:1:ACCESS_DENIED']);
    expect(await codeOf(desk, ['apply'])).toBe(3);
    expect(Object.keys(desk.rows())).toHaveLength(1);
    desk.sandbox.setFaults([]);
    const { a, b } = desk.rows();
    expect(await codeOf(desk, ['export', '--id', String(a?.id ?? b?.id), '--id', '999', '--out', 'new.yaml'])).toBe(3);
  }));

describe('4: the config or the command line is wrong, and nothing was sent', () => {
  test.each([
    [['plan', '--no-such-flag']],
    [['no-such-command']],
    [['validate', 'missing.yaml']],
    [['resolve', 'a', '--id', '2', '--recreate']],
    [['adopt', 'nobody', '--id', '2']],
    [['create', '--fields', 'missing.json']],
    [['create', '--fields', 'chats.yaml', '--url', 'ftp://corp.example']],
    [['apply', 'not-a-plan.json']],
    [['sandbox', '--port', '0', '--fault', 'nonsense']],
    [['init', 'new.yaml', '--from-fields', 'missing.json']],
  ])('%j', (args) =>
    atDesk(async (desk) => {
      desk.write(two);
      desk.put('not-a-plan.json', '{}');
      expect(await codeOf(desk, args)).toBe(4);
      expect(desk.sandbox.requests).toHaveLength(0);
    }),
  );

  test.each([['plan'], ['apply'], ['destroy'], ['validate'], ['output'], ['adopt'], ['export'], ['doctor']])(
    '%s of a wrong file',
    (command) =>
      atDesk(async (desk) => {
        desk.put('chats.yaml', 'version: 1\nproject: laws\nchats: { a: { titel: Alpha } }\n');
        const more = { adopt: ['a', '--id', '2'], export: ['--out', 'chats.yaml'] }[command] ?? [];
        expect(await codeOf(desk, [command, ...more])).toBe(4);
        expect(desk.sandbox.requests).toHaveLength(0);
      }),
  );

  test('create and export without a portal', async () => {
    for (const args of [
      ['create', '--fields', '-'],
      ['export', '--out', 'new.yaml'],
    ])
      expect((await provision(args, { cwd: import.meta.dirname, stdin: '{}' })).code).toBe(4);
  });
});

test('5: the lockfile, or the data of the sandbox portal, is in use', () =>
  atDesk(async (desk) => {
    desk.write(two);
    const lock = await takeLock(desk.path('chats.lock.json'), { command: 'apply' });
    expect(await codeOf(desk, ['apply'])).toBe(5);
    expect(await codeOf(desk, ['adopt', 'a', '--id', '1'])).toBe(5);
    expect(await codeOf(desk, ['export', '--out', 'chats.yaml'])).toBe(5);
    await lock.release();
    desk.put('own.yaml', 'version: 1\nproject: own\nportal: sandbox\nchats: { a: { title: Alpha } }\n');
    desk.put('.provision/sandbox.pid', `${process.pid}\n`);
    const { code, stderr } = await provision(['apply', 'own.yaml'], { cwd: desk.folder });
    expect([code, stderr]).toEqual([5, expect.stringContaining(`SANDBOX_BUSY`)]);
    expect(stderr).toContain(`process ${process.pid}`);
  }));

test('6: what was planned is not what is there any more', () =>
  atDesk(async (desk) => {
    desk.write(two);
    await desk.apply();
    desk.write({ chats: { a: { title: 'Alpha 2' }, b: { title: 'Beta' } } });
    expect(await codeOf(desk, ['plan', '--out', 'plan.json'])).toBe(0);
    desk.sandbox.store.renameChat(desk.rows().a?.id ?? 0, 'Renamed meanwhile');
    expect(await codeOf(desk, ['apply', 'plan.json'])).toBe(6);
  }));

test('7: consent is needed, the flag is printed, and with it the same line goes through', () =>
  atDesk(async (desk) => {
    desk.write({ chats: { a: { title: 'Alpha', users: [1, 3, 4] } } });
    await desk.apply();
    desk.write({ chats: { a: { title: 'Alpha', users: [1], membership: 'exact' } } });
    const { code, stderr } = await cli(desk, ['apply']);
    expect([code, stderr]).toEqual([7, expect.stringContaining('--allow remove-members:2')]);
    expect(await codeOf(desk, ['apply', '--allow', 'remove-members:1'])).toBe(7);
    expect(await codeOf(desk, ['apply', '--allow', 'remove-members:2'])).toBe(0);
  }));

test('75: the limits of the portal ask for a longer wait than is allowed', () =>
  atDesk(async (desk) => {
    desk.write(two);
    desk.sandbox.setFaults(['op429:im.chat.add:*']);
    expect(await codeOf(desk, ['apply', '--max-wait', '1'])).toBe(75);
  }));

describe('130 and 143 are for runs; the sandbox portal is told to stop, and ends well', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('by %s', (signal) =>
    atDesk(async (desk) => {
      const child = spawn(process.execPath, [bin, 'sandbox', '--port', '0', '--data', 'portal.json'], {
        cwd: desk.folder,
      });
      const said = await new Promise<string>((resolve) => child.stdout.once('data', (text) => resolve(String(text))));
      const webhook = /^webhook +(http:\/\/127\.0\.0\.1:\d+\/rest\/1\/[a-z0-9]+\/)$/m.exec(said)?.[1] ?? '';
      expect((await fetch(`${webhook}profile`)).status).toBe(200);
      const ended = new Promise((resolve) => child.on('close', resolve));
      child.kill(signal);
      expect(await ended).toBe(0);
      // Nothing is left that would keep the next one out.
      const again = await provision(['sandbox', '--port', new URL(webhook).port, '--fault', 'nonsense'], {
        cwd: desk.folder,
      });
      expect(again.stderr).toContain('SANDBOX_FAULT_UNKNOWN');
    }),
  );
});
