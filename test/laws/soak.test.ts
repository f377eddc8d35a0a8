import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/model/fault.ts';
import { fc, runs, seed } from '../property.ts';
import { cli, type Fate, openGate, startCli } from './crash.ts';
import { agree, atDesk, type Desk, dueOf, type Written } from './desk.ts';
import { expectExactlyTheChats } from './exactly.ts';
import { unexplained } from './oracle.ts';
import { configs, putPictures } from './worlds.ts';

/** Runs after which even an unlucky row of faults must have come to an end. */
const runsAtMost = 25;

const first = runs > 0 ? seed : 1;
const seedsOf = (few: number) => Array.from({ length: runs > 0 ? runs : few }, (_, index) => first + index);

function configOf(seed: number): Written {
  const [config] = fc.sample(configs, { seed, numRuns: 1 });
  if (!config) throw new Error('a sample has one config');
  return { ...config, identity: seed % 2 === 0 ? 'marker' : 'lockfile' };
}

/** Is everything done now? Faults of the world are what a soak is made of. */
async function applyOnce(desk: Desk): Promise<boolean> {
  try {
    const applied = await desk.apply({ consent: agree });
    if (applied.kind !== 'applied') throw new Error(`nothing was applied: ${JSON.stringify(applied)}`);
    const { failed, left, stoppedBy } = applied.outcome;
    return failed.length === 0 && left.length === 0 && stoppedBy === undefined;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return false;
  }
}

async function expectWhole(desk: Desk, config: Written, url: string): Promise<void> {
  desk.sandbox.setFaults([]);
  const rows = () => desk.rows(url);
  await expectExactlyTheChats({ sandbox: desk.sandbox, rows }, config);
  await desk.clock.wait(60_000);
  const { plan } = await desk.plan({ url });
  expect(dueOf(plan)).toEqual([]);
  const ids = Object.fromEntries(Object.entries(rows()).map(([key, { id }]) => [key, id]));
  expect(unexplained(desk.sandbox.store, config, ids, plan)).toEqual([]);
}

describe('in foul weather', () => {
  it.concurrent.each(seedsOf(8))('every chat is made once and all comes right in the end, seed %i', async (seed) => {
    const config = configOf(seed);
    const percent = 8 + ((seed * 7) % 30);
    await atDesk(
      async (desk) => {
        putPictures(desk);
        desk.write(config);
        let isDone = false;
        for (let run = 0; run < runsAtMost && !isDone; run++) {
          isDone = await applyOnce(desk);
          expect(desk.sandbox.store.chats().length).toBeLessThanOrEqual(Object.keys(config.chats).length);
        }
        expect(isDone, `not done after ${runsAtMost} runs`).toBe(true);
        await expectWhole(desk, config, desk.sandbox.webhookUrl);
      },
      { faults: [`random:laws-${seed}:${percent}`] },
    );
  });

  it.concurrent.each(seedsOf(3))('it does so with sudden deaths among the faults, seed %i', async (seed) => {
    const config = configOf(seed);
    await atDesk(
      async (desk) => {
        putPictures(desk);
        desk.write(config);
        const url = await applyThroughDeaths(desk, seed);
        await expectWhole(desk, config, url);
      },
      { faults: [`random:deaths-${seed}:10`] },
    );
  });
});

/** Applies in processes of which some are killed at some request, until one ends well. */
async function applyThroughDeaths(desk: Desk, seed: number): Promise<string> {
  const dice = fc.sample(fc.record({ at: fc.nat({ max: 14 }), fate: someFate }), { seed, numRuns: runsAtMost });
  let count = 0;
  let death: { at: number; fate: Fate } | undefined;
  let kill = () => {};
  const gate = await openGate(
    desk,
    () => fateNow(),
    () => kill(),
  );
  const fateNow = (): Fate => (death && ++count === death.at ? death.fate : 'pass');
  desk.atEnd(gate.close);
  for (const [run, thrown] of dice.entries()) {
    [count, death] = [0, run % 3 === 2 ? undefined : thrown];
    const running = startCli(desk, ['apply'], { url: gate.url });
    kill = () => running.process.kill('SIGKILL');
    const { code, signal, stderr } = await running.finished;
    if (code === 0) return gate.url;
    expect(signal === 'SIGKILL' || code === 3 || code === 75 || code === 1, `exit ${code}: ${stderr}`).toBe(true);
    expect(stderr).not.toContain('this is a bug');
  }
  const { stderr, stdout } = await cli(desk, ['apply'], { url: gate.url });
  return expect.unreachable(`not done after ${dice.length} runs: ${stdout} ${stderr}`);
}

const someFate = fc.constantFrom<Fate[]>('die-before', 'die-after', 'die-then-act');
