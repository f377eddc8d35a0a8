import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { besideFile, openLockfile } from '../../../src/state/file/lockfile.ts';
import { renderLockfile } from '../../../src/state/lockfile-render.ts';
import { parseLockfile } from '../../../src/state/lockfile-text.ts';
import type { StoredRow } from '../../../src/state/unite-rows.ts';
import { faultOf, freshFolder } from '../../disk/folders.ts';
import { fc } from '../../property.ts';
import { anyRow } from '../documents.ts';

const head = '{\n  "lockfileVersion": 1,\n  "project": "onboarding",\n  "portals": ';

function text(...rows: readonly string[]): string {
  return `${head}{\n    "sandbox": {\n${rows.map((row) => `      ${row}`).join(',\n')}\n    }\n  }\n}\n`;
}

function pathWith(content?: string): string {
  const path = join(freshFolder(), 'chats.lock.json');
  if (content !== undefined) writeFileSync(path, content);
  return path;
}

describe('opening', () => {
  test('a lockfile that does not exist makes no file, and the first row does', async () => {
    const path = pathWith();
    const lockfile = await openLockfile(path, 'onboarding');
    expect(existsSync(path)).toBe(false);
    await lockfile.section('sandbox').put('closed', { id: 2 });
    expect(readFileSync(path, 'utf8')).toBe(text('"closed": { "id": 2 }'));
  });

  test('shows the rows of every portal', async () => {
    const path = pathWith(`${head}{"sandbox":{"a":{"id":1}},"b24.example":{"a":{"pending":17}}}}`);
    const { lockfile } = await openLockfile(path, 'onboarding');
    expect(Object.fromEntries([...lockfile.portals].map(([name, rows]) => [name, Object.fromEntries(rows)]))).toEqual({
      sandbox: { a: { id: 1 } },
      'b24.example': { a: { pending: 17 } },
    });
  });

  test('refuses another project’s lockfile', async () => {
    const fault = await faultOf(openLockfile(pathWith(text('"a": { "id": 1 }')), 'other'));
    expect([fault.code, fault.args.found, fault.args.project]).toEqual(['LOCKFILE_PROJECT', 'onboarding', 'other']);
  });

  test('tells where a broken lockfile is broken', async () => {
    const path = pathWith(text('"a": { "id": 1 }').replace(': 1 }', ': x }'));
    const fault = await faultOf(openLockfile(path, 'onboarding'));
    expect(fault.code).toBe('LOCKFILE_JSON');
    expect(fault.place).toMatchObject({ file: path, line: 6, column: 20 });
  });

  test('refuses a folder', async () => {
    const path = pathWith();
    mkdirSync(path);
    expect((await faultOf(openLockfile(path, 'onboarding'))).code).toBe('DISK_NOT_PLAIN');
  });
});

