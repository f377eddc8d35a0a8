import { Fault } from '../model/fault.ts';
import type { Lockfile, LockRow } from '../model/lockfile.ts';
import type { LockSection } from '../model/ports.ts';
import type { Rescue, StateLock, StateObject, Stored } from '../model/state.ts';
import { GroupCommit } from './group-commit.ts';
import { LockTable } from './lock-table.ts';
import { renderLockfile } from './lockfile-render.ts';
import { conflictsOf, type LockConflict, uniteDocuments } from './lockfile-text.ts';
import { emptyDocument, readState, rowsBeyond } from './state-text.ts';

/** An open memory of a project: all that a run remembers, and how it is written down. */
export interface StateHandle {
  /** As people know it: a path, or an address without secrets. */
  readonly name: string;
  /** Was there anything at all when it was opened? */
  readonly exists: boolean;
  /** The content as of now. Of a key in conflict it shows the lowest id: look at `conflicts` before acting on one. */
  readonly lockfile: Lockfile;
  /** Keys with several ids, as of now; a `put` on such a key settles it. */
  readonly conflicts: readonly LockConflict[];
  /** Did the text hold what a merge, or a run that could not write, left to unite? */
  readonly united: boolean;
  /** Rows that the store did not take, as the lockfile that was put aside; `undefined` where it has all. */
  readonly unsent: string | undefined;
  /** The memory of one portal; `rows()` is live. */
  section(portal: string): LockSection;
  /** Moves a portal's rows to its new name, where they are united with what is there; open sections follow. */
  rename(from: string, to: string): Promise<void>;
  /** Unites with a lockfile of the same project; `name` is how people know it. Errors: `LOCKFILE_…` where it is none. */
  unite(text: string, name: string): Promise<void>;
  /** Has anybody written since we read? For those who look without the lock. */
  hasMoved(): Promise<boolean>;
  /** Writes what was united, if anything was; otherwise the store's bytes stay as they are. */
  tidy(): Promise<void>;
  /** Waits for the last write, and tries once more what could not be written. */
  close(): Promise<void>;
}

/** An object together with the lock that was taken on it. */
export interface Held {
  readonly object: StateObject;
  readonly lock?: StateLock | undefined;
}

export interface StateOptions extends Held {
  readonly project: string;
  readonly rescue: Rescue;
  /** How long a create may live after it left. Units: milliseconds. */
  readonly createMs?: number;
  /** Called at the end with what could not be brought to its end. */
  readonly onClose?: (left: Left) => Promise<void>;
  /** The object that a portal's new name asks for, locked; `undefined` where one object holds all portals. */
  readonly follow?: ((portal: string) => Promise<Held | undefined>) | undefined;
}

export interface Left {
  readonly state: string;
  /** Rows that the store did not take, as a lockfile. */
  readonly unsent: string | undefined;
  /** What kept the lock from being given back. */
  readonly lockLeft: Fault | undefined;
}

/** How often a write that met another one is tried again with both united, as `git push` is. */
const attempts = 6;

/**
 * Opens what is remembered of a project; what does not exist yet is made by the first `put`.
 *
 * Errors: `LOCKFILE_…` with a place where the text is broken or is another project's; whatever keeps the object from being read.
 */
export async function openState(options: StateOptions): Promise<StateHandle> {
  const { object, rescue, project } = options;
  const stored = await object.read();
  const rescued = await rescue.read();
  const own = stored && readState(stored.text, object.name, project);
  const aside = rescued === undefined ? undefined : readState(rescued, rescue.name, project);
  const empty = emptyDocument(project);
  const document = uniteDocuments(own?.document ?? empty, aside?.document ?? empty);
  return new OpenState(options, new LockTable(document), stored, own?.united === true || aside !== undefined);
}

class OpenState implements StateHandle {
  readonly exists: boolean;
  readonly united: boolean;
  unsent: string | undefined;
  readonly #options: StateOptions;
  readonly #table: LockTable;
  readonly #commit: GroupCommit;
  #held: Held;
  /** What our writes replace. */
  #stored: Stored | undefined;
  /** What the store had when we looked last. */
  #found: Stored | undefined;
  #aside: boolean;
  #proof: Promise<void> | undefined;
  /** Why nothing new may begin. */
  #broken: Fault | undefined;

  constructor(options: StateOptions, table: LockTable, stored: Stored | undefined, united: boolean) {
    this.#options = options;
    this.#held = options;
    this.#table = table;
    this.#stored = stored;
    this.#found = stored;
    this.exists = stored !== undefined;
    this.united = united;
    this.#aside = united;
    this.#commit = new GroupCommit(() => this.#write());
  }

  get name(): string {
    return this.#held.object.name;
  }

  get lockfile(): Lockfile {
    return this.#table.lockfile;
  }

