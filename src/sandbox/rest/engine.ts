import type { Faults } from '../faults.ts';
import type { OperatingMeters } from '../limits/operating.ts';
import { type CommandRecord, summarise } from '../log.ts';
import { intval, PhpArray } from '../php/values.ts';
import type { Portal } from '../store/portal.ts';
import { Batch } from './batch.ts';
import type { Credentials } from './credentials.ts';
import { invalidCredentials, methodNotFound, operationTimeLimit, RestError } from './errors.ts';
import { ConnectionFault, type Job, strikeAt } from './job.ts';
import { type Credential, ListReply, type Method, type MethodList, type Reply } from './method.ts';
import { type Shape, timeOf } from './timing.ts';

/** A parsed call: the method as it was spelt, and all parameters with the platform's own among them. */
export interface RestRequest {
  readonly method: string;
  readonly params: PhpArray;
  readonly bearer: string | undefined;
}

export interface Envelope {
  readonly status: number;
  readonly body: Shape;
}

/** What one finished call gives: its reply and the `time` that goes with it. */
export interface Done {
  readonly reply: Reply;
  readonly time: Shape;
}

/** Where a command stands: alone, or at some place of a batch. */
export interface Place {
  readonly index: number;
  readonly key: string | undefined;
}

/** Everything between a parsed request and the body of its answer, in the portal's order of checks. */
export class Engine {
  readonly portal: Portal;
  readonly methods: MethodList;
  readonly faults: Faults;
  readonly #credentials: Credentials;
  readonly #meters: OperatingMeters;
  readonly #batch: Batch;

  constructor(portal: Portal, methods: MethodList, faults: Faults, credentials: Credentials, meters: OperatingMeters) {
    this.portal = portal;
    this.methods = methods;
    this.faults = faults;
    this.#credentials = credentials;
    this.#meters = meters;
    this.#batch = new Batch(this);
  }

  async answer(request: RestRequest, job: Job): Promise<Envelope> {
    try {
      const { reply, time } = await this.#perform(request, job);
      const list = reply instanceof ListReply ? reply : new ListReply(reply, undefined, undefined);
      const body = {
        result: list.result,
        ...(list.next === undefined ? {} : { next: list.next }),
        ...(list.total === undefined ? {} : { total: list.total }),
        time,
      };
      return { status: 200, body };
    } catch (error) {
      if (!(error instanceof RestError)) throw error;
      return { status: error.status, body: error.body() };
    }
  }

