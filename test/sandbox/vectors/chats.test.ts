import { png } from '../ask.ts';
import { type Vector, vectors } from './vectors.ts';

const made = ['im.chat.add', { USERS: [5] }, 1] as const;
const bytes = png(10, 10).toString('base64');
const createUsers = 'im/classes/general/im_rest.php chatCreate; main/classes/general/util.php JsObjectToPhp';
const addUsers = 'im/classes/general/im_rest.php chatUserAdd; im/classes/general/im_contact_list.php PrepareUserIds';
const list: readonly [string, unknown] = ['im.chat.user.list', { CHAT_ID: 2 }];

const creating: readonly Vector[] = [
  {
    says: 'reads a list in single quotes',
    before: [['im.chat.add', { USERS: "['5','7']" }]],
    ask: list,
    answers: [5, 7, 1],
    source: createUsers,
  },
  {
    says: 'reads a list without quotes, and texts that are no numbers as nobody',
    before: [['im.chat.add', { USERS: '[5,true,7.9]' }]],
    ask: list,
    answers: [5, 7, 1],
    source: createUsers,
  },
  {
    says: 'reads the values of an object in a text',
    before: [['im.chat.add', { USERS: "{a:5,'b':7}" }]],
    ask: list,
    answers: [5, 7, 1],
    source: createUsers,
  },
  {
    says: 'takes a list that is never closed for none',
    before: [['im.chat.add', { USERS: '[5,7' }]],
    ask: list,
    answers: [1],
    source: createUsers,
  },
  {
    says: 'refuses a list in a list, also in a text',
    ask: ['im.chat.add', { USERS: '[5,[7]]' }],
    answers: '400 INVALID_FORMAT',
    source: createUsers,
  },
  {
    says: 'makes an empty description of white space',
    before: [['im.chat.add', { DESCRIPTION: ' ' }]],
    ask: ['im.dialog.get', { DIALOG_ID: 'chat2' }],
    answers: { description: '' },
    source: 'im/lib/V2/Chat.php setDescription',
  },
  {
    says: 'makes no description of "0"',
    before: [made, ['im.v2.Chat.setDescription', { chatId: 2, description: '0' }]],
    ask: ['im.dialog.get', { DIALOG_ID: 'chat2' }],
    answers: { description: null },
    source: 'im/lib/V2/Chat.php setDescription',
  },
  ...(
    [
      ['FOO BAR', 'fooBar'],
      ['_X', 'x'],
      ['ACME_TEAM', 'acmeTeam'],
      ['A__B', 'aB'],
    ] as const
  ).map(([entity, type]) => ({
    says: `shows the entity type ${entity} as ${type}`,
    before: [['im.chat.add', { ENTITY_TYPE: entity, ENTITY_ID: 'a' }]] as const,
    ask: ['im.dialog.get', { DIALOG_ID: 'chat2' }] as const,
    answers: { type },
    source: 'main/lib/text/stringhelper.php snake2camel',
  })),
  {
    says: 'links the general chat to its kind',
    ask: ['im.dialog.get', { DIALOG_ID: 'chat1' }],
    answers: { type: 'general', entity_type: 'GENERAL', entity_link: { type: 'GENERAL', url: '', id: '' } },
    source: 'im/lib/chat.php formatChatData',
  },
];

