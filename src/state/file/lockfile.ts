import { rm, stat } from 'node:fs/promises';
import { canonical } from '../../base/json.ts';
import { writeAtomic } from '../../disk/atomic.ts';
import { diskFault, errorCode } from '../../disk/disk-fault.ts';
import { readIfThere } from '../../disk/input.ts';
import { Fault } from '../../model/fault.ts';
import type { Lockfile, LockRow } from '../../model/lockfile.ts';
import type { LockSection } from '../../model/ports.ts';
import { GroupCommit } from '../group-commit.ts';
import { LockTable } from '../lock-table.ts';
import { type LockDocument, renderLockfile } from '../lockfile-render.ts';
import { conflictsOf, type LockConflict, parseLockfile, uniteDocuments } from '../lockfile-text.ts';

/** An open lockfile: all that a run remembers, and how it is written down. */
export interface LockfileHandle {
  readonly path: string;
  /** The content as of now. Of a key in conflict it shows the lowest id: look at `conflicts` before acting on one. */
  readonly lockfile: Lockfile;
  /** Keys with several ids, as of now; a `put` on such a key settles it. */
  readonly conflicts: readonly LockConflict[];
  /** Did the text hold what a merge, or a run that could not write, left to unite? */
  readonly united: boolean;
  /** The memory of one portal; `rows()` is live. */
  section(portal: string): LockSection;
  /** Moves a portal's rows to its new name, where they are united with what is there; open sections follow. */
  rename(from: string, to: string): Promise<void>;
  /** Writes what was united, if anything was; otherwise the file's bytes stay as they are. */
  tidy(): Promise<void>;
  /** Waits for the last write. */
  close(): Promise<void>;
}

/**
 * Opens a project's lockfile; one that does not exist is made by the first `put`.
 *
 * Errors: `LOCKFILE_…` with a place where the text is broken or is another project's, `DISK_…` where it cannot be read.
 */
export async function openLockfile(path: string, project: string): Promise<LockfileHandle> {
  const text = await readIfThere(path);
  const rescue = await readIfThere(rescuePath(path));
  const empty: LockDocument = { project, portals: new Map(), unknown: {} };
  const own = text === undefined ? undefined : parsed(text, path, project);
  const rescued = rescue === undefined ? undefined : parsed(rescue, rescuePath(path), project);
  const document = uniteDocuments(own?.document ?? empty, rescued?.document ?? empty);
  return new OpenLockfile(path, document, text, own?.united === true || rescued !== undefined);
}

/** Where a run puts what it learned when somebody else changed the lockfile meanwhile; the next run unites both. */
export function rescuePath(path: string): string {
  return `${path}.rescued`;
}

class OpenLockfile implements LockfileHandle {
  readonly path: string;
  readonly united: boolean;
  readonly #table: LockTable;
  readonly #commit: GroupCommit;
  /** The text that the file has as far as we know; `undefined` while there is none. */
  #text: string | undefined;
  #stamp: string | undefined;

  constructor(path: string, document: LockDocument, text: string | undefined, united: boolean) {
    this.path = path;
    this.united = united;
    this.#text = text;
    this.#table = new LockTable(document);
    this.#commit = new GroupCommit(() => this.#write());
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
    if (this.#table.rename(from, to)) await this.#commit.request();
  }

  async tidy(): Promise<void> {
    if (this.united) await this.#commit.request();
  }

  close(): Promise<void> {
    return this.#commit.close();
  }

  #put(portal: string, key: string, row: LockRow | undefined): Promise<void> {
    return this.#table.put(portal, key, row) ? this.#commit.request() : this.#commit.settled();
  }

  async #write(): Promise<void> {
    const text = renderLockfile(this.#table.document);
    await this.#refuseForeignChange(text);
    if (text !== this.#text) await writeAtomic(this.path, text);
    this.#text = text;
    this.#stamp = await stampOf(this.path);
    if (this.united) await rm(rescuePath(this.path), { force: true });
  }

  /** A file that is gone holds nothing that could be overwritten. */
  async #refuseForeignChange(text: string): Promise<void> {
    const stamp = await stampOf(this.path);
    if (stamp === undefined || stamp === this.#stamp) return;
    const found = await readIfThere(this.path);
    if (found === undefined || found === this.#text || found === text) return;
    const rescue = rescuePath(this.path);
    await writeAtomic(rescue, text);
    throw new Fault('LOCKFILE_CHANGED', { file: this.path, rescue }, { reach: 'run' });
  }
}

function parsed(text: string, path: string, project: string): { document: LockDocument; united: boolean } {
  const reading = parseLockfile(text, path);
  if ('diagnostics' in reading) {
    const first = reading.diagnostics[0];
    throw new Fault(first?.code ?? 'LOCKFILE_JSON', first?.args, {
      reach: 'run',
      ...(first?.place === undefined ? {} : { place: first.place }),
    });
  }
  const found = reading.document.project;
  if (found !== project) throw new Fault('LOCKFILE_PROJECT', { file: path, found, project }, { reach: 'run' });
  return reading;
}

/** Changes with every write to the file by anybody. */
async function stampOf(path: string): Promise<string | undefined> {
  try {
    const { ino, size, mtimeNs } = await stat(path, { bigint: true });
    return canonical([String(ino), String(size), String(mtimeNs)]);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw diskFault(error, path);
  }
}
