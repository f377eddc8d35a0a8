import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { seed } from '../property.ts';
import { programs } from '../state/postgres/server.ts';
import { Storm } from './storm.ts';
import { type Ended, type Size, World } from './world.ts';

/** PORTALSxRUNNERSxSECONDS; a little of it where nobody asks for more. */
const [portals = 6, runners = 3, seconds = 8] = (process.env.PROVISION_SOAK ?? '6x3x8').split('x').map(Number);
const size: Size = { portals, runners, seconds, seed };

/** Done, some portals failed, somebody else has the lock, temporary, and what a signal ends with. */
const honest = [0, 1, 3, 5, 75, 130, 143];

const roundsAtMost = 20;

describe.skipIf(programs === undefined)('a fleet on one store (skipped where no PostgreSQL is installed)', () => {
  it(`${portals} portals come right under ${runners} runners that are killed and paused, with no chat twice and none lost`, {
    timeout: seconds * 3_000 + 120_000,
  }, async () => {
    const world = await World.open(size);
    try {
      const storm = new Storm(world, size);
      await storm.blow(
        () => expectNoTwin(world),
        (ended) => expectHonest(ended),
      );
      world.calm();
      const rounds = await settle(world);
      await expectWhole(world);
      tell(world, storm.figures, rounds);
    } finally {
      await world.close();
    }
  });
});

function expectNoTwin({ sandboxes }: World): void {
  for (const [name, { store }] of sandboxes) {
    const titles = store.chats().map(({ title }) => title);
    expect(titles, `chats of ${name}`).toHaveLength(new Set(titles).size);
  }
}

function expectHonest({ code, signal, stderr, stdout }: Ended): void {
  expect(stderr + stdout).not.toContain('this is a bug');
  if (signal === null) expect(honest, `${stdout}${stderr}`).toContain(code);
}

/** Runs until all is done, as a nightly job would; returns how often that took. */
async function settle(world: World): Promise<number> {
  for (let round = 1; round <= roundsAtMost; round++) {
    const ended = await world.start(['apply', '--portal', '*', '--max-failed', '100%']).ended;
    expectHonest(ended);
    expectNoTwin(world);
    if (ended.code === 0) return round;
    if (round === roundsAtMost) expect.unreachable(`not settled: ${ended.stdout}${ended.stderr}`);
  }
  return roundsAtMost;
}

async function expectWhole(world: World): Promise<void> {
  const { stdout, stderr } = await world.start(['output']).ended;
  const known = stdout
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  const wanted = [...world.wanted()];
  for (const [name, { store }] of world.sandboxes) {
    const titles = new Map(store.chats().map(({ id, title }) => [String(id), title]));
    const ids = new Map(known.filter(([portal]) => portal === name).map(([, key, id]) => [key, id]));
    expect(
      wanted.map(([key]) => titles.get(ids.get(key) ?? '')),
      `${name}: ${stderr}`,
    ).toEqual(wanted.map(([, title]) => title));
    expect(titles.size, name).toBe(wanted.length);
  }
}

function tell(world: World, figures: ReadonlyMap<string, number>, rounds: number): void {
  const sum = (of: (name: string) => number) => [...world.sandboxes.keys()].reduce((all, name) => all + of(name), 0);
  const chats = sum((name) => world.sandboxes.get(name)?.store.chats().length ?? 0);
  const requests = sum((name) => world.sandboxes.get(name)?.requests.length ?? 0);
  const happened = [...figures].map(([what, count]) => `${what}: ${count}`).sort();
  process.stdout.write(
    `soak, seed ${seed}: ${portals} portals, ${runners} runners, ${seconds} s; ${happened.join(', ')}; ` +
      `${requests} requests, ${chats} chats, none twice, none lost; settled after ${rounds} more ${rounds === 1 ? 'run' : 'runs'}\n`,
  );
}
