import type { PictureAccess } from '../avatar/fetch-picture.ts';
import { systemClock } from '../base/clock.ts';
import type { Actual } from '../model/actual.ts';
import type { ChatConfig } from '../model/config.ts';
import { Fault } from '../model/fault.ts';
import type { LockRow } from '../model/lockfile.ts';
import type { Diagnostic } from '../model/message.ts';
import { message } from '../model/message.ts';
import type { ChatPlan, Estimate, Plan } from '../model/plan.ts';
import type { LockSection } from '../model/ports.ts';
import type { Allowed } from '../plan/consent.ts';
import { plan as computePlan } from '../plan/plan.ts';
import { estimate, type PlannedCall } from '../portal/estimate.ts';
import { readActual } from '../read/actual.ts';
import type { ReadRequest, Search } from '../read/request.ts';
import { keysOf } from '../resources/chat/identity.ts';
import { removalRules } from '../resources/chat/remove.ts';
import type { StateHandle } from '../state/open-state.ts';
import { tellElsewhere } from './elsewhere.ts';
import { type Invalid, judgeSelection, type Loaded, load, type Sources } from './load.ts';
import { keysIn, openMemory } from './memory.ts';
import type { Options } from './options.ts';
import { currentPictures, type PagePictures } from './page-pictures.ts';
import { type OpenPortal, openPortal } from './portal.ts';

export interface Planned {
  readonly kind: 'planned';
  readonly plan: Plan;
  readonly estimate: Estimate;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
  /** Where the state lies: the absolute path of a lockfile, or the address of an object without secrets. */
  readonly lockfile: string;
  /** The chats as they were found. */
  readonly actual: Actual;
  /** The pictures that they have on the portal; empty where nobody will look. */
  readonly currentPictures: PagePictures;
  /** How the pictures that it sets are reached. */
  readonly access: PictureAccess;
  /** What was agreed to beforehand. */
  readonly allowed: Allowed;
  /** How people know the setting that said the portal: `--url`, `PROVISION_URL`, `portal`. */
  readonly saidBy: string;
}

/** Reads the portal and says what `apply` would do. It cannot write: its client refuses writing methods. */
export async function plan(options: Options): Promise<Planned | Invalid> {
  const loaded = await load(options, false);
  return loaded.kind === 'invalid' ? loaded : look(options, loaded, looksAtMost);
}

/** How often a plan is made anew, as somebody else was at work meanwhile. */
const looksAtMost = 3;

/**
 * Looks without the lock. What another run made between our look at the memory and the one at the portal would seem to be a stranger's; a run
 * notes what it will make before it does, so that a memory that has not moved since has no such gap.
 */
async function look(options: Options, loaded: Loaded, left: number): Promise<Planned | Invalid> {
  const memory = await openMemory(loaded.config, options);
  try {
    const wrong = judgeSelection(options, loaded, keysIn(memory));
    if (wrong) return wrong;
    const planned = await planWith(options, loaded, memory);
    if (left === 1 || planned.plan.chats.length === 0 || !(await memory.hasMoved())) return planned;
  } finally {
    await memory.close();
  }
  return look(options, loaded, left - 1);
}

async function planWith(options: Options, loaded: Loaded, memory: StateHandle): Promise<Planned> {
  const portal = await openPortal(loaded.config, options, 'read');
  try {
    const planner = new Planner(options, loaded, portal, memory, undefined);
    const { plan: made, actual } = await planner.plan();
    return await describe(options, loaded, { plan: made, actual }, { portal, memory });
  } finally {
    await portal.close();
  }
}

/** The calls that a chat's plan leads to: its operations, and reading back what they did. */
function callsOf({ operations }: ChatPlan): readonly PlannedCall[] {
  return operations.length === 0 ? [] : [...operations, readBack];
}

/** The portal names a chat's members along with it, unless somebody is missing. */
const readBack: PlannedCall = { method: 'im.dialog.get', params: {} };

/** A plan with what its readers also want to know. */
export async function describe(
  options: Options,
  { config, diagnostics, sources, access }: Loaded,
  { plan: made, actual }: { readonly plan: Plan; readonly actual: Actual },
  { portal, memory }: { readonly portal: OpenPortal; readonly memory: StateHandle },
): Promise<Planned> {
  const { allowed = {} } = options;
  const cost = estimate(made.chats.flatMap(callsOf), portal.client.pace());
  const lockfile = memory.name;
  return {
    kind: 'planned',
    plan: made,
    estimate: cost,
    diagnostics,
    sources,
    allowed,
    lockfile,
    actual,
    currentPictures: options.drawn ? await currentPictures(made, actual, portal.client.origin, options) : new Map(),
    access,
    saidBy: config.portal.saidBy,
  };
}

/** A plan only looks: it does not wait for lost creates to be settled. */
const lookOnly: Search['waitUntilSec'] = async () => false;

/** Reads and plans, the whole config first and single chats again while they are executed; one planner for all of it. */
export class Planner {
  readonly #options: Options;
  readonly #loaded: Loaded;
  readonly #portal: OpenPortal;
  readonly #memory: StateHandle;
  readonly #waitUntilSec: Search['waitUntilSec'];
  readonly #mayWrite: boolean;
  #sectionName: string;
  #known: Pick<Actual, 'caller' | 'directory'> | undefined;

  constructor(
    options: Options,
    loaded: Loaded,
    portal: OpenPortal,
    memory: StateHandle,
    patience: Patience | undefined,
  ) {
    this.#options = options;
    this.#loaded = loaded;
    this.#portal = portal;
    this.#memory = memory;
    this.#mayWrite = patience !== undefined;
    this.#waitUntilSec = patience ?? lookOnly;
    this.#sectionName = portal.client.name;
  }

