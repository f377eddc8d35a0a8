import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { asking, png, type Stage, stage } from './ask.ts';

const root = mkdtempSync(join(tmpdir(), 'sandbox-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let count = 0;
const freshFile = () => {
  count += 1;
  return join(root, `p${count}`, 'deeper', 'sandbox.json');
};

const restart = async (on: Stage, dataFile: string): Promise<Stage> => {
  await on.sandbox.close();
  return stage({ dataFile });
};

describe('a data file', () => {
  it('keeps chats, avatars, messages, people and the webhook through a restart', async () => {
    const dataFile = freshFile();
    const before = await stage({ dataFile });
    const { store } = before.sandbox;
    const id = store.createChat({ title: 'Чат', users: [5, 7], entityType: 'P', entityId: 'x', description: 'd' });
    store.replaceAvatar(id, png(7, 7));
    store.dismissUser(7);
    const url = new URL(before.sandbox.webhookUrl).pathname;
    const { clientSecret } = before.sandbox.oauth;
    const views = [store.chats(), store.users(), store.messages(id)];
    const after = await restart(before, dataFile);
    expect([after.sandbox.store.chats(), after.sandbox.store.users(), after.sandbox.store.messages(id)]).toEqual(views);
    expect(after.sandbox.store.avatarBytes(id)).toEqual(png(7, 7));
    expect(new URL(after.sandbox.webhookUrl).pathname).toBe(url);
    expect(after.sandbox.oauth.clientSecret).toBe(clientSecret);
    expect((await after.ask('im.chat.get', { ENTITY_TYPE: 'P', ENTITY_ID: 'x' })).outcome).toEqual({ ID: id });
    await after.sandbox.close();
  });

  it('never gives an id twice, though its chat is gone', async () => {
    const dataFile = freshFile();
    const before = await stage({ dataFile });
    const first = before.sandbox.store.createChat();
    before.sandbox.store.deleteChat(first);
    const after = await restart(before, dataFile);
    expect(after.sandbox.store.createChat()).toBe(first + 1);
    await after.sandbox.close();
  });

  it('does not let the portal’s clock go back', async () => {
    const dataFile = freshFile();
    let nowMs = 1_800_000_000_000;
    const before = await stage({ dataFile, now: () => nowMs, timeScale: 1000 });
    nowMs += 60_000;
    const left = before.sandbox.portalSeconds();
    await before.sandbox.close();
    const after = await stage({ dataFile, now: () => nowMs });
    expect(after.sandbox.portalSeconds()).toBeGreaterThanOrEqual(left);
    await after.sandbox.close();
  });

  it('is read by its owner only', async () => {
    const dataFile = freshFile();
    const on = await stage({ dataFile });
    await on.sandbox.close();
    expect(statSync(dataFile).mode & 0o777).toBe(0o600);
  });

  it('of something else is refused and left alone', async () => {
    const dataFile = join(root, 'other.json');
    writeFileSync(dataFile, '{"name":"other"}');
    await expect(stage({ dataFile })).rejects.toThrow(/is not a data file of this sandbox/);
    expect(readFileSync(dataFile, 'utf8')).toBe('{"name":"other"}');
  });

  it('is held by one portal at a time', async () => {
    const dataFile = freshFile();
    const on = await stage({ dataFile });
    await expect(stage({ dataFile })).rejects.toThrow(new RegExp(`in use by process ${process.pid}`));
    await on.sandbox.close();
    await (await stage({ dataFile })).sandbox.close();
  });

  it('with a journal that ends in half a line loses that line only', async () => {
    const dataFile = freshFile();
    const on = await stage({ dataFile });
    const id = on.sandbox.store.createChat({ title: 'whole' });
    await on.sandbox.close();
    const row = JSON.stringify({ ...on.sandbox.store.chat(id), title: 'renamed' });
    appendFileSync(dataFile.replace('.json', '.journal'), `["chats",${id},${row}]\n["chats",${id},{"id":${id},"ti`);
    const after = await stage({ dataFile });
    expect(after.sandbox.store.chat(id)?.title).toBe('renamed');
    await after.sandbox.close();
  });
});

describe('kill -9', () => {
  it('loses nothing that was answered', async () => {
    const dataFile = freshFile();
    const script = join(root, 'victim.mjs');
    const server = new URL('../../src/sandbox/server.ts', import.meta.url).href;
    writeFileSync(
      script,
      `import { startSandbox } from ${JSON.stringify(server)};
       const sandbox = await startSandbox({ dataFile: ${JSON.stringify(dataFile)}, limits: false });
       console.log(sandbox.webhookUrl);`,
    );
    const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const url = await new Promise<string>((resolve) =>
      child.stdout.once('data', (data) => resolve(String(data).trim())),
    );
    const ask = asking(url);
    const made: unknown[] = [];
    for (let index = 0; index < 20; index += 1) {
      made.push(
        (await ask('im.chat.add', { TITLE: `c${index}`, AVATAR: png(index + 1, 1).toString('base64') })).outcome,
      );
    }
    await ask('im.chat.updateTitle', { CHAT_ID: made[3], TITLE: 'renamed' });
    const isDead = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await isDead;
    const on = await stage({ dataFile });
    expect(on.sandbox.store.chats().map((chat) => chat.id)).toEqual(made);
    expect(on.sandbox.store.chat(Number(made[3]))?.title).toBe('renamed');
    expect(on.sandbox.store.avatarBytes(Number(made[19]))).toEqual(png(20, 1));
    await on.sandbox.close();
  });
});
