import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadPlanFile, savePlanFile } from '../../src/disk/plan-file.ts';
import { makePrivateFolder } from '../../src/disk/private-folder.ts';
import { tokenFile as openTokenFile } from '../../src/disk/token-file.ts';
import { faultOf, freshFolder } from './folders.ts';

const tokens = { accessToken: 'access-secret', refreshToken: 'refresh-secret' };

/** The store of a run that was given this refresh token; what it does not believe is pushed to `ignored`. */
function tokenFile(lockfile: string, host: string, configured = 'configured', ignored: string[] = []) {
  return openTokenFile(lockfile, { host, configured, onIgnored: (why) => ignored.push(why) });
}

describe('tokens', () => {
  test('come back as they were saved, to the same host only, in any case', async () => {
    const lockfile = join(freshFolder(), 'chats.lock.json');
    await tokenFile(lockfile, 'a.example:8443').save(tokens);
    await tokenFile(lockfile, 'b.example').save({ ...tokens, refreshToken: 'b' });
    expect(await tokenFile(lockfile, 'A.example:8443').load()).toEqual(tokens);
    expect(await tokenFile(lockfile, 'b.example').load()).toEqual({ ...tokens, refreshToken: 'b' });
    expect(await tokenFile(lockfile, 'c.example').load()).toBeUndefined();
  });

  test('are readable by their owner only, and git does not see them', async () => {
    const folder = freshFolder();
    await tokenFile(join(folder, 'chats.lock.json'), 'a.example').save(tokens);
    const place = join(folder, '.provision');
    expect(statSync(place).mode & 0o777).toBe(0o700);
    expect(readdirSync(place).sort()).toEqual(['.gitignore', 'oauth-a.example.json']);
    expect(statSync(join(place, 'oauth-a.example.json')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(place, '.gitignore'), 'utf8')).toBe('*\n');
  });

  test('become private again when the file was not', async () => {
    const lockfile = join(freshFolder(), 'chats.lock.json');
    const store = tokenFile(lockfile, 'a.example');
    await makePrivateFolder(lockfile);
    const path = join(lockfile, '..', '.provision', 'oauth-a.example.json');
    writeFileSync(path, '{}', { mode: 0o644 });
    await store.save(tokens);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test.each([
    'access-secret',
    '{"accessToken":"access-secret"',
    '["access-secret"]',
    '"access-secret"',
    '{"accessToken":"access-secret"}',
    '{"accessToken":"access-secret","refreshToken":1}',
    '{"accessToken":["access-secret"],"refreshToken":"refresh-secret"}',
  ])('that are broken (%j) are named without telling any of them', async (text) => {
    const lockfile = join(freshFolder(), 'chats.lock.json');
    await makePrivateFolder(lockfile);
    writeFileSync(join(lockfile, '..', '.provision', 'oauth-a.example.json'), text, { mode: 0o600 });
    const fault = await faultOf(tokenFile(lockfile, 'a.example').load());
    expect(fault.code).toBe('TOKEN_FILE_BROKEN');
    expect(`${fault.message}${fault.stack}${JSON.stringify(fault)}`).not.toContain('secret');
  });

  test.each(['', '{', '[]', 'null'])('that are none (%j) are broken as well', async (text) => {
    const lockfile = join(freshFolder(), 'chats.lock.json');
    await makePrivateFolder(lockfile);
    writeFileSync(join(lockfile, '..', '.provision', 'oauth-a.example.json'), text, { mode: 0o600 });
    expect((await faultOf(tokenFile(lockfile, 'a.example').load())).code).toBe('TOKEN_FILE_BROKEN');
  });

  test('that grew from another configured one are not believed, and are told of', async () => {
    const lockfile = join(freshFolder(), 'chats.lock.json');
    await tokenFile(lockfile, 'a.example', 'somebody else’s').save(tokens);
    const ignored: string[] = [];
    expect(await tokenFile(lockfile, 'a.example', 'configured', ignored).load()).toBeUndefined();
    expect(ignored).toEqual(['TOKEN_FILE_FOREIGN']);
  });

  test.each([
    [
      'of a stranger, without the digest',
      '{"accessToken":"stranger","refreshToken":"stranger"}',
      0o600,
      'TOKEN_FILE_FOREIGN',
    ],
    [
      'of a stranger, with some digest',
      `{"accessToken":"a","refreshToken":"b","from":"${'0'.repeat(64)}"}`,
      0o600,
      'TOKEN_FILE_FOREIGN',
    ],
    ['as git checks them out', '{"accessToken":"a","refreshToken":"b"}', 0o644, 'TOKEN_FILE_OPEN'],
  ])('%s, are not believed', async (_, text, mode, why) => {
    const lockfile = join(freshFolder(), 'chats.lock.json');
    await makePrivateFolder(lockfile);
    writeFileSync(join(lockfile, '..', '.provision', 'oauth-a.example.json'), text, { mode });
    const ignored: string[] = [];
    expect(await tokenFile(lockfile, 'a.example', 'configured', ignored).load()).toBeUndefined();
    expect(ignored).toEqual([why]);
  });

  test('that others may read by now are not believed', async () => {
    const lockfile = join(freshFolder(), 'chats.lock.json');
    await tokenFile(lockfile, 'a.example').save(tokens);
    chmodSync(join(lockfile, '..', '.provision', 'oauth-a.example.json'), 0o640);
    expect(await tokenFile(lockfile, 'a.example').load()).toBeUndefined();
  });

  test('are neither read nor written through a link', async () => {
    const folder = freshFolder();
    const lockfile = join(folder, 'chats.lock.json');
    await makePrivateFolder(lockfile);
    writeFileSync(join(folder, 'elsewhere.json'), 'theirs');
    symlinkSync(join(folder, 'elsewhere.json'), join(folder, '.provision', 'oauth-a.example.json'));
    expect((await faultOf(tokenFile(lockfile, 'a.example').load())).code).toBe('DISK_LINK');
    expect((await faultOf(tokenFile(lockfile, 'a.example').save(tokens))).code).toBe('DISK_LINK');
    expect(readFileSync(join(folder, 'elsewhere.json'), 'utf8')).toBe('theirs');
  });

  test('are not put into a folder that is a link', async () => {
    const folder = freshFolder();
    mkdirSync(join(folder, 'elsewhere'));
    symlinkSync('elsewhere', join(folder, '.provision'));
    const lockfile = join(folder, 'chats.lock.json');
    expect((await faultOf(tokenFile(lockfile, 'a.example').save(tokens))).code).toBe('DISK_LINK');
    expect(readdirSync(join(folder, 'elsewhere'))).toEqual([]);
  });

  test('do not touch a .gitignore that somebody wrote', async () => {
    const folder = freshFolder();
    mkdirSync(join(folder, '.provision'));
    writeFileSync(join(folder, '.provision', '.gitignore'), '!kept\n');
    await makePrivateFolder(join(folder, 'chats.lock.json'));
    expect(readFileSync(join(folder, '.provision', '.gitignore'), 'utf8')).toBe('!kept\n');
  });
});

describe('a saved plan', () => {
  test('comes back as it was, from a file that only its owner reads', async () => {
    const path = join(freshFolder(), 'plan.json');
    const plan = { project: 'onboarding', chats: [{ key: 'a', title: 'Чат «A»' }] };
    await savePlanFile(path, plan);
    expect(await loadPlanFile(path, '/', 'provision-plan')).toEqual(plan);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('that does not exist is told', async () => {
    expect((await faultOf(loadPlanFile(join(freshFolder(), 'plan.json'), '/', 'provision-plan'))).code).toBe(
      'PLAN_FILE_MISSING',
    );
  });

  test('that is cut short is told, and what was never one is nothing', async () => {
    const path = join(freshFolder(), 'plan.json');
    writeFileSync(path, 'version: 1');
    expect(await loadPlanFile(path, '/', 'provision-plan')).toBeUndefined();
    writeFileSync(path, '{\n "kind": "provision-plan",\n "version"');
    expect((await faultOf(loadPlanFile(path, '/', 'provision-plan'))).code).toBe('PLAN_FILE_BROKEN');
  });

  test('that is far too large is not read', async () => {
    const path = join(freshFolder(), 'plan.json');
    writeFileSync(path, '');
    truncateSync(path, 1024 ** 4);
    const fault = await faultOf(loadPlanFile(path, '/', 'provision-plan'));
    expect(fault.code).toBe('DISK_TOO_LARGE');
  });

  test('is not saved into a folder that does not exist', async () => {
    expect((await faultOf(savePlanFile(join(freshFolder(), 'no', 'plan.json'), {}))).code).toBe('DISK_NO_FOLDER');
  });
});
