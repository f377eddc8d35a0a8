import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../src/base/json.ts';
import type { Answer } from '../../src/model/call.ts';
import { readActual } from '../../src/read/actual.ts';
import { nameOf, readEmployees, readGroups, readTree } from '../../src/read/departments.ts';
import { readDirectory } from '../../src/read/directory.ts';
import { groupKey } from '../../src/resources/chat/people.ts';
import { caller, written } from '../plan/worlds.ts';
import { chatMethods, dialog, nobody, portal, refused, requestFor } from './portal.ts';

const fault = (code: string, args: object) => expect.objectContaining({ code, args, reach: 'run' });

/** Answers page after page, each with the start of the next. */
const paged =
  (...pages: readonly (readonly [rows: Json, next?: number])[]) =>
  (_params: JsonObject, nth: number): Answer => {
    const [result, next] = pages[nth - 1] ?? [[]];
    return { kind: 'done', result, ...(next === undefined ? {} : { next }) };
  };

const user = (id: number, more: JsonObject = {}) => ({
  id,
  name: `User ${id}`,
  email: `User${id}@corp.example `,
  ...more,
});
const users = ({ ID }: JsonObject) => (ID as readonly number[]).map((id) => user(id));

describe('the tree of departments', () => {
  it('is read to its last page, each page once', async () => {
    const told = portal({
      'department.get': paged(
        [[{ ID: '1', NAME: 'Corp' }], 50],
        [[{ ID: '2', NAME: 'Sales', PARENT: '1' }], 100],
        [[]],
      ),
    });
    expect((await readTree(told.reader)).map(({ path }) => path)).toEqual(['Corp', 'Corp/Sales']);
    expect(told.asked('department.get')).toEqual([{ start: 0 }, { start: 50 }, { start: 100 }]);
  });

  it.each([[50], [0], [49]])('ends where the portal names a page that was read: %i', async (next) => {
    const told = portal({ 'department.get': paged([[{ ID: 1, NAME: 'A' }], 50], [[{ ID: 2, NAME: 'B' }], next]) });
    expect(await readTree(told.reader)).toHaveLength(2);
    expect(told.count('department.get')).toBe(2);
  });

  it('ends some day, whatever the portal says', async () => {
    const told = portal({ 'department.get': ({ start }) => ({ kind: 'done', result: [], next: Number(start) + 50 }) });
    await readTree(told.reader);
    expect(told.count('department.get')).toBe(2000);
  });

  it('has a head and a parent for each, 0 where there is none, and is in the order of its paths', async () => {
    const rows = [
      { ID: '3', NAME: 'B', PARENT: 1, UF_HEAD: '9' },
      { ID: '1', NAME: 'Top', PARENT: null, UF_HEAD: 0 },
      { ID: '5', NAME: 'A', PARENT: '1', UF_HEAD: '' },
      { ID: '4', NAME: 'A', PARENT: '1', UF_HEAD: false },
    ];
    const { reader } = portal({ 'department.get': () => rows });
    expect(await readTree(reader)).toEqual([
      { id: 1, name: 'Top', parent: 0, head: 0, path: 'Top' },
      { id: 4, name: 'A', parent: 1, head: 0, path: 'Top/A' },
      { id: 5, name: 'A', parent: 1, head: 0, path: 'Top/A' },
      { id: 3, name: 'B', parent: 1, head: 9, path: 'Top/B' },
    ]);
  });

  it('begins a path where its parents lead in a circle or out of sight, and ends it somewhere', async () => {
    const chain = Array.from({ length: 150 }, (_, n) => ({ ID: n + 10, NAME: 'n', PARENT: n === 0 ? 0 : n + 9 }));
    const rows = [
      { ID: 1, NAME: 'a', PARENT: 2 },
      { ID: 2, NAME: 'b', PARENT: 1 },
      { ID: 3, NAME: ' c  d ', PARENT: 999 },
      ...chain,
    ];
    const tree = await readTree(portal({ 'department.get': () => rows }).reader);
    const path = (id: number) => tree.find((one) => one.id === id)?.path;
    expect([path(1), path(2), path(3)]).toEqual(['b/a', 'a/b', 'c d']);
    expect(path(159)?.split('/')).toHaveLength(100);
  });

  it.each<[Json]>([
    ['x'],
    [[1]],
    [[{ NAME: 'x' }]],
    [[{ ID: 1, NAME: [1] }]],
    [[{ ID: 1, NAME: 'x', PARENT: 'y' }]],
    [[{ ID: 1, NAME: 'x', UF_HEAD: {} }]],
  ])('is foreign as %j', async (result) => {
    const { reader } = portal({ 'department.get': () => result });
    await expect(readTree(reader)).rejects.toEqual(fault('ANSWER_FOREIGN', { method: 'department.get' }));
  });

  it('that is refused ends the reading', async () => {
    const { reader } = portal({ 'department.get': () => refused('ACCESS') });
    const args = { method: 'department.get', code: 'ACCESS', description: 'says ACCESS' };
    await expect(readTree(reader)).rejects.toEqual(fault('READ_REFUSED', args));
  });
});

