import { allowedHosts } from '../base/allowed-hosts.ts';
import type { Clock } from '../base/clock.ts';
import { isObject, type Json } from '../base/json.ts';
import { learnAddress, learnSecret } from '../base/secrets.ts';
import type { Answer, Call } from '../model/call.ts';
import type { Tariff } from '../model/config.ts';
import { Fault } from '../model/fault.ts';
import type { CallOptions, EventSink, PortalClient } from '../model/ports.ts';
import { type Auth, type OAuthSettings, oauthAuth, type TokenStore, webhookAuth } from './auth-oauth.ts';
import { Dispatcher } from './dispatcher.ts';
import type { Pace } from './estimate.ts';
import { answerMsAtMost, connectMsAtMost, portalCutMs, requestsInFlight } from './limits.ts';
import { type Bucket, emptyBucket } from './pace/bucket.ts';
import { Costs } from './pace/costs.ts';
import { Governor } from './pace/governor.ts';
import { PortalClock } from './pace/portal-clock.ts';
import type { Home, Parts } from './parts.ts';
import { pendingCall } from './pending.ts';
import { isReading } from './reading-methods.ts';
import { createTransport, type Transport } from './transport.ts';
import { type Address, addressOf, nameOf } from './wire/address.ts';

export interface PortalSettings {
  /** A webhook URL, or the portal's address together with a token. A secret. */
  readonly url: string;
  readonly token?: string | undefined;
  readonly oauth?: OAuthSettings | undefined;
  readonly tokenStore?: TokenStore | undefined;
  /** Absent: standard, until a long queue makes it worth asking. */
  readonly tariff?: Tariff | undefined;
  /** The lockfile section, where it is not the host. */
  readonly name?: string | undefined;
  /** `read`: any method that is not known to change nothing is refused before it is sent. */
  readonly allow: 'read' | 'all';
  /** Requests in flight. */
  readonly concurrency?: number | undefined;
  /** Waits for limits that are longer end the call. Units: milliseconds. */
  readonly maxWaitMs?: number | undefined;
  /** Calls whose connection fails, whose answer is lost or that meet a limit are not sent again. */
  readonly hurried?: boolean | undefined;
  readonly clock: Clock;
  /** Units: at least 0, below 1. */
  readonly random: () => number;
  readonly onEvent: EventSink;
  /** What an earlier run left in the portal's bucket, as `bucket()` told at its end. */
  readonly bucket?: Bucket | undefined;
  /** For HTTPS_PROXY and NO_PROXY. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** How long the portal may be at work on a request whose answer was lost. Units: milliseconds. */
  readonly requestCutMs?: number | undefined;
  readonly connectMs?: number | undefined;
  readonly answerMs?: number | undefined;
}

export interface Portal extends PortalClient {
  /**
   * The portal's whole answer to one direct call, refusals included.
   *
   * Errors: a Fault when there is no such answer; `OUTCOME_UNKNOWN` where the call may have taken effect all the same.
   */
  raw(call: Call, options?: CallOptions): Promise<Json>;
  pace(): Pace;
  /** Scheme and host of the portal, where its own files lie. */
  readonly origin: string;
  /** What this run leaves in the portal's bucket: the next one, a moment later, had better know. */
  bucket(): Bucket;
  /** Withdraws what waits and cuts what is in flight. */
  close(): Promise<void>;
}

/** Errors: a Fault for an address that cannot be a portal's. */
export function createPortalClient(settings: PortalSettings): Portal {
  return new Client(settings);
}

class Client implements Portal {
  readonly #settings: PortalSettings;
  readonly #home: Home;
  readonly #transport: Transport;
  readonly #portalClock: PortalClock;
  readonly #costs = new Costs();
  readonly #governor: Governor;
  readonly #dispatcher: Dispatcher;
  readonly #slots: number;
  #tariff: Tariff;
  #askedTariff: boolean;
  #askedTime: Promise<void> | undefined;

