import { Fault } from '../../model/fault.ts';
import type {
  Claim,
  LockInfo,
  Proof,
  StateLock,
  StateObject,
  StateStore,
  Stored,
  StoreSettings,
} from '../../model/state.ts';
import type { HttpAddress, Login } from '../../model/state-address.ts';
import { describeInfo, lockInfo } from '../lock-info.ts';
import { objectName } from '../names.ts';
import { swap } from '../swap.ts';
import { openWeb, type Web } from '../web/transport.ts';
import { type Unwrapped, unwrapped, wrapped } from './body.ts';
import { HttpClient, strangeId } from './client.ts';

/** A store that speaks Terraform's http protocol: GitLab, Gitea, or any other server of states. */
export function httpStore(address: HttpAddress, login: Login | undefined, settings: StoreSettings): StateStore {
  const web = openWeb(settings);
  const at = (name: string) => new HttpObject(clientFor(name, address, login, web, settings), address, settings);
  const named = (project: string, portal: string) => at(objectName(project, portal));
  return {
    name: address.url,
    object: named,
    list: async () => undefined,
    holder: (project, portal) => named(project, portal).holder(),
    unlock: (project, portal, id) => named(project, portal).unlock(id),
    check: () => at(`provision-check.${strangeId()}`).check(),
    close: () => web.close(),
  };
}

function clientFor(name: string, address: HttpAddress, login: Login | undefined, web: Web, settings: StoreSettings) {
  return new HttpClient(`${address.url}/${name}`, address, web, settings.clock, login);
}

class HttpObject implements StateObject {
  readonly unites = true;
  readonly #client: HttpClient;
  readonly #enforces: boolean;
  readonly #settings: StoreSettings;
  #held: LockInfo | undefined;
  /** Did the server refuse our lock, or did we write under another one since? */
  #isLost = false;
  #serial = 0;

  constructor(client: HttpClient, address: HttpAddress, settings: StoreSettings) {
    this.#client = client;
    // Servers with a lock address of its own are the forges, which refuse a write that does not name the lock.
    this.#enforces = address.lock === 'post';
    this.#settings = settings;
  }

  get name(): string {
    return this.#client.name;
  }

  async read(): Promise<Stored | undefined> {
    const found = await this.#read();
    return found && { text: found.text, stamp: found.stamp };
  }