  get section(): LockSection {
    return this.#memory.section(this.#sectionName);
  }

  /** Plans the selected chats and the rows whose chats left the file. */
  async plan(): Promise<{ readonly plan: Plan; readonly actual: Actual }> {
    const { config, isSelected } = this.#loaded;
    const chats = this.#options.destroy ? [] : this.#loaded.chats;
    const inFile = new Set([
      ...(this.#options.destroy ? [] : config.chats.flatMap(keysOf)),
      ...(config.unmanaged ?? []),
    ]);
    const leftovers = [...this.section.rows().keys()].filter((key) => !inFile.has(key) && isSelected(key));
    await tellElsewhere(this.#options, this.#loaded, this.#memory, this.#sectionName);
    const actual = await this.#read(chats, leftovers);
    this.#known = { caller: actual.caller, directory: actual.directory };
    await this.#followRename(actual);
    return { plan: await this.#compute(chats, actual), actual };
  }

  /** Plans single chats anew after they were worked on; waits until lost creates can be settled. */
  async replan(
    keys: readonly string[],
    settledAfterSec: ReadonlyMap<string, number> = new Map(),
  ): Promise<ReadonlyMap<string, Plan['chats'][number]>> {
    const wanted = new Set(keys);
    const chats = this.#options.destroy ? [] : this.#loaded.config.chats.filter(({ key }) => wanted.has(key));
    const inFile = new Set(chats.map(({ key }) => key));
    const leftovers = keys.filter((key) => !inFile.has(key));
    const actual = await this.#read(chats, leftovers, settledAfterSec);
    const again = await this.#compute(chats, actual);
    return new Map(again.chats.map((chat) => [chat.key, chat]));
  }

  #read(
    chats: readonly ChatConfig[],
    leftovers: readonly string[],
    settledAfterSec: ReadonlyMap<string, number> = new Map(),
  ): Promise<Actual> {
    const { signal } = this.#options;
    const request: ReadRequest = {
      config: this.#loaded.config,
      chats,
      leftovers,
      rows: this.section.rows(),
      conflicts: conflictsOf(this.#memory, this.#sectionName),
      search: { cutSec: this.#portal.cutSec, waitUntilSec: this.#waitUntilSec, settledAfterSec },
      ...(this.#known ? { known: this.#known } : {}),
    };
    return readActual({ client: this.#portal.client, ...(signal ? { signal } : {}) }, request);
  }

  async #compute(chats: readonly ChatConfig[], actual: Actual): Promise<Plan> {
    const { config, pictures } = this.#loaded;
    return computePlan({
      config: { ...config, chats },
      portal: this.#portal.client.name,
      rows: this.#options.destroy ? asWritten(this.section.rows(), config.chats) : this.#undisputed(chats),
      actual,
      pictures,
      undocumented: this.#portal.undocumented,
      allowed: this.#options.allowed ?? {},
      prune: this.#options.prune === true || this.#options.destroy === true,
      destroy: this.#options.destroy === true,
      written: new Set(config.chats.map(({ key }) => key)),
      nowSec: await this.#portal.client.nowSec(),
      cutSec: this.#portal.cutSec,
    });
  }

  /** The rows without those of several ids: what a marker finds in their place has to be written down. */
  #undisputed(chats: readonly ChatConfig[]): ReadonlyMap<string, LockRow> {
    const conflicts = conflictsOf(this.#memory, this.#sectionName);
    const disputed = new Set(chats.map(({ key }) => key).filter((key) => conflicts.has(key)));
    if (disputed.size === 0) return this.section.rows();
    return new Map([...this.section.rows()].filter(([key]) => !disputed.has(key)));
  }

  /** A renamed portal takes its lockfile section along, once the chats found there are the ones that the rows name. */
  async #followRename(actual: Actual): Promise<void> {
    const before = this.#sectionName;
    const { name } = this.#portal.client;
    if (name === before) return;
    const isForeign = [...actual.findings.values()].some(({ kind }) => kind === 'foreign');
    if (isForeign || !this.#mayWrite) return;
    await this.#memory.rename(before, name);
    this.#sectionName = name;
    this.#options.onEvent?.({ type: 'warning', message: message('PORTAL_RENAMED', { before, name }) });
  }
}

/** Rows with `protect` and `onRemove` as the file has them now, which may be newer than what the lockfile remembers. */
function asWritten(rows: ReadonlyMap<string, LockRow>, chats: readonly ChatConfig[]): ReadonlyMap<string, LockRow> {
  const byKey = new Map(chats.map((chat) => [chat.key, chat]));
  return new Map([...rows].map(([key, row]) => [key, { ...row, ...removalRules(byKey.get(key)) }]));
}

/** Waits for the portal's clock; a planner without patience only looks, and writes nothing. */
type Patience = Search['waitUntilSec'];

function conflictsOf(memory: StateHandle, section: string): ReadonlyMap<string, readonly number[]> {
  return new Map(memory.conflicts.filter(({ portal }) => portal === section).map(({ key, ids }) => [key, ids]));
}

/** Waits on our clock until the portal's shows a moment; the wait is announced. */
export function patientWait(options: Options, portal: OpenPortal): Patience {
  const clock = options.clock ?? systemClock;
  return async (portalSec) => {
    const waitMs = (portalSec - (await portal.client.nowSec())) * 1000;
    if (waitMs <= 0) return true;
    const untilMs = clock.nowMs() + waitMs;
    options.onEvent?.({
      type: 'waiting',
      message: message('WAITING_SETTLE', { seconds: Math.ceil(waitMs / 1000) }),
      untilMs,
    });
    await clock.wait(waitMs, options.signal).catch(() => {
      throw new Fault('INTERRUPTED', {}, { reach: 'run' });
    });
    return true;
  };
}
