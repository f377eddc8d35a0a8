import { portalsAtOnce } from '../../app/fleet/drive.ts';
import type { Event } from '../../model/event.ts';
import { fleetWords } from '../../report/words/fleet.ts';
import { progressWords } from '../../report/words/progress.ts';
import type { Context } from '../command.ts';
import type { FleetFlags } from '../flags.ts';
import { openRows, type Rows } from '../rows.ts';

export interface FleetProgress {
  readonly onEvent: (portal: string, event: Event) => void;
  readonly ended: (portal: string, failed: boolean) => void;
  /** All are planned; from now on these are applied, each for about so many seconds. */
  readonly due: (seconds: ReadonlyMap<string, number>) => Promise<void>;
  /** Draws nothing until there is more to show, as somebody is asked. */
  readonly pause: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** One line for the whole fleet, as a row a portal would cost more than the work; another one once it is planned and is being applied. */
export function openFleetProgress(
  { terminal, stop }: Pick<Context, 'terminal' | 'stop'>,
  flags: FleetFlags,
  portals: number,
): FleetProgress {
  const words = fleetWords[terminal.language];
  let rows: Rows | undefined;
  let [phase, what, done]: [Phase, 'each' | 'due', number] = [new Phase(portals), 'each', 0];
  let failed: string[] = [];
  const show = (leftSec = phase.left()) => {
    if (flags.quiet || phase.portals === 0) return;
    const title = words.progress[what](done, phase.portals, failed, leftSec);
    rows ??= openRows(terminal, [['portals', title]]);
    rows.show('portals', title);
  };
  const close = async () => {
    if (rows) show(0);
    const isWhole = done === phase.portals;
    await rows?.close(failed.length > 0 ? 'failed' : isWhole ? 'done' : stop.signal.aborted ? 'left' : 'failed');
    rows = undefined;
  };
  show();
  return {
    onEvent: (portal, event) => {
      if (event.type === 'request' && flags.verbose)
        terminal.err(`${portal} ${progressWords[terminal.language].request(event)}`);
    },
    ended: (portal, hasFailed) => {
      if (hasFailed) failed.push(portal);
      done += 1;
      phase.ended(portal);
      show();
    },
    due: async (seconds) => {
      await close();
      [phase, what, done, failed] = [new Phase(seconds.size, seconds, flags.atOnce), 'due', 0, []];
      show();
    },
    pause: close,
    close,
  };
}

/** How long the rest takes: by what the portals' limits allow where that is known, else by how long it took so far. */
class Phase {
  readonly #startedMs = Date.now();
  readonly portals: number;
  readonly #seconds: Map<string, number> | undefined;
  readonly #atOnce: number;
  #ended = 0;

  constructor(portals: number, seconds?: ReadonlyMap<string, number>, atOnce = portalsAtOnce) {
    this.portals = portals;
    this.#seconds = seconds && new Map(seconds);
    this.#atOnce = atOnce;
  }

  ended(portal: string): void {
    this.#ended += 1;
    this.#seconds?.delete(portal);
  }

  left(): number | undefined {
    if (this.#seconds) {
      const rest = [...this.#seconds.values()];
      return Math.max(0, ...rest, rest.reduce((sum, one) => sum + one, 0) / this.#atOnce);
    }
    if (this.#ended === 0) return undefined;
    return ((Date.now() - this.#startedMs) / 1000 / this.#ended) * (this.portals - this.#ended);
  }
}
