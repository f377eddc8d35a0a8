import { mkdirSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { plan } from '../../src/app/plan.ts';
import { isSavedPlan, savePlan } from '../../src/app/saved-plan.ts';
import { faultOf } from '../disk/folders.ts';
import { atDesk, type Desk } from '../laws/desk.ts';

const config = { chats: { a: { title: 'A' } } };

async function save(desk: Desk, path: string): Promise<void> {
  const planned = await desk.plan();
  await savePlan(path, desk.options(), planned.plan);
}

describe('what a file is, is told by its content', () => {
  test('a plan by any name is one, and a config in JSON is none', () =>
    atDesk(async (desk) => {
      desk.write(config);
      desk.write(config, 'chats.json');
      await save(desk, 'reviewed');
      await save(desk, 'plan.yaml');
      desk.put('empty.json', '{}');
      desk.put('broken.json', '{');
      desk.put('other.json', '{"kind":"provision-report"}');
      mkdirSync(desk.path('folder.json'));
      symlinkSync('/etc/passwd', desk.path('link.json'));
      const names = ['reviewed', 'plan.yaml', 'chats.json', 'chats.yaml', 'empty.json', 'broken.json', 'other.json'];
      const verdicts = await Promise.all(
        [...names, 'folder.json', 'link.json', 'missing.json'].map(async (name) => [
          name,
          await isSavedPlan(name, desk.folder),
        ]),
      );
      expect(verdicts.filter(([, isPlan]) => isPlan).map(([name]) => name)).toEqual(['reviewed', 'plan.yaml']);
    }));

  test('a plan that was cut short is still a plan, so that nobody is told to mend its YAML', () =>
    atDesk(async (desk) => {
      desk.write(config);
      await save(desk, 'plan.json');
      desk.put('short.json', '{\n "kind": "provision-plan",\n "vers');
      expect(await isSavedPlan('short.json', desk.folder)).toBe(true);
      expect((await faultOf(desk.applySaved('short.json'))).code).toBe('PLAN_FILE_BROKEN');
    }));

  test('a plan in the place of a config is one error, also among other files', () =>
    atDesk(async (desk) => {
      desk.write(config);
      await save(desk, 'plan.json');
      for (const files of [['plan.json'], ['chats.yaml', 'plan.json']]) {
        const ended = await plan(desk.options({ files }));
        expect(ended.kind === 'invalid' && ended.diagnostics.map(({ code }) => code)).toEqual(['PLAN_AS_CONFIG']);
      }
    }));

  test('a config in JSON is planned and applied as any other', () =>
    atDesk(async (desk) => {
      desk.write(config, 'chats.json');
      const files = ['chats.json'];
      expect(await desk.apply({ files })).toMatchObject({ kind: 'applied', outcome: { failed: [] } });
      expect((await desk.plan({ files })).plan.chats).toEqual([]);
    }));
});

describe('a saved plan', () => {
  test.each([
    [{ only: ['a'] }, '--only'],
    [{ exclude: ['b'], prune: true }, '--exclude, --prune'],
  ])('does not pretend to heed %j', (more, flags) =>
    atDesk(async (desk) => {
      desk.write(config);
      await save(desk, 'plan.json');
      const fault = await faultOf(desk.applySaved('plan.json', more));
      expect([fault.code, fault.args.flags]).toEqual(['SAVED_PLAN_FLAGS', flags]);
      expect(desk.writes()).toEqual([]);
    }),
  );

  test('knows the portal that it was made for', () =>
    atDesk(async (desk) => {
      desk.write(config);
      await save(desk, 'plan.json');
      await atDesk(async (other) => {
        const applied = await desk.applySaved('plan.json', { url: other.sandbox.webhookUrl });
        expect(applied).toMatchObject({ kind: 'applied', stale: ['a'], plannedFor: new URL(desk.sandbox.url).host });
        expect(other.writes()).toEqual([]);
      });
    }));
});

test('what is strange about a config is told to whoever plans, applies, or asks for ids', () =>
  atDesk(async (desk) => {
    desk.put(
      'chats.yaml',
      'version: 1\nproject: laws\ninclude: ["more/*.yaml"]\nchats:\n  a:\n    title: Team #alpha\n',
    );
    const told: string[] = [];
    const onWarnings = async (warnings: readonly { readonly code: string }[]) =>
      void told.push(...warnings.map(({ code }) => code));
    await desk.plan({ onWarnings });
    await desk.apply({ onWarnings });
    expect(told.length).toBeGreaterThanOrEqual(4);
    expect(told.filter((code) => code === 'INCLUDE_NOTHING')).toHaveLength(2);
  }));