describe('the people of a department', () => {
  it('are those who work there and are there, as the answer shows it again', async () => {
    const rows = [
      { ID: '1', ACTIVE: true, UF_DEPARTMENT: [4, 7] },
      { ID: '2', ACTIVE: true, UF_DEPARTMENT: ['7'] },
      { ID: '3', ACTIVE: false, UF_DEPARTMENT: [7] },
      { ID: '4', ACTIVE: true, UF_DEPARTMENT: [4] },
      { ID: '5', ACTIVE: true, UF_DEPARTMENT: [] },
      { ID: '6' },
      { ID: '8', UF_DEPARTMENT: false },
    ];
    const told = portal({ 'user.get': () => rows });
    expect(await readEmployees(told.reader, 7)).toEqual([1, 2, 6, 8]);
    expect(told.asked('user.get')).toEqual([{ FILTER: { UF_DEPARTMENT: 7, ACTIVE: 1 }, start: 0 }]);
  });

  it('are read once a department, whoever asks for them', async () => {
    const told = portal({
      'department.get': () => [
        { ID: 1, NAME: 'Top' },
        { ID: 2, NAME: 'Sales', PARENT: 1 },
        { ID: 3, NAME: 'EMEA', PARENT: 2 },
      ],
      'user.get': ({ FILTER }) => [{ ID: 30 - Number((FILTER as JsonObject).UF_DEPARTMENT) }, { ID: 10 }],
    });
    const refs = [
      { department: 'Sales', recursive: true },
      { department: 1, recursive: true },
      { department: 2 },
      { head: 'EMEA' },
    ];
    const groups = await readGroups(told.reader, refs);
    expect([...groups]).toEqual([
      [groupKey(refs[0] as never), { kind: 'found', members: [10, 27, 28] }],
      [groupKey(refs[1] as never), { kind: 'found', members: [10, 27, 28, 29] }],
      [groupKey(refs[2] as never), { kind: 'found', members: [10, 28] }],
      [groupKey(refs[3] as never), { kind: 'found', members: [] }],
    ]);
    expect([told.count('department.get'), told.count('user.get')]).toEqual([1, 3]);
  });

  it('are found by an id, a name however it is written, or the end of a path, and the ids of all that match are told', async () => {
    const { reader } = portal({
      'department.get': () => [
        { ID: 1, NAME: 'Top' },
        { ID: 2, NAME: 'Café  Nord', PARENT: 1, UF_HEAD: 8 },
        { ID: 3, NAME: 'Süd', PARENT: 1 },
        { ID: 4, NAME: 'Süd', PARENT: 2 },
        { ID: 5, NAME: '2', PARENT: 1, UF_HEAD: 9 },
      ],
    });
    const ways = [
      'Cafe\u0301 Nord',
      ' Café\u00a0Nord',
      'Top/Café Nord',
      '/Top/Café Nord',
      2,
      '2',
      'Süd',
      'Nord',
      'op/Süd',
      7,
      '/Süd',
    ];
    const refs = ways.map((head) => ({ head }));
    const groups = await readGroups(reader, refs);
    const found = { kind: 'found', members: [8] };
    expect(refs.map((ref) => groups.get(groupKey(ref)))).toEqual([
      found,
      found,
      found,
      found,
      found,
      { kind: 'found', members: [9] },
      { kind: 'ambiguous', ids: [4, 3], paths: ['Top/Café Nord/Süd', 'Top/Süd'] },
      { kind: 'unknown' },
      { kind: 'unknown' },
      { kind: 'unknown' },
      { kind: 'unknown' },
    ]);
  });

  it('of a tree that leads in a circle are all in it', async () => {
    const { reader } = portal({
      'department.get': () => [
        { ID: 1, NAME: 'a', PARENT: 2 },
        { ID: 2, NAME: 'b', PARENT: 1 },
      ],
      'user.get': ({ FILTER }) => [{ ID: Number((FILTER as JsonObject).UF_DEPARTMENT) + 10 }],
    });
    const ref = { department: 'a', recursive: true };
    expect((await readGroups(reader, [ref])).get(groupKey(ref))).toEqual({ kind: 'found', members: [11, 12] });
  });
});

