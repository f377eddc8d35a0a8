import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { differences } from '../../scripts/recorded-shapes.ts';
import { doctor } from '../../src/app/doctor/doctor.ts';
import { Mask, standIns } from '../../src/app/doctor/recording/mask.ts';
import type { Recording } from '../../src/app/doctor/recording/record.ts';
import { steps } from '../../src/app/doctor/recording/steps.ts';
import { fieldNames, words } from '../../src/app/doctor/recording/vocabulary.ts';
import type { Json } from '../../src/base/json.ts';
import { isReading } from '../../src/portal/reading-methods.ts';
import { atDesk, type Desk } from '../laws/desk.ts';
import { fc, repeated } from '../property.ts';

async function recorded(desk: Desk): Promise<Recording> {
  const examined = await doctor({ ...desk.options({ files: [] }), record: true });
  if (examined.kind !== 'examined' || !examined.recording) throw new Error('nothing was recorded');
  return examined.recording;
}

/** Every text and every member's name in a value. */
function textsIn(value: Json | undefined): readonly { readonly text: string; readonly isName: boolean }[] {
  if (typeof value === 'string') return [{ text: value, isName: false }];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [{ text: name, isName: true }, ...textsIn(member)]);
}

const isCounted = (text: string) => /^(?:chat)?(?:[01]|[1-9]\d{0,3})$/.test(text);
const mayLeave = ({ text, isName }: { readonly text: string; readonly isName: boolean }) =>
  isCounted(text) ||
  (isName ? fieldNames.has(text) || /^unknown-\d+$/.test(text) : words.has(text) || standIns.has(text));

describe('the mask', () => {
  const near = fc.constantFrom(
    ...fieldNames,
    ...words,
    'title',
    'Анна',
    'anna@corp.example',
    '2026-11-22',
    '__proto__',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    near,
    near.chain((word) => fc.string().map((more) => word + more)),
    fc.webUrl(),
    fc.emailAddress(),
    fc.bigInt({ min: 0n }).map(String),
    fc.bigInt({ min: 0n }).map((number) => `chat${number}`),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  );
  const answer = fc.letrec<{ any: Json }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 5 },
      text,
      fc.double(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('any'), { maxLength: 8 }),
      fc.dictionary(text, tie('any'), { maxKeys: 8 }),
    ) as fc.Arbitrary<Json>,
  })).any;

  test('lets nothing leave but words and names that are the portal’s own, stand-ins and small numbers', () => {
    fc.assert(
      fc.property(answer, (given) => {
        const masked = new Mask().value(given);
        expect(textsIn(masked).filter((one) => !mayLeave(one))).toEqual([]);
      }),
      repeated(2000),
    );
  });

  test('keeps no number but 0 and 1, and the same one for the same', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 5 }), (given) => {
        const masked = new Mask().value(given) as readonly number[];
        const before = new Map<number, number>();
        for (const [at, number] of masked.entries()) {
          const original = given[at] ?? 0;
          expect(before.get(original) ?? number).toBe(number);
          before.set(original, number);
          expect(number).toBeLessThanOrEqual(given.length + 1);
        }
        expect(new Set(before.values()).size).toBe(before.size);
      }),
      repeated(500),
    );
  });

  test('masks what a person of the portal named, and keeps what Bitrix24 did', () => {
    const masked = new Mask().value({
      result: [
        {
          ID: '417',
          NAME: 'Анна',
          EMAIL: 'anna@corp.example',
          UF_USR_SALARY: '90000',
          anna: 'x',
          UF_DEPARTMENT: [417, 5],
        },
      ],
      time: { operating: 0.137, date_start: '2026-11-22T10:00:00+03:00' },
    });
    expect(masked).toEqual({
      result: [
        {
          ID: '2',
          NAME: 'text',
          EMAIL: 'person@corp.example',
          'unknown-1': '3',
          'unknown-2': 'text',
          UF_DEPARTMENT: [2, 4],
        },
      ],
      time: { operating: 0.5, date_start: '0000-00-00T00:00:00+00:00' },
    });
  });
});

test('a recording asks only what changes nothing', () => {
  expect(steps.filter(({ method }) => !isReading(method))).toEqual([]);
});

