import { describe, expect, it } from 'vitest';
import type { LockRow } from '../../src/model/lockfile.ts';
import { renderLockfile } from '../../src/state/lockfile-render.ts';
import { openState, type StateHandle } from '../../src/state/open-state.ts';
import { readState } from '../../src/state/state-text.ts';
import type { Entry, StoredRow } from '../../src/state/unite-rows.ts';
import { faultOf } from '../disk/folders.ts';
import { fc } from '../property.ts';
import { type Shelf, shelf } from './objects.ts';

const createMs = 65_000;

function open(store: Shelf, lock = true): Promise<StateHandle> {
  const { object, rescue } = store;
  return openState({ object, rescue, project: 'onboarding', createMs, ...(lock ? { lock: store.lock } : {}) });
}

function text(rows: Readonly<Record<string, LockRow>>, portal = 'b24.example'): string {
  const section = new Map(Object.entries(rows).map(([key, row]): [string, Entry] => [key, [row as StoredRow]]));
  return renderLockfile({ project: 'onboarding', portals: new Map([[portal, section]]), unknown: {} });
}

function rowsOf(written: string | undefined, portal = 'b24.example'): Readonly<Record<string, unknown>> {
  const section = readState(written ?? text({}), 'test', 'onboarding').document.portals.get(portal);
  return Object.fromEntries([...(section ?? [])].map(([key, entry]) => [key, entry.length === 1 ? entry[0] : entry]));
}

describe('the fence before a create', () => {
  it.each([
    [Number.POSITIVE_INFINITY, true],
    [createMs, true],
    [createMs - 1, false],
    [0, false],
  ])('with a lock that is held for %d ms more lets it leave: %s', async (heldMs, passes) => {
    const store = shelf();
    const section = (await open(store)).section('b24.example');
    store.heldMs = heldMs;
    const put = section.put('a', { pending: 17 });
    if (passes) await put;
    else expect(await faultOf(put)).toMatchObject({ code: 'STATE_LOCK_LOST', reach: 'temporary' });
    expect(rowsOf(store.text)).toEqual({ a: { pending: 17 } });
  });

  it('is asked again where the row is written already', async () => {
    const store = shelf();
    const section = (await open(store)).section('b24.example');
    await section.put('a', { pending: 17 });
    store.heldMs = 0;
    expect((await faultOf(section.put('a', { pending: 17 }))).code).toBe('STATE_LOCK_LOST');
  });

  it('keeps nobody from recording what was learned', async () => {
    const store = shelf();
    const section = (await open(store)).section('b24.example');
    store.heldMs = 0;
    await section.put('a', { id: 26 });
    expect(rowsOf(store.text)).toEqual({ a: { id: 26 } });
  });

  it('stays shut after somebody else wrote, however well the lock looks', async () => {
    const store = shelf(text({ a: { id: 1 } }));
    const section = (await open(store)).section('b24.example');
    store.text = text({ a: { id: 1 }, z: { id: 26 } });
    expect(await faultOf(section.put('b', { id: 2 }))).toMatchObject({ code: 'STATE_CHANGED', reach: 'temporary' });
    await section.put('c', { id: 3 });
    expect((await faultOf(section.put('d', { pending: 17 }))).code).toBe('STATE_CHANGED');
    expect(Object.keys(rowsOf(store.text))).toEqual(['a', 'b', 'c', 'd', 'z']);
  });
});

