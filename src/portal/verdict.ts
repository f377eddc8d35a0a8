import type { Json, JsonObject } from '../base/json.ts';
import type { CodeFilledBy } from '../model/codes/index.ts';
import { Fault, type Reach } from '../model/fault.ts';
import { isPlainRefused, meaningOf, scopeOf } from './errors.ts';
import type { Path } from './pending.ts';
import type { Cause } from './retry.ts';
import type { Broken, Reply } from './transport.ts';
import { isBatch, parseEnvelope, type Said, said, saidOf } from './wire/envelope.ts';

/** What one exchange with the portal says of one call. */
export type Verdict =
  | {
      readonly kind: 'done';
      readonly result: Json;
      readonly next?: number;
      readonly total?: number;
    }
  | { readonly kind: 'refused'; readonly code: string; readonly description: string; readonly status: number }
  /** Provably without effect; `again` is what must be overcome before it may be sent once more. */
  | { readonly kind: 'not-done'; readonly fault: Fault; readonly again?: Cause }
  /** Perhaps done, perhaps not; `over` when the portal is certainly no longer working on it. */
  | { readonly kind: 'lost'; readonly fault: Fault; readonly over: boolean };

/** A call as far as a verdict depends on it. */
export interface Judged {
  readonly method: string;
  readonly reading: boolean;
}

export interface Exchange {
  readonly host: string;
  readonly path: Path;
  readonly reply: Reply | Broken;
  /** The parsed body, if it is JSON. */
  readonly envelope: JsonObject | undefined;
}

export function exchangeOf(host: string, path: Path, reply: Reply | Broken): Exchange {
  return { host, path, reply, envelope: reply.kind === 'reply' ? parseEnvelope(reply.text) : undefined };
}

/** Judges the call that stood at `position` of the request. */
export function judge(exchange: Exchange, call: Judged, position: number): Verdict {
  const { reply, envelope, path } = exchange;
  if (reply.kind === 'broken') return broken(exchange, reply, call.method);
  if (reply.status >= 300 && reply.status < 400) return refusedRedirect(exchange, call.method);
  if (envelope && path === 'batch' && isBatch(envelope)) {
    const words = saidOf(envelope, commandName(position));
    return words ? heeded(words, call, 200, exchange.host) : skipped(call.method);
  }
  const words = envelope && said(envelope);
  if (!words || (path === 'batch' && words.kind === 'result')) return withoutEnvelope(exchange, reply, call.method);
  const verdict = heeded(words, call, reply.status, exchange.host);
  if (path === 'direct' || verdict.kind !== 'refused') return verdict;
  return { kind: 'lost', fault: portalFailed(call.method, verdict.code, reply.status), over: true };
}

/** The name of a command in a batch, by which its answer is found again. */
export function commandName(position: number): string {
  return `c${position}`;
}

/** One word for the log. */
export function outcomeOf({ reply, envelope }: Exchange): string {
  if (reply.kind === 'broken') return `${reply.reason} (${reply.stage})`;
  const words = envelope && said(envelope);
  return words?.kind === 'error' ? words.code : words ? 'ok' : 'unreadable';
}

function heeded(words: Said, { method, reading }: Judged, status: number, host: string): Verdict {
  if (words.kind === 'result') {
    const { kind: _, ...rest } = words;
    return { kind: 'done', ...rest };
  }
  const { code, description } = words;
  const refused = { kind: 'refused', code, description, status } as const;
  const meaning = meaningOf(code, status, description);
  if (!meaning || (meaning.effect === 'unknown' && reading && status < 500)) return refused;
  if (meaning.effect === 'unknown') return { kind: 'lost', fault: portalFailed(method, code, status), over: true };
  const fault = new Fault(
    meaning.says,
    { host, method, code, scope: words.scope ?? scopeOf(method) },
    { reach: meaning.reach },
  );
  return { kind: 'not-done', fault, ...(meaning.again ? { again: meaning.again } : {}) };
}

function broken({ host }: Exchange, { stage, reason, detail }: Broken, method: string): Verdict {
  const fault = (code: CodeFilledBy<'host' | 'method' | 'detail'>, reach: Reach) =>
    new Fault(code, { host, method, detail }, { reach });
  if (stage === 'unsent') {
    if (reason === 'given-up') return { kind: 'not-done', fault: fault('CALL_WITHDRAWN', 'run') };
    if (reason === 'refused-host') return { kind: 'not-done', fault: hostRefused(detail) };
    if (reason === 'host') return { kind: 'not-done', fault: fault('HOST_UNKNOWN', 'run') };
    if (reason === 'tls') return { kind: 'not-done', fault: fault(untrusted[detail] ?? 'TLS_FAILED', 'run') };
    if (reason === 'proxy') return { kind: 'not-done', fault: fault('PROXY_FAILED', 'run') };
    return { kind: 'not-done', fault: fault('PORTAL_UNREACHABLE', 'temporary'), again: 'connect' };
  }
  const says = reason === 'given-up' ? 'CALL_GIVEN_UP' : reason === 'late' ? 'ANSWER_LATE' : 'CONNECTION_LOST';
  return { kind: 'lost', fault: fault(says, 'call'), over: stage === 'answering' };
}

