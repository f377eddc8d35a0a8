import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Strike } from './fault-dice.ts';
import type { Faults } from './faults.ts';
import type { Buckets } from './limits/bucket.ts';
import type { Workers } from './limits/workers.ts';
import type { RequestLog, RequestRecord } from './log.ts';
import { crashPage, cutPage, faultAnswer, type RawAnswer, rateBody } from './pages.ts';
import { encodeJson, encodeXml } from './php/json-encode.ts';
import { PhpTypeError } from './php/values.ts';
import { batchItems } from './rest/batch-items.ts';
import type { Credentials } from './rest/credentials.ts';
import type { Engine, Envelope } from './rest/engine.ts';
import { ApplicationException, methodNotFound, type RestError } from './rest/errors.ts';
import { type Incoming, parseIncoming, readBody } from './rest/incoming.ts';
import { ConnectionFault, type Job } from './rest/job.ts';
import type { Portal } from './store/portal.ts';

/** Seconds after which the cloud's front end stops waiting for PHP. */
const CUT_SECONDS = 60;

export interface FrontParts {
  readonly portal: Portal;
  readonly engine: Engine;
  readonly faults: Faults;
  readonly credentials: Credentials;
  readonly buckets: Buckets;
  readonly workers: Workers;
  readonly log: RequestLog;
  /** Makes what has changed durable before an answer leaves. */
  readonly flush: () => void;
}

/** What stands between the socket and PHP: limiter, workers, time-out, and the faults that befall whole requests. */
export class Front {
  readonly #parts: FrontParts;

  constructor(parts: FrontParts) {
    this.#parts = parts;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { portal, log, buckets } = this.#parts;
    const arrived = portal.settings.now();
    const body = await readBody(request);
    const incoming = parseIncoming(request, body);
    const record = log.open({
      at: arrived,
      portalSeconds: portal.clock.seconds(),
      httpMethod: request.method ?? '',
      path: maskedPath(request.url ?? ''),
      bytesIn: body.length,
      method: (incoming.method ?? '').toLowerCase(),
    });
    const send = (raw: RawAnswer) => {
      if (response.destroyed) return;
      record.status = raw.status;
      record.durationMs = portal.settings.now() - arrived;
      respond(response, raw);
    };
    const target = this.#redirectTarget(request);
    if (target) {
      record.status = 302;
      response.writeHead(302, { Location: target, 'Content-Length': 0 }).end();
    } else if (portal.settings.limits && !buckets.admits(request.socket.remoteAddress ?? '', portal.clock.seconds())) {
      record.isRateRejected = true;
      send(rateBody);
    } else {
      await this.#serve(incoming, record, response, send);
    }
    log.end(record);
  }

