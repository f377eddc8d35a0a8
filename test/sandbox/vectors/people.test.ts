import { expect } from 'vitest';
import { type Vector, vectors } from './vectors.ts';

const prepared = 'rest/lib/api/user.php prepareUserFilter, prepareUserValue';
const sql = 'main/classes/general/sqlwhere.php addStringFilter, addIntFilter';
const seen = 'rest/lib/api/user.php userGet; extranet/classes/general/extranet.php getMyGroupsUsersSimple';

/** Ids of the people found, by filter. */
const finds = (FILTER: Record<string, unknown>, ids: readonly number[], source: string, says?: string): Vector => ({
  says: says ?? `finds ${ids.join(', ') || 'nobody'} by ${JSON.stringify(FILTER)}`,
  ask: ['user.get', { FILTER, SELECT: ['ID'] }],
  answers: ids.map((id) => ({ ID: String(id) })),
  source,
});

const everybody = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 18, 19, 20];
const active = everybody.filter((id) => id !== 13);

const filters: readonly Vector[] = [
  finds({ LOGIN: 'nobody' }, everybody, prepared, 'drops LOGIN, and everybody comes'),
  finds({ FIND: 'weber' }, everybody, prepared, 'drops FIND, which only user.search has'),
  finds({ XML_ID: '12' }, [12], prepared),
  finds({ ACTIVE: 'false' }, active, prepared, 'holds the text "false" for true'),
  finds({ ACTIVE: '0' }, [13], prepared),
  finds({ '!ACTIVE': 'Y' }, [13], sql),
  finds({ '!=ACTIVE': true }, [13], sql),
  finds({ '>ACTIVE': 'N' }, active, sql),
  finds({ '!ID': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14], ACTIVE: true }, [12, 15, 18, 19, 20], sql),
  finds({ '%ID': 12 }, [12], sql),
  finds({ '><ID': [18, 19] }, [18, 19], sql),
  finds({ '!UF_DEPARTMENT': [1, 2, 3, 4, 5] }, [7, 9, 11], sql),
  finds({ '>UF_DEPARTMENT': 5 }, [7, 9, 11], sql),
  finds({ UF_DEPARTMENT: [] }, [], sql),
  finds({ '>LAST_NAME': 'Z', '<ID': 7 }, [1, 2, 4, 5], sql, 'compares texts by < and > as texts'),
  finds({ '!NAME': 'a%', ID: [12, 18] }, [18], sql, 'denies a LIKE by !'),
  finds({ '!=NAME': 'a%', ID: [12, 18] }, [12, 18], sql, 'denies equality by !='),
  finds({ '!NAME': ['Anna', 'Zoë'], ID: [10, 12, 18] }, [10], sql),
  finds({ '!%EMAIL': '@corp', ACTIVE: true }, [14, 15], sql),
  finds({ EMAIL: '', ACTIVE: true }, [14], sql, 'asks for emptiness by an empty text'),
  finds({ '!=%EMAIL': 'anna@corp.example' }, everybody, prepared, 'drops keys with three signs before them'),
  finds({ NAME_SEARCH: 'web' }, [3, 12], 'main/lib/userutils.php getUserSearchFilter'),
  finds({ NAME_SEARCH: 'we' }, everybody, 'main/lib/search/content.php canUseFulltextSearch'),
  finds({ HAS_DEPARTAMENT: 'Y', ID: [14] }, [14], prepared),
  {
    says: 'fails over an operator that the database does not know',
    ask: ['user.get', { FILTER: { '#ID': 5 } }],
    answers: '400 ERROR_CORE',
    source: sql,
  },
  {
    says: 'does not sort by ORDER alone',
    ask: ['user.get', { ORDER: 'DESC', FILTER: { ID: [5, 7] }, SELECT: ['ID'] }],
    answers: [{ ID: '5' }, { ID: '7' }],
    source: 'rest/lib/api/user.php userGet: $sort && $order',
  },
  {
    says: 'sorts by SORT and ORDER together',
    ask: ['user.get', { SORT: 'ID', ORDER: 'DESC', FILTER: { ID: [5, 7] }, SELECT: ['ID'] }],
    answers: [{ ID: '7' }, { ID: '5' }],
    source: 'rest/lib/api/user.php userGet: $sort && $order',
  },
  {
    says: 'finds by the words of a phrase',
    ask: ['user.search', { FILTER: { FIND: 'web ann' } }],
    answers: [{ ID: '12' }],
    source: 'rest/lib/api/user.php userGet; main/lib/userutils.php getUserSearchFilter',
  },
];

