import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, stage } from './ask.ts';

let on: Stage;
beforeAll(async () => {
  on = await stage();
});
afterAll(() => on.sandbox.close());

const ids = (outcome: unknown) => (outcome as { ID: string }[]).map((user) => user.ID);
const get = async (params: Record<string, unknown>, scopes = ['user_basic']) => on.as(1, scopes)('user.get', params);
const everybody = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14', '15', '18', '19', '20'];

describe('user.get', () => {
  it('shows employees, dismissed and outside people, but neither bots nor mail users', async () => {
    const answer = await get({});
    expect([ids(answer.outcome), answer.body.total]).toEqual([everybody, 18]);
  });

  it('an empty result has no total', async () => {
    const { body } = await get({ FILTER: { EMAIL: 'nobody@x' } });
    expect([body.result, 'total' in body]).toEqual([[], false]);
  });

  it('with user_brief an EMAIL filter is dropped and everybody comes, without e-mails', async () => {
    const answer = await get({ FILTER: { EMAIL: 'nobody@x' } }, ['user_brief']);
    expect(answer.body.total).toBe(18);
    expect((answer.outcome as object[])[0]).not.toHaveProperty('EMAIL');
  });

  it.each<[Record<string, unknown>, string[]]>([
    [{ EMAIL: 'ANNA@corp.example' }, ['12']],
    [{ EMAIL: 'john_smith@corp.example' }, ['6', '11']],
    [{ '=EMAIL': 'john_smith@corp.example' }, ['6']],
    [{ '=EMAIL': 'a.kim+chat@corp.example' }, ['19']],
    [{ EMAIL: '%@partner.example' }, ['15']],
    [{ '=EMAIL': ['anna@corp.example', 'maria@corp.example'] }, ['7', '12']],
    [{ EMAIL: ['anna@corp.example', 'maria@corp.example'] }, ['7', '12']],
    [{ ID: 12 }, ['12']],
    [{ ID: [12, '7', 999] }, ['7', '12']],
    [{ '@ID': [12, 7] }, ['7', '12']],
    [{ '>ID': 18 }, ['19', '20']],
    [{ ACTIVE: true, ID: [12, 13] }, ['12']],
    [{ ACTIVE: 'N' }, ['13']],
    [{ ACTIVE: false }, ['13']],
    [{ UF_DEPARTMENT: 3 }, ['8', '18']],
    [{ UF_DEPARTMENT: [3, 4] }, ['4', '8', '14', '18', '20']],
    [{ USER_TYPE: 'extranet' }, ['15']],
    [{ active: 'true', user_type: 'extranet' }, ['15']],
    [{ NAME_SEARCH: 'weber' }, ['3', '12']],
    [{ NO_SUCH_FIELD: 'x', ID: 5 }, ['5']],
  ])('FILTER %j finds %j', async (FILTER, expected) => {
    expect(ids((await get({ FILTER })).outcome)).toEqual(expected);
  });

  it('filters by USER_TYPE under every scope', async () => {
    expect(ids((await get({ FILTER: { USER_TYPE: 'extranet' } }, ['user_brief'])).outcome)).toEqual(['15']);
  });

  it('reads top-level parameters as a filter only while FILTER is away', async () => {
    expect(ids((await get({ ID: 5 })).outcome)).toEqual(['5']);
    expect((await get({ ID: 5, FILTER: { ACTIVE: true } })).body.total).toBe(17);
  });

  it('has ids as texts, departments as numbers, and shows what select names', async () => {
    const [anna] = (await get({ FILTER: { ID: 12 }, select: ['ID', 'UF_*'] })).outcome as object[];
    expect(anna).toEqual({ ID: '12', UF_DEPARTMENT: [2], UF_EMPLOYMENT_DATE: '' });
  });

  it('gives pages of fifty; start=-1 does not count', async () => {
    const big = await stage();
    for (let id = 100; id < 180; id += 1) big.sandbox.store.addUser({ id });
    const pages = [];
    for (const start of [0, 50, -1]) {
      const { outcome, body } = await big.ask('user.get', { start, FILTER: { '>ID': 99 } });
      pages.push([(outcome as []).length, body.total, body.next]);
    }
    expect(pages).toEqual([
      [50, 80, 50],
      [30, 80, undefined],
      [50, 0, undefined],
    ]);
    await big.sandbox.close();
  });

  it('hides people from outside from those who share no workgroup', async () => {
    expect(ids((await on.as(2)('user.get', { FILTER: { USER_TYPE: 'extranet' } })).outcome)).toEqual([]);
  });

  it('sorts as asked', async () => {
    const sorted = await get({ FILTER: { UF_DEPARTMENT: 4 }, sort: 'ID', order: 'desc' });
    expect(ids(sorted.outcome)).toEqual(['20', '14', '4']);
  });
});

