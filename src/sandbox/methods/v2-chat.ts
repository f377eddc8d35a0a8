import { intval, trim } from '../php/values.ts';
import { RestError } from '../rest/errors.ts';
import type { Call, Method, Reply } from '../rest/method.ts';
import { chatOfDialog, isChatDialog } from '../rest/params.ts';
import { membership } from '../store/access.ts';
import { keepAvatar } from '../store/avatars.ts';
import {
  addMembers,
  cutTitle,
  DEFAULT_RIGHTS,
  deleteChat,
  describedAs,
  handOver,
  removeMember,
} from '../store/chats.ts';
import { colorByNumber, isSafeColor } from '../store/colors.ts';
import { announce, mention } from '../store/messages.ts';
import { countUp } from '../store/portal.ts';
import type { ChatRights, ChatRow, Right } from '../store/rows.ts';
import { controllerChat } from '../views/controller-view.ts';
import { groupChat } from './group-chat.ts';
import { type Arguments, bind, chatController, idsOf, textOf } from './v2-wiring.ts';

const done = { result: true } as const;
const getChat = (call: Call, chat: ChatRow) => ({ chat: controllerChat(call.portal, chat, call.caller) });
const users: Arguments = { userIds: 'array' };

/**
 * The undocumented controllers a webhook with scope `im` can reach; their names are case-sensitive.
 *
 * Source: im/lib/V2/Controller/Chat.php, configureActions for who may.
 */
export const v2ChatMethods: readonly Method[] = [
  chatController('im.v2.Chat.get', {}, getChat),
  chatController('im.v2.Chat.shallowLoad', {}, getChat),
  { name: 'im.v2.Chat.getDialogId', scopes: ['im'], isController: true, run: getDialogId },
  chatController('im.v2.Chat.setTitle', { action: 'rename', needs: { title: 'string' } }, (call, chat) =>
    setTitle(call, chat, textOf(call, 'title')),
  ),
  chatController(
    'im.v2.Chat.setDescription',
    { action: 'description', needs: { description: 'string' } },
    (call, chat) => change(call, chat, { description: describedAs(textOf(call, 'description')) }),
  ),
  chatController('im.v2.Chat.setColor', { action: 'color', needs: { color: 'string' } }, setColor),
  chatController('im.v2.Chat.setAvatar', { action: 'avatar', needs: { avatarBase64: 'string' } }, (call, chat) => ({
    avatarId: replaceAvatar(call, chat, textOf(call, 'avatarBase64')),
  })),
  chatController('im.v2.Chat.updateAvatar', { action: 'avatar', needs: { avatar: 'string' } }, (call, chat) => {
    replaceAvatar(call, chat, textOf(call, 'avatar'));
    return done;
  }),
  // Unlike its classic twin it does not ask whether the new owner is a member.
  chatController('im.v2.Chat.setOwner', { action: 'changeOwner', needs: { ownerId: 'int' } }, (call, chat) => {
    handOver(call.portal, chat.id, intval(call.params.get('ownerId')));
    return true;
  }),
  chatController('im.v2.Chat.delete', { action: 'delete' }, (call, chat) => {
    call.afterwards(() => deleteChat(call.portal, chat.id));
    return done;
  }),
  chatController(
    'im.v2.Chat.addUsers',
    { action: 'extend', needs: { ...users, hideHistory: '?string' } },
    (call, chat) => {
      const hides = call.params.get('hideHistory') !== 'N';
      addMembers(call.portal, chat.id, call.caller, idsOf(call.params.get('userIds')), hides);
      return done;
    },
  ),
  chatController('im.v2.Chat.deleteUser', { action: 'kick', needs: { userId: 'int' } }, deleteUser),
  chatController('im.v2.Chat.join', {}, (call, chat) => {
    addMembers(call.portal, chat.id, call.caller, [call.caller.id], false);
    return done;
  }),
  chatController('im.v2.Chat.addManagers', { action: 'changeManagers', needs: users }, (call, chat) => {
    flag(call, chat, idsOf(call.params.get('userIds')), true);
    return done;
  }),
  chatController('im.v2.Chat.deleteManagers', { action: 'changeManagers', needs: users }, (call, chat) => {
    flag(call, chat, idsOf(call.params.get('userIds')), false);
    return done;
  }),
  chatController('im.v2.Chat.setManagers', { action: 'changeManagers', needs: users }, setManagers),
  right('im.v2.Chat.setManageUsersAdd', 'usersAdd'),
  right('im.v2.Chat.setManageUsersDelete', 'usersDelete'),
  right('im.v2.Chat.setManageUI', 'ui'),
  right('im.v2.Chat.setManageSettings', 'settings'),
  right('im.v2.Chat.setManageMessages', 'messages'),
];

