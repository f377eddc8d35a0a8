/**
 * Lets many wishes to write share few writes.
 *
 * A wish made while a write is under way waits for the next one, which serves all wishes made until it starts; wishes of one turn of the event
 * loop start together. After a failed write everything is dirty again, so that the next wish writes what the failed one could not.
 */
export class GroupCommit {
  readonly #write: () => Promise<void>;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #failed = false;
  #closed = false;

  constructor(write: () => Promise<void>) {
    this.#write = write;
  }

  /** Resolves when everything changed before the call is on disk. */
  request(): Promise<void> {
    if (this.#closed) throw new Error('the lockfile is closed');
    this.#next ??= this.#start(this.#running);
    return this.#next;
  }

  /** Resolves when everything asked for so far is on disk; writes only if a write failed before. */
  settled(): Promise<void> {
    if (this.#next !== undefined) return this.#next;
    if (this.#running !== undefined) return this.#running;
    return this.#failed ? this.request() : Promise.resolve();
  }

  /** Waits for what is under way; a failure was reported to those who asked for it. */
  async close(): Promise<void> {
    await (this.#next ?? this.#running)?.catch(() => undefined);
    this.#closed = true;
  }

  async #start(before: Promise<void> | undefined): Promise<void> {
    await before?.catch(() => undefined);
    await endOfTurn();
    this.#running = this.#next;
    this.#next = undefined;
    try {
      await this.#write();
      this.#failed = false;
    } catch (error) {
      this.#failed = true;
      throw error;
    } finally {
      this.#running = undefined;
    }
  }
}

function endOfTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
