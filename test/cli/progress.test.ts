import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openFleetProgress } from '../../src/cli/fleet/progress.ts';
import { openProgress } from '../../src/cli/progress.ts';
import { openTerminal, type Terminal } from '../../src/cli/terminal.ts';
import type { Event } from '../../src/model/event.ts';
import { message } from '../../src/model/message.ts';
import type { Plan } from '../../src/model/plan.ts';
import { fc, repeated } from '../property.ts';
import { chat, planOf } from '../report/worlds.ts';
import { Screen } from './screen.ts';

/*
 * Progress as it is seen: everything goes to a terminal of so many columns, and what stands on it is read at the end.
 */

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

/** Lets listr2 begin what it was given, and one frame be drawn. */
async function drawn(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  vi.advanceTimersByTime(100);
}

const widths = [60, 80, 120, 200] as const;

function desk(width: number, env: Readonly<Record<string, string>> = {}) {
  const screen = new Screen(width);
  const terminal = openTerminal({ PROVISION_LANG: 'en', TERM: 'xterm', ...env }, false, {
    stdin: { isTTY: true },
    stdout: screen,
    stderr: screen,
  });
  const abort = new AbortController();
  const stop = {
    signal: abort.signal,
    code: () => undefined,
    interrupt: () => {},
    abort: () => abort.abort(),
    dispose: () => {},
  };
  return { screen, terminal, stop };
}

const request: Event = {
  type: 'request',
  address: 'https://b24.example/rest/1/***/batch',
  method: 'batch',
  commands: 50,
  sizeBytes: 100,
  status: 200,
  ms: 100,
  outcome: 'ok',
};
const estimate = { requests: 43, seconds: 23, operatingShare: 0.1 };

function creating(count: number): Plan {
  const summary = { type: 'OPEN', users: 1, owner: '1', handOver: false };
  return planOf(0, ...Array.from({ length: count }, (_, index) => chat(`team-${index}`).creates(summary)));
}

function started(plan: Plan): Event {
  return { type: 'started', chats: plan.chats.length, operations: { create: plan.chats.length } };
}

const made = (key: string): Event => ({ type: 'operation-done', key, stage: 'create', method: 'im.chat.add' });
const checked = (key: string): Event => ({ type: 'chat-done', key, id: 7 });
const failed = (key: string): Event => ({ type: 'chat-failed', key, failures: [] });