/** Asks nobody whether he may see the chat. */
function getDialogId(call: Call): Reply {
  bind(call, { externalId: 'string' });
  const dialog = textOf(call, 'externalId');
  const id = isChatDialog(dialog) ? chatOfDialog(dialog, groupChat(call.portal)) : 0;
  if (id === 0) throw new RestError('CHAT_NOT_FOUND', 'Chat not found');
  return { dialogId: `chat${id}` };
}

export function setTitle(call: Call, chat: ChatRow, wanted: string): Reply {
  const title = cutTitle(trim(wanted));
  if (title === chat.title || title === '') return true;
  change(call, chat, { title });
  announce(call.portal, chat.id, 'CHAT_RENAME', `${mention(call.caller)} changed the chat title to "${title}"`);
  return true;
}

/** It looks at the old colour, so a wrong new one is replaced by an automatic one instead of being refused. */
function setColor(call: Call, chat: ChatRow): Reply {
  const wanted = trim(textOf(call, 'color'));
  const color = isSafeColor(wanted) ? wanted : colorByNumber(countUp(call.portal, 'im_chat_color_id'));
  return change(call, chat, { color });
}

/** A picture that cannot be read takes the present one away; 0 is the number of none. */
function replaceAvatar(call: Call, chat: ChatRow, picture: string): number {
  const avatar = keepAvatar(call.portal, picture);
  change(call, chat, { avatar });
  return avatar ?? 0;
}

/** Managers and owners alike may throw out, which the classic method leaves to the owner. */
function deleteUser(call: Call, chat: ChatRow): Reply {
  const user = intval(call.params.get('userId'));
  const member = membership(call.portal, chat.id, user);
  if (!member) throw new RestError('USER_NOT_FOUND', '');
  if (member.reason === 'structure') throw new RestError('USER_INVITED_FROM_STRUCTURE', '');
  removeMember(call.portal, chat.id, user, call.caller);
  return done;
}

function setManagers(call: Call, chat: ChatRow): Reply {
  const wanted = new Set(idsOf(call.params.get('userIds')));
  for (const user of [...call.portal.tables.indexes.membersOf(chat.id).keys()]) {
    flag(call, chat, [user], wanted.has(user));
  }
  return true;
}

export function flag(call: Call, chat: ChatRow, people: readonly number[], manager: boolean): void {
  for (const user of people) {
    const member = membership(call.portal, chat.id, user);
    if (member) call.portal.tables.put('members', { ...member, manager });
  }
}

function right(name: string, key: keyof ChatRights): Method {
  return chatController(name, { action: 'changeRight', needs: { rightsLevel: 'string' } }, (call, chat) =>
    change(call, chat, { rights: { ...chat.rights, [key]: levelOf(textOf(call, 'rightsLevel'), key) } }),
  );
}

/** What is no level becomes the default of its right. */
export function levelOf(wanted: string, key: keyof ChatRights): Right {
  const level = LEVELS.find((known) => known === wanted.toLowerCase());
  return level ?? DEFAULT_RIGHTS[key];
}

const LEVELS: readonly Right[] = ['owner', 'manager', 'member'];

function change(call: Call, chat: ChatRow, fields: Partial<ChatRow>): Reply {
  call.portal.tables.put('chats', { ...(call.portal.tables.get('chats', chat.id) ?? chat), ...fields });
  return true;
}
