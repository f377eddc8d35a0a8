import { describe, expect, test } from 'vitest';
import type { Broken, Reply } from '../../src/portal/transport.ts';
import { exchangeOf, judge, type Verdict } from '../../src/portal/verdict.ts';
import { batchEnvelope } from './rig.ts';

const reply = (status: number, body: unknown, more: Partial<Reply> = {}): Reply => ({
  kind: 'reply',
  status,
  type: typeof body === 'string' ? 'text/html' : 'application/json',
  location: undefined,
  dateMs: Number.NaN,
  retryAfterSec: 0,
  text: typeof body === 'string' ? body : JSON.stringify(body),
  ...more,
});
const broken = (stage: Broken['stage'], reason: Broken['reason']): Broken => ({
  kind: 'broken',
  stage,
  reason,
  detail: 'CODE',
});
const error = (code: string) => ({ error: code, error_description: '' });

function short(verdict: Verdict): string {
  if (verdict.kind === 'done') return `done ${JSON.stringify(verdict.result)}`;
  if (verdict.kind === 'refused') return `refused ${verdict.code} ${verdict.status}`;
  if (verdict.kind === 'lost') return `lost ${verdict.fault.code} ${verdict.over ? 'over' : 'maybe running'}`;
  return `not done ${verdict.fault.code} ${verdict.fault.reach} again=${verdict.again ?? 'never'}`;
}

function write(path: 'direct' | 'batch', answer: Reply | Broken, position = 0): string {
  return short(judge(exchangeOf('portal.example', path, answer), { method: 'im.chat.add', reading: false }, position));
}

const loginPage = '<html><form><input type="password" name="USER_PASSWORD"></form></html>';