  constructor(settings: PortalSettings) {
    const { url, token, oauth, clock, tariff = 'standard', concurrency = requestsInFlight } = settings;
    this.#settings = settings;
    for (const secret of [token, oauth?.clientSecret, oauth?.refreshToken]) learnSecret(secret);
    learnAddress(url);
    this.#home = homeAt(addressOf(url, token !== undefined));
    this.#slots = Math.max(1, concurrency);
    this.#transport = createTransport({
      origin: this.#home.address.origin,
      clock,
      env: settings.env,
      allows: allowedHosts(settings.env.PROVISION_HOSTS),
      connections: this.#slots + 1,
      connectMs: settings.connectMs ?? connectMsAtMost,
      answerMs: settings.answerMs ?? answerMsAtMost,
    });
    this.#portalClock = new PortalClock(clock);
    this.#tariff = tariff;
    this.#askedTariff = settings.tariff !== undefined;
    this.#governor = new Governor({
      tariff,
      slots: this.#slots,
      metersApart: token === undefined,
      costs: this.#costs,
      bucket: settings.bucket ?? emptyBucket(clock.nowMs()),
    });
    this.#dispatcher = new Dispatcher(this.#parts(), (waiting) => void this.#askTariff(waiting));
  }

  get origin(): string {
    return this.#home.address.origin;
  }

  get name(): string {
    return this.#settings.name ?? nameOf(this.#home.address);
  }

  async call(call: Call, options: CallOptions = {}): Promise<Answer> {
    this.#refuseWrites(call);
    if (options.beforeSend && !this.#portalClock.known) {
      const fault = await this.#hearTime();
      if (fault) return { kind: 'not-done', fault };
    }
    return this.#submit(call, options);
  }

  async raw(call: Call, options: CallOptions = {}): Promise<Json> {
    this.#refuseWrites(call);
    return new Promise((resolve, reject) => {
      const settle = (answer: Answer, envelope?: Json) => {
        if (envelope !== undefined) resolve(envelope);
        else if (answer.kind === 'unknown') reject(unknownOutcome(call, answer.fault));
        else if (answer.kind === 'not-done') reject(answer.fault);
      };
      this.#dispatcher.submit(pendingCall(call, options, { settle, fail: reject, raw: true }));
    });
  }

  async nowSec(): Promise<number> {
    const fault = this.#portalClock.known ? undefined : await this.#hearTime();
    if (fault) throw fault;
    return Math.floor(this.#portalClock.nowSec());
  }

  pace(): Pace {
    const nowMs = this.#settings.clock.nowMs();
    return {
      tariff: this.#tariff,
      concurrency: this.#slots,
      seconds: this.#costs.measured,
      bucketLevel: this.#governor.bucket(nowMs).level,
      usedSec: this.#governor.usedSec(nowMs),
    };
  }

  bucket(): Bucket {
    return this.#governor.bucket(this.#settings.clock.nowMs());
  }

  async close(): Promise<void> {
    this.#dispatcher.close();
    await this.#transport.close();
  }

  #parts(): Parts {
    const { clock, random, onEvent, requestCutMs = portalCutMs, maxWaitMs = Number.POSITIVE_INFINITY } = this.#settings;
    return {
      clock,
      random,
      onEvent,
      transport: this.#transport,
      auth: this.#auth(),
      governor: this.#governor,
      costs: this.#costs,
      portalClock: this.#portalClock,
      home: this.#home,
      requestCutMs,
      maxWaitMs,
      hurried: this.#settings.hurried === true,
    };
  }

  #auth(): Auth {
    const { token, oauth, tokenStore, clock, random } = this.#settings;
    if (token === undefined) return webhookAuth;
    const host = new URL(this.#home.address.origin).hostname;
    return oauthAuth({ token, oauth, store: tokenStore, host, transport: this.#transport, clock, random });
  }

  #refuseWrites({ method }: Call): void {
    if (this.#settings.allow === 'read' && !isReading(method))
      throw new Error(`a reading client was asked to send ${method}`);
  }

  #submit(call: Call, options: CallOptions, first = false): Promise<Answer> {
    return new Promise((settle, fail) => {
      this.#dispatcher.submit(pendingCall(call, options, { settle, fail, raw: false }), first);
    });
  }

  /** Asks the portal for its time, once for all who want to know. Shape: the Fault that kept it from answering. */
  async #hearTime(): Promise<Fault | undefined> {
    const call = { method: 'server.time', params: {} };
    this.#askedTime ??= this.#submit(call, {}).then((answer) => {
      this.#askedTime = undefined;
      if (answer.kind === 'done' && typeof answer.result === 'string')
        this.#portalClock.hear(Date.parse(answer.result), false);
      if ('fault' in answer) throw answer.fault;
    });
    try {
      await this.#askedTime;
      return this.#portalClock.known ? undefined : new Fault('PORTAL_TIMELESS', {}, { reach: 'run' });
    } catch (error) {
      if (error instanceof Fault) return error;
      throw error;
    }
  }

  /** An Enterprise portal takes five times as much: worth a request once the queue is long. */
  async #askTariff(waiting: number): Promise<void> {
    if (this.#askedTariff || waiting < worthAsking) return;
    this.#askedTariff = true;
    const answer = await this.#submit({ method: 'app.info', params: {} }, {}, true);
    const licence = answer.kind === 'done' && isObject(answer.result) ? answer.result.LICENSE : undefined;
    if (typeof licence !== 'string' || !/(^|_)ent/i.test(licence)) return;
    this.#tariff = 'enterprise';
    this.#governor.tariff = 'enterprise';
  }
}

function unknownOutcome({ method }: Call, cause: Fault): Fault {
  return new Fault('OUTCOME_UNKNOWN', { method, why: cause.message }, { reach: cause.reach, cause });
}

/** Calls that wait before the tariff is asked for. Source: ours: about ten full requests. */
const worthAsking = 500;

function homeAt(address: Address): Home {
  let current = address;
  return {
    get address() {
      return current;
    },
    move: (to) => {
      current = to;
    },
  };
}
