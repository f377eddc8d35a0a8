import { mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadPlanFile, savePlanFile } from '../../src/disk/plan-file.ts';
import { makePrivateFolder } from '../../src/disk/private-folder.ts';
import { tokenFile } from '../../src/disk/token-file.ts';
import { faultOf, freshFolder } from './folders.ts';

const tokens = { accessToken: 'access-secret', refreshToken: 'refresh-secret' };

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

  test.each(['', '{', '[]', '{"accessToken":"access-secret"}', '{"accessToken":"access-secret","refreshToken":1}'])(
    'that are broken (%j) are named without telling any of them',
    async (text) => {
      const lockfile = join(freshFolder(), 'chats.lock.json');
      await makePrivateFolder(lockfile);
      writeFileSync(join(lockfile, '..', '.provision', 'oauth-a.example.json'), text);
      const fault = await faultOf(tokenFile(lockfile, 'a.example').load());
      expect(fault.code).toBe('TOKEN_FILE_BROKEN');
      expect(`${fault.message}${fault.stack}${JSON.stringify(fault)}`).not.toContain('secret');
    },
  );

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
    expect(await loadPlanFile(path)).toEqual(plan);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('that does not exist is told', async () => {
    expect((await faultOf(loadPlanFile(join(freshFolder(), 'plan.json')))).code).toBe('PLAN_FILE_MISSING');
  });

  test('that is not JSON is told', async () => {
    const path = join(freshFolder(), 'plan.json');
    writeFileSync(path, 'version: 1');
    expect((await faultOf(loadPlanFile(path))).code).toBe('PLAN_FILE_BROKEN');
  });

  test('that is far too large is not read', async () => {
    const path = join(freshFolder(), 'plan.json');
    writeFileSync(path, '');
    truncateSync(path, 1024 ** 4);
    const fault = await faultOf(loadPlanFile(path));
    expect([fault.code, fault.args.size]).toEqual(['PLAN_FILE_TOO_LARGE', 1024 ** 4]);
  });

  test('is not saved into a folder that does not exist', async () => {
    expect((await faultOf(savePlanFile(join(freshFolder(), 'no', 'plan.json'), {}))).code).toBe('DISK_NO_FOLDER');
  });
});