describe('a create sent directly', () => {
  test.each<[string, Reply | Broken, string]>([
    ['a result', reply(200, { result: 26, time: {} }), 'done 26'],
    ['a null result', reply(200, { result: null, time: {} }), 'done null'],
    ["the method's own refusal", reply(400, error('WRONG_REQUEST')), 'refused WRONG_REQUEST 400'],
    ["the method's own 403", reply(403, error('ACCESS_ERROR')), 'refused ACCESS_ERROR 403'],
    ['an unknown method', reply(404, error('ERROR_METHOD_NOT_FOUND')), 'not done METHOD_UNKNOWN call again=never'],
    ['a wrong secret', reply(401, error('INVALID_CREDENTIALS')), 'not done CREDENTIALS_WRONG run again=never'],
    ...[400, 401, 403].map((status): [string, Reply, string] => [
      `a portal behind a proxy that takes TLS off (${status})`,
      reply(status, { error: 'INVALID_REQUEST', error_description: 'Https required.' }),
      'not done HTTPS_REQUIRED run again=never',
    ]),
    ['the same as a page', reply(400, 'Https required.'), 'not done HTTPS_REQUIRED run again=never'],
    ['an odd request', reply(401, error('INVALID_REQUEST')), 'not done CREDENTIALS_WRONG run again=never'],
    ['no credentials', reply(401, error('NO_AUTH_FOUND')), 'not done CREDENTIALS_WRONG run again=never'],
    ['a missing scope', reply(401, error('insufficient_scope')), 'not done SCOPE_MISSING run again=never'],
    ['an old token', reply(401, error('expired_token')), 'not done TOKEN_EXPIRED run again=refresh'],
    ['a user without access', reply(401, error('user_access_error')), 'not done ACCOUNT_REFUSED run again=never'],
    ['no subscription', reply(401, error('ACCESS_DENIED')), 'not done LICENCE_MISSING run again=never'],
    ["the method's own ACCESS_DENIED", reply(403, error('ACCESS_DENIED')), 'refused ACCESS_DENIED 403'],
    ['a deleted portal', reply(403, error('PORTAL_DELETED')), 'not done PORTAL_DELETED run again=never'],
    ['a blocked portal', reply(401, error('OVERLOAD_LIMIT')), 'not done PORTAL_BLOCKED temporary again=never'],
    [
      'no authorization server',
      reply(401, error('CONNECTION_ERROR')),
      'not done AUTH_SERVER_DOWN temporary again=connect',
    ],
    ['a full bucket', reply(503, error('QUERY_LIMIT_EXCEEDED')), 'not done TOO_MANY_REQUESTS temporary again=drain'],
    [
      'a full bucket, in HTML',
      reply(503, '<html>503 Service Temporarily Unavailable'),
      'not done TOO_MANY_REQUESTS temporary again=drain',
    ],
    ...['text/plain', '', 'application/json'].map((type): [string, Reply, string] => [
      `a full bucket, in HTML that is called "${type}"`,
      reply(503, ' <html>503', { type }),
      'not done TOO_MANY_REQUESTS temporary again=drain',
    ]),
    [
      'a proxy that says when to come again',
      reply(503, 'busy', { type: 'text/plain', retryAfterSec: 1 }),
      'not done TOO_MANY_REQUESTS temporary again=drain',
    ],
    [
      'a page that is none of the limiter',
      reply(502, ' <html>502', { type: 'text/plain' }),
      'lost ANSWER_UNREADABLE over',
    ],
    ['too many requests for the web server', reply(429, '<html>'), 'not done TOO_MANY_REQUESTS temporary again=drain'],
    [
      'spent operating time',
      reply(429, error('OPERATION_TIME_LIMIT')),
      'not done OPERATING_SPENT temporary again=park',
    ],
    [
      'a proxy that lost its backend',
      reply(503, 'upstream connect error or disconnect', { type: 'text/plain' }),
      'lost ANSWER_UNREADABLE over',
    ],
    ['a crash', reply(500, '<html>500'), 'lost ANSWER_UNREADABLE over'],
    ['a crash in JSON', reply(500, error('INTERNAL_SERVER_ERROR')), 'lost PORTAL_FAILED over'],
    ['an exception half-way', reply(400, error('ERROR_CORE')), 'lost PORTAL_FAILED over'],
    ['an answer that PHP cannot encode', reply(200, error('WRONG_ENCODING')), 'lost PORTAL_FAILED over'],
    ['a bad gateway', reply(502, '<html>502'), 'lost ANSWER_UNREADABLE over'],
    ['a gateway that stopped waiting', reply(504, '<html>504'), 'lost ANSWER_LATE maybe running'],
    ['a login page', reply(200, loginPage), 'lost ANSWER_UNREADABLE over'],
    ['half an answer', reply(200, '{"result":2', { type: 'application/json' }), 'lost ANSWER_UNREADABLE over'],
    ["somebody else's JSON", reply(200, { ok: true }), 'lost ANSWER_UNREADABLE over'],
    ['nothing', reply(200, ''), 'lost ANSWER_UNREADABLE over'],
    ['a firewall', reply(403, '<html>403'), 'not done REQUEST_REFUSED call again=never'],
    ['no REST at this address', reply(404, '<html>404'), 'not done REQUEST_REFUSED run again=never'],
    ['a body too large', reply(413, '<html>413'), 'not done REQUEST_REFUSED call again=shrink'],
    ['a redirect', reply(302, ''), 'not done REDIRECT_REFUSED run again=moved'],
    ['no connection', broken('unsent', 'connect'), 'not done PORTAL_UNREACHABLE temporary again=connect'],
    ['no such host', broken('unsent', 'host'), 'not done HOST_UNKNOWN run again=never'],
    ['a false certificate', broken('unsent', 'tls'), 'not done TLS_FAILED run again=never'],
    ...(
      [
        ['DEPTH_ZERO_SELF_SIGNED_CERT', 'TLS_SELF_SIGNED'],
        ['SELF_SIGNED_CERT_IN_CHAIN', 'TLS_SELF_SIGNED'],
        ['CERT_HAS_EXPIRED', 'TLS_EXPIRED'],
        ['ERR_TLS_CERT_ALTNAME_INVALID', 'TLS_OTHER_NAME'],
      ] as const
    ).map(([detail, code]): [string, Broken, string] => [
      `a certificate that is ${detail}`,
      { ...broken('unsent', 'tls'), detail },
      `not done ${code} run again=never`,
    ]),
    ['a proxy in the way', broken('unsent', 'proxy'), 'not done PROXY_FAILED run again=never'],
    ['a withdrawal', broken('unsent', 'given-up'), 'not done CALL_WITHDRAWN run again=never'],
    ['a lost connection', broken('sent', 'lost'), 'lost CONNECTION_LOST maybe running'],
    ['no answer in time', broken('sent', 'late'), 'lost ANSWER_LATE maybe running'],
    ['the end of the run', broken('sent', 'given-up'), 'lost CALL_GIVEN_UP maybe running'],
    ['a connection lost while answering', broken('answering', 'lost'), 'lost CONNECTION_LOST over'],
    ['an endless answer', broken('answering', 'too-large'), 'lost CONNECTION_LOST over'],
  ])('meets %s', (_, answer, verdict) => {
    expect(write('direct', answer)).toBe(verdict);
  });
});

