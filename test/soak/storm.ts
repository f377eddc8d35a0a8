import { setTimeout } from 'node:timers/promises';
import { diceOf } from '../../src/sandbox/fault-dice.ts';
import type { Ended, Size, Started, World } from './world.ts';

/**
 * Shorter than a portal keeps at a create: a run that sleeps longer than that between the proof of its lock and its request is beyond all
 * help. Units: milliseconds.
 */
const pauseMsAtMost = 2_000;

/** Lets it storm over a world: runners start and are killed, told to stop or paused; the store loses locks and power. */
export class Storm {
  /** How often what happened. */
  readonly figures = new Map<string, number>();
  readonly #world: World;
  readonly #size: Size;
  readonly #random: () => number;
  #isOver = false;

  constructor(world: World, size: Size) {
    this.#world = world;
    this.#size = size;
    this.#random = diceOf(`storm-${size.seed}`);
  }

  /** Errors: whatever `look`, which is called every second, or `judge`, called at the end of every run, throws. */
  async blow(look: () => void, judge: (ended: Ended) => void): Promise<void> {
    const endMs = performance.now() + this.#size.seconds * 1000;
    const goesOn = () => !this.#isOver && performance.now() < endMs;
    const hands = [
      ...Array.from({ length: this.#size.runners }, () => this.#runOn(goesOn, judge)),
      this.#grow(goesOn),
      this.#shake(goesOn),
      this.#lookOn(goesOn, look),
    ];
    try {
      await Promise.all(hands);
    } finally {
      this.#isOver = true;
      await Promise.allSettled(hands);
    }
  }

  async #runOn(goesOn: () => boolean, judge: (ended: Ended) => void): Promise<void> {
    const { runners, seconds } = this.#size;
    const undisturbedMs = Math.min(12_000, seconds * 200);
    while (goesOn()) {
      const shard = 1 + Math.floor(this.#random() * runners);
      const part = this.#random() < 0.5 ? [] : ['--shard', `${shard}/${runners}`];
      const started = this.#world.start(['apply', '--portal', '*', ...part, '--max-failed', '100%', '--at-once', '8']);
      this.#count('runs');
      await Promise.race([started.ended, this.#wait(300, undisturbedMs)]);
      if (!started.isOver()) await this.#doSomethingTo(started);
      const ended = await started.ended;
      this.#count(ended.signal === null ? `exit ${ended.code}` : `${ended.signal}`);
      judge(ended);
    }
  }

  async #doSomethingTo({ child }: Started): Promise<void> {
    const dice = this.#random();
    if (dice < 0.5) child.kill('SIGKILL');
    else if (dice < 0.6) child.kill('SIGTERM');
    else if (dice < 0.9) {
      this.#count('paused');
      child.kill('SIGSTOP');
      await this.#wait(0, pauseMsAtMost);
      child.kill('SIGCONT');
    }
  }

  /** The files ask for more as time goes by, so that there is always something to do. */
  async #grow(goesOn: () => boolean): Promise<void> {
    const stepMs = Math.max(2_000, (this.#size.seconds * 1000) / 20);
    for (let nextMs = performance.now() + stepMs; goesOn(); await this.#wait(250, 250)) {
      if (performance.now() < nextMs) continue;
      nextMs += stepMs;
      this.#world.wantMore();
    }
  }

  async #shake(goesOn: () => boolean): Promise<void> {
    for (let nextMs = 0; goesOn(); await this.#wait(250, 250)) {
      if (performance.now() < nextMs) continue;
      nextMs = performance.now() + 500 + this.#random() * 9_500;
      if (this.#random() < 0.7) this.#count('locks stolen', await this.#world.steal());
      else {
        this.#count('power cuts');
        await this.#world.cutPower();
      }
    }
  }

  async #lookOn(goesOn: () => boolean, look: () => void): Promise<void> {
    for (; goesOn(); await this.#wait(1_000, 1_000)) look();
  }

  #wait(fromMs: number, toMs: number): Promise<void> {
    return setTimeout(fromMs + this.#random() * (toMs - fromMs));
  }

  #count(what: string, by = 1): void {
    this.figures.set(what, (this.figures.get(what) ?? 0) + by);
  }
}
