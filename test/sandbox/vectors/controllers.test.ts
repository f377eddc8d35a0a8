import { expect } from 'vitest';
import { png } from '../ask.ts';
import { type Vector, vectors } from './vectors.ts';

const made = ['im.chat.add', { USERS: [5, 7] }, 1] as const;
const binder = 'main/lib/engine/autowire/binder.php; typedeclarationchecker.php';
const controller = 'im/lib/V2/Controller/Chat.php';
const service = 'im/lib/V2/Chat/Update/UpdateService.php; UpdateFields.php';
const dialog = ['im.dialog.get', { DIALOG_ID: 'chat2' }] as const;
const change = (fields: unknown) => ['im.v2.Chat.update', { chatId: 2, fields }, 1] as const;

const binding: readonly Vector[] = [
  ...(
    [
      ['misses fields before it looks at rights', 'im.v2.Chat.update', { chatId: 1 }],
      ['misses fields before it looks for the chat', 'im.v2.Chat.update', { chatId: 999 }],
      ['wants fields as a list', 'im.v2.Chat.update', { chatId: 2, fields: 'x' }],
      ['wants a title that is a text', 'im.v2.Chat.setTitle', { chatId: 2, title: 5 }],
      ['wants a title that is there', 'im.v2.Chat.setTitle', { chatId: 2, title: null }],
      ['wants a chat by a whole number', 'im.v2.Chat.setTitle', { chatId: '2x', title: 'x' }],
      ['wants a dialog that is a text', 'im.v2.Chat.setTitle', { dialogId: 2, title: 'x' }],
      ['wants an owner by his number', 'im.v2.Chat.setOwner', { chatId: 2, ownerId: 'boss' }],
      ['wants people as a list', 'im.v2.Chat.addUsers', { chatId: 2, userIds: 7 }],
    ] as const
  ).map(([says, method, params]) => ({
    says,
    before: [made],
    ask: [method, params] as const,
    answers: '400 100',
    source: binder,
  })),
  {
    says: 'finds the chat by dialogId in any case',
    before: [made],
    ask: ['im.v2.Chat.get', { dialogId: 'CHAT2' }],
    answers: { chat: { id: 2, dialogId: 'chat2' } },
    source: 'im/lib/V2/Controller/BaseController.php getAutoWiredParameters',
  },
  {
    says: 'lets dialogId win over chatId',
    before: [made],
    ask: ['im.v2.Chat.get', { dialogId: 'chat2', chatId: 1 }],
    answers: { chat: { id: 2 } },
    source: 'im/lib/V2/Controller/BaseController.php getAutoWiredParameters',
  },
  {
    says: 'names the dialog of anybody for anybody',
    ask: ['im.v2.Chat.getDialogId', { externalId: 'chat999' }],
    answers: { dialogId: 'chat999' },
    source: `${controller} getDialogIdAction`,
  },
];

const shapes: readonly Vector[] = [
  {
    says: 'has no description as an empty text, and levels under their names',
    before: [made],
    ask: ['im.v2.Chat.get', { chatId: 2 }],
    answers: {
      chat: {
        id: 2,
        description: '',
        diskFolderId: 0,
        containsCollaber: false,
        messageType: 'C',
        role: 'owner',
        managerList: [1],
        muteList: [],
        permissions: {
          manageUsersAdd: 'member',
          manageUsersDelete: 'manager',
          manageUi: 'member',
          manageSettings: 'owner',
          manageMessages: 'member',
          manageMessagesAutoDelete: 'manager',
          canPost: 'member',
        },
        backgroundId: null,
        userCounter: 3,
      },
    },
    source: 'im/lib/V2/Chat.php toRestFormat',
  },
  {
    says: 'answers true alone',
    before: [made],
    ask: ['im.v2.Chat.setOwner', { chatId: 2, ownerId: 5 }],
    answers: true,
    source: `${controller} setOwnerAction`,
  },
  {
    says: 'answers an object',
    before: [made],
    ask: ['im.v2.Chat.addManagers', { chatId: 2, userIds: [5] }],
    answers: { result: true },
    source: `${controller} addManagersAction`,
  },
  {
    says: 'lets a manager throw out, as its classic twin does not',
    before: [made, ['im.chat.setManager', { CHAT_ID: 2, USER_ID: 5 }, 1]],
    as: 5,
    ask: ['im.v2.Chat.deleteUser', { chatId: 2, userId: 7 }],
    answers: { result: true },
    source: `${controller} deleteUserAction`,
  },
  {
    says: 'does not find who is not in',
    before: [made],
    ask: ['im.v2.Chat.deleteUser', { chatId: 2, userId: 9 }],
    answers: '400 USER_NOT_FOUND',
    source: `${controller} deleteUserAction`,
  },
  {
    says: 'lets a plain member go',
    before: [made],
    as: 5,
    ask: ['im.v2.Chat.deleteUser', { chatId: 2, userId: 5 }],
    answers: { result: true },
    source: 'im/lib/V2/Permission.php specifyAction',
  },
  {
    says: 'puts the default in place of a level that is none',
    before: [made, ['im.v2.Chat.setManageUsersDelete', { chatId: 2, rightsLevel: 'everybody' }]],
    ask: dialog,
    answers: { permissions: { manage_users_delete: 'manager' } },
    source: 'im/lib/V2/Chat.php setManageUsersDelete',
  },
];

const updating: readonly Vector[] = [
  {
    says: 'takes levels by their names',
    before: [made, change({ manageUi: 'OWNER', manageUsersAdd: 'manager', MANAGE_MESSAGES: 'owner' })],
    ask: dialog,
    answers: { permissions: { manage_ui: 'owner', manage_users_add: 'manager', manage_messages: 'owner' } },
    source: service,
  },
  {
    says: 'changes nothing for a picture that cannot be read',
    before: [
      made,
      ['im.chat.updateAvatar', { CHAT_ID: 2, AVATAR: png(9, 9).toString('base64') }],
      change({ avatar: 'aGVsbG8=' }),
    ],
    ask: ['im.v2.Chat.get', { chatId: 2 }],
    answers: { chat: { avatar: expect.stringMatching(/^\/upload\//) } },
    source: service,
  },
  {
    says: 'puts a new owner in who was not a member',
    before: [made, change({ ownerId: 9 })],
    ask: dialog,
    answers: { owner: 9, user_counter: 4 },
    source: service,
  },
  {
    says: 'shows the history to people who come with hideHistory N',
    before: [
      ['im.chat.add', { DESCRIPTION: 'old news' }, 1],
      change({ addedMemberEntities: [['user', 5]], hideHistory: 'N' }),
    ],
    as: 5,
    ask: dialog,
    answers: { message_count: 4 },
    source: service,
  },
  {
    says: 'hides it from others',
    before: [['im.chat.add', { DESCRIPTION: 'old news' }, 1], change({ addedMemberEntities: [['user', 5]] })],
    as: 5,
    ask: dialog,
    answers: { message_count: 1 },
    source: service,
  },
  {
    says: 'makes a manager of somebody who was not in',
    before: [made, change({ addedManagers: [9] })],
    ask: dialog,
    answers: { manager_list: [1, 9] },
    source: service,
  },
];

vectors([...binding, ...shapes, ...updating]);