const sight: readonly Vector[] = [
  finds({ '=EMAIL': 'stranger@partner.example' }, [], seen, 'hides people of other workgroups from an administrator'),
  {
    says: 'shows somebody from outside to people of his workgroup',
    ask: ['user.get', { FILTER: { '=EMAIL': 'guest@partner.example' } }],
    answers: [{ ID: '15', USER_TYPE: 'extranet' }],
    source: seen,
  },
  {
    says: 'hides him from all others',
    as: 2,
    ask: ['user.get', { FILTER: { '=EMAIL': 'guest@partner.example' } }],
    answers: [],
    source: seen,
  },
  finds({ ID: 16 }, [16], seen, 'shows an administrator whom he names by ID'),
  {
    says: 'shows everybody to an administrator in ADMIN_MODE',
    ask: ['user.get', { ADMIN_MODE: true, FILTER: { USER_TYPE: 'extranet' }, SELECT: ['ID'] }],
    answers: [{ ID: '15' }, { ID: '16' }],
    source: `${seen}; api-reference/user/user-get.md`,
  },
  {
    says: 'shows an outsider himself and his workgroups',
    as: 15,
    ask: ['user.get', { SELECT: ['ID'] }],
    answers: [{ ID: '1' }, { ID: '15' }],
    source: seen,
  },
  {
    says: 'shows no last login under user_basic',
    scopes: ['user_basic'],
    ask: ['user.get', { FILTER: { ID: 5 } }],
    answers: [expect.not.objectContaining({ LAST_LOGIN: expect.anything() })],
    source: 'rest/lib/api/user.php ALLOWED_USER_BASIC_FIELDS',
  },
  {
    says: 'has the code’s words for nobody',
    ask: ['im.user.get', { ID: 999 }],
    answers: '400 USER_NOT_EXISTS',
    source: 'im/classes/general/im_rest.php userGet',
  },
  {
    says: 'refuses an outsider people of other groups',
    as: 15,
    ask: ['im.user.get', { ID: 5 }],
    answers: '400 ACCESS_DENIED',
    source: 'im/classes/general/im_rest.php userGet',
  },
  {
    says: 'gives a list for RESULT_TYPE in any case, with nulls in it',
    ask: ['im.user.list.get', { ID: [5, 999], RESULT_TYPE: 'ARRAY' }],
    answers: [{ id: 5 }, null],
    source: 'im/classes/general/im_rest.php userList',
  },
  {
    says: 'mentions to an outsider his own groups only',
    as: 15,
    ask: ['im.user.list.get', { ID: [1, 5, 15, 999], RESULT_TYPE: 'array' }],
    answers: [{ id: 1 }, { id: 15 }],
    source: 'im/classes/general/im_rest.php userList',
  },
  {
    says: 'reads a list in a text',
    ask: ['im.user.list.get', { ID: "['5']", RESULT_TYPE: 'array' }],
    answers: [{ id: 5 }],
    source: 'im/classes/general/im_rest.php userList; main/classes/general/util.php JsObjectToPhp',
  },
];

const structure = 'im/lib/department.php getStructure';
const rest = 'intranet/classes/general/rest.php departmentGet, prepareDeptData; iblock/classes/general/iblock.php';
const units = (params: Record<string, unknown>, ids: readonly number[], says: string): Vector => ({
  says,
  ask: ['department.get', params],
  answers: ids.map((id) => ({ ID: String(id) })),
  source: rest,
});