const changing: readonly Vector[] = [
  {
    says: 'breaks down over a title that is a list before it misses the chat',
    ask: ['im.chat.updateTitle', { TITLE: ['x'] }],
    answers: '500 no JSON',
    source: 'im/classes/general/im_rest.php chatUpdateTitle: trim before intval',
  },
  {
    says: 'does not keep strangers from the general chat by its right to write',
    as: 15,
    ask: ['im.chat.updateColor', { CHAT_ID: 1, COLOR: 'MINT' }],
    answers: '400 WRONG_REQUEST',
    source: 'im/lib/V2/Chat/GeneralChat.php hasManageMessagesAccess',
  },
  {
    says: 'takes the second item of an object, whatever its keys',
    before: [made],
    ask: ['im.chat.updateAvatar', { CHAT_ID: 2, AVATAR: { name: 'a.png', data: bytes } }],
    answers: true,
    source: 'rest/classes/general/rest_util.php saveFile: array_values',
  },
  {
    says: 'refuses a list of one',
    before: [made],
    ask: ['im.chat.updateAvatar', { CHAT_ID: 2, AVATAR: [bytes] }],
    answers: '400 AVATAR_ERROR',
    source: 'rest/classes/general/rest_util.php saveFile',
  },
];

const members: readonly Vector[] = [
  {
    says: 'breaks down over a list in the list',
    before: [made],
    ask: ['im.chat.user.add', { CHAT_ID: 2, USERS: [7, ['x']] }],
    answers: '500 no JSON',
    source: addUsers,
  },
  {
    says: 'adds people of departments and people from outside after all others',
    before: [
      ['im.chat.add', {}, 2],
      ['im.chat.user.add', { CHAT_ID: 2, USERS: ['department4', 9, '7x'] }, 2],
    ],
    as: 2,
    ask: list,
    answers: [2, 9, 7, 4, 14, 20],
    source: addUsers,
  },
  {
    says: 'adds people from outside after all others',
    before: [
      ['im.chat.add', {}, 1],
      ['im.chat.user.add', { CHAT_ID: 2, USERS: [15, 5] }, 1],
    ],
    ask: list,
    answers: [1, 5, 15],
    source: 'im/lib/integration/socialnetwork/extranet.php filterByIntranet',
  },
  {
    says: 'wants a list from a caller from outside',
    before: [['im.chat.add', {}, 15]],
    as: 15,
    ask: ['im.chat.user.add', { CHAT_ID: 2, USERS: 1 }],
    answers: '400 WRONG_REQUEST',
    source: addUsers,
  },
  {
    says: 'wants a list from a caller from outside before it looks at his rights',
    before: [['im.chat.add', {}, 1]],
    as: 15,
    ask: ['im.chat.user.add', { CHAT_ID: 2, USERS: '5' }],
    answers: '400 WRONG_REQUEST',
    source: addUsers,
  },
  ...(
    [
      ['', 4],
      ['0', 4],
      [false, 4],
      [true, 4],
      ['N', 4],
      ['Y', 1],
      ['maybe', 1],
      [null, 1],
    ] as const
  ).map(([HIDE_HISTORY, message_count]) => ({
    says: `leaves a newcomer ${message_count} messages for HIDE_HISTORY ${JSON.stringify(HIDE_HISTORY)}`,
    before: [
      ['im.chat.add', { DESCRIPTION: 'old news' }, 1],
      ['im.chat.user.add', { CHAT_ID: 2, USERS: [5], HIDE_HISTORY }, 1],
    ] as const,
    as: 5,
    ask: ['im.dialog.get', { DIALOG_ID: 'chat2' }] as const,
    answers: { message_count },
    source: 'im/classes/general/im_rest.php chatUserAdd; im/lib/V2/Chat/GroupChat.php addUsersToRelation',
  })),
  {
    says: 'refuses the general chat before it misses the user',
    ask: ['im.chat.user.delete', { CHAT_ID: 1 }],
    answers: '403 ACCESS_ERROR',
    source: 'im/classes/general/im_rest.php chatUserDelete',
  },
  {
    says: 'has a code of its own for an owner who may not leave',
    before: [['im.chat.add', { ENTITY_TYPE: 'CRM', ENTITY_ID: 'DEAL|1', USERS: [5] }]],
    ask: ['im.chat.leave', { CHAT_ID: 2 }],
    answers: '403 LEAVE_OWNER_FORBIDDEN',
    source: 'im/classes/general/im_chat.php DeleteUser',
  },
];

vectors([...creating, ...changing, ...members]);