  get conflicts(): readonly LockConflict[] {
    return conflictsOf(this.#table.document);
  }

  section(portal: string): LockSection {
    return {
      rows: () => this.#table.rows(portal),
      put: (key, row) => this.#put(portal, key, row),
    };
  }

  async rename(from: string, to: string): Promise<void> {
    const next = await this.#options.follow?.(to);
    if (next !== undefined) await this.#moveTo(next, from, to);
    else if (this.#table.rename(from, to)) await this.#commit.request();
  }

  async unite(text: string, name: string): Promise<void> {
    this.#table.absorb(readState(text, name, this.#options.project).document);
    await this.#commit.request();
  }

  async hasMoved(): Promise<boolean> {
    const now = await this.#held.object.read();
    return now?.text !== this.#found?.text;
  }

  async tidy(): Promise<void> {
    if (this.united) await this.#commit.request();
  }

  async close(): Promise<void> {
    await this.#commit.settled().catch(() => undefined);
    await this.#commit.close();
    const why = await this.#held.lock?.release().catch(faultOnly);
    await this.#options.onClose?.({ state: this.name, unsent: this.unsent, lockLeft: why || undefined });
  }

  async #put(portal: string, key: string, row: LockRow | undefined): Promise<void> {
    await (this.#table.put(portal, key, row) ? this.#commit.request() : this.#commit.settled());
    if (row?.pending !== undefined) await this.#fence();
  }

  /**
   * Lets a create leave only while nobody else can have the lock for as long as the create may live.
   *
   * Asked for right after the pending row is acknowledged, once for all rows of one write.
   */
  #fence(): Promise<void> {
    this.#proof ??= this.#prove().finally(() => {
      this.#proof = undefined;
    });
    return this.#proof;
  }

  async #prove(): Promise<void> {
    if (this.#broken) throw this.#broken;
    const { lock } = this.#held;
    if (lock === undefined) return;
    const heldMs = await lock.heldMs();
    if (heldMs > 0 && heldMs >= (this.#options.createMs ?? 0)) return;
    throw new Fault('STATE_LOCK_LOST', { state: this.name }, { reach: 'temporary' });
  }

  async #write(): Promise<void> {
    try {
      const others = await this.#writeUniting();
      await this.#forgetAside();
      if (!others || this.#broken) return;
    } catch (error) {
      await this.#putAside();
      throw error;
    }
    // All is written; whoever asked is told that the lock keeps nobody out, so that nothing new is begun.
    this.#broken = new Fault('STATE_CHANGED', { state: this.name }, { reach: 'temporary' });
    throw this.#broken;
  }

  /** Tells whether somebody else had written meanwhile. */
  async #writeUniting(): Promise<boolean> {
    const { object } = this.#held;
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const text = renderLockfile(this.#table.document);
      const stamp = await object.write(text, this.#stored);
      if (stamp !== 'conflict') {
        this.#stored = { text, stamp };
        this.#found = this.#stored;
        return attempt > 1;
      }
      const found = await object.read();
      this.#found = found;
      if (found && !object.unites) throw this.#changed();
      // What cannot be read is not ours to replace: until this line the stamp of our own version protects it.
      if (found) this.#table.absorb(readState(found.text, object.name, this.#options.project).document);
      this.#stored = found;
    }
    throw this.#changed();
  }

  #changed(): Fault {
    return new Fault('LOCKFILE_CHANGED', { file: this.name, rescue: this.#options.rescue.name }, { reach: 'run' });
  }

  /** Best effort: where the disk refuses as well, the fault that is thrown anyway says enough. */
  async #putAside(): Promise<void> {
    const { project, rescue } = this.#options;
    const text = rowsBeyond(this.#table.document, this.#known());
    this.unsent = text;
    if (text === undefined) return;
    await rescue.write(text).then(
      () => {
        this.#aside = true;
      },
      (error: unknown) => {
        if (!(error instanceof Fault)) throw new Error(`the rescue of ${project} failed`, { cause: error });
      },
    );
  }

  /** What the store has for sure; nothing where its text cannot be understood. */
  #known() {
    const { project } = this.#options;
    try {
      return this.#found ? readState(this.#found.text, this.name, project).document : emptyDocument(project);
    } catch {
      return emptyDocument(project);
    }
  }

  async #forgetAside(): Promise<void> {
    this.unsent = undefined;
    if (this.#aside) await this.#options.rescue.remove();
    this.#aside = false;
  }

  /** The new object gets all rows before the old one lets go of them. */
  async #moveTo(next: Held, from: string, to: string): Promise<void> {
    const { object: old, lock } = this.#held;
    const before = this.#stored;
    const there = await next.object.read();
    if (there) this.#table.absorb(readState(there.text, next.object.name, this.#options.project).document);
    this.#table.rename(from, to);
    this.#held = next;
    this.#stored = there;
    this.#found = there;
    await this.#commit.request();
    const left = renderLockfile(emptyDocument(this.#options.project));
    if (before) await old.write(left, before);
    await lock?.release();
  }
}

/** A lock that cannot be given back must not hide what became of the run. */
function faultOnly(error: unknown): Fault {
  if (error instanceof Fault) return error;
  throw error;
}