describe('the name by which a department alone is meant', () => {
  const rows = [
    { ID: 1, NAME: 'Top' },
    { ID: 2, NAME: 'Sales', PARENT: 1 },
    { ID: 3, NAME: 'Support', PARENT: 1 },
    { ID: 4, NAME: 'EMEA', PARENT: 2 },
    { ID: 5, NAME: 'EMEA', PARENT: 3 },
    { ID: 6, NAME: '2026', PARENT: 1 },
    { ID: 7, NAME: 'Twin', PARENT: 1 },
    { ID: 8, NAME: 'Twin', PARENT: 1 },
    { ID: 9, NAME: '', PARENT: 1 },
    { ID: 10, NAME: ' A  B ', PARENT: 1 },
    { ID: 11, NAME: 'Sales/EMEA', PARENT: 1 },
    { ID: 12, NAME: '9', PARENT: 0 },
  ];
  const named = async () => {
    const tree = await readTree(portal({ 'department.get': () => rows }).reader);
    return (id: number) => nameOf(tree.find((one) => one.id === id) as (typeof tree)[number], tree);
  };

  it.each<[number, number | string]>([
    [1, 'Top'],
    [2, 'Sales'],
    [4, 4],
    [5, 'Support/EMEA'],
    [6, 'Top/2026'],
    [7, 7],
    [8, 8],
    [9, 'Top/'],
    [10, 'A B'],
    [11, 'Sales/EMEA'],
    [12, '/9'],
  ])('of %i is %s', async (id, name) => {
    expect((await named())(id)).toBe(name);
  });

  it('leads back to it, whatever it is', async () => {
    const nameFor = await named();
    const refs = rows.map(({ ID }) => ({ head: nameFor(ID) }));
    const headed = rows.map((row) => ({ ...row, UF_HEAD: row.ID + 100 }));
    const groups = await readGroups(portal({ 'department.get': () => headed }).reader, refs);
    expect(refs.map((ref) => groups.get(groupKey(ref)))).toEqual(
      rows.map(({ ID }) => ({ kind: 'found', members: [ID + 100] })),
    );
  });
});

describe('everyone', () => {
  it('is asked for without the departments, and is whoever is employed, as the answer shows it again', async () => {
    const rows = [
      { ID: '9', ACTIVE: true, USER_TYPE: 'employee', UF_DEPARTMENT: [1] },
      { ID: '2', UF_DEPARTMENT: [1] },
      { ID: '3', ACTIVE: false, USER_TYPE: 'employee', UF_DEPARTMENT: [1] },
      { ID: '4', USER_TYPE: 'extranet', UF_DEPARTMENT: [1] },
      { ID: '5', USER_TYPE: 'employee', UF_DEPARTMENT: [] },
      { ID: '6', USER_TYPE: 'employee' },
    ];
    const told = portal({ 'user.get': paged([rows, 50], [[{ ID: 2 }]]) });
    const groups = await readGroups(told.reader, [{ everyone: true }]);
    expect(groups.get('everyone')).toEqual({ kind: 'found', members: [2, 6, 9] });
    const filter = { FILTER: { USER_TYPE: 'employee', ACTIVE: 1 } };
    expect(told.asked('user.get')).toEqual([
      { ...filter, start: 0 },
      { ...filter, start: 50 },
    ]);
  });
});

