import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cli, type Fate, openGate, type Running, startCli } from './crash.ts';
import { atDesk, type Desk, type Written } from './desk.ts';
import { expectExactlyTheChats } from './exactly.ts';

const config: Written = {
  chats: {
    a: { title: 'Alpha', owner: 3 },
    b: { title: 'Beta' },
    c: { title: 'Gamma' },
  },
};

const isCreate = (body: string) => body.includes('im.chat.add');
const isHandOver = (body: string) => body.includes('USER_ID');

/** Starts an apply to which something happens when it sends a certain request. */
async function applyWith(
  desk: Desk,
  when: (body: string) => boolean,
  fate: Fate,
  happen: (running: Running) => void,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly running: Running; readonly url: string }> {
  let running: Running | undefined;
  let once = true;
  const gate = await openGate(
    desk,
    (_nth, body) => {
      if (!once || !when(body)) return 'pass';
      once = false;
      return fate;
    },
    () => running && happen(running),
  );
  desk.atEnd(gate.close);
  running = startCli(desk, ['apply', ...args], { url: gate.url, env });
  return { running, url: gate.url };
}

async function expectRestDone(desk: Desk, url: string, args: readonly string[] = []): Promise<void> {
  const { code, stderr } = await cli(desk, ['apply', ...args], { url });
  expect(code, stderr).toBe(0);
  await expectExactlyTheChats({ sandbox: desk.sandbox, rows: () => desk.rows(url) }, config);
  expect(desk.sandbox.store.chats().find(({ title }) => title === 'Alpha')?.owner).toBe(3);
}

describe('a signal', () => {
  it.concurrent.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    '%s lets what is in flight end and be recorded, begins nothing more, and says so with %i',
    async (signal, expected) => {
      await atDesk(async (desk) => {
        desk.write(config);
        const { running, url } = await applyWith(desk, isCreate, 'happen-then-pass', ({ process }) =>
          process.kill(signal),
        );
        const { code, stderr, stdout } = await running.finished;
        expect(code, stderr).toBe(expected);
        expect(stderr).not.toContain('bug');
        expect(stdout).toContain('run the same command again');
        expect(Object.values(desk.rows(url))).toMatchObject([
          { unfinished: true },
          { unfinished: true },
          { unfinished: true },
        ]);
        expect(desk.writes().map(({ method }) => method)).toEqual(['im.chat.add', 'im.chat.add', 'im.chat.add']);
        await expectRestDone(desk, url);
      });
    },
  );

  it.concurrent('that comes twice leaves at once, and the next run settles what was in flight', async () => {
    await atDesk(async (desk) => {
      desk.write(config);
      const { running, url } = await applyWith(desk, isCreate, 'happen-then-hold', ({ process }) => {
        process.kill('SIGINT');
        setTimeout(() => process.kill('SIGINT'), 200);
      });
      const { code, stderr } = await running.finished;
      expect([code, stderr]).toEqual([130, expect.stringMatching(/^(?:left at once|выход без ожидания)$/m)]);
      const pending = expect.any(Number);
      expect(Object.values(desk.rows(url))).toMatchObject([{ pending }, { pending }, { pending }]);
      await expectRestDone(desk, url);
    });
  });

  it.concurrent('while a lost create is waited for ends the wait and keeps the create in mind', async () => {
    await atDesk(async (desk) => {
      desk.write(config);
      desk.sandbox.setFaults(['drop-before:im.chat.add:*']);
      const running = startCli(desk, ['apply', '--events', 'events.ndjson']);
      const poll = setInterval(() => {
        if (!existsSync(desk.path('events.ndjson'))) return;
        if (!readFileSync(desk.path('events.ndjson'), 'utf8').includes('"waiting"')) return;
        clearInterval(poll);
        running.process.kill('SIGINT');
      }, 20);
      desk.atEnd(() => clearInterval(poll));
      const { code, stderr } = await running.finished;
      clearInterval(poll);
      expect([code, stderr.includes('bug')]).toEqual([130, false]);
      desk.sandbox.setFaults([]);
      await expectRestDone(desk, desk.sandbox.webhookUrl);
    });
  });
});

