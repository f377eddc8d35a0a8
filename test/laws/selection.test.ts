import { describe, expect, test } from 'vitest';
import type { Options } from '../../src/app/options.ts';
import { output } from '../../src/app/output.ts';
import { plan } from '../../src/app/plan.ts';
import { validate } from '../../src/app/validate.ts';
import { planJson } from '../../src/report/plan-json.ts';

import { fc, repeated } from '../property.ts';
import { planText } from '../report/shown.ts';
import { atDesk, type Desk, type Written } from './desk.ts';

const three: Written = {
  chats: { good: { title: 'Good' }, other: { title: 'Other' }, 'teams/sales': { title: 'Sales' } },
};

/** What every command that takes a selection makes of one. */
async function verdicts(desk: Desk, selection: Pick<Options, 'only' | 'exclude'>): Promise<readonly string[]> {
  const options = desk.options(selection);
  const ends = [
    await plan(options),
    await desk.apply(selection),
    await desk.apply({ ...selection, destroy: true }),
    await validate(options),
    await output(options),
  ];
  return ends.map((end) => {
    const wrong = ('kind' in end ? end.kind === 'invalid' : !end.valid) && 'diagnostics' in end;
    return wrong
      ? end.diagnostics.map(({ code, args }) => `${code} ${args.pattern ?? ''} ${args.near ?? ''}`.trim()).join()
      : 'fine';
  });
}

describe('no command succeeds on an empty selection that was asked for', () => {
  test.each<[Pick<Options, 'only' | 'exclude'>, string]>([
    [{ only: ['goood'] }, 'PATTERN_MISSPELT goood good'],
    [{ exclude: ['othr'] }, 'PATTERN_MISSPELT othr other'],
    [{ only: ['g[o'] }, 'PATTERN_NOTHING g[o'],
    [{ only: ['{good,other}'] }, 'PATTERN_NOTHING {good,other}'],
    [{ only: ['GOOD'] }, 'PATTERN_MISSPELT GOOD good'],
    [{ only: [''] }, 'PATTERN_NOTHING'],
    [{ only: ['team/*'] }, 'PATTERN_NOTHING team/*'],
    [{ only: ['good', 'x*y', 'z'] }, 'PATTERN_NOTHING x*y,PATTERN_NOTHING z'],
    [{ only: ['good'], exclude: ['g*'] }, 'SELECTION_EMPTY'],
    [{ exclude: ['*'] }, 'SELECTION_EMPTY'],
  ])('%j', (selection, expected) =>
    atDesk(async (desk) => {
      desk.write(three);
      expect(new Set(await verdicts(desk, selection))).toEqual(new Set([expected]));
      expect(desk.writes()).toEqual([]);
    }),
  );

  test('whatever patterns there are: a command is right exactly where each of them means a chat and one is left', () =>
    atDesk(async (desk) => {
      desk.write(three);
      const keys = Object.keys(three.chats);
      const patterns = fc.array(
        fc.constantFrom('good', 'g*', '*', 'o????', '?', 'no', 'teams/*', 'тeams/*', '[', '**'),
        { maxLength: 2 },
      );
      const matches = (pattern: string, key: string) =>
        new RegExp(`^${pattern.replaceAll('[', '\\[').replaceAll('*', '.*').replaceAll('?', '.')}$`).test(key);
      await fc.assert(
        fc.asyncProperty(patterns, patterns, async (only, exclude) => {
          const means = [...only, ...exclude].every((pattern) => keys.some((key) => matches(pattern, key)));
          const left = keys.some(
            (key) =>
              (only.length === 0 || only.some((pattern) => matches(pattern, key))) &&
              !exclude.some((pattern) => matches(pattern, key)),
          );
          const { valid } = await validate(desk.options({ only, exclude }));
          expect(valid).toBe(means && (left || only.length + exclude.length === 0));
        }),
        repeated(60),
      );
    }));

  test('a pattern may mean a chat that only the lockfile knows, or that had another key before', () =>
    atDesk(async (desk) => {
      desk.write(three);
      await desk.apply();
      desk.write({ chats: { better: { title: 'Good', previousKeys: ['good'] } } });
      expect((await desk.plan({ only: ['other'] })).plan.chats.map(({ key }) => key)).toEqual(['other']);
      expect((await desk.plan({ exclude: ['good'] })).kind).toBe('planned');
    }));
});

describe('every key of file and lockfile is named by some output', () => {
  test.each([1, 30, 120])('also in a plan of %i chats with people who do not exist', (count) =>
    atDesk(async (desk) => {
      const keys = Array.from({ length: count }, (_, index) => `chat-${index}`);
      desk.write({ chats: Object.fromEntries(keys.map((key) => [key, { title: key, users: [1, 99_000] }])) });
      const { plan: made } = await desk.plan();
      const text = planText(made, undefined, { language: 'en' });
      for (const key of keys) expect(text).toContain(`+ ${key} `);
    }),
  );

  test('those of a plan, of what left the file, and of what cannot be done', () =>
    atDesk(async (desk) => {
      desk.write({ chats: { ...three.chats, left: { title: 'Left' }, kept: { title: 'Kept', protect: true } } });
      await desk.apply();
      desk.write({
        chats: { good: { title: 'Better' }, new: { title: 'New' }, other: { title: 'Other', description: 'x' } },
      });
      const { plan: made } = await desk.plan();
      const document = JSON.stringify(planJson(made, undefined, { language: 'en', exitCode: 0 }));
      const text = planText(made, undefined, { language: 'en' });
      for (const key of ['good', 'new', 'other', 'left', 'kept', 'teams/sales']) {
        expect(document).toContain(JSON.stringify(key));
        expect(text).toContain(key);
      }
    }));
});