describe('a command of a batch', () => {
  const mixed = reply(
    200,
    batchEnvelope({ c0: 26, c2: null }, { c1: error('WRONG_REQUEST'), c3: error('OPERATION_TIME_LIMIT') }),
  );

  test.each([
    [0, 'done 26'],
    [1, 'refused WRONG_REQUEST 200'],
    [2, 'done null'],
    [3, 'not done OPERATING_SPENT temporary again=park'],
    [4, 'lost COMMAND_SKIPPED over'],
  ])('at place %i is found by its name', (position, verdict) => {
    expect(write('batch', mixed, position)).toBe(verdict);
  });

  test('is lost when all five maps are empty lists', () => {
    expect(write('batch', reply(200, batchEnvelope({}, {})))).toBe('lost COMMAND_SKIPPED over');
  });

  test('is never looked for by its place in a list', () => {
    expect(write('batch', reply(200, { result: { result: [1, 2], result_error: [] } }))).toBe(
      'lost COMMAND_SKIPPED over',
    );
  });

  test('shares the fate of a batch that was turned away', () => {
    expect(write('batch', reply(401, error('expired_token')), 3)).toBe('not done TOKEN_EXPIRED run again=refresh');
  });

  test('may have been done when the batch as a whole ends in an error of some method', () => {
    expect(write('batch', reply(400, error('WRONG_REQUEST')), 3)).toBe('lost PORTAL_FAILED over');
  });

  test('is lost when the answer is not that of a batch', () => {
    expect(write('batch', reply(200, { result: 5, time: {} }))).toBe('lost ANSWER_UNREADABLE over');
  });

  test('has a licence of its own to say ACCESS_DENIED', () => {
    expect(write('batch', reply(200, batchEnvelope({}, { c0: error('ACCESS_DENIED') })))).toBe(
      'refused ACCESS_DENIED 200',
    );
  });
});

test('a read takes an exception of its method for a refusal, as nothing can have happened', () => {
  const exchange = exchangeOf('portal.example', 'direct', reply(400, error('ERROR_CORE')));
  expect(short(judge(exchange, { method: 'im.chat.get', reading: true }, 0))).toBe('refused ERROR_CORE 400');
});

test('a missing scope is named, by the portal or by the method', () => {
  const exchange = (body: unknown) => exchangeOf('portal.example', 'direct', reply(401, body));
  const scope = (body: unknown, method: string) => {
    const verdict = judge(exchange(body), { method, reading: true }, 0);
    return verdict.kind === 'not-done' ? verdict.fault.args.scope : undefined;
  };
  expect(scope(error('insufficient_scope'), 'department.get')).toBe('department');
  expect(scope({ ...error('insufficient_scope'), scope: 'user_basic' }, 'user.get')).toBe('user_basic');
});