describe('a put', () => {
  test('is on disk when its promise resolves', async () => {
    const path = pathWith();
    const section = (await openLockfile(path, 'onboarding')).section('sandbox');
    for (let id = 1; id <= 5; id++) {
      await section.put(`chat-${id}`, { id });
      expect(readFileSync(path, 'utf8')).toContain(`"chat-${id}": { "id": ${id} }`);
    }
  });

  test('of an equal row leaves the file alone, whatever the order of its members', async () => {
    const path = pathWith(text('"a": { "id": 1, "protect": true }'));
    utimesSync(path, 1, 1);
    const lockfile = await openLockfile(path, 'onboarding');
    await lockfile.section('sandbox').put('a', { protect: true, id: 1 });
    await lockfile.section('sandbox').put('never there', undefined);
    await lockfile.close();
    expect(statSync(path).mtimeMs).toBe(1000);
  });

  test('of nothing removes the row, and of the last row the portal', async () => {
    const path = pathWith(text('"a": { "id": 1 }'));
    const lockfile = await openLockfile(path, 'onboarding');
    await lockfile.section('sandbox').put('a', undefined);
    expect(readFileSync(path, 'utf8')).toBe(`${head}{}\n}\n`);
    expect(lockfile.section('sandbox').rows().size).toBe(0);
  });

  test('keeps what a newer version wrote into the row of the same chat, and shows it to nobody', async () => {
    const path = pathWith(text('"a": { "id": 1, "later": [1] }'));
    const section = (await openLockfile(path, 'onboarding')).section('sandbox');
    expect(section.rows().get('a')).toEqual({ id: 1 });
    await section.put('a', { id: 1, protect: true });
    expect(readFileSync(path, 'utf8')).toContain('"a": { "id": 1, "protect": true, "later": [1] }');
    await section.put('a', { id: 2 });
    expect(readFileSync(path, 'utf8')).toContain('"a": { "id": 2 }');
  });

  test('of a picture forgotten takes it out of the file', async () => {
    const path = pathWith(text('"a": { "id": 1, "avatar": "sha256-aa" }'));
    await (await openLockfile(path, 'onboarding')).section('sandbox').put('a', { id: 1 });
    expect(readFileSync(path, 'utf8')).toBe(text('"a": { "id": 1 }'));
  });

  test('leaves exactly what was put last, however puts overlap', async () => {
    const act = fc.record({
      key: fc.constantFrom('a', 'b', 'c'),
      row: fc.option(anyRow, { nil: undefined }),
      wait: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
        const path = pathWith();
        const lockfile = await openLockfile(path, 'onboarding');
        const section = lockfile.section('sandbox');
        const promises: Promise<void>[] = [];
        const expected = new Map<string, StoredRow>();
        for (const { key, row, wait } of acts) {
          const known = row === undefined ? undefined : knownPart(row);
          promises.push(section.put(key, known));
          if (known === undefined) expected.delete(key);
          else expected.set(key, known);
          if (wait) await promises.at(-1);
        }
        await Promise.all(promises);
        const portals = new Map([['sandbox', new Map([...expected].map(([key, row]) => [key, [row]]))]]);
        const wanted = renderLockfile({ project: 'onboarding', portals, unknown: {} });
        expect(existsSync(path) ? readFileSync(path, 'utf8') : wanted).toBe(wanted);
        expect(new Map(section.rows())).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });
});

function knownPart(row: StoredRow): StoredRow {
  const { id, pending, avatar, avatarSeen, marker, protect, onRemove } = row;
  return JSON.parse(JSON.stringify({ id, pending, avatar, avatarSeen, marker, protect, onRemove }));
}

describe('writes are shared', () => {
  test('a thousand puts of one turn cost one write, and those made meanwhile one more', async () => {
    const path = pathWith();
    const lockfile = await openLockfile(path, 'onboarding');
    const section = lockfile.section('sandbox');
    const seen = new Set<number>();
    const watch = () => seen.add(statSync(path).ino);
    const first = Array.from({ length: 1000 }, (_, index) =>
      section.put(`first-${index}`, { id: index + 1 }).then(watch),
    );
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    const second = Array.from({ length: 1000 }, (_, index) =>
      section.put(`second-${index}`, { id: index + 2001 }).then(watch),
    );
    await Promise.all([...first, ...second]);
    expect(seen.size).toBeLessThanOrEqual(2);
    expect(section.rows().size).toBe(2000);
    expect((await openLockfile(path, 'onboarding')).section('sandbox').rows().size).toBe(2000);
  });

  test('closing waits for what is under way', async () => {
    const path = pathWith();
    const lockfile = await openLockfile(path, 'onboarding');
    const put = lockfile.section('sandbox').put('a', { id: 1 });
    await lockfile.close();
    expect(readFileSync(path, 'utf8')).toBe(text('"a": { "id": 1 }'));
    await put;
  });

  test('what one write could not save, the next one does', async () => {
    const folder = freshFolder();
    const path = join(folder, 'deep', 'chats.lock.json');
    const lockfile = await openLockfile(path, 'onboarding');
    const section = lockfile.section('sandbox');
    expect((await faultOf(section.put('a', { id: 1 }))).code).toBe('DISK_NO_FOLDER');
    mkdirSync(join(folder, 'deep'));
    await section.put('a', { id: 1 });
    expect(readFileSync(path, 'utf8')).toBe(text('"a": { "id": 1 }'));
  });
});

describe('a lockfile that somebody else changes during the run', () => {
  test('is not overwritten, and what the run learned is united with it by the next run', async () => {
    const path = pathWith(text('"a": { "id": 1 }'));
    const lockfile = await openLockfile(path, 'onboarding');
    await lockfile.section('sandbox').put('b', { id: 2 });
    const foreign = text('"a": { "id": 1 }', '"c": { "id": 3 }');
    writeFileSync(path, foreign);
    const fault = await faultOf(lockfile.section('sandbox').put('d', { id: 4 }));
    expect([fault.code, fault.args.rescue, fault.reach]).toEqual(['LOCKFILE_CHANGED', besideFile(path).name, 'run']);
    expect(readFileSync(path, 'utf8')).toBe(foreign);
    await faultOf(lockfile.section('sandbox').put('e', { id: 5 }));
    await lockfile.close();

    const next = await openLockfile(path, 'onboarding');
    expect(next.united).toBe(true);
    expect([...next.section('sandbox').rows().keys()].sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(readFileSync(path, 'utf8')).toBe(foreign);
    await next.tidy();
    expect(readdirSync(join(path, '..'))).toEqual(['chats.lock.json']);
    expect(parseLockfile(readFileSync(path, 'utf8'), path)).toMatchObject({ united: false });
  });

  test('is noticed also when it did not exist at first', async () => {
    const path = pathWith();
    const lockfile = await openLockfile(path, 'onboarding');
    writeFileSync(path, text('"c": { "id": 3 }'));
    expect((await faultOf(lockfile.section('sandbox').put('a', { id: 1 }))).code).toBe('LOCKFILE_CHANGED');
  });

  test('by touching it only is none of our business', async () => {
    const path = pathWith(text('"a": { "id": 1 }'));
    const lockfile = await openLockfile(path, 'onboarding');
    utimesSync(path, 1, 1);
    await lockfile.section('sandbox').put('b', { id: 2 });
    expect(readFileSync(path, 'utf8')).toBe(text('"a": { "id": 1 }', '"b": { "id": 2 }'));
  });

  test('by deleting it gets it back', async () => {
    const path = pathWith(text('"a": { "id": 1 }'));
    const lockfile = await openLockfile(path, 'onboarding');
    await lockfile.section('sandbox').put('b', { id: 2 });
    rmSync(path);
    await lockfile.section('sandbox').put('c', { id: 3 });
    expect(readFileSync(path, 'utf8')).toBe(text('"a": { "id": 1 }', '"b": { "id": 2 }', '"c": { "id": 3 }'));
  });
});

describe('a merged lockfile', () => {
  const merged = text('"a": { "id": 9 }').replace(
    '      "a": { "id": 9 }\n',
    '<<<<<<< ours\n      "a": { "id": 9 }\n=======\n      "a": { "id": 4 },\n      "b": { "id": 5 }\n>>>>>>> theirs\n',
  );

  test('keeps its bytes until it is tidied', async () => {
    const path = pathWith(merged);
    const lockfile = await openLockfile(path, 'onboarding');
    expect(lockfile.united).toBe(true);
    await lockfile.section('sandbox').put('b', { id: 5 });
    expect(readFileSync(path, 'utf8')).toBe(merged);
    await lockfile.tidy();
    expect(readFileSync(path, 'utf8')).toBe(
      text('"a": { "conflict": [{ "id": 4 }, { "id": 9 }] }', '"b": { "id": 5 }'),
    );
  });

  test('shows the lowest of several ids and names them all, until a put says which it is', async () => {
    const lockfile = await openLockfile(pathWith(merged), 'onboarding');
    expect(lockfile.section('sandbox').rows().get('a')).toEqual({ id: 4 });
    expect(lockfile.conflicts).toEqual([{ portal: 'sandbox', key: 'a', ids: [4, 9] }]);
    await lockfile.section('sandbox').put('a', { id: 9 });
    expect(lockfile.conflicts).toEqual([]);
    expect(lockfile.section('sandbox').rows().get('a')).toEqual({ id: 9 });
  });

  test('a lockfile that nobody merged is not touched by tidying', async () => {
    const untidy = `${head}{"sandbox":{"a":{"id":1}}}}`;
    const path = pathWith(untidy);
    await (await openLockfile(path, 'onboarding')).tidy();
    expect(readFileSync(path, 'utf8')).toBe(untidy);
  });
});

describe('a portal that gets another name', () => {
  test('takes its rows along, and sections that are open follow', async () => {
    const path = pathWith(text('"a": { "id": 1 }'));
    const lockfile = await openLockfile(path, 'onboarding');
    const section = lockfile.section('sandbox');
    await lockfile.rename('sandbox', 'new.example');
    await section.put('b', { id: 2 });
    expect(readFileSync(path, 'utf8')).toBe(
      text('"a": { "id": 1 }', '"b": { "id": 2 }').replace('"sandbox"', '"new.example"'),
    );
    expect([...section.rows().keys()]).toEqual(['a', 'b']);
  });

  test('and a second one, and its first again', async () => {
    const lockfile = await openLockfile(pathWith(text('"a": { "id": 1 }')), 'onboarding');
    const section = lockfile.section('sandbox');
    await lockfile.rename('sandbox', 'second');
    await lockfile.rename('second', 'third');
    await lockfile.rename('third', 'sandbox');
    expect([...section.rows()]).toEqual([['a', { id: 1 }]]);
  });

  test('unites its rows with those that are there already', async () => {
    const path = pathWith(
      `${head}{"old":{"a":{"id":1},"b":{"id":2}},"new":{"a":{"id":1,"protect":true},"b":{"id":3}}}}`,
    );
    const lockfile = await openLockfile(path, 'onboarding');
    await lockfile.rename('old', 'new');
    expect(lockfile.section('new').rows().get('a')).toEqual({ id: 1, protect: true });
    expect(lockfile.conflicts).toEqual([{ portal: 'new', key: 'b', ids: [2, 3] }]);
  });

  test('without rows changes nothing', async () => {
    const path = pathWith(text('"a": { "id": 1 }'));
    utimesSync(path, 1, 1);
    await (await openLockfile(path, 'onboarding')).rename('elsewhere', 'sandbox');
    expect(statSync(path).mtimeMs).toBe(1000);
  });
});
