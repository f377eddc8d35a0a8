import type { Faults } from '../faults.ts';
import type { PhpArray } from '../php/values.ts';
import { runBatch } from './batch.ts';
import type { Credentials } from './credentials.ts';
import { inactive, invalidCredentials, linkCheckFailed, methodNotFound, RestError } from './errors.ts';
import type { Job } from './job.ts';
import { namesLink } from './link-token.ts';
import { type Credential, holdsScope, ListReply } from './method.ts';
import type { Done, Runner } from './runner.ts';
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

/** Everything between a parsed request and the body of its answer, in the portal's order of checks. */
export class Engine {
  readonly #runner: Runner;
  readonly #faults: Faults;
  readonly #credentials: Credentials;

  constructor(runner: Runner, faults: Faults, credentials: Credentials) {
    this.#runner = runner;
    this.#faults = faults;
    this.#credentials = credentials;
  }

  async answer(request: RestRequest, job: Job): Promise<Envelope> {
    const noted = job.record.commands.length;
    try {
      return { status: 200, body: bodyOf(await this.#perform(request, job)) };
    } catch (error) {
      if (!(error instanceof RestError)) throw error;
      if (job.record.commands.length === noted) {
        this.#runner.note(request.method, request.params, 0, job, undefined).outcome = error.code;
      }
      return { status: error.status, body: error.body() };
    }
  }

  async #perform(request: RestRequest, job: Job): Promise<Done> {
    if (this.#faults.portalWide('portal-deleted') !== undefined) {
      throw new RestError('PORTAL_DELETED', 'Portal was deleted', 403);
    }
    const isBatch = request.method.toLowerCase() === 'batch';
    const method = isBatch ? undefined : this.#runner.methods.find(request.method);
    if (!isBatch && !method) throw methodNotFound();
    const scopes = method?.scopes ?? [];
    const asksLink = namesLink(scopes, request.params);
    const credential = this.#authenticate(request);
    // An inactive caller is told of a missing scope first.
    if (!credential.user.active && holdsScope(scopes, credential)) throw inactive(credential);
    if (asksLink && holdsScope(scopes, credential)) throw linkCheckFailed();
    if (method) return this.#runner.run({ method, params: request.params, credential, key: undefined, place: 0 }, job);
    const start = job.position;
    const reply = await runBatch(request.params, credential, job, this.#runner);
    return { reply, time: timeOf(start, job.position - start, this.#runner.operating(undefined, start)) };
  }

  #authenticate(request: RestRequest): Credential {
    const { params, bearer } = request;
    const isWebhook = bearer === undefined && !params.has('auth') && !params.has('access_token');
    this.#refuseEverybody(isWebhook);
    const credential = this.#credentials.authenticate(params, bearer);
    const missing = this.#faults.all('no-scope');
    return { ...credential, scopes: credential.scopes.filter((scope) => !missing.includes(scope)) };
  }

  /** Reasons to refuse that have nothing to do with who calls. */
  #refuseEverybody(isWebhook: boolean): void {
    const isOn = (fault: string) => this.#faults.portalWide(fault) !== undefined;
    if (isOn('https-required')) throw new RestError('INVALID_REQUEST', 'Https required.', 401);
    if (isOn('overload')) throw new RestError('OVERLOAD_LIMIT', 'REST API is blocked due to overload.', 401);
    if (isOn('licence')) {
      const text = isWebhook ? 'available only by subscription.' : 'available only on commercial plans.';
      throw new RestError('ACCESS_DENIED', `REST is ${text}`, 401);
    }
    if (isWebhook && isOn('wrong-secret')) throw invalidCredentials();
  }
}

function bodyOf({ reply, time }: Done): Shape {
  if (!(reply instanceof ListReply)) return { result: reply, time };
  return {
    result: reply.result,
    ...(reply.next === undefined ? {} : { next: reply.next }),
    ...(reply.total === undefined ? {} : { total: reply.total }),
    time,
  };
}