  async write(text: string, before: Stored | undefined): Promise<string | 'conflict'> {
    const held = await this.#lockForWriting();
    if (!this.#enforces) {
      const [found] = await Promise.all([this.#read(), this.#lookAtLock(held)]);
      if (found?.stamp !== before?.stamp) return found?.text === text ? found.stamp : 'conflict';
    }
    const written = await this.#swap(text, before, held);
    if (written !== 'refused') return written;
    // The lock is gone. What was learned may still be written, under a new one that nobody takes for the old.
    this.#isLost = true;
    this.#held = undefined;
    return (await this.#read())?.stamp === before?.stamp ? this.#again(text, before) : 'conflict';
  }

  async lock(claim: Claim): Promise<StateLock> {
    this.#held = await this.#take(claim);
    await this.#proveLock(this.#held);
    return {
      tookFrom: undefined,
      heldMs: async () => (this.#isLost ? 0 : Number.POSITIVE_INFINITY),
      release: async () => {
        const held = this.#held;
        this.#held = undefined;
        if (held) await this.#client.unlock(held);
      },
    };
  }

  /** By asking for the lock: its refusal names the holder. A lock that is granted is given back at once. */
  async holder(): Promise<LockInfo | undefined> {
    const info = lockInfo(this.#settings, { command: 'state locks' }, this.name);
    const answer = await this.#client.lock(info);
    if (answer.kind === 'held') return answer.holder ?? { ...info, ID: '', Who: '?', Operation: '', Created: '' };
    await this.#client.unlock(info);
    return undefined;
  }

  async unlock(id: string): Promise<boolean> {
    const holder = await this.holder();
    if (holder === undefined || (holder.ID !== '' && holder.ID !== id)) return false;
    return this.#client.unlock(holder.ID === '' ? {} : holder);
  }

  async check(): Promise<readonly Proof[]> {
    const text = '{"lockfileVersion":1}\n';
    const info = await this.#take({ command: 'state check' });
    this.#held = info;
    const proofs: Proof[] = [{ what: 'lock', holds: true }];
    try {
      proofs.push({ what: 'second-lock', holds: await this.#refusesSecond() });
      const stamp = await this.write(text, undefined);
      const found = await this.#read();
      proofs.push({ what: 'write', holds: found?.stamp === stamp }, { what: 'read', holds: found?.text === text });
      if (this.#enforces) proofs.push({ what: 'swap', holds: await this.#refusesStranger(found) });
    } finally {
      proofs.push({ what: 'release', holds: await this.#client.unlock(info) });
      await this.#client.remove();
    }
    return proofs;
  }

  async #read(): Promise<Unwrapped | undefined> {
    const body = await this.#client.get();
    if (body === undefined) return undefined;
    const found = unwrapped(body, this.name);
    this.#serial = found.serial;
    return found;
  }

  /** A server that takes every write does not tell whose lock it is; asking for one does. */
  async #lookAtLock(held: LockInfo): Promise<void> {
    const second = lockInfo(this.#settings, { command: 'probe' }, this.name);
    const answer = await this.#client.lock(second);
    if (answer.kind === 'granted') await this.#client.unlock(second);
    if (answer.kind === 'granted' || (answer.holder && answer.holder.ID !== held.ID)) this.#isLost = true;
  }

  #swap(text: string, before: Stored | undefined, held: LockInfo): Promise<string | 'conflict' | 'refused'> {
    const serial = this.#serial + 1;
    const body = wrapped(text, serial, this.name);
    return swap({
      state: this.name,
      clock: this.#settings.clock,
      text,
      before,
      read: () => this.#read(),
      send: async () => {
        const said = await this.#client.post(body, held.ID);
        if (said === 'refused') return { kind: 'refused' };
        if (said !== 'yes') return { kind: 'unclear', reason: said.unclear };
        this.#serial = serial;
        return { kind: 'written', stamp: unwrapped(body, this.name).stamp };
      },
    });
  }

  async #again(text: string, before: Stored | undefined): Promise<string | 'conflict'> {
    const written = await this.#swap(text, before, await this.#lockForWriting());
    if (written !== 'refused') return written;
    throw new Fault('STATE_LOCK_LOST', { state: this.name }, { reach: 'temporary' });
  }

  async #lockForWriting(): Promise<LockInfo> {
    this.#held ??= await this.#take({ command: 'record' });
    return this.#held;
  }

  async #take(claim: Claim): Promise<LockInfo> {
    const info = lockInfo(this.#settings, claim, this.name);
    const answer = await this.#client.lock(info);
    if (answer.kind === 'granted') return info;
    const args = { state: this.name, holder: describeInfo(answer.holder), id: answer.holder?.ID ?? '?' };
    throw new Fault('STATE_BUSY', args, { reach: this.#isLost ? 'temporary' : 'run' });
  }

  /** A store that gives one lock to two is no store. */
  async #proveLock(held: LockInfo): Promise<void> {
    if (await this.#refusesSecond()) return;
    this.#held = undefined;
    await this.#client.unlock(held).catch(() => false);
    throw new Fault('STATE_LOCKS_NOTHING', { state: this.name }, { reach: 'run' });
  }

  async #refusesSecond(): Promise<boolean> {
    const second = lockInfo(this.#settings, { command: 'probe' }, this.name);
    const answer = await this.#client.lock(second);
    if (answer.kind === 'held') return true;
    await this.#client.unlock(second).catch(() => false);
    return false;
  }

  /** Would a write be taken that names another lock? It carries what is there already, so that it can do no harm. */
  async #refusesStranger(found: Unwrapped | undefined): Promise<boolean> {
    if (!found) return false;
    const said = await this.#client.post(wrapped(found.text, found.serial + 1, this.name), strangeId());
    return said === 'refused';
  }
}