describe('a write that meets another one', () => {
  it('loses no row of either, whatever both put and whenever', async () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd');
    const put = fc.record({ key, id: fc.integer({ min: 1, max: 6 }), foreign: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(put, { maxLength: 12 }), async (puts) => {
        const store = shelf();
        const section = (await open(store)).section('b24.example');
        const told = new Set<string>();
        for (const { key, id, foreign } of puts) {
          told.add(`${key} ${id}`);
          if (!foreign) await section.put(key, { id }).catch(() => undefined);
          else if (rowsOf(store.text)[key] === undefined) {
            const there = readState(store.text ?? text({}), 'test', 'onboarding').document.portals.get('b24.example');
            const merged = new Map([...(there ?? []), [key, [{ id }] as const]]);
            store.text = renderLockfile({
              project: 'onboarding',
              portals: new Map([['b24.example', merged]]),
              unknown: {},
            });
          }
          const own = section.rows().get(key);
          if (!foreign) expect(JSON.stringify(rowsOf(store.text)[key])).toContain(`"id":${id}`);
          if (!foreign) expect(own).toBeDefined();
        }
        for (const [key, row] of Object.entries(rowsOf(store.text)))
          for (const each of [row].flat() as LockRow[]) expect(told).toContain(`${key} ${each.id}`);
      }),
      { numRuns: 100 },
    );
  });

  it('gives up after six lost races, and what it could not write lies aside', async () => {
    const store = shelf(text({ a: { id: 1 } }));
    const memory = await open(store);
    let races = 0;
    store.onWrite = () => {
      races++;
      store.text = text({ a: { id: 1 }, [`rival-${races}`]: { id: 100 + races } });
    };
    expect((await faultOf(memory.section('b24.example').put('b', { id: 2 }))).code).toBe('LOCKFILE_CHANGED');
    expect(races).toBe(6);
    expect(rowsOf(store.aside)).toMatchObject({ b: { id: 2 } });
  });

  it('leaves a version alone that it cannot understand', async () => {
    const store = shelf(text({ a: { id: 1 } }));
    const memory = await open(store);
    store.text = '{ broken';
    expect((await faultOf(memory.section('b24.example').put('b', { id: 2 }))).code).toBe('LOCKFILE_JSON');
    expect((await faultOf(memory.section('b24.example').put('c', { id: 3 }))).code).toBe('LOCKFILE_JSON');
    expect(store.text).toBe('{ broken');
    expect(rowsOf(store.aside)).toEqual({ a: { id: 1 }, b: { id: 2 }, c: { id: 3 } });
  });
});

describe('a store that is away', () => {
  it('loses nothing: the rows it did not take lie aside, and only those', async () => {
    const store = shelf(text({ a: { id: 1 } }));
    const memory = await open(store);
    store.away = true;
    await faultOf(memory.section('b24.example').put('b', { id: 2 }));
    await memory.close();
    expect([rowsOf(store.aside), rowsOf(memory.unsent)]).toEqual([{ b: { id: 2 } }, { b: { id: 2 } }]);
    expect(store.released()).toBe(true);
  });

  it('gets them when it is back before the end, and nothing stays behind', async () => {
    const store = shelf();
    const memory = await open(store);
    store.away = true;
    await faultOf(memory.section('b24.example').put('b', { id: 2 }));
    store.away = false;
    await memory.close();
    expect([rowsOf(store.text), store.aside, memory.unsent]).toEqual([{ b: { id: 2 } }, undefined, undefined]);
  });

  it('gets them from the next run, united with what it has by then', async () => {
    const store = shelf(text({ a: { id: 1 } }));
    store.aside = text({ b: { id: 2 } });
    const memory = await open(store);
    expect(memory.united).toBe(true);
    await memory.tidy();
    await memory.close();
    expect([rowsOf(store.text), store.aside]).toEqual([{ a: { id: 1 }, b: { id: 2 } }, undefined]);
  });
});

describe('a portal that gets another name, where each has an object of its own', () => {
  async function rename(from: Shelf, to: Shelf): Promise<StateHandle> {
    const { object, rescue, lock } = from;
    const follow = async () => ({ object: to.object, lock: to.lock });
    const memory = await openState({ object, lock, rescue, project: 'onboarding', createMs, follow });
    await memory.rename('old.example', 'new.example');
    return memory;
  }

  it('takes its rows along and leaves none behind that could come back', async () => {
    const [from, to] = [shelf(text({ a: { id: 1 } }, 'old.example')), shelf(text({ b: { id: 2 } }, 'new.example'))];
    const memory = await rename(from, to);
    await memory.section('new.example').put('c', { id: 3 });
    await memory.close();
    expect(rowsOf(to.text, 'new.example')).toEqual({ a: { id: 1 }, b: { id: 2 }, c: { id: 3 } });
    expect(rowsOf(from.text, 'old.example')).toEqual({});
    expect([from.released(), to.released()]).toEqual([true, true]);
  });

  it('keeps its rows where they are until the new object has them', async () => {
    const [from, to] = [shelf(text({ a: { id: 1 } }, 'old.example')), shelf()];
    to.away = true;
    await faultOf(rename(from, to));
    expect(rowsOf(from.text, 'old.example')).toEqual({ a: { id: 1 } });
  });
});
