import { expect } from 'vitest';
import { exchangeOf, judge, outcomeOf, type Verdict } from '../../src/portal/verdict.ts';
import { timingOf } from '../../src/portal/wire/timing.ts';
import { fc } from '../property.ts';
import { fuzz, worded } from './fuzzer.ts';
import { hostile } from './hostile-json.ts';

const timeNames = ['start', 'finish', 'duration', 'operating', 'operating_reset_at'];
const names = ['result', 'error', 'error_description', 'scope', 'next', 'total', 'time', ...timeNames];
const maps = ['result', 'result_error', 'result_total', 'result_next', 'result_time'];

const objectOf = (keys: readonly string[], values: fc.Arbitrary<string>) =>
  fc
    .array(fc.tuple(fc.constantFrom(...keys), values), { maxLength: 5 })
    .map((members) => `{${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`);

const time = objectOf(timeNames, hostile);
const direct = objectOf(names, fc.oneof(hostile, time));
const batch = objectOf(
  ['result', 'time', 'error'],
  objectOf(maps, objectOf(['c0', 'c1'], fc.oneof(hostile, direct, time))),
);
const bodies = fc.oneof(direct, batch, hostile, fc.string({ unit: 'binary' }));

interface Input {
  readonly text: string;
  readonly status: number;
  readonly path: 'direct' | 'batch';
  readonly reading: boolean;
}

fuzz<Input>({
  title: 'an answer of any portal is a verdict whose numbers and texts can be believed',
  few: 1000,
  inputs: fc.record({
    text: bodies,
    status: fc.constantFrom(200, 204, 302, 400, 401, 403, 429, 500, 503, 599),
    path: fc.constantFrom('direct', 'batch'),
    reading: fc.boolean(),
  }),
  work: ({ text, status, path, reading }) => {
    const facts = { type: 'application/json', location: undefined, dateMs: Number.NaN, retryAfterSec: 0 };
    const exchange = exchangeOf('portal.example', path, { kind: 'reply', status, text, ...facts });
    expect(outcomeOf(exchange)).toEqual(expect.any(String));
    const verdict = judge(exchange, { method: 'im.chat.add', reading }, 0);
    for (const span of Object.values(timingOf(exchange.envelope?.time, 3))) expect(span ?? 0).toBeGreaterThanOrEqual(0);
    expect(timingOf(exchange.envelope?.time, 3).durationSec ?? 0).toBeLessThanOrEqual(3);
    return textsOf(verdict);
  },
});

function textsOf(verdict: Verdict): readonly string[] {
  if ('fault' in verdict) return worded(verdict.fault);
  if (verdict.kind === 'done') {
    for (const count of [verdict.next ?? 0, verdict.total ?? 0])
      expect(Number.isSafeInteger(count) && count >= 0).toBe(true);
    return [];
  }
  expect([typeof verdict.code, typeof verdict.description]).toEqual(['string', 'string']);
  expect(verdict.description.length).toBeLessThanOrEqual(1000);
  return worded({ code: 'READ_REFUSED', args: { method: 'm', code: verdict.code, description: verdict.description } });
}
