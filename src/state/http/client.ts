import { createHash, randomUUID } from 'node:crypto';
import type { Clock } from '../../base/clock.ts';
import { Fault } from '../../model/fault.ts';
import type { LockInfo } from '../../model/state.ts';
import type { HttpAddress, Login } from '../../model/state-address.ts';
import { parseLockInfo } from '../lock-info.ts';
import { patiently } from '../patience.ts';
import type { Web, WebLost, WebReply } from '../web/transport.ts';

/** What a lock address said. */
export type LockAnswer =
  | { readonly kind: 'granted' }
  | { readonly kind: 'held'; readonly holder: LockInfo | undefined };

/**
 * Terraform's http protocol for one object, as far as single requests go.
 *
 * Source: opentofu internal/backend/remote-state/http/client.go; GitLab lib/api/terraform/state.rb; Gitea routers/api/packages/terraform.
 */
export class HttpClient {
  readonly name: string;
  readonly #address: HttpAddress;
  readonly #web: Web;
  readonly #clock: Clock;
  readonly #login: Login | undefined;

  constructor(name: string, address: HttpAddress, web: Web, clock: Clock, login: Login | undefined) {
    this.name = name;
    this.#address = address;
    this.#web = web;
    this.#clock = clock;
    this.#login = login;
  }

  /** The body, patiently; `undefined` where there is none. */
  get(): Promise<string | undefined> {
    return patiently(this.name, this.#clock, async () => {
      const reply = await this.#send('GET', this.name);
      if (isUnclear(reply)) return { again: reasonOf(reply) };
      if (reply.status === 204 || reply.status === 404) return { end: undefined };
      if (reply.status === 200) return { end: reply.text === '' ? undefined : reply.text };
      throw this.#refusal(reply);
    });
  }

  /** One try to write under a lock. Shape: the reply, or why there is none that decides anything. Errors: refusals for good. */
  async post(body: string, lockId: string): Promise<'yes' | 'refused' | { readonly unclear: string }> {
    const reply = await this.#send('POST', `${this.name}?ID=${encodeURIComponent(lockId)}`, body);
    if (isUnclear(reply)) return { unclear: reasonOf(reply) };
    if ([200, 201, 204].includes(reply.status)) return 'yes';
    if ([409, 412, 422, 423].includes(reply.status)) return 'refused';
    throw this.#refusal(reply);
  }

  /** Asks for the lock. A lost answer is settled by asking again: whoever has it is named, and it may be us. */
  lock(info: LockInfo): Promise<LockAnswer> {
    const { lock } = this.#address;
    return patiently<LockAnswer>(this.name, this.#clock, async () => {
      const reply = await this.#send(lock === 'post' ? 'POST' : 'LOCK', this.#lockUrl(), JSON.stringify(info));
      if (isUnclear(reply)) return { again: reasonOf(reply) };
      if ([200, 201, 204].includes(reply.status)) return { end: { kind: 'granted' } };
      if (reply.status === 409 || reply.status === 423) {
        const holder = parseLockInfo(reply.text);
        return { end: holder?.ID === info.ID ? { kind: 'granted' } : { kind: 'held', holder } };
      }
      if ([404, 405, 501].includes(reply.status))
        throw new Fault('STATE_NO_LOCK', { state: this.name, status: reply.status }, { reach: 'run' });
      throw this.#refusal(reply);
    });
  }

  /** Gives the lock back; `false` where the server says that it is not ours. */
  unlock(info: Partial<LockInfo>): Promise<boolean> {
    const { lock } = this.#address;
    return patiently(this.name, this.#clock, async () => {
      const reply = await this.#send(lock === 'post' ? 'DELETE' : 'UNLOCK', this.#lockUrl(), JSON.stringify(info));
      if (isUnclear(reply)) return { again: reasonOf(reply) };
      if ([200, 201, 204].includes(reply.status)) return { end: true };
      if ([404, 409, 412, 423].includes(reply.status)) return { end: false };
      throw this.#refusal(reply);
    });
  }

  /** Deletes the object; best effort, for the objects of a probe. */
  async remove(): Promise<void> {
    await this.#send('DELETE', this.name);
  }

  #lockUrl(): string {
    return this.#address.lock === 'post' ? `${this.name}/lock` : this.name;
  }

  #send(method: string, url: string, body?: string): Promise<WebReply | WebLost> {
    const headers: Record<string, string> = { accept: 'application/json' };
    if (this.#login) {
      const { username, password } = this.#login;
      headers.authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    }
    if (body === undefined) return this.#web.send({ method, url, headers });
    headers['content-type'] = 'application/json';
    headers['content-md5'] = createHash('md5').update(body).digest('base64');
    return this.#web.send({ method, url, headers, body });
  }

  #refusal({ status }: WebReply): Fault {
    const args = { state: this.name, status };
    if (status === 401 || status === 403) return new Fault('STATE_DENIED', args, { reach: 'run' });
    if (status === 413) return new Fault('STATE_TOO_LARGE', args, { reach: 'run' });
    return new Fault('STATE_ANSWER', args, { reach: 'run' });
  }
}

/** An id that no lock has, for asking whether a store refuses it. */
export function strangeId(): string {
  return randomUUID();
}

/** Answers that say nothing of what was done: none, a broken server, or one that asks to come again. */
function isUnclear(reply: WebReply | WebLost): reply is WebLost | (WebReply & { readonly status: 500 }) {
  return reply.kind === 'lost' || (reply.status >= 500 && reply.status !== 501) || reply.status === 429;
}

function reasonOf(reply: WebReply | WebLost): string {
  return reply.kind === 'lost' ? reply.detail : `HTTP ${reply.status}`;
}
