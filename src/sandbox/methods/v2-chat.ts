import type { Answer } from '../php/json-encode.ts';
import { intval, trim } from '../php/values.ts';
import type { Call, Method, Reply } from '../rest/method.ts';
import { membership } from '../store/access.ts';
import { keepAvatar } from '../store/avatars.ts';
import { addMembers, cutTitle, deleteChat, describedAs, handOver, removeMember } from '../store/chats.ts';
import { colorByNumber, isSafeColor } from '../store/colors.ts';
import { announce, mention } from '../store/messages.ts';
import { countUp } from '../store/portal.ts';
import type { ChatRights, ChatRow, Right } from '../store/rows.ts';
import { fullDialog } from '../views/chat-view.ts';
import { accessDenied, chatController, missing, needIds, needText } from './v2-wiring.ts';

/** The undocumented controllers a webhook with scope `im` can reach; their names are case-sensitive. */
export const v2ChatMethods: readonly Method[] = [
  chatController('im.v2.Chat.get', undefined, getChat),
  chatController('im.v2.Chat.shallowLoad', undefined, getChat),
  chatController('im.v2.Chat.getDialogId', undefined, (_call, chat) => ({ dialogId: `chat${chat.id}` })),
  chatController('im.v2.Chat.setTitle', 'rename', (call, chat) => setTitle(call, chat, needText(call, 'title'))),
  chatController('im.v2.Chat.setDescription', 'description', (call, chat) => {
    if (!membership(call.portal, chat.id, call.caller.id)) throw accessDenied();
    return change(call, chat, { description: describedAs(needText(call, 'description')) });
  }),
  chatController('im.v2.Chat.setColor', 'color', setColor),
  chatController('im.v2.Chat.setAvatar', 'avatar', setAvatar),
  chatController('im.v2.Chat.updateAvatar', 'avatar', updateAvatar),
  chatController('im.v2.Chat.setOwner', 'changeOwner', setOwner),
  chatController('im.v2.Chat.delete', 'delete', (call, chat) => {
    call.afterwards(() => deleteChat(call.portal, chat.id));
    return { result: true };
  }),
  chatController('im.v2.Chat.addUsers', 'extend', (call, chat) => {
    addMembers(call.portal, chat.id, call.caller, needIds(call, 'userIds'), call.params.get('hideHistory') !== 'N');
    return { result: true };
  }),
  chatController('im.v2.Chat.deleteUser', 'kick', deleteUser),
  chatController('im.v2.Chat.join', undefined, (call, chat) => {
    addMembers(call.portal, chat.id, call.caller, [call.caller.id], false);
    return { result: true };
  }),
  chatController('im.v2.Chat.addManagers', 'changeManagers', (call, chat) =>
    flag(call, chat, needIds(call, 'userIds'), true),
  ),
  chatController('im.v2.Chat.deleteManagers', 'changeManagers', (call, chat) =>
    flag(call, chat, needIds(call, 'userIds'), false),
  ),
  chatController('im.v2.Chat.setManagers', 'changeManagers', (call, chat) => {
    const wanted = new Set(needIds(call, 'userIds'));
    const members = [...call.portal.tables.indexes.membersOf(chat.id).keys()];
    flag(
      call,
      chat,
      members.filter((user) => !wanted.has(user)),
      false,
    );
    return flag(
      call,
      chat,
      members.filter((user) => wanted.has(user)),
      true,
    );
  }),
  right('im.v2.Chat.setManageUsersAdd', 'usersAdd'),
  right('im.v2.Chat.setManageUsersDelete', 'usersDelete'),
  right('im.v2.Chat.setManageUI', 'ui'),
  right('im.v2.Chat.setManageSettings', 'settings'),
  right('im.v2.Chat.setManageMessages', 'messages'),
];

function getChat(call: Call, chat: ChatRow): Reply {
  const shape = fullDialog(call.portal, chat, call.caller, `chat${chat.id}`);
  return { chat: camelKeys(shape) };
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
  const wanted = needText(call, 'color');
  const color = isSafeColor(wanted) ? wanted : colorByNumber(countUp(call.portal, 'im_chat_color_id'));
  return change(call, chat, { color });
}

function setAvatar(call: Call, chat: ChatRow): Reply {
  const avatar = keepAvatar(call.portal, needText(call, 'avatarBase64'));
  change(call, chat, { avatar: avatar ?? chat.avatar });
  return { avatarId: avatar ?? 0 };
}

/** A picture that cannot be read takes the present one away. */
function updateAvatar(call: Call, chat: ChatRow): Reply {
  change(call, chat, { avatar: keepAvatar(call.portal, needText(call, 'avatar')) });
  return { result: true };
}

/** Unlike its classic twin it does not ask whether the new owner is a member. */
function setOwner(call: Call, chat: ChatRow): Reply {
  const owner = intval(call.params.get('ownerId'));
  if (owner <= 0) throw missing('ownerId');
  handOver(call.portal, chat.id, owner);
  return { result: true };
}

function deleteUser(call: Call, chat: ChatRow): Reply {
  const user = intval(call.params.get('userId'));
  if (user <= 0) throw missing('userId');
  removeMember(call.portal, chat.id, user, call.caller);
  return { result: true };
}

export function flag(call: Call, chat: ChatRow, users: readonly number[], manager: boolean): Reply {
  for (const user of users) {
    const member = membership(call.portal, chat.id, user);
    if (member) call.portal.tables.put('members', { ...member, manager });
  }
  return { result: true };
}

function right(name: string, key: keyof ChatRights): Method {
  return chatController(name, 'changeRight', (call, chat) => {
    const level = RIGHTS[needText(call, 'rightsLevel').toLowerCase()];
    return change(call, chat, { rights: { ...chat.rights, [key]: level ?? chat.rights[key] } });
  });
}

const RIGHTS: Readonly<Record<string, Right>> = { owner: 'owner', manager: 'manager', member: 'member', none: 'none' };

function change(call: Call, chat: ChatRow, fields: Partial<ChatRow>): Reply {
  call.portal.tables.put('chats', { ...(call.portal.tables.get('chats', chat.id) ?? chat), ...fields });
  return true;
}

function camelKeys(value: Answer): Answer {
  if (Array.isArray(value)) return value.map(camelKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
      camelKeys(item),
    ]),
  );
}