describe('progress on a terminal', () => {
  it.each(widths)(
    'has each row once, in one line each, with the right counts at the end of 300 chats at %i columns',
    async (width) => {
      const { screen, ...context } = desk(width);
      const progress = openProgress(context, {});
      progress.onEvent(request);
      const plan = creating(300);
      await progress.planned({ plan, estimate });
      context.terminal.out('the plan');
      progress.onEvent(started(plan));
      for (const { key } of plan.chats) progress.onEvent(made(key));
      for (const { key } of plan.chats) progress.onEvent(checked(key));
      await progress.close();
      context.terminal.out('the end');
      expect(screen.lines).toEqual([
        '✔ read the portal: 1 request',
        'the plan',
        '✔ create chats 300/300',
        '✔ check what came of it 300/300',
        'the end',
      ]);
    },
  );

  it('tells how long it still takes only while it does', async () => {
    const { screen, ...context } = desk(80);
    const progress = openProgress(context, {});
    const plan = creating(4);
    await progress.planned({ plan, estimate });
    progress.onEvent(started(plan));
    progress.onEvent(made('team-0'));
    context.terminal.err('hello');
    await drawn();
    expect(screen.lines.at(-1)).toMatch(/^. check what came of it 0\/4, about 17 s left$/);
    context.stop.abort();
    await progress.close();
    expect(screen.lines).toEqual(['hello', '– create chats 1/4', '– check what came of it 0/4']);
  });

  it('shows what is said meanwhile at once, above the rows', async () => {
    const { screen, ...context } = desk(80);
    const progress = openProgress(context, {});
    progress.onEvent(request);
    await drawn();
    progress.onEvent({ type: 'waiting', message: message('WAITING_PORTAL', { seconds: 30 }), untilMs: 0 });
    expect(screen.lines[0]).toMatch(/^the portal asks for a pause/);
    expect(screen.lines[1]).toMatch(/^. read the portal: 1 request$/);
    expect(screen.lines).toHaveLength(2);
    await progress.close();
  });

  it('says why it stands still while the portal gives no answer, and no longer', async () => {
    const { screen, ...context } = desk(80);
    const progress = openProgress(context, {});
    const plan = creating(2);
    for (const [status, line] of [
      [503, 'read the portal: 1 request; HTTP 503, trying again'],
      [undefined, 'read the portal: 2 requests; no answer, trying again'],
      [200, 'read the portal: 3 requests'],
    ] as const) {
      progress.onEvent({ ...request, status });
      await drawn();
      expect(screen.lines.at(-1)?.slice(2)).toBe(line);
    }
    await progress.planned({ plan, estimate });
    progress.onEvent(started(plan));
    progress.onEvent({ ...request, status: 502 });
    await drawn();
    expect(screen.lines.at(-1)?.slice(2)).toBe('check what came of it 0/2; HTTP 502, trying again');
    progress.onEvent(made('team-0'));
    progress.onEvent({ ...request, status: 200 });
    await drawn();
    expect(screen.lines.at(-1)?.slice(2)).toBe('check what came of it 0/2, about 12 s left');
    await progress.close();
  });

  it('has no tick for a portal that could not be read', async () => {
    const { screen, ...context } = desk(80);
    const progress = openProgress(context, {});
    progress.onEvent({ ...request, status: undefined, outcome: 'unreachable' });
    await progress.close();
    expect(screen.lines).toEqual(['✖ read the portal: 1 request']);
  });

  it('counts what was made although its answer was lost, and what was made twice over only once', async () => {
    const { screen, ...context } = desk(80);
    const progress = openProgress(context, {});
    const plan = creating(3);
    await progress.planned({ plan, estimate });
    progress.onEvent(started(plan));
    for (const key of ['team-0', 'team-0']) progress.onEvent(made(key));
    for (const key of ['team-0', 'team-1', 'team-2', 'team-1']) progress.onEvent(checked(key));
    await progress.close();
    expect(screen.lines).toEqual(['✔ create chats 3/3', '✔ check what came of it 3/3']);
  });

  it('has no tick for a stage of which something failed', async () => {
    const { screen, ...context } = desk(80);
    const progress = openProgress(context, {});
    const plan = creating(2);
    await progress.planned({ plan, estimate });
    progress.onEvent(started(plan));
    for (const event of [made('team-0'), checked('team-0'), failed('team-1')]) progress.onEvent(event);
    await progress.close();
    expect(screen.lines).toEqual(['✖ create chats 1/2', '✔ check what came of it 2/2']);
  });

  it('draws its rows in one line each also once the terminal was made narrower', async () => {
    const { screen, ...context } = desk(80);
    const progress = openProgress(context, {});
    const plan = creating(2);
    await progress.planned({ plan, estimate });
    progress.onEvent(started(plan));
    await drawn();
    screen.narrow(20);
    await drawn();
    await progress.close();
    expect(screen.lines).toEqual(['✖ create chats 0/2', '✖ check what came …']);
  });

  it('leaves every row once and nothing that spins, whatever happens in whatever order', async () => {
    const plan = creating(5);
    const keys = plan.chats.map(({ key }) => key);
    const event = fc.oneof(
      fc.constantFrom(...keys).chain((key) => fc.constantFrom(made(key), checked(key), failed(key))),
      fc.constant(request),
      fc.constant<Event>({ type: 'waiting', message: message('WAITING_PORTAL', { seconds: 61 }), untilMs: 0 }),
      fc.constant<Event>({ type: 'warning', message: message('INTERRUPTED') }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 32, max: 200 }),
        fc.array(event),
        fc.boolean(),
        async (width, events, stopped) => {
          const { screen, ...context } = desk(width);
          const progress = openProgress(context, {});
          progress.onEvent(request);
          await progress.planned({ plan, estimate });
          progress.onEvent(started(plan));
          for (const one of events) progress.onEvent(one);
          if (stopped) context.stop.abort();
          await progress.close();
          for (const one of events) progress.onEvent(one);
          const rows = screen.lines.filter((line) => /^[✔✖–] /.test(line));
          expect(rows.map((line) => line.replace(/^. (\S+).*$/, '$1'))).toEqual(['read', 'create', 'check']);
          expect(screen.lines.join('\n')).not.toMatch(/ left$|[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]/m);
          for (const [, done, total] of rows.join('\n').matchAll(/(\d+)\/(\d+)/g))
            expect(Number(done)).toBeLessThanOrEqual(Number(total));
          for (const line of rows)
            expect(line.startsWith('✔')).toBe(line.includes('request') || / (\d+)\/\1$/.test(line));
        },
      ),
      repeated(60),
    );
  });
});

