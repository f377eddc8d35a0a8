import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadSavedPlan, savePlan } from '../../src/app/saved-plan.ts';
import { isObject, type Json } from '../../src/base/json.ts';
import { Fault } from '../../src/model/fault.ts';
import { planJson } from '../../src/report/plan-json.ts';
import { planText } from '../../src/report/text-plan.ts';
import { atDesk, type Desk } from '../laws/desk.ts';
import { fc, repeated } from '../property.ts';

const fast = { limits: false };
const wide = { language: 'ru', all: true } as const;

/** A plan of every kind: something new, something changed, something in the way, somebody who is not there. */
async function saved(desk: Desk) {
  desk.write({ chats: { changed: { title: 'Before' }, gone: { title: 'Gone' } } });
  await desk.apply();
  for (const title of ['Pair', 'Pair']) desk.sandbox.store.createChat({ title });
  desk.write({
    chats: {
      changed: { title: 'After ::warning:: \u202e', color: 'RED', users: [1, 3] },
      fresh: { title: 'Fresh', users: [1, 10, 999], owner: 3 },
      pair: { title: 'Pair' },
    },
  });
  const planned = await desk.plan();
  await savePlan('plan.json', desk.options(), planned.plan, planned);
  return planned;
}

test('a saved plan is shown as it was reviewed, to people and to machines', () =>
  atDesk(async (desk) => {
    const { plan, estimate, saidBy } = await saved(desk);
    const { view } = await loadSavedPlan('plan.json', desk.folder);
    expect(planText(view.plan, view.estimate, { ...wide, saidBy: view.saidBy ?? '' })).toEqual(
      planText(plan, estimate, { ...wide, saidBy }),
    );
    const json = { language: 'en', exitCode: 0 } as const;
    expect(planJson(view.plan, view.estimate, json)).toEqual(
      JSON.parse(JSON.stringify(planJson(plan, estimate, json))),
    );
  }, fast));

test('it holds neither the webhook nor what a call says', () =>
  atDesk(async (desk) => {
    await saved(desk);
    const text = readFileSync(desk.path('plan.json'), 'utf8');
    expect(text).not.toContain(new URL(desk.sandbox.webhookUrl).pathname.split('/')[3]);
    expect(text).not.toContain('CHAT_ID');
    expect(text).toContain('im.chat.add');
  }, fast));

test('a plan that was made to show something else than it does is stale for that chat, and the others are applied', () =>
  atDesk(async (desk) => {
    await saved(desk);
    const text = readFileSync(desk.path('plan.json'), 'utf8');
    desk.put('plan.json', text.replace('"to": "\\"After', '"to": "\\"Harmless'));
    expect(readFileSync(desk.path('plan.json'), 'utf8')).not.toBe(text);
    const applied = await desk.applySaved('plan.json');
    expect(applied).toMatchObject({ kind: 'applied', stale: ['changed'] });
    expect(desk.sandbox.store.chats().map(({ title }) => title)).toContain('Fresh');
    expect(desk.sandbox.store.chats().map(({ title }) => title)).toContain('Before');
  }, fast));

test('whatever is written into the file, it is shown or refused as no saved plan', () =>
  atDesk(async (desk) => {
    await saved(desk);
    const document = JSON.parse(readFileSync(desk.path('plan.json'), 'utf8')) as Json;
    const paths = pathsIn(document);
    const strange = fc.oneof(
      fc.jsonValue() as fc.Arbitrary<Json>,
      fc.constantFrom<Json>('__proto__', 'toString', -1, 1e300, null, { code: 'toString', args: {} }, [{}], ''),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), strange, async (path, value) => {
        desk.put('other.json', JSON.stringify(replaced(document, path, value)));
        try {
          const { view } = await loadSavedPlan('other.json', desk.folder);
          planText(view.plan, view.estimate, wide);
          JSON.stringify(planJson(view.plan, view.estimate, { language: 'en', exitCode: 0 }));
        } catch (error) {
          expect(error).toBeInstanceOf(Fault);
          expect(error).toMatchObject({ code: expect.stringMatching(/^PLAN_FILE_/) });
        }
      }),
      repeated(300),
    );
  }, fast));

type Path = readonly (string | number)[];

function pathsIn(value: Json, path: Path = []): readonly Path[] {
  const members = Array.isArray(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : [];
  return [path, ...members.flatMap(([name, member]) => pathsIn(member as Json, [...path, name]))];
}

function replaced(value: Json, [name, ...rest]: Path, by: Json): Json {
  if (name === undefined) return by;
  if (Array.isArray(value)) return value.map((item, at) => (at === name ? replaced(item, rest, by) : item));
  return { ...(value as object), [name]: replaced((value as Record<string, Json>)[name] ?? null, rest, by) };
}
