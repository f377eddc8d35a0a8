import { closeSync, constants, fdatasync, ftruncateSync, mkdirSync, writeSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Blobs, folderBlobs, memoryBlobs } from './blobs.ts';
import { type Claim, claim } from './claim.ts';
import { openOwn, readOwn } from './own-file.ts';
import { isRow } from './row-shapes.ts';
import { type Rows, TABLE_NAMES, type TableName } from './rows.ts';
import { readSnapshot, writeSnapshot } from './snapshot.ts';
import { type Mutation, Tables } from './tables.ts';

/** The tables and where they live. */
export interface Storage {
  readonly tables: Tables;
  readonly blobs: Blobs;
  /** Portal time of the last life, so that the clock never goes back. */
  readonly lastSeconds: number;
  /** Hands everything changed so far to the operating system. */
  readonly flush: () => void;
  /** Tells other processes that find the data taken where this portal is; nothing where it keeps none. */
  readonly announce: (url: string) => void;
  readonly close: (portalSeconds: number) => void;
}

/**
 * Opens the portal's data: a snapshot, a journal of what came after it, and a folder of uploaded bytes.
 *
 * What was flushed survives `kill -9`: the journal is appended with plain writes before an answer leaves, and synced to
 * the disk right behind, so only a power cut can take the last moments. At start and on close the journal is folded in.
 */
export function openStorage(dataFile: string | undefined): Storage {
  if (dataFile === undefined) {
    const nothing = () => {};
    return {
      tables: new Tables(),
      blobs: memoryBlobs(),
      lastSeconds: 0,
      flush: nothing,
      announce: nothing,
      close: nothing,
    };
  }
  const path = resolve(dataFile);
  const stem = path.replace(/\.json$/, '');
  mkdirSync(dirname(path), { recursive: true });
  const held = claim(path);
  try {
    return openFiles(path, stem, held);
  } catch (error) {
    held.release();
    throw error;
  }
}

function openFiles(path: string, stem: string, held: Claim): Storage {
  const tables = new Tables();
  const journalPath = `${stem}.journal`;
  const seconds = readSnapshot(path, tables);
  replay(readOwn(journalPath)?.toString('utf8') ?? '', tables);
  const lastSeconds = Math.max(seconds, latestDate(tables));
  writeSnapshot(path, tables, lastSeconds);
  const file = openOwn(journalPath, constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND);
  ftruncateSync(file);
  const journal = new Journal(file);
  tables.onMutation((mutation) => journal.note(mutation));
  return {
    tables,
    blobs: folderBlobs(join(dirname(path), `${stem.slice(dirname(path).length + 1)}-files`)),
    lastSeconds,
    flush: () => journal.flush(),
    announce: held.announce,
    close: (portalSeconds) => {
      journal.flush();
      writeSnapshot(path, tables, portalSeconds);
      ftruncateSync(file);
      journal.end();
      held.release();
    },
  };
}

/** Lines of `[table, id, row]`; of several changes of one row between two flushes only the last is kept. */
class Journal {
  readonly #file: number;
  #waiting = new Map<string, string>();
  #isScheduled = false;
  #isSyncing = false;
  #isOpen = true;

  constructor(file: number) {
    this.#file = file;
  }

  note(mutation: Mutation): void {
    if (!this.#isOpen) return;
    const line = JSON.stringify([mutation.table, mutation.id, mutation.row]);
    this.#waiting.set(`${mutation.table} ${mutation.id}`, line);
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => this.flush());
  }

  flush(): void {
    this.#isScheduled = false;
    if (this.#waiting.size === 0 || !this.#isOpen) return;
    writeSync(this.#file, `${[...this.#waiting.values()].join('\n')}\n`);
    this.#waiting = new Map();
    this.#sync();
  }

  end(): void {
    this.#isOpen = false;
    if (!this.#isSyncing) closeSync(this.#file);
  }

  #sync(): void {
    if (this.#isSyncing) return;
    this.#isSyncing = true;
    fdatasync(this.#file, () => {
      this.#isSyncing = false;
      if (!this.#isOpen) closeSync(this.#file);
    });
  }
}

/** The last line may be half written; everything before it is whole. */
function replay(text: string, tables: Tables): void {
  for (const line of text.split('\n')) {
    const change = parseLine(line);
    if (!change) continue;
    const [table, id, row] = change;
    if (row === null) tables.remove(table, id as never);
    else tables.put(table, row as never);
  }
}

function parseLine(line: string): [TableName, Rows[TableName]['id'], Rows[TableName] | null] | undefined {
  if (line === '') return undefined;
  try {
    const change = JSON.parse(line) as [TableName, number, Rows[TableName] | null];
    const [table, , row] = change;
    return TABLE_NAMES.includes(table) && (row === null || isRow(table, row)) ? change : undefined;
  } catch {
    return undefined;
  }
}

function latestDate(tables: Tables): number {
  let latest = 0;
  for (const chat of tables.all('chats')) latest = Math.max(latest, chat.lastActivity);
  return latest;
}
