import { portalsAtOnce } from '../../app/fleet/drive.ts';
import type { Event } from '../../model/event.ts';
import { fleetWords } from '../../report/words/fleet.ts';
import { progressWords } from '../../report/words/progress.ts';
import type { FleetFlags } from '../flags.ts';
import { openLine } from '../progress.ts';
import type { Terminal } from '../terminal.ts';

export interface FleetProgress {
  readonly onEvent: (portal: string, event: Event) => void;
  readonly ended: (portal: string, failed: boolean) => void;
  /** All are planned; from now on these are applied, each for about so many seconds. */
  readonly due: (seconds: ReadonlyMap<string, number>) => void;
  /** Draws nothing until there is more to show, as somebody is asked. */
  readonly pause: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** One line for the whole fleet: a row a portal would cost more than the work. */
export function openFleetProgress(terminal: Terminal, flags: FleetFlags, portals: number): FleetProgress {
  const words = fleetWords[terminal.language];
  const line = openLine(terminal, flags, words.progress(0, portals, [], undefined));
  const failed: string[] = [];
  let [phase, done, total] = [new Phase(portals), 0, portals];
  return {
    onEvent: (portal, event) => {
      if (event.type === 'request' && flags.verbose)
        terminal.err(`${portal} ${progressWords[terminal.language].request(event)}`);
    },
    ended: (portal, hasFailed) => {
      if (hasFailed) failed.push(portal);
      done += 1;
      line.show(words.progress(done, total, failed, phase.ended(portal)), done === total);
    },
    due: (seconds) => {
      [phase, done, total] = [new Phase(seconds.size, seconds, flags.atOnce), 0, seconds.size];
      if (total > 0) line.show(words.progress(0, total, failed, phase.left()), false);
    },
    pause: () => line.close(),
    close: () => line.close(),
  };
}

/** How long the rest takes: by what the portals' limits allow where that is known, else by how long it took so far. */
class Phase {
  readonly #startedMs = Date.now();
  readonly #portals: number;
  readonly #seconds: Map<string, number> | undefined;
  readonly #atOnce: number;
  #ended = 0;

  constructor(portals: number, seconds?: ReadonlyMap<string, number>, atOnce = portalsAtOnce) {
    this.#portals = portals;
    this.#seconds = seconds && new Map(seconds);
    this.#atOnce = atOnce;
  }

  ended(portal: string): number | undefined {
    this.#ended += 1;
    this.#seconds?.delete(portal);
    return this.left();
  }

  left(): number | undefined {
    if (this.#seconds) {
      const rest = [...this.#seconds.values()];
      return Math.max(0, ...rest, rest.reduce((sum, one) => sum + one, 0) / this.#atOnce);
    }
    if (this.#ended === 0) return undefined;
    return ((Date.now() - this.#startedMs) / 1000 / this.#ended) * (this.#portals - this.#ended);
  }
}