describe('other looks at people', () => {
  it('user.search finds by FIND', async () => {
    expect(ids((await on.ask('user.search', { FIND: 'smith' })).outcome)).toEqual(['6', '11']);
  });

  it('user.current and profile are the caller', async () => {
    expect((await on.as(12)('user.current')).outcome).toMatchObject({ ID: '12', EMAIL: 'anna@corp.example' });
    expect((await on.as(12, [])('profile')).outcome).toEqual({
      ID: '12',
      ADMIN: false,
      NAME: 'Anna',
      LAST_NAME: 'Weber',
      PERSONAL_GENDER: 'F',
      TIME_ZONE: '',
    });
  });

  it.each([
    [{}, 1],
    [{ ID: 12 }, 12],
    [{ ID: 17 }, 17],
  ])('im.user.get %j is user %d', async (params, id) => {
    expect((await on.ask('im.user.get', params)).outcome).toMatchObject({ id });
  });

  it.each([
    [{ ID: 0 }, '400 ID_EMPTY'],
    [{ ID: 'x' }, '400 ID_EMPTY'],
    [{ ID: 999 }, '400 USER_NOT_EXISTS'],
  ])('im.user.get %j is refused: %s', async (params, code) => {
    expect((await on.ask('im.user.get', params)).outcome).toBe(code);
  });

  // im/classes/general/im_rest.php userGet: the page has other words.
  it('im.user.get speaks in the words of the code', async () => {
    const nobody = await on.ask('im.user.get', { ID: 999 });
    expect(nobody.body).toEqual({ error: 'USER_NOT_EXISTS', error_description: 'User is not exists' });
    const hidden = await on.as(15)('im.user.get', { ID: 5 });
    expect(hidden.body.error_description).toBe('You can request only users who consist of your extranet group');
  });

  it('im.user.list.get is an object with nulls for the unknown, or a list on demand', async () => {
    const answer = await on.ask('im.user.list.get', { ID: [5, 999] });
    expect(answer.outcome).toEqual({ 5: expect.objectContaining({ id: 5 }), 999: null });
    const list = await on.ask('im.user.list.get', { ID: '[5,7,999]', RESULT_TYPE: 'array' });
    expect((list.outcome as ({ id: number } | null)[]).map((user) => user?.id)).toEqual([5, 7, undefined]);
    expect((await on.ask('im.user.list.get', { ID: 'x' })).outcome).toBe('400 INVALID_FORMAT');
  });
});

describe('departments', () => {
  it('department.get has ids as texts and leaves out what is not set', async () => {
    const { outcome, body } = await on.ask('department.get', { NAME: 'Sales' });
    expect(outcome).toEqual([{ ID: '2', NAME: 'Sales', SORT: 500, PARENT: '1', UF_HEAD: '3' }]);
    expect(body.total).toBe(1);
    expect((await on.ask('department.get', { ID: 1 })).outcome).toEqual([
      { ID: '1', NAME: 'Company', SORT: 500, UF_HEAD: '1' },
    ]);
  });

  it.each([
    [{ NAME: 'Support' }, ['7', '6']],
    [{ PARENT: 2 }, ['3', '4', '7']],
    [{ ID: ['3', 6] }, ['3', '6']],
    [{ PARENT: [2, 5] }, ['3', '4', '7', '6']],
    [{ name: 'Sales', ID: [1, 2] }, ['1', '2']],
    [{ PARENT: 2, sort: 'NAME', order: 'DESC' }, ['7', '3', '4']],
  ])('%j finds %j', async (params, expected) => {
    expect(ids((await on.ask('department.get', params)).outcome)).toEqual(expected);
  });

  it('an empty result has total 0', async () => {
    expect((await on.ask('department.get', { NAME: 'Nobody' })).body).toMatchObject({ result: [], total: 0 });
  });

  it('im.department.get shows the way up', async () => {
    expect((await on.ask('im.department.get', { ID: [3] })).outcome).toEqual([
      { id: 3, name: 'Sales EMEA', full_name: 'Sales EMEA / Sales / Company', manager_user_id: 12 },
    ]);
    expect((await on.ask('im.department.get', {})).outcome).toBe('400 INVALID_FORMAT');
  });

  it('im.department.employees.get knows direct employees only, and leaves empty departments out', async () => {
    const call = (ID: unknown) => on.ask('im.department.employees.get', { ID }).then((answer) => answer.outcome);
    expect(await call([2, 8, 3])).toEqual({ 2: [3, 12], 3: [8, 18] });
    expect(await call([8])).toEqual([]);
    expect(await call([])).toBe('400 ID_EMPTY');
    expect(await call('[4]')).toEqual({ 4: [4, 14, 20] });
  });

  it('are closed to people from outside', async () => {
    for (const method of ['im.department.get', 'im.department.employees.get', 'im.department.managers.get']) {
      expect((await on.as(15)(method, { ID: [2] })).outcome).toBe('403 ACCESS_ERROR');
    }
  });

  it('have managers and colleagues', async () => {
    expect((await on.ask('im.department.managers.get', { ID: [2, 4] })).outcome).toEqual({ 2: [3] });
    const colleagues = await on.as(8)('im.department.colleagues.list');
    expect([colleagues.outcome, colleagues.body.total]).toEqual([[18], 1]);
  });
});
