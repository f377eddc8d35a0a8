import { expect } from 'vitest';
import { vectors } from './vectors.ts';

const made = ['im.chat.add', { USERS: [5] }, 1] as const;

vectors([
  {
    says: 'finds the chat by CHAT_ID alone',
    before: [made],
    ask: ['im.dialog.messages.get', { CHAT_ID: 2 }],
    answers: { chat_id: 2 },
    source: 'im/classes/general/im_rest.php dialogMessagesGet',
  },
  {
    says: 'lets CHAT_ID win over DIALOG_ID',
    before: [made],
    ask: ['im.dialog.messages.get', { CHAT_ID: 2, DIALOG_ID: 'chat1' }],
    answers: { chat_id: 2 },
    source: 'im/classes/general/im_rest.php dialogMessagesGet',
  },
  {
    says: 'takes the whole of CHAT_ID, not its digits alone',
    before: [made],
    ask: ['im.dialog.messages.get', { CHAT_ID: '2abc' }],
    answers: '400 DIALOG_ID_EMPTY',
    source: 'im/classes/general/im_rest.php dialogMessagesGet',
  },
  {
    says: 'tells what the caller has not read',
    before: [made, ['im.message.add', { CHAT_ID: 2, MESSAGE: 'news' }, 1]],
    as: 5,
    ask: ['im.dialog.messages.get', { CHAT_ID: 2, LIMIT: 1, LAST_ID: 0 }],
    answers: { messages: [{ text: 'news', unread: true }] },
    source: 'im/lib/chat.php getMessages UNREAD',
  },
  {
    says: 'tells the author that he has read his own',
    before: [made, ['im.message.add', { CHAT_ID: 2, MESSAGE: 'news' }]],
    ask: ['im.dialog.messages.get', { CHAT_ID: 2, LIMIT: 1, LAST_ID: 0 }],
    answers: { messages: [{ text: 'news', unread: false }] },
    source: 'im/lib/chat.php getMessages UNREAD',
  },
  {
    says: 'knows no limit for LIMIT 0',
    given: ({ sandbox: { store } }) => {
      const id = store.createChat({ entityType: 'ACME', entityId: 'a' });
      for (let number = 0; number < 30; number += 1) store.postMessage(id, 1, `m${number}`);
    },
    ask: ['im.dialog.messages.get', { CHAT_ID: 2, LIMIT: 0 }],
    answers: { messages: expect.objectContaining({ length: 30 }) },
    source: 'im/lib/chat.php getMessages',
  },
  {
    says: 'puts what is unread on top of the limit',
    given: ({ sandbox: { store } }) => {
      const id = store.createChat({ entityType: 'ACME', entityId: 'a', users: [5] });
      for (let number = 0; number < 30; number += 1) store.postMessage(id, number < 27 ? 5 : 1, `m${number}`);
    },
    as: 5,
    ask: ['im.dialog.messages.get', { CHAT_ID: 2, LIMIT: 4 }],
    answers: { messages: expect.objectContaining({ length: 7 }) },
    source: 'im/lib/chat.php getMessages',
  },
  {
    says: 'begins after what was read last when more is unread than the limit',
    given: ({ sandbox: { store } }) => {
      const id = store.createChat({ entityType: 'ACME', entityId: 'a', users: [5] });
      store.postMessage(id, 5, 'mine');
      for (let number = 0; number < 30; number += 1) store.postMessage(id, 1, `m${number}`);
    },
    as: 5,
    ask: ['im.dialog.messages.get', { CHAT_ID: 2, LIMIT: 2 }],
    answers: { messages: [{ text: 'm1' }, { text: 'm0' }, { text: 'mine' }, { author_id: 0 }] },
    source: 'im/lib/chat.php getMessages',
  },
  {
    says: 'goes forward from FIRST_ID, oldest first',
    given: ({ sandbox: { store } }) => {
      const id = store.createChat({ entityType: 'ACME', entityId: 'a' });
      for (let number = 0; number < 5; number += 1) store.postMessage(id, 1, `m${number}`);
    },
    ask: ['im.dialog.messages.get', { CHAT_ID: 2, FIRST_ID: 1, LIMIT: 2 }],
    answers: { messages: [{ text: 'm0' }, { text: 'm1' }] },
    source: 'im/lib/chat.php getMessages',
  },
  {
    says: 'posts by CHAT_ID',
    before: [made],
    ask: ['im.message.add', { CHAT_ID: 2, MESSAGE: 'x' }],
    answers: expect.any(Number),
    source: 'im/classes/general/im_rest.php messageAdd',
  },
  {
    says: 'judges the text before it looks for anybody',
    ask: ['im.message.add', { DIALOG_ID: 'chat999' }],
    answers: '400 MESSAGE_EMPTY',
    source: 'im/classes/general/im_rest.php messageAdd',
  },
  {
    says: 'refuses a text that is a number',
    before: [made],
    ask: ['im.message.add', { CHAT_ID: 2, MESSAGE: 1 }],
    answers: '400 MESSAGE_EMPTY',
    source: 'im/classes/general/im_rest.php messageAdd',
  },
  {
    says: 'wants somebody to speak to',
    ask: ['im.message.add', { MESSAGE: 'x' }],
    answers: '400 PARAMS_ERROR',
    source: 'im/classes/general/im_rest.php messageAdd',
  },
  {
    says: 'takes what is no chat for a person',
    ask: ['im.message.add', { DIALOG_ID: 'boss', MESSAGE: 'x' }],
    answers: '400 USER_ID_EMPTY',
    source: 'im/classes/general/im_rest.php messageAdd',
  },
  {
    says: 'does not know everybody',
    ask: ['im.message.add', { DIALOG_ID: 999, MESSAGE: 'x' }],
    answers: '400 USER_NOT_FOUND',
    source: 'im/classes/general/im_rest.php messageAdd',
  },
  {
    says: 'makes the system speak for true, too',
    before: [made, ['im.message.add', { CHAT_ID: 2, MESSAGE: 'beep', SYSTEM: true }]],
    ask: ['im.dialog.messages.get', { CHAT_ID: 2, LIMIT: 1, LAST_ID: 0 }],
    answers: { messages: [{ text: 'beep', author_id: 0 }] },
    source: "im/classes/general/im_rest.php messageAdd: true == 'Y'",
  },
  {
    says: 'refuses an attachment of unknown blocks',
    before: [made],
    ask: ['im.message.add', { CHAT_ID: 2, ATTACH: [{ SMELL: 'x' }] }],
    answers: '400 ATTACH_ERROR',
    source: 'im/classes/general/im_message_param.php GetAttachByJson',
  },
  {
    says: 'takes an attachment without a text, also as a text with a list',
    before: [made],
    ask: ['im.message.add', { CHAT_ID: 2, ATTACH: "[{'MESSAGE': 'x'}]" }],
    answers: expect.any(Number),
    source: 'im/classes/general/im_message_param.php GetAttachByJson',
  },
  {
    says: 'refuses a stranger',
    before: [['im.chat.add', {}, 5]],
    ask: ['im.message.add', { CHAT_ID: 2, MESSAGE: 'x' }],
    answers: '400 CANCELED',
    source: 'im/classes/general/im_messenger.php Add',
  },
  {
    says: 'refuses a reply to a message of another chat',
    before: [made, ['im.chat.add', {}]],
    ask: ['im.message.add', { CHAT_ID: 3, MESSAGE: 'x', REPLY_ID: 2 }],
    answers: '403 REPLY_FROM_OTHER_CHAT_ERROR',
    source: 'im/classes/general/im_rest.php messageAdd',
  },
  {
    says: 'brings a dialog that was spoken in into the recent list',
    before: [['im.message.add', { DIALOG_ID: 5, MESSAGE: 'hello' }, 1]],
    as: 5,
    ask: ['im.recent.list', { SKIP_CHAT: 'Y' }],
    answers: { items: [{ id: 1, type: 'user', title: 'Вадим Орлов', user: { id: 1 }, message: { text: 'hello' } }] },
    source: 'im/lib/recent.php formatRow',
  },
  {
    says: 'leaves dialogs out of the recent list on wish',
    before: [['im.message.add', { DIALOG_ID: 5, MESSAGE: 'hello' }, 1]],
    as: 5,
    ask: ['im.recent.list', { SKIP_CHAT: 'Y', SKIP_DIALOG: 'Y' }],
    answers: { items: [] },
    source: 'im/lib/recent.php getList',
  },
  {
    says: 'keeps a text of 20 001 characters whole',
    before: [made, ['im.message.add', { CHAT_ID: 2, MESSAGE: 'я'.repeat(20_001) }]],
    ask: ['im.dialog.messages.get', { CHAT_ID: 2, LIMIT: 1, LAST_ID: 0 }],
    answers: { messages: [{ text: 'я'.repeat(20_001) }] },
    source: 'im/lib/V2/Message.php setMessage',
  },
  {
    says: 'cuts a text of 20 007 characters to 20 000',
    before: [made, ['im.message.add', { CHAT_ID: 2, MESSAGE: 'я'.repeat(20_007) }]],
    ask: ['im.dialog.messages.get', { CHAT_ID: 2, LIMIT: 1, LAST_ID: 0 }],
    answers: { messages: [{ text: `${'я'.repeat(20_000)} (...)` }] },
    source: 'im/lib/V2/Message.php setMessage',
  },
  {
    says: 'breaks lines at [BR]',
    before: [made, ['im.message.add', { CHAT_ID: 2, MESSAGE: 'a[BR]b[br]c#BR#' }]],
    ask: ['im.dialog.messages.get', { CHAT_ID: 2, LIMIT: 1, LAST_ID: 0 }],
    answers: { messages: [{ text: 'a\nb\nc' }] },
    source: 'im/lib/V2/Message.php setMessage',
  },
  {
    says: 'leaves its code to every later failure of a batch',
    before: [['im.chat.add', {}, 5]],
    ask: ['batch', { cmd: { a: 'im.message.add?CHAT_ID=2&MESSAGE=x', b: 'im.chat.updateTitle?CHAT_ID=2' } }],
    answers: { result_error: { a: { error: 'CANCELED' }, b: { error: 'CANCELED' } } },
    source: 'im/classes/general/im_messenger.php Add; rest/classes/general/rest.php processException',
  },
  {
    says: 'leaves the code of a missing chat to every later failure of a batch',
    ask: ['batch', { cmd: { a: 'im.message.add?CHAT_ID=999&MESSAGE=x', b: 'im.chat.updateTitle?CHAT_ID=2' } }],
    answers: { result_error: { a: { error: 'CHAT_ID' }, b: { error: 'CHAT_ID' } } },
    source: 'im/classes/general/im_messenger.php Add; rest/classes/general/rest.php processException',
  },
]);
