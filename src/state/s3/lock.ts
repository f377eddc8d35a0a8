import type { Clock } from '../../base/clock.ts';
import { Fault } from '../../model/fault.ts';
import type { Claim, LockInfo, StateLock, StoreSettings } from '../../model/state.ts';
import { describeInfo, lockInfo, parseLockInfo } from '../lock-info.ts';
import { patiently } from '../patience.ts';
import type { Condition, Found, S3Client } from './client.ts';
import { isOver, leaseLeftMs, renewMs } from './lease.ts';

/*
 * Every answer about the lock is decided by what lies there afterwards: a lost race is 412 at one store, 409 at another and 500 at a third,
 * and a store that locks nothing says 200 to everybody.
 */

/** A lock whose object can be looked at: a person may take it away before its time. */
export interface LeaseLock extends StateLock {
  confirm(): Promise<void>;
}

/** Claims an object by a lease. Errors: `STATE_BUSY`, `STATE_LOCKS_NOTHING`, `STATE_AWAY`. */
export async function takeLease(
  client: S3Client,
  key: string,
  claim: Claim,
  settings: StoreSettings,
): Promise<LeaseLock> {
  const lease = new Lease(client, key, lockInfo(settings, claim, client.name), settings.clock);
  const tookFrom = await lease.take();
  await lease.prove();
  lease.keep();
  return {
    tookFrom: tookFrom && describeInfo(tookFrom),
    confirm: () => lease.confirm(),
    heldMs: async () => lease.leftMs(),
    release: () => lease.release(),
  };
}

class Lease {
  readonly #client: S3Client;
  readonly #key: string;
  readonly #info: LockInfo;
  readonly #clock: Clock;
  readonly #end = new AbortController();
  #etag = '';
  #renewals = 0;
  #sent = { ms: 0, wallMs: 0 };
  #isLost = false;
  #kept: Promise<void> = Promise.resolve();

  constructor(client: S3Client, key: string, info: LockInfo, clock: Clock) {
    this.#client = client;
    this.#key = key;
    this.#info = info;
    this.#clock = clock;
  }

  /** The longer of two clocks counts: the monotonic one stands still while a machine sleeps. */
  leftMs(): number {
    if (this.#isLost) return 0;
    const { ms, wallMs } = this.#sent;
    const passedMs = Math.max(this.#clock.nowMs() - ms, Date.now() - wallMs);
    return leaseLeftMs(ms, ms + passedMs);
  }

  async confirm(): Promise<void> {
    const found = await this.#client.get(this.#key);
    if (!found || parseLockInfo(found.text)?.ID !== this.#info.ID) this.#isLost = true;
  }

  /** Gives the holder whose lease was over and is ours now. */
  async take(): Promise<LockInfo | undefined> {
    if (await this.#write('absent')) return undefined;
    const found = await this.#client.get(this.#key);
    // Let go between our try and our look: once more.
    if (!found) return (await this.#write('absent')) ? undefined : this.#busy(await this.#client.get(this.#key));
    const holder = parseLockInfo(found.text);
    if (!isOver(found.writtenMs, found.storeNowMs) || !(await this.#writeOver(found.etag))) return this.#busy(found);
    return holder ?? { ...this.#info, ID: '', Who: '?', Operation: '', Created: '', Info: '' };
  }

  /**
   * Proves that the store keeps conditions, before anything is trusted to it.
   *
   * A second lock must not replace ours, our own version must be replaceable, and under a wrong version nothing must happen.
   */
  async prove(): Promise<void> {
    const second = `${JSON.stringify({ ...this.#info, ID: 'probe' })}\n`;
    const keeps =
      (await this.#survives(second, 'absent')) &&
      (await this.#writeOver(this.#etag)) &&
      (await this.#survives(second, { etag: '0123456789abcdef0123456789abcdef' }));
    if (!keeps) await this.#refuse();
  }

  /** Renews the lease until it is given back or lost. */
  keep(): void {
    const { signal } = this.#end;
    const round = async (): Promise<void> => {
      while (!signal.aborted && !this.#isLost) {
        const isDue = await this.#clock.wait(renewMs, signal).then(
          () => true,
          () => false,
        );
        if (isDue) await this.#renew();
      }
    };
    this.#kept = round();
  }

  /** A lease that may be over is left to end by itself: by now it may be another one's. */
  async release(): Promise<void> {
    this.#end.abort();
    await this.#kept;
    if (this.leftMs() < enoughMs) return;
    const found = await this.#client.get(this.#key);
    if (found && parseLockInfo(found.text)?.ID === this.#info.ID) await this.#client.remove(this.#key);
  }

  /** A renewal that finds no store is tried again at the next turn; the lease runs out by itself meanwhile. */
  async #renew(): Promise<void> {
    try {
      if (!(await this.#writeOver(this.#etag))) this.#isLost = true;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      if (error.reach !== 'temporary') this.#isLost = true;
    }
  }

  /** Ceph wants the ETag bare; which form a store takes shows at the first write over a version that is certainly there. */
  async #writeOver(etag: string): Promise<boolean> {
    if (await this.#write({ etag })) return true;
    if ((await this.#client.get(this.#key))?.etag !== etag) return false;
    this.#client.bare = !this.#client.bare;
    return this.#write({ etag });
  }

  /** Tells whether our text lies there now; a try of which nothing is known and that did nothing is made again. */
  #write(condition: Condition): Promise<boolean> {
    this.#renewals++;
    const text = this.#text();
    // The first try counts: whichever of them the store took, it took it after that.
    const sent = { ms: this.#clock.nowMs(), wallMs: Date.now() };
    return patiently(this.#client.name, this.#clock, async () => {
      const said = await this.#client.put(this.#key, text, condition);
      const found = said.kind === 'written' ? { text, etag: said.etag } : await this.#client.get(this.#key);
      const isUntouched = condition === 'absent' ? found === undefined : found?.etag === condition.etag;
      if (found?.text === text) {
        this.#etag = found.etag;
        this.#sent = sent;
        return { end: true };
      }
      return said.kind === 'unclear' && isUntouched ? { again: said.reason } : { end: false };
    });
  }

  /** A write that must not happen: tells whether ours is still there after the store has really heard of it. */
  #survives(text: string, condition: Condition): Promise<boolean> {
    return patiently(this.#client.name, this.#clock, async () => {
      const said = await this.#client.put(this.#key, text, condition);
      const isOurs = (await this.#client.get(this.#key))?.text === this.#text();
      return said.kind === 'unclear' && isOurs ? { again: said.reason } : { end: isOurs };
    });
  }

  /** Every renewal has a text of its own, so that its version is another one everywhere. */
  #text(): string {
    return `${JSON.stringify({ ...this.#info, Renewal: this.#renewals })}\n`;
  }

  #busy(found: Found | undefined): never {
    const holder = found && parseLockInfo(found.text);
    const args = { state: this.#client.name, holder: describeInfo(holder), id: holder?.ID ?? '?' };
    throw new Fault('STATE_BUSY', args, { reach: 'run' });
  }

  async #refuse(): Promise<never> {
    await this.#client.remove(this.#key).catch(() => undefined);
    throw new Fault('STATE_LOCKS_NOTHING', { state: this.#client.name }, { reach: 'run' });
  }
}

/** Units: milliseconds. Longer than looking and deleting can take. */
const enoughMs = 40_000;
