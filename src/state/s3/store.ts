import { randomUUID } from 'node:crypto';
import { Fault } from '../../model/fault.ts';
import type {
  Claim,
  Listed,
  LockInfo,
  Proof,
  StateLock,
  StateObject,
  StateStore,
  Stored,
  StoreSettings,
} from '../../model/state.ts';
import { type S3Address, shownState } from '../../model/state-address.ts';
import { parseLockInfo } from '../lock-info.ts';
import { namesOf, portalPart, projectPart } from '../names.ts';
import { type Said, swap } from '../swap.ts';
import { openWeb } from '../web/transport.ts';
import { type Condition, type S3Access, S3Client } from './client.ts';
import { isOver } from './lease.ts';
import { type LeaseLock, takeLease } from './lock.ts';

/** A store that is a bucket: an object of JSON and an object that is its lock, for every project on every portal. */
export function s3Store(address: S3Address, access: S3Access, settings: StoreSettings): StateStore {
  const name = shownState(address);
  const web = openWeb(settings);
  const client = (shown: string) => new S3Client(shown, address, access, web, settings.clock);
  const at = (path: string) => new S3Object(client(`${name}/${path}.json`), path, settings);
  const named = (project: string, portal: string) => at(`${projectPart(project)}/${portalPart(portal)}`);
  return {
    name,
    object: named,
    list: async () => {
      const keys = new Set(
        (await client(name).list()).map((key) => key.slice(address.prefix === '' ? 0 : address.prefix.length + 1)),
      );
      const paths = [...new Set([...keys].map((key) => key.replace(/\.(?:json|lock)$/, '')))].sort();
      return (await Promise.all(paths.map((path) => listed(path, at(path), keys.has(`${path}.lock`))))).flat();
    },
    holder: (project, portal) => named(project, portal).holder(),
    unlock: (project, portal, id) => named(project, portal).unlock(id),
    check: () => at(`provision-check/${randomUUID()}`).check(),
    close: () => web.close(),
  };
}

async function listed(path: string, object: S3Object, isLocked: boolean): Promise<readonly Listed[]> {
  const [project = '', portal = '', ...rest] = path.split('/');
  const names = rest.length === 0 ? namesOf(project, portal) : undefined;
  return names ? [{ ...names, holder: isLocked ? await object.holder() : undefined }] : [];
}

class S3Object implements StateObject {
  readonly unites = true;
  readonly #client: S3Client;
  readonly #data: string;
  readonly #lock: string;
  readonly #settings: StoreSettings;
  #lease: LeaseLock | undefined;

  constructor(client: S3Client, path: string, settings: StoreSettings) {
    this.#client = client;
    this.#data = `${path}.json`;
    this.#lock = `${path}.lock`;
    this.#settings = settings;
  }

  get name(): string {
    return this.#client.name;
  }

  async read(): Promise<Stored | undefined> {
    const found = await this.#client.get(this.#data);
    return found && { text: found.text, stamp: found.etag };
  }

  /** The lock is looked at while the write is on its way, which costs no time. */
  async write(text: string, before: Stored | undefined): Promise<string | 'conflict'> {
    const [stamp] = await Promise.all([this.#write(text, before), this.#lease?.confirm()]);
    return stamp;
  }

  async #write(text: string, before: Stored | undefined): Promise<string | 'conflict'> {
    const written = await this.#swap(text, before);
    if (written !== 'refused') return written;
    // Refused, though the version is the one that we named: the store wants its ETags in the other form.
    this.#client.bare = !this.#client.bare;
    const again = await this.#swap(text, before);
    if (again !== 'refused') return again;
    throw new Fault('STATE_LOCKS_NOTHING', { state: this.name }, { reach: 'run' });
  }

  async lock(claim: Claim): Promise<StateLock> {
    this.#lease = await takeLease(this.#client, this.#lock, claim, this.#settings);
    return this.#lease;
  }

  /** A lease that is over holds nobody. */
  async holder(): Promise<LockInfo | undefined> {
    const found = await this.#client.get(this.#lock);
    return found && !isOver(found.writtenMs, found.storeNowMs) ? parseLockInfo(found.text) : undefined;
  }

  async unlock(id: string): Promise<boolean> {
    const found = await this.#client.get(this.#lock);
    if (!found || parseLockInfo(found.text)?.ID !== id) return false;
    await this.#client.remove(this.#lock);
    return true;
  }

  async check(): Promise<readonly Proof[]> {
    const text = '{"lockfileVersion":1}\n';
    const lock = await this.lock({ command: 'state check' }).catch((error: unknown) => {
      if (error instanceof Fault && error.code === 'STATE_LOCKS_NOTHING') return undefined;
      throw error;
    });
    const proofs: Proof[] = [{ what: 'second-lock', holds: lock !== undefined }];
    try {
      if (lock) proofs.push({ what: 'etag', holds: true, detail: this.#client.bare ? 'bare' : 'quoted' });
      const stamp = await this.write(text, undefined);
      const found = await this.read();
      proofs.push({ what: 'write', holds: found?.stamp === stamp }, { what: 'read', holds: found?.text === text });
      await this.#client.put(this.#data, `${text} `, { etag: '0123456789abcdef0123456789abcdef' });
      proofs.push({ what: 'swap', holds: (await this.read())?.text === text });
    } finally {
      await this.#client.remove(this.#data);
      await lock?.release();
      await this.#client.remove(this.#lock);
    }
    return proofs;
  }

  #swap(text: string, before: Stored | undefined): Promise<string | 'conflict' | 'refused'> {
    const condition: Condition = before === undefined ? 'absent' : { etag: before.stamp };
    return swap({
      state: this.name,
      clock: this.#settings.clock,
      text,
      before,
      read: () => this.read(),
      send: async (): Promise<Said> => {
        const said = await this.#client.put(this.#data, text, condition);
        return said.kind === 'written' ? { kind: 'written', stamp: said.etag } : said;
      },
    });
  }
}