const departments: readonly Vector[] = [
  {
    says: 'keeps the order of the structure',
    ask: ['im.department.get', { ID: [5, 3, 2] }],
    answers: [{ id: 2 }, { id: 3 }, { id: 5 }],
    source: structure,
  },
  {
    says: 'reads a list in a text',
    ask: ['im.department.get', { ID: "['5','2']" }],
    answers: [{ id: 2 }, { id: 5 }],
    source: 'im/classes/general/im_rest.php departmentGet; main/classes/general/util.php JsObjectToPhp',
  },
  {
    says: 'takes USER_DATA true for "Y"',
    ask: ['im.department.get', { ID: [2], USER_DATA: true }],
    answers: [{ id: 2, manager_user_id: 3, manager_user_data: { id: 3 } }],
    source: "im/classes/general/im_rest.php departmentGet: true == 'Y'",
  },
  units({ start: 1 }, [1, 2, 3, 4, 7, 5, 6, 8], 'walks the tree, and cuts start to whole pages'),
  units({ start: 50 }, [1, 2, 3, 4, 7, 5, 6, 8], 'begins again at the first page behind the last'),
  units({ PARENT: 0 }, [1], 'finds the root by PARENT 0'),
  units({ NAME: 'sales%' }, [2, 3, 4], 'compares names by LIKE'),
  units({ NAME: '' }, [1, 2, 3, 4, 7, 5, 6, 8], 'drops an empty name'),
  units({ NAME: ['Support', 'Archive'] }, [7, 6, 8], 'takes several names'),
  units({ FILTER: { PARENT: 2, sort: 'ID', order: 'DESC' }, ID: 1 }, [7, 4, 3], 'lets FILTER stand for all else'),
  units({ UF_HEAD: '7abc' }, [6], 'reads numbers by their digits'),
  units({ '%NAME': 'Sales' }, [1, 2, 3, 4, 7, 5, 6, 8], 'knows no operators'),
];

const searching: readonly Vector[] = [
  {
    says: 'finds two letters too short',
    ask: ['im.search.chat.list', { FIND: 'ab' }],
    answers: '400 FIND_SHORT',
    source: 'main/lib/search/content.php canUseFulltextSearch',
  },
  {
    says: 'takes LIMIT 0 for fifty',
    given: ({ sandbox: { store } }) => {
      for (let number = 0; number < 12; number += 1) store.createChat({ title: `planning ${number}` });
    },
    ask: ['im.search.chat.list', { FIND: 'planning', LIMIT: 0 }],
    answers: expect.objectContaining({ length: 12 }),
    source: 'im/lib/chat.php getList',
  },
  {
    says: 'shows all chats for a phrase of short words only',
    given: ({ sandbox: { store } }) => void store.createChat({ title: 'planning' }),
    ask: ['im.search.chat.list', { FIND: 'a b' }],
    answers: [{ id: 2 }, { id: 1 }],
    source: 'main/lib/orm/query/filter/helper.php parseFulltextPhrase',
  },
  {
    says: 'finds by the beginning of any word of the full name',
    ask: ['im.search.department.list', { FIND: 'EME' }],
    answers: [{ id: 3 }],
    source: structure,
  },
  {
    says: 'tells birthdays with a date that cannot be read',
    ask: ['im.recent.list', { LAST_MESSAGE_DATE: 'yesterday' }],
    answers: { birthdayList: [] },
    source: 'im/classes/general/im_rest.php recentList; im/lib/recent.php getList',
  },
  {
    says: 'tells none with a date that can',
    ask: ['im.recent.list', { LAST_MESSAGE_DATE: '2030-01-01T00:00:00+03:00' }],
    answers: expect.not.objectContaining({ birthdayList: [] }),
    source: 'im/lib/recent.php getList',
  },
  {
    says: 'takes tags off the line under a title, in any case',
    before: [
      ['im.chat.add', {}, 1],
      ['im.message.add', { CHAT_ID: 2, MESSAGE: '[b]a[/b][BR][URL=https://x.example]c[/URL] [s]d[/s]' }, 1],
    ],
    ask: ['im.recent.list', { LIMIT: 1 }],
    answers: { items: [{ message: { text: 'a c' } }] },
    source: 'im/lib/text.php removeBbCodes',
  },
];

vectors([...filters, ...sight, ...departments, ...searching]);