describe('the directory', () => {
  const address = 'anna@corp.example';
  const byEmail = (result: Json | Answer, asked: readonly string[] = [address]) => {
    const told = portal({ 'user.get': () => result, 'im.user.list.get': users });
    return { told, directory: readDirectory(told.reader, asked) };
  };

  it('holds those alone whose address it is, whatever else the portal answers', async () => {
    const { told, directory } = byEmail([
      { ID: '3', EMAIL: ' Anna@Corp.example ' },
      { ID: '4', EMAIL: 'joanna@corp.example' },
      { ID: '5' },
      { ID: '6', EMAIL: 'anna@corp.example' },
    ]);
    expect((await directory).emails).toEqual(new Map([[address, [3, 6]]]));
    expect([...(await directory).people.keys()]).toEqual([3, 6]);
    expect(told.asked('user.get')).toEqual([{ FILTER: { '=EMAIL': address } }]);
  });

  it('asks for an address once, however it is written', async () => {
    const { told, directory } = byEmail([{ ID: 3, EMAIL: address }], [address, 'ANNA@corp.example']);
    expect((await directory).emails.size).toBe(1);
    expect(told.count('user.get')).toBe(1);
  });

  it('is not believed to have no such person where no address can be seen at all', async () => {
    await expect(byEmail([{ ID: '3' }, { ID: '4' }]).directory).rejects.toEqual(fault('EMAILS_HIDDEN', {}));
    expect((await byEmail([]).directory).emails).toEqual(new Map([[address, []]]));
    expect((await byEmail([{ ID: '3' }, { ID: '4', EMAIL: '' }]).directory).emails).toEqual(new Map([[address, []]]));
  });

  it('that is refused ends the reading', async () => {
    const args = { method: 'user.get', code: 'ACCESS', description: 'says ACCESS' };
    await expect(byEmail(refused('ACCESS')).directory).rejects.toEqual(fault('READ_REFUSED', args));
    const { reader } = portal({ 'im.user.list.get': () => refused('ACCESS') });
    await expect(readDirectory(reader, [3])).rejects.toEqual(
      fault('READ_REFUSED', { ...args, method: 'im.user.list.get' }),
    );
  });

  it('asks for a hundred people a call, each once', async () => {
    const ids = Array.from({ length: 101 }, (_, n) => n + 1);
    const told = portal({ 'im.user.list.get': users });
    const { people } = await readDirectory(told.reader, [...ids, 5, 7], [7, 200]);
    expect(told.asked('im.user.list.get').map(({ ID }) => (ID as readonly number[]).length)).toEqual([100, 2]);
    expect(people.size).toBe(102);
  });

  it('asks nobody where nobody is named', async () => {
    const told = portal({});
    expect(await readDirectory(told.reader, [])).toEqual(nobody);
    expect(told.calls).toEqual([]);
  });

  it('says of each who he is, and that an id is nobody’s', async () => {
    const rows = [
      { id: 1, name: 'Anna', email: ' a@corp.example ' },
      { id: '2', name: '', email: null, active: false, bot: true, extranet: true },
      { id: 3, name: 'Z', active: true, bot: false, extranet: false },
      { id: 4, name: 'Y', active: 'N', bot: 'Y', extranet: 1 },
      null,
    ];
    const { reader } = portal({ 'im.user.list.get': () => rows });
    const plain = { email: '', active: true, bot: false, extranet: false };
    expect((await readDirectory(reader, [1, 2, 3, 4, 9])).people).toEqual(
      new Map<number, unknown>([
        [1, { ...plain, id: 1, name: 'Anna', email: 'a@corp.example' }],
        [2, { id: 2, name: '', email: '', active: false, bot: true, extranet: true }],
        [3, { ...plain, id: 3, name: 'Z' }],
        [4, { ...plain, id: 4, name: 'Y' }],
        [9, undefined],
      ]),
    );
  });

  it.each<[Json]>([['x'], [[5]], [[{ id: 0 }]], [[{ id: 1, name: {} }]], [[{ id: 1, email: true }]]])(
    'is foreign as %j',
    async (result) => {
      const { reader } = portal({ 'im.user.list.get': () => result });
      await expect(readDirectory(reader, [1])).rejects.toEqual(fault('ANSWER_FOREIGN', { method: 'im.user.list.get' }));
    },
  );

  it('knows the members of groups and who is left out of them', async () => {
    const told = portal({
      'department.get': () => [{ ID: 2, NAME: 'Sales' }],
      'user.get': ({ FILTER }) =>
        '=EMAIL' in (FILTER as JsonObject) ? [{ ID: 8, EMAIL: address }] : [{ ID: 5 }, { ID: 8 }],
      'im.user.list.get': users,
    });
    const ref = { department: 'Sales', except: [address, 9] };
    const { people, groups } = await readDirectory(told.reader, [ref, { ...ref, except: [10] }]);
    expect([...people.keys()].toSorted((a, b) => a - b)).toEqual([5, 8, 9, 10]);
    expect([...groups]).toEqual([['one:string:Sales', { kind: 'found', members: [5, 8] }]]);
  });
});

