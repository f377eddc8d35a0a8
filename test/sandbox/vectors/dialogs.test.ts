import { vectors } from './vectors.ts';

const isDialogId = 'im/lib/common.php isDialogId';
const isChatId = 'im/lib/common.php isChatId: preg_match of a list is a TypeError';
const made = ['im.chat.add', { USERS: [5] }, 1] as const;

vectors([
  {
    says: 'takes a list for no dialog',
    ask: ['im.dialog.get', { DIALOG_ID: ['x'] }],
    answers: '400 DIALOG_ID_EMPTY',
    source: isDialogId,
  },
  {
    says: 'takes true for no dialog',
    ask: ['im.dialog.get', { DIALOG_ID: true }],
    answers: '400 DIALOG_ID_EMPTY',
    source: isDialogId,
  },
  {
    says: 'takes a fraction for no dialog',
    ask: ['im.dialog.get', { DIALOG_ID: 5.5 }],
    answers: '400 DIALOG_ID_EMPTY',
    source: isDialogId,
  },
  {
    says: 'takes zero for no dialog',
    ask: ['im.dialog.get', { DIALOG_ID: '0' }],
    answers: '400 DIALOG_ID_EMPTY',
    source: isDialogId,
  },
  {
    says: 'refuses access to a person who is not there',
    ask: ['im.dialog.get', { DIALOG_ID: '999' }],
    answers: '403 ACCESS_ERROR',
    source: 'im/lib/V2/Entity/User/NullUser.php checkAccessInternal',
  },
  {
    says: 'lets a line end after the id through',
    before: [made],
    ask: ['im.dialog.get', { DIALOG_ID: 'chat2\n' }],
    answers: { id: 2, dialog_id: 'chat2\n' },
    source: 'im/lib/dialog.php getChatId: PCRE matches $ before a last line end',
  },
  {
    says: 'makes the private dialog with a person, and echoes the number as a number',
    ask: ['im.dialog.get', { DIALOG_ID: 5 }],
    answers: {
      id: 2,
      name: null,
      type: 'private',
      message_type: 'P',
      owner: 5,
      role: 'member',
      entity_type: '',
      dialog_id: 5,
    },
    source: 'im/classes/general/im_message.php GetChatId; im/lib/V2/Chat/PrivateChat.php add',
  },
  {
    says: 'finds the private dialog that is there',
    before: [['im.dialog.get', { DIALOG_ID: 5 }]],
    ask: ['im.dialog.get', { DIALOG_ID: '5' }],
    answers: { id: 2, dialog_id: '5' },
    source: 'im/classes/general/im_message.php GetChatId',
  },
  {
    says: 'shows the chat of notes for the own number',
    ask: ['im.dialog.get', { DIALOG_ID: 1 }],
    answers: { entity_type: 'FAVORITE', user_counter: 1 },
    source: 'im/classes/general/im_message.php GetChatId',
  },
  {
    says: 'refuses a stranger from outside',
    as: 15,
    ask: ['im.dialog.get', { DIALOG_ID: 5 }],
    answers: '403 ACCESS_ERROR',
    source: 'im/lib/V2/Entity/User/User.php checkAccessInternal',
  },
  {
    says: 'takes an empty list for no dialog',
    before: [made],
    ask: ['im.chat.setManager', { DIALOG_ID: [], USER_ID: 5 }],
    answers: '400 DIALOG_ID_EMPTY',
    source: 'im/lib/common.php isChatId',
  },
  {
    says: 'breaks down over a list as a dialog',
    before: [made],
    ask: ['im.chat.setManager', { DIALOG_ID: ['x'], USER_ID: 5 }],
    answers: '500 no JSON',
    source: isChatId,
  },
  {
    says: 'lets a line end after the id through',
    before: [made],
    ask: ['im.chat.updateTitle', { DIALOG_ID: 'CHAT2\n', TITLE: 'x' }],
    answers: true,
    source: 'im/lib/common.php isChatId: PCRE matches $ before a last line end',
  },
  {
    says: 'mutes the dialog with a person',
    ask: ['im.chat.mute', { DIALOG_ID: 5 }],
    answers: true,
    source: 'im/classes/general/im_rest.php chatMute',
  },
  {
    says: 'takes a list for no dialog',
    ask: ['im.chat.mute', { DIALOG_ID: ['x'] }],
    answers: '400 DIALOG_ID_EMPTY',
    source: isDialogId,
  },
  {
    says: 'leaves a private dialog without members',
    before: [['im.dialog.get', { DIALOG_ID: 5 }]],
    ask: ['im.chat.user.list', { CHAT_ID: 2 }],
    answers: [],
    source: 'im/classes/general/im_chat.php GetChatData reads group chats',
  },
  {
    says: 'says yes to renaming a private dialog, and does nothing',
    before: [['im.dialog.get', { DIALOG_ID: 5 }]],
    ask: ['im.chat.updateTitle', { CHAT_ID: 2, TITLE: 'x' }],
    answers: true,
    source: 'im/classes/general/im_chat.php Rename reads group chats',
  },
  {
    says: 'lists members by offset for a LAST_ID below zero',
    before: [made],
    ask: ['im.dialog.users.list', { DIALOG_ID: 'chat2', LAST_ID: -1 }],
    answers: [{ id: 5 }, { id: 1 }],
    source: 'im/classes/general/im_rest.php dialogUsersList',
  },
]);
