import { systemClock } from '../base/clock.ts';
import { openLockfile, type LockfileHandle } from '../disk/lockfile.ts';
import type { Actual } from '../model/actual.ts';
import type { ChatConfig } from '../model/config.ts';
import { message } from '../model/message.ts';
import type { Diagnostic } from '../model/message.ts';
import type { Estimate, Plan } from '../model/plan.ts';
import type { LockSection } from '../model/ports.ts';
import { plan as computePlan } from '../plan/plan.ts';
import { estimate } from '../portal/estimate.ts';
import { readActual } from '../read/actual.ts';
import type { ReadRequest, Search } from '../read/request.ts';
import { type Invalid, type Loaded, load, type Sources } from './load.ts';
import type { Options } from './options.ts';
import { type OpenPortal, openPortal } from './portal.ts';

export interface Planned {
  readonly kind: 'planned';
  readonly plan: Plan;
  readonly estimate: Estimate;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
  /** Absolute path of the lockfile. */
  readonly lockfile: string;
}

/** Reads the portal and says what `apply` would do. It cannot write: its client refuses writing methods. */
export async function plan(options: Options): Promise<Planned | Invalid> {
  const loaded = await load(options, false);
  if (loaded.kind === 'invalid') return loaded;
  const lockfile = await openLockfile(loaded.config.lockfile, loaded.config.project);
  const portal = await openPortal(loaded.config, options, 'read');
  try {
    const planner = new Planner(options, loaded, portal, lockfile, lookOnly);
    return describe(loaded, await planner.plan(), portal);
  } finally {
    await portal.close();
  }
}

/** A plan with what its readers also want to know. */
export function describe(loaded: Loaded, made: Plan, portal: OpenPortal): Planned {
  const { diagnostics, sources, config } = loaded;
  const operations = made.chats.flatMap((chat) => chat.operations);
  const cost = estimate(operations, portal.client.pace());
  return { kind: 'planned', plan: made, estimate: cost, diagnostics, sources, lockfile: config.lockfile };
}

/** A plan only looks: it does not wait for lost creates to be settled. */
const lookOnly: Search['waitUntilSec'] = async () => false;

/** Reads and plans, the whole config first and single chats again while they are executed; one planner for all of it. */
export class Planner {
  readonly #options: Options;
  readonly #loaded: Loaded;
  readonly #portal: OpenPortal;
  readonly #lockfile: LockfileHandle;
  readonly #waitUntilSec: Search['waitUntilSec'];
  #known: Pick<Actual, 'caller' | 'directory'> | undefined;

  constructor(
    options: Options,
    loaded: Loaded,
    portal: OpenPortal,
    lockfile: LockfileHandle,
    waitUntilSec: Search['waitUntilSec'],
  ) {
    this.#options = options;
    this.#loaded = loaded;
    this.#portal = portal;
    this.#lockfile = lockfile;
    this.#waitUntilSec = waitUntilSec;
  }

  get section(): LockSection {
    return this.#lockfile.section(this.#portal.client.name);
  }

  /** Plans the selected chats and the rows whose chats left the file. */
  async plan(): Promise<Plan> {
    const before = this.#portal.client.name;
    const { chats, config, isSelected } = this.#loaded;
    const inFile = new Set(config.chats.flatMap(({ key, fields }) => [key, ...((fields.previousKeys as string[] | undefined) ?? [])]));
    const leftovers = (name: string) =>
      [...this.#lockfile.section(name).rows().keys()].filter((key) => !inFile.has(key) && isSelected(key));
    const actual = await this.#read(before, chats, leftovers(before), this.#waitUntilSec);
    this.#known = { caller: actual.caller, directory: actual.directory };
    await this.#followRename(before, actual);
    return this.#compute(chats, actual);
  }

  /** Plans single chats anew after they were worked on; waits until lost creates can be settled. */
  async replan(keys: readonly string[]): Promise<ReadonlyMap<string, Plan['chats'][number]>> {
    const wanted = new Set(keys);
    const chats = this.#loaded.config.chats.filter(({ key }) => wanted.has(key));
    const leftovers = keys.filter((key) => !chats.some((chat) => chat.key === key));
    const { name } = this.#portal.client;
    const actual = await this.#read(name, chats, leftovers, this.#waitUntilSec);
    const again = await this.#compute(chats, actual);
    return new Map(again.chats.map((chat) => [chat.key, chat]));
  }

  #read(section: string, chats: readonly ChatConfig[], leftovers: readonly string[], waitUntilSec: Search['waitUntilSec']) {
    const { signal } = this.#options;
    const request: ReadRequest = {
      config: this.#loaded.config,
      chats,
      leftovers,
      rows: this.#lockfile.section(section).rows(),
      conflicts: conflictsOf(this.#lockfile, section),
      search: { cutSec: this.#portal.cutSec, waitUntilSec },
      ...(this.#known ? { known: this.#known } : {}),
    };
    return readActual({ client: this.#portal.client, ...(signal ? { signal } : {}) }, request);
  }

  async #compute(chats: readonly ChatConfig[], actual: Actual): Promise<Plan> {
    const { config, pictures } = this.#loaded;
    return computePlan({
      config: { ...config, chats },
      portal: this.#portal.client.name,
      rows: this.section.rows(),
      actual,
      pictures,
      undocumented: this.#portal.undocumented,
      allowed: this.#options.allowed ?? {},
      prune: this.#options.prune === true,
      nowSec: await this.#portal.client.nowSec(),
      cutSec: this.#portal.cutSec,
    });
  }

  /** A renamed portal takes its lockfile section along, once the chats found there are the ones that the rows name. */
  async #followRename(before: string, actual: Actual): Promise<void> {
    const { name } = this.#portal.client;
    if (name === before) return;
    const foreign = [...actual.findings.values()].some(({ kind }) => kind === 'foreign');
    if (!foreign) this.#lockfile.rename(before, name);
    const { onEvent } = this.#options;
    onEvent?.({ type: 'warning', message: message('PORTAL_RENAMED', { before, name }) });
  }
}

function conflictsOf(lockfile: LockfileHandle, section: string): ReadonlyMap<string, readonly number[]> {
  return new Map(lockfile.conflicts.filter(({ portal }) => portal === section).map(({ key, ids }) => [key, ids]));
}

/** Waits on our clock until the portal's shows a moment; the wait is announced. */
export function patientWait(options: Options, portal: OpenPortal): Search['waitUntilSec'] {
  const clock = options.clock ?? systemClock;
  return async (portalSec) => {
    const waitMs = (portalSec - (await portal.client.nowSec())) * 1000;
    if (waitMs <= 0) return true;
    const untilMs = clock.nowMs() + waitMs;
    options.onEvent?.({ type: 'waiting', message: message('WAITING_SETTLE', { seconds: Math.ceil(waitMs / 1000) }), untilMs });
    await clock.wait(waitMs, options.signal);
    return true;
  };
}