/** What is wrong with a certificate, by OpenSSL's names, where that says what to do. */
const untrusted: Readonly<Record<string, CodeFilledBy<'host' | 'detail'>>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'TLS_SELF_SIGNED',
  SELF_SIGNED_CERT_IN_CHAIN: 'TLS_SELF_SIGNED',
  CERT_HAS_EXPIRED: 'TLS_EXPIRED',
  ERR_TLS_CERT_ALTNAME_INVALID: 'TLS_OTHER_NAME',
};

export function hostRefused(host: string): Fault {
  return new Fault('HOST_REFUSED', { host }, { reach: 'run' });
}

/** Statuses that a web server or a proxy gives before anything behind it has seen the request. */
const turnedAway = new Set([401, 403, 404, 405, 407, 411, 413, 414, 415, 421, 431, 451]);
/** Those that do not depend on what the request says; a firewall may refuse one text with 403 and let all others pass. */
const ofEveryCall = new Set([401, 404, 405, 407, 411]);
/** A gateway that stopped waiting says nothing about the portal behind it, which may go on until its own cut. */
const gaveUpWaiting = new Set([504, 524]);

/** Judges an answer that is none of Bitrix24's. */
function withoutEnvelope({ host, envelope }: Exchange, reply: Reply, method: string): Verdict {
  const { status } = reply;
  if (isLimiterPage(reply, envelope !== undefined)) {
    return {
      kind: 'not-done',
      fault: new Fault('TOO_MANY_REQUESTS', { method }, { reach: 'temporary' }),
      again: 'drain',
    };
  }
  if (!envelope && isPlainRefused(status, reply.text)) {
    return { kind: 'not-done', fault: new Fault('HTTPS_REQUIRED', { host }, { reach: 'run' }) };
  }
  if (!envelope && turnedAway.has(status)) {
    const reach = ofEveryCall.has(status) ? 'run' : 'call';
    const fault = new Fault('REQUEST_REFUSED', { host, method, status }, { reach });
    return { kind: 'not-done', fault, ...(status === 413 ? { again: 'shrink' as const } : {}) };
  }
  if (gaveUpWaiting.has(status)) {
    const fault = new Fault('ANSWER_LATE', { host, method, detail: `HTTP ${status}` });
    return { kind: 'lost', fault, over: false };
  }
  return {
    kind: 'lost',
    fault: new Fault('ANSWER_UNREADABLE', { host, method, status, what: kindOfBody(reply) }),
    over: true,
  };
}

/**
 * Is this the limiter in front of the portal, speaking HTML?
 *
 * A page with 503 comes from a web server that did not pass the request on; one that lost its backend half-way says 502 or 504. Some
 * proxies say a broken connection in plain text with 503: that is not taken for the limiter.
 */
function isLimiterPage({ status, type, text, retryAfterSec }: Reply, isJson: boolean): boolean {
  if (isJson) return false;
  return status === 429 || (status === 503 && (isHtml(type, text) || retryAfterSec > 0));
}

function kindOfBody({ type, text }: Reply): string {
  if (text.trim() === '') return 'empty';
  if (isHtml(type, text)) return /type=["']?password/i.test(text) ? 'HTML, login' : 'HTML';
  return /^\s*[[{]/.test(text) ? 'JSON' : 'text';
}

function isHtml(type: string, text: string): boolean {
  return type.includes('html') || /^\s*</.test(text);
}

function refusedRedirect({ host }: Exchange, method: string): Verdict {
  return { kind: 'not-done', fault: new Fault('REDIRECT_REFUSED', { host, method }, { reach: 'run' }), again: 'moved' };
}

/** Commands behind the 60 s cut are left out of the answer; the one in progress takes effect all the same. */
function skipped(method: string): Verdict {
  return { kind: 'lost', fault: new Fault('COMMAND_SKIPPED', { method }), over: true };
}

function portalFailed(method: string, code: string, status: number): Fault {
  return new Fault('PORTAL_FAILED', { method, code, status });
}