  async #perform(request: RestRequest, job: Job): Promise<Done> {
    if (this.faults.portalWide('portal-deleted') !== undefined) {
      throw new RestError('PORTAL_DELETED', 'Portal was deleted', 403);
    }
    const isBatch = request.method.toLowerCase() === 'batch';
    const method = isBatch ? undefined : this.methods.find(request.method);
    if ((!isBatch && !method) || request.params.has('token')) throw methodNotFound();
    const credential = this.#authenticate(request);
    if (method) return this.run(method, request.params, credential, job, { index: 0, key: undefined });
    const start = job.position;
    const reply = await this.#batch.run(request.params, credential, job);
    return { reply, time: timeOf(start, job.position - start, this.#operatingView('', 0)) };
  }

  /** Runs one command: scope, meter, cost, method; errors come out as the legacy exception renames them. */
  async run(method: Method, params: PhpArray, credential: Credential, job: Job, place: Place): Promise<Done> {
    const record = this.#open(method.name, params, credential, job, place);
    try {
      this.#checkScope(method, credential, place.key !== undefined);
      const done = await this.#act(method, params, credential, job, place, record);
      record.outcome = 'ok';
      const after = strikeAt(job, place.index, 'drop-after') ?? strikeAt(job, place.index, 'hang-after');
      if (after) throw new ConnectionFault(after);
      return done;
    } catch (error) {
      if (error instanceof ConnectionFault) throw error;
      if (!(error instanceof RestError)) {
        record.outcome = 'crashed';
        throw error;
      }
      const shown = job.exception.override(error);
      record.outcome = shown.code;
      throw shown;
    }
  }

  async #act(
    method: Method,
    params: PhpArray,
    credential: Credential,
    job: Job,
    place: Place,
    record: CommandRecord,
  ): Promise<Done> {
    const { portal } = this;
    const name = method.name.toLowerCase();
    const meter = `${credential.kind}|${credential.kind === 'webhook' && place.key !== undefined ? '' : credential.id}|${name}`;
    const before = strikeAt(job, place.index, 'drop-before') ?? strikeAt(job, place.index, 'hang-before');
    if (before) throw new ConnectionFault(before);
    const isBlocked = portal.settings.limits && this.#meters.isBlocked(meter, job.position);
    if ((isBlocked && portal.settings.tariff !== 'self-hosted') || strikeAt(job, place.index, 'op429')) {
      throw operationTimeLimit();
    }
    const refused = strikeAt(job, place.index, 'refuse-command');
    if (refused) throw new RestError(refused.argument, 'The sandbox was told to refuse this command');
    const start = job.position;
    const cost = portal.settings.costs.methods[name] ?? 0;
    job.position += cost;
    if (cost > 0) await portal.clock.until(job.position);
    const startedAt = performance.now();
    const mutations = portal.tables.mutations;
    const given = platformFree(params);
    if (strikeAt(job, place.index, 'drop-avatar')) dropAvatar(given);
    const reply = method.run({
      portal,
      params: given,
      credential,
      caller: credential.user,
      isInBatch: place.key !== undefined,
      start: intval(params.get('start')),
      exception: job.exception,
      methods: this.methods,
      afterwards: (work) => job.afterwards.push(work),
    });
    record.changed = portal.tables.mutations !== mutations;
    this.#meters.record(meter, cost, start);
    const spent = cost + (performance.now() - startedAt) / 1000;
    return { reply, time: timeOf(start, spent, this.#operatingView(meter, job.position)) };
  }

  #operatingView(meter: string, now: number) {
    if (this.portal.settings.tariff === 'self-hosted') return undefined;
    return meter === ''
      ? { operating: 0, resetAt: Math.floor(this.portal.clock.seconds()) + 600 }
      : this.#meters.view(meter, now);
  }

  #open(method: string, params: PhpArray, credential: Credential, job: Job, place: Place): CommandRecord {
    const record: CommandRecord = {
      request: job.record.number,
      at: this.portal.settings.now(),
      method,
      key: place.key,
      params: summarise(params),
      caller: credential.user.id,
      outcome: 'never-ran',
      isInBatch: place.key !== undefined,
      changed: false,
    };
    job.record.commands.push(record);
    return record;
  }

  #authenticate(request: RestRequest): Credential {
    const { faults } = this;
    const isWebhook =
      request.bearer === undefined && !request.params.has('auth') && !request.params.has('access_token');
    if (faults.portalWide('https-required') !== undefined)
      throw new RestError('INVALID_REQUEST', 'Https required.', 401);
    if (faults.portalWide('overload') !== undefined) {
      throw new RestError('OVERLOAD_LIMIT', 'REST API is blocked due to overload.', 401);
    }
    if (faults.portalWide('licence') !== undefined) {
      const text = isWebhook
        ? 'REST is available only by subscription.'
        : 'REST is available only on commercial plans.';
      throw new RestError('ACCESS_DENIED', text, 401);
    }
    if (isWebhook && faults.portalWide('wrong-secret') !== undefined) throw invalidCredentials();
    const credential = this.#credentials.authenticate(request.params, request.bearer);
    const missing = faults.all('no-scope');
    return { ...credential, scopes: credential.scopes.filter((scope) => !missing.includes(scope)) };
  }

  #checkScope(method: Method, credential: Credential, isInBatch: boolean): void {
    if (method.scopes.length === 0 || method.scopes.some((scope) => credential.scopes.includes(scope))) return;
    const token = credential.kind === 'webhook' ? 'webhook token' : 'access token';
    const text = isInBatch ? '' : `The request requires higher privileges than provided by the ${token}`;
    throw new RestError('insufficient_scope', text, 401);
  }
}

const PLATFORM = [
  'auth',
  'access_token',
  'auth_connector',
  'aplogin',
  'ap',
  'start',
  'state',
  'token',
  'sessid',
  'method',
];

/** The parameters without those the platform swallows itself. */
function platformFree(params: PhpArray): PhpArray {
  const free = new PhpArray();
  for (const [key, value] of params.entries()) if (!PLATFORM.includes(key)) free.set(key, value);
  return free;
}

function dropAvatar(params: PhpArray): void {
  for (const key of [...params.keys()]) if (key.toUpperCase() === 'AVATAR') params.delete(key);
}