describe('progress in a log', () => {
  const inLog = async (flags: object, env = {}) => {
    const said: string[] = [];
    const outlet = { write: (text: string) => said.push(text) };
    const terminal = openTerminal({ PROVISION_LANG: 'en', CI: '1', ...env }, false, {
      stdin: {},
      stdout: outlet,
      stderr: outlet,
    });
    const { stop } = desk(80);
    const progress = openProgress({ terminal, stop }, flags);
    const plan = creating(2);
    progress.onEvent(request);
    await progress.planned({ plan, estimate });
    for (const event of [started(plan), made('team-0'), made('team-1'), checked('team-0'), checked('team-1')])
      progress.onEvent(event);
    await progress.close();
    return said.join('');
  };

  it('is one plain line a row, said when it has ended', async () => {
    expect(await inLog({})).toBe('✔ read the portal: 1 request\n✔ create chats 2/2\n✔ check what came of it 2/2\n');
  });

  it('is nothing where nothing is wanted', async () => {
    expect(await inLog({ quiet: true })).toBe('');
  });
});

describe('progress of many portals', () => {
  const fleet = async (
    terminal: Terminal,
    stop: ReturnType<typeof desk>['stop'],
    ends: readonly (readonly [string, boolean])[],
    total: number,
  ) => {
    const progress = openFleetProgress({ terminal, stop }, {}, total);
    for (const [name, hasFailed] of ends) progress.ended(name, hasFailed);
    return progress;
  };

  it('is one row a phase, ended before somebody is asked', async () => {
    const { screen, terminal, stop } = desk(60);
    const progress = await fleet(
      terminal,
      stop,
      [
        ['one', false],
        ['two', false],
      ],
      2,
    );
    await progress.pause();
    terminal.err('sure?');
    await progress.due(new Map([['two', 40]]));
    terminal.err('hello');
    await drawn();
    expect(screen.lines.at(-1)).toMatch(/^. change portals 0\/1, about 40 s left$/);
    progress.ended('two', false);
    await progress.close();
    expect(screen.lines).toEqual(['✔ portals 2/2', 'sure?', 'hello', '✔ change portals 1/1']);
  });

  it('has no tick where a portal failed, and names it', async () => {
    const { screen, terminal, stop } = desk(60);
    const progress = await fleet(
      terminal,
      stop,
      [
        ['one', false],
        ['two', true],
      ],
      2,
    );
    await progress.close();
    expect(screen.lines).toEqual(['✖ portals 2/2, failed: two']);
  });

  it('stays at its count where it was interrupted', async () => {
    const { screen, terminal, stop } = desk(60);
    const progress = await fleet(terminal, stop, [['one', false]], 300);
    stop.abort();
    await progress.close();
    expect(screen.lines).toEqual(['– portals 1/300']);
  });
});

describe('progress in a log', () => {
  it('says rows that moved, and those that stand still once a minute', async () => {
    const { screen, terminal, stop } = desk(80, { CI: 'true' });
    const progress = openProgress({ terminal, stop }, {});
    await progress.planned({ plan: creating(2), estimate });
    progress.onEvent(started(creating(2)));
    await drawn();
    const said = (seconds: number) => {
      const before = screen.lines.length;
      vi.advanceTimersByTime(seconds * 1000);
      return screen.lines.slice(before).map((line) => line.replace(/,.*/, ''));
    };
    const rows = ['create chats 0/2', 'check what came of it 0/2'];
    expect([said(10), said(40), said(10), said(50)]).toEqual([rows, [], rows, []]);
    expect(said(10)).toEqual(rows);
    progress.onEvent(made('team-0'));
    expect(said(10)).toContain('create chats 1/2');
    await progress.close();
  });
});