describe('a recording of a portal', () => {
  const people = (desk: Desk) => {
    desk.sandbox.store.createChat({ title: 'Зарплата Анны', owner: 1, users: [1, 3] });
  };

  test('has every answer, no field of the sandbox is unknown, and nothing of the portal is in it', () =>
    atDesk(
      async (desk) => {
        people(desk);
        const recording = await recorded(desk);
        expect(recording.calls.map(({ name }) => name)).toEqual(steps.map(({ name }) => name));
        expect(recording.calls.filter(({ fault }) => fault !== undefined)).toEqual([]);
        const answers = recording.calls.flatMap(({ answer }) => textsIn(answer));
        expect(answers.filter((one) => !mayLeave(one))).toEqual([]);
        expect(answers.filter(({ text }) => text.startsWith('unknown-'))).toEqual([]);
        const written = JSON.stringify(recording);
        const secret = new URL(desk.sandbox.webhookUrl).pathname.split('/')[3] ?? '-';
        for (const text of [secret, 'Зарплата', 'Орлов', new URL(desk.sandbox.url).host])
          expect(written).not.toContain(text);
      },
      { limits: false },
    ));

  test('waits for the limits of the portal in place of leaving questions out', () =>
    atDesk(async (desk) => {
      people(desk);
      const [one, two] = [await recorded(desk), await recorded(desk)];
      expect(two.calls).toHaveLength(one.calls.length);
      expect(differences(one, two)).toEqual([]);
    }));

  test('a portal that refuses the webhook is examined all the same, and there is nothing to record', () =>
    atDesk(async (desk) => {
      desk.sandbox.setFaults(['wrong-secret']);
      const examined = await doctor({ ...desk.options({ files: [] }), record: true });
      expect(examined).toMatchObject({ kind: 'examined', recording: undefined });
    }));
});

describe('what a comparison tells', () => {
  const call = (answer: Json) => ({ recording: 1, calls: [{ name: 'q', method: 'm', answer }] }) as const;

  test.each<[string, Json, Json, readonly string[]]>([
    ['alike', { a: 1, b: ['x'] }, { a: 2, b: ['y', 'z'] }, []],
    ['another kind', { a: 1 }, { a: '2' }, ['a is whole number, in the sandbox digits']],
    ['a field more', { a: 1, b: { c: 1 } }, { a: 1 }, ['b (object) is not in the sandbox']],
    ['a field less', { a: 1 }, { a: 1, b: 'x' }, ['b (text) is in the sandbox only']],
    ['an unknown field', { a: 1, 'unknown-1': 1 }, { a: 1 }, ['unknown-1 (whole number) is not in the sandbox']],
    ['a list for a map', { a: [{ x: 1 }] }, { a: { 5: { x: 1 } } }, ['a is list, in the sandbox map by number']],
    ['an empty list says nothing', { a: [] }, { a: [{ x: 1 }] }, []],
    ['fields of items', { a: [{ x: 1 }, { y: 1 }] }, { a: [{ x: 1 }] }, ['a[].y (whole number) is not in the sandbox']],
    [
      'another error',
      { error: 'ACCESS_ERROR' },
      { error: 'CHAT_NOT_FOUND' },
      ['error is "ACCESS_ERROR", in the sandbox "CHAT_NOT_FOUND"'],
    ],
  ])('%s', (_name, portal, sandbox, lines) => {
    expect(differences(call(portal), call(sandbox))).toEqual(lines.map((line) => `q (m): ${line}`));
  });

  test('an end in place of an answer', () => {
    const ended = { recording: 1, calls: [{ name: 'q', method: 'm', fault: 'METHOD_UNKNOWN' }] } as const;
    expect(differences(ended, call(1))).toEqual(['q (m): the portal ends with METHOD_UNKNOWN, the sandbox answers']);
  });
});

test('npm run compare-recording finds nothing to say of a recording of the sandbox, and names what another portal does otherwise', () =>
  atDesk(async (desk) => {
    desk.sandbox.store.createChat({ title: 'Sales', owner: 1, users: [1, 3] });
    const recording = await recorded(desk);
    const compare = (name: string, content: object) => {
      desk.put(name, JSON.stringify(content));
      const script = fileURLToPath(new URL('../../scripts/compare-recording.ts', import.meta.url));
      return spawnSync('npx', ['tsx', script, desk.path(name)], { encoding: 'utf8' });
    };
    expect(compare('alike.json', recording)).toMatchObject({ status: 0, stdout: expect.stringContaining('alike') });
    const calls = recording.calls.map((call) =>
      call.name === 'the scopes' ? { ...call, answer: { result: 'im' } } : call,
    );
    expect(compare('other.json', { ...recording, calls })).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('the scopes (scope): result is text, in the sandbox list\n'),
    });
    expect(compare('foreign.json', {})).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('is no recording'),
    });
  }));