describe('a lockfile', () => {
  it.concurrent('in use keeps a second run out and names the first; a dead holder is noticed', async () => {
    await atDesk(async (desk) => {
      desk.write(config);
      let meet: (() => void) | undefined;
      const met = new Promise<void>((resolve) => {
        meet = resolve;
      });
      // On an unhurried clock, as the answer that never comes would be given up too soon.
      const slowly = { PROVISION_CLOCK_SCALE: '1' };
      const { running, url } = await applyWith(desk, isHandOver, 'happen-then-hold', () => meet?.(), [], slowly);
      await met;
      const second = await cli(desk, ['apply'], { url });
      expect(second.code).toBe(5);
      expect(second.stderr).toContain(`pid ${running.process.pid}`);
      running.process.kill('SIGKILL');
      await running.finished;
      await expectRestDone(desk, url);
    });
  });

  it.concurrent('that cannot be written keeps anything from being sent', async () => {
    await atDesk(async (desk) => {
      desk.write(config);
      desk.put('blocked', 'a file, not a folder');
      const { code, stderr } = await cli(desk, ['apply', '--lockfile', 'blocked/chats.lock.json']);
      expect(code, stderr).toBe(1);
      expect(stderr).toContain('blocked');
      expect(desk.writes()).toEqual([]);
    });
  });

  it.concurrent('that can be written no more ends the run with the ids that it could not record, and nothing is made twice', async () => {
    await atDesk(async (desk) => {
      desk.write(config);
      mkdirSync(desk.path('state'));
      const flags = ['--lockfile', 'state/chats.lock.json'];
      const { running, url } = await applyWith(
        desk,
        isCreate,
        'happen-then-pass',
        () => {
          renameSync(desk.path('state'), desk.path('aside'));
          desk.put('state', 'a file, not a folder');
        },
        flags,
      );
      const { code, stderr, stdout } = await running.finished;
      expect(code, stderr).toBe(1);
      expect(stdout + stderr).not.toContain('bug');
      expect(desk.sandbox.store.chats()).toHaveLength(3);
      rmSync(desk.path('state'));
      renameSync(desk.path('aside'), desk.path('state'));
      const again = await cli(desk, ['apply', ...flags], { url });
      expect(again.code, again.stderr).toBe(0);
      expect(desk.sandbox.store.chats()).toHaveLength(3);
    });
  });
});

describe('a partial failure', () => {
  it.concurrent('holds nobody else up, ends with 3, and leaves only itself to the next run', async () => {
    await atDesk(async (desk) => {
      desk.write(config);
      desk.sandbox.setFaults(['refuse-command:im.chat.add:2:WRONG_REQUEST']);
      const first = await cli(desk, ['apply']);
      expect(first.code, first.stderr).toBe(3);
      expect(first.stdout).toMatch(/WRONG_REQUEST/);
      expect(first.stdout).toMatch(/chats\.yaml:\d+/);
      expect(desk.sandbox.store.chats()).toHaveLength(2);
      desk.sandbox.clearLog();
      await expectRestDone(desk, desk.sandbox.webhookUrl);
      expect(desk.writes().filter(({ method }) => method === 'im.chat.add')).toHaveLength(1);
    });
  });

  it.concurrent('of consent stops everything with 7 before anything is written', async () => {
    await atDesk(async (desk) => {
      desk.write({ chats: { a: { title: 'Alpha' } } });
      await desk.apply();
      desk.write(config);
      desk.sandbox.clearLog();
      const bytes = desk.lockText();
      const { code, stderr } = await cli(desk, ['apply']);
      expect(code).toBe(7);
      expect(stderr).toContain('--allow hand-over:1');
      expect([desk.writes(), desk.lockText()]).toEqual([[], bytes]);
    });
  });

  it.concurrent('of a saved plan does what is still as planned and ends with 6', async () => {
    await atDesk(async (desk) => {
      desk.write(config);
      expect((await cli(desk, ['plan', '--out', 'plan.json'])).code).toBe(0);
      desk.write({ chats: { ...config.chats, b: { title: 'Beta', color: 'RED' } } });
      const { code, stderr } = await cli(desk, ['apply', 'plan.json']);
      expect(code, stderr).toBe(6);
      expect(stderr).toContain('b');
      expect(
        desk.sandbox.store
          .chats()
          .map(({ title }) => title)
          .sort(),
      ).toEqual(['Alpha', 'Gamma']);
    });
  });
});
