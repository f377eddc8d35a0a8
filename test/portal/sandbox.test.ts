import { describe, expect, onTestFinished, test } from 'vitest';
import { scaledClock } from '../../src/base/clock.ts';
import type { Answer } from '../../src/model/call.ts';
import { estimate } from '../../src/portal/estimate.ts';
import { realisticCosts, type SandboxOptions, startSandbox } from '../../src/sandbox/server.ts';
import { open } from './rig.ts';

async function stage(scale: number, options: SandboxOptions = {}) {
  const sandbox = await startSandbox({ seed: 'portal', timeScale: scale, ...options });
  onTestFinished(() => sandbox.close());
  return { sandbox, clock: scaledClock(scale) };
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const idOf = (answer: Answer) => (answer.kind === 'done' ? Number(answer.result) : undefined);

describe('against the sandbox', () => {
  test.each(numbers(12))(
    'no create is made twice and no answer is wrong, whatever goes wrong (seed %i)',
    async (seed) => {
      const { sandbox, clock } = await stage(1000, { limits: false, faults: [`random:${seed}:40`] });
      // Nothing hangs here; on a busy machine an answer may be late by most of a second, which is a quarter of an hour of the portal.
      const { client } = open({ url: sandbox.webhookUrl, clock, answerMs: 900_000 });
      const titles = numbers(60).map((number) => `chat ${number}`);
      const answers = await Promise.all(
        titles.map((TITLE) => client.call({ method: 'im.chat.add', params: { TITLE } })),
      );
      const made = sandbox.store.chats().map(({ id, title }) => [title, id] as const);
      expect(new Set(made.map(([title]) => title)).size).toBe(made.length);
      const byTitle = new Map(made);
      for (const [index, answer] of answers.entries()) {
        const id = byTitle.get(titles[index] ?? '');
        if (answer.kind === 'done') expect(idOf(answer)).toBe(id);
        else if (answer.kind !== 'unknown') expect(id).toBeUndefined();
      }
      const reads = await Promise.all(
        made.map(([, id]) => client.call({ method: 'im.dialog.get', params: { DIALOG_ID: `chat${id}` } })),
      );
      expect(reads.map(({ kind }) => kind)).toEqual(new Array(made.length).fill('done'));
    },
  );

  test('a calm run has no request refused, keeps four in flight, and fills them', async () => {
    const { sandbox, clock } = await stage(50, { costs: realisticCosts });
    const { client } = open({ url: sandbox.webhookUrl, clock });
    const create = (number: number) => client.call({ method: 'im.chat.add', params: { TITLE: `chat ${number}` } });
    const answers = await Promise.all(numbers(500).map(create));
    const made = answers.map(idOf);
    await Promise.all(made.map((id) => client.call({ method: 'im.chat.user.list', params: { CHAT_ID: id ?? 0 } })));
    expect(new Set(made).size).toBe(500);
    const sizes = sandbox.requests.map(({ commands }) => commands.length);
    expect(sandbox.requests.filter(({ isRateRejected }) => isRateRejected)).toHaveLength(0);
    expect(Math.max(...sizes)).toBe(50);
    expect(sizes.length).toBeLessThanOrEqual(50);
  });

  test('an estimate made before is near what the work then takes', async () => {
    const { sandbox, clock } = await stage(25, { costs: realisticCosts });
    const { client } = open({ url: sandbox.webhookUrl, clock });
    const calls = numbers(300).map((number) => ({ method: 'im.chat.add', params: { TITLE: `chat ${number}` } }));
    const { requests, seconds, operatingShare } = estimate(calls, client.pace());
    const startMs = clock.nowMs();
    await Promise.all(calls.map((call) => client.call(call)));
    expect(operatingShare).toBeCloseTo((300 * 0.21) / 480);
    expect(Math.abs(requests - sandbox.requests.length)).toBeLessThanOrEqual(5);
    expect((clock.nowMs() - startMs) / 1000 / seconds).toBeGreaterThan(0.8);
    expect((clock.nowMs() - startMs) / 1000 / seconds).toBeLessThan(2);
  });

  test('creates wait for the operating time of their method instead of being refused', async () => {
    // A hundred times faster, no more: a busy machine's late timers must stay far below a minute of the portal.
    const { sandbox, clock } = await stage(100, { costs: { methods: { 'im.chat.add': 0.5 } }, tariff: 'enterprise' });
    const { client, events } = open({ url: sandbox.webhookUrl, tariff: 'enterprise', clock });
    const calls = numbers(1100).map((number) =>
      client.call({ method: 'im.chat.add', params: { TITLE: `chat ${number}` } }),
    );
    const answers = await Promise.all(calls);
    expect(answers.every(({ kind }) => kind === 'done')).toBe(true);
    expect(sandbox.commands.filter(({ outcome }) => outcome === 'OPERATION_TIME_LIMIT')).toHaveLength(0);
    expect(events.filter(({ type }) => type === 'waiting').length).toBeGreaterThan(0);
  });

  test('texts of every kind arrive as they were meant, in batches and alone', async () => {
    const { sandbox, clock } = await stage(1000, { limits: false });
    const { client } = open({ url: sandbox.webhookUrl, clock });
    const titles = [
      'a+b & c#d?e=f',
      'see $result[c0] and $total[x]',
      '100% "да" — <b>',
      'строка\nвторая',
      '[0] {1} 🙂 \\ /',
      "it's",
      '$5',
    ];
    const answers = await Promise.all(
      titles.map((TITLE) => client.call({ method: 'im.chat.add', params: { TITLE, USERS: [1, 2] } })),
    );
    const stored = answers.map((answer) => sandbox.store.chat(idOf(answer) ?? 0)?.title);
    expect(stored).toEqual(titles);
  });

  test('tokens that expire in the middle of a run are renewed without a word', async () => {
    const { sandbox, clock } = await stage(1000, { limits: false });
    const { clientId, clientSecret, refreshToken, tokenUrl } = sandbox.oauth;
    const oauth = { clientId, clientSecret, refreshToken, tokenUrl };
    const { client } = open({ url: sandbox.url, token: sandbox.token, oauth, clock });
    expect((await client.call({ method: 'profile', params: {} })).kind).toBe('done');
    sandbox.expireTokens();
    const answers = await Promise.all(
      numbers(30).map((TITLE) => client.call({ method: 'im.chat.add', params: { TITLE } })),
    );
    expect(answers.every(({ kind }) => kind === 'done')).toBe(true);
    expect(sandbox.store.chats()).toHaveLength(30);
  });
});