describe('the reading trip', () => {
  const profile = () => ({ ID: String(caller), NAME: 'A', LAST_NAME: 'B' });
  const trip = (fields: object, members: readonly number[], byAddress: Json = []) => {
    const told = portal({
      ...chatMethods([dialog(7)], { members: { 7: members } }),
      profile,
      'user.get': () => byAddress,
      'im.user.list.get': users,
    });
    const request = requestFor([written('a', fields as never)], { a: { id: 7 } });
    return { told, request, actual: readActual(told.reader, request) };
  };

  it('tells who calls, and asks neither for that nor for people who are known', async () => {
    const { told, actual, request } = trip({ users: [caller] }, [caller]);
    expect((await actual).caller).toBe(caller);
    expect([told.count('profile'), told.count('im.user.list.get')]).toEqual([1, 1]);
    const known = { caller: 1, directory: nobody };
    const again = portal(chatMethods([dialog(7)]));
    expect(await readActual(again.reader, { ...request, known })).toMatchObject({ caller: 1, directory: nobody });
  });

  it('learns who the strangers of an exact chat are, and of no other', async () => {
    const exact = await trip({ users: [2], membership: 'exact' }, [caller, 2, 40]).actual;
    expect([...exact.directory.people.keys()]).toEqual([2, caller, 40]);
    const open = trip({ users: [2] }, [caller, 2, 40]);
    expect([...(await open.actual).directory.people.keys()]).toEqual([2]);
    expect(open.told.count('im.user.list.get')).toBe(1);
  });

  it('finds an address that the search hides among the members, and one that has been found nowhere else', async () => {
    const hidden = await trip({ users: ['user40@CORP.example', 'user41@corp.example'] }, [caller, 40]).actual;
    expect(hidden.directory.emails).toEqual(
      new Map([
        ['user40@corp.example', [40]],
        ['user41@corp.example', []],
      ]),
    );
    const found = await trip(
      { users: ['user40@corp.example'], membership: 'exact' },
      [caller, 40, 41],
      [{ ID: 41, EMAIL: 'user40@corp.example' }],
    ).actual;
    expect(found.directory.emails).toEqual(new Map([['user40@corp.example', [41]]]));
  });

  it('reads the chats that it is asked for, and no other of the config', async () => {
    const [a, b] = [written('a'), written('b', { users: [2], membership: 'exact' })];
    const told = portal({ ...chatMethods([dialog(7), dialog(8)]), profile, 'im.user.list.get': users });
    const request = { ...requestFor([a, b], { a: { id: 7 }, b: { id: 8 } }), chats: [a] };
    expect([...(await readActual(told.reader, request)).findings.keys()]).toEqual(['a']);
    expect(told.asked('im.dialog.get')).toEqual([{ DIALOG_ID: 'chat7' }]);
  });

  it('looks for nobody in a chat that was not found', async () => {
    const told = portal({ ...chatMethods([]), profile, 'im.user.list.get': users });
    const request = requestFor([written('a', { users: [2], membership: 'exact' })], { a: { id: 7 } });
    const { findings } = await readActual(told.reader, request);
    expect([findings.get('a')?.kind, told.count('im.user.list.get')]).toEqual(['unreachable', 1]);
  });
});