  async #serve(
    incoming: Incoming,
    record: RequestRecord,
    response: ServerResponse,
    send: (raw: RawAnswer) => void,
  ): Promise<void> {
    const { portal, workers, faults } = this.#parts;
    const isBatch = incoming.method?.toLowerCase() === 'batch';
    const job: Job = {
      record,
      faults: faults.arrange(commandsOf(incoming, isBatch), isBatch),
      exception: new ApplicationException(),
      afterwards: [],
      position: 0,
      limit: 0,
    };
    const [strike] = job.faults.request;
    record.fault = strike?.spec ?? '';
    if (strike && (await this.#strikeFirst(strike, response, send))) return;
    await workers.occupy(async () => {
      const start = portal.clock.seconds();
      job.position = start + portal.settings.costs.request;
      job.limit = start + CUT_SECONDS;
      const alarm = portal.clock.alarm(CUT_SECONDS);
      const answer = this.#answer(incoming, job, strike);
      const first = await Promise.race([answer, alarm.rang]);
      alarm.stop();
      // A slow machine may let the alarm ring early on a fast clock; the worker's own time decides.
      const isCut = first === 'rang' && job.position > job.limit;
      if (isCut) send(cutPage);
      this.#finish(await answer, isCut, record, response, send);
      for (const work of job.afterwards) setImmediate(() => this.#runAfterwards(work));
    });
  }

  /** Faults that answer, or cut, before anything was done; true when the request is over. */
  async #strikeFirst(strike: Strike, response: ServerResponse, send: (raw: RawAnswer) => void): Promise<boolean> {
    switch (strike.kind) {
      case 'drop-before':
        response.destroy();
        return true;
      case 'hang-before':
        return true;
      case 'late': {
        response.destroy();
        const { clock } = this.#parts.portal;
        await clock.until(clock.seconds() + Number(strike.argument));
        return false;
      }
      case 'expired-token':
        this.#parts.credentials.expireTokens();
        return false;
      case 'drop-after':
      case 'hang-after':
      case 'truncated':
        return false;
      default:
        if (strike.kind.endsWith('-after')) return false;
        send(faultAnswer(strike.kind));
        return true;
    }
  }

  async #answer(incoming: Incoming, job: Job, strike: Strike | undefined): Promise<RawAnswer | ConnectionFault> {
    try {
      const raw = rawOf(await this.#envelope(incoming, job), incoming.format);
      if (strike?.kind === 'drop-after' || strike?.kind === 'hang-after') return new ConnectionFault(strike);
      if (strike?.kind === 'truncated') return { ...raw, body: raw.body.slice(0, Math.ceil(raw.body.length / 2)) };
      return strike?.kind.endsWith('-after') ? faultAnswer(strike.kind) : raw;
    } catch (error) {
      if (error instanceof ConnectionFault) return error;
      if (error instanceof PhpTypeError) return crashPage;
      throw error;
    } finally {
      this.#parts.flush();
    }
  }

  async #envelope(incoming: Incoming, job: Job): Promise<Envelope> {
    if (incoming.method === undefined) return envelopeOf(methodNotFound());
    await this.#parts.portal.clock.until(job.position);
    const { method, params, bearer } = incoming;
    return this.#parts.engine.answer({ method, params, bearer }, job);
  }

  #finish(
    result: RawAnswer | ConnectionFault,
    wasCut: boolean,
    record: RequestRecord,
    response: ServerResponse,
    send: (raw: RawAnswer) => void,
  ): void {
    if (result instanceof ConnectionFault) {
      record.fault = result.spec;
      if (!result.isHanging) response.destroy();
    } else if (!wasCut) {
      send(result);
    }
  }

  #runAfterwards(work: () => void): void {
    work();
    this.#parts.flush();
  }

  /** A renamed portal sends every request to the new host, except one that already names it. */
  #redirectTarget(request: IncomingMessage): string | undefined {
    const host = this.#parts.faults.portalWide('redirect');
    if (host === undefined || request.headers.host === host) return undefined;
    const isLoopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(host);
    return `${isLoopback ? 'http' : 'https'}://${host}${request.url ?? '/'}`;
  }
}

export function respond(response: ServerResponse, raw: RawAnswer): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(raw.status, {
    'Content-Type': raw.type,
    'Content-Length': Buffer.byteLength(raw.body),
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Headers': 'origin, content-type, accept',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(raw.body);
}

export function rawOf(envelope: Envelope, format: 'json' | 'xml'): RawAnswer {
  return format === 'xml'
    ? { status: envelope.status, type: 'text/xml; charset=utf-8', body: encodeXml(envelope.body) }
    : { status: envelope.status, type: 'application/json; charset=utf-8', body: encodeJson(envelope.body) };
}

function envelopeOf(error: RestError): Envelope {
  return { status: error.status, body: error.body() };
}

function commandsOf(incoming: Incoming, isBatch: boolean): readonly string[] {
  if (!isBatch) return [(incoming.method ?? '').toLowerCase()];
  const cmd = [...incoming.params.entries()].find(([key]) => key.toLowerCase() === 'cmd')?.[1];
  return batchItems(cmd).map((item) => (item.method ?? '').toLowerCase());
}

function maskedPath(url: string): string {
  const path = url.split('?', 1)[0] ?? '';
  return path.replace(/^(\/rest\/[^/]+\/)[^/]+(\/)/, '$1***$2');
}
